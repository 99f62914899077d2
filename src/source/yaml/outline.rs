//! What the signs of a YAML text tell of it before the library reads it, which takes memory for each value, and time that grows
//! with the square of the depth.

use crate::source::raw::MAX_DEPTH;

/// How much a YAML text holds.
pub(super) struct Outline {
    /// The most values, keys, lists and mappings that are in it, as long as no alias repeats any.
    pub(super) values: usize,
    /// Where brackets are nested deeper than [`MAX_DEPTH`], if they are. Values are counted up to there.
    pub(super) too_deep: Option<usize>,
}

/// A bracket that is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    List,
    Mapping,
}

/// A text that is being read, byte by byte.
struct Scanner {
    open: Vec<Open>,
    /// The last byte that is not a space, and the first one of its word.
    before: u8,
    word: u8,
    /// Whether a space follows it, or nothing has to.
    is_apart: bool,
    /// Where the last quoted text ends.
    quoted_until: usize,
}

impl Outline {
    pub(super) fn of(source: &str) -> Self {
        let bytes = source.as_bytes();
        let mut scanner = Scanner {
            open: Vec::new(),
            before: b'\n',
            word: b'\n',
            is_apart: true,
            quoted_until: 0,
        };
        // The document, and what its first line begins.
        let mut values = 2;
        // Quotes may be part of a longer text, so what is in them counts for the depth.
        let mut depth = 0usize;
        for (at, &byte) in bytes.iter().enumerate() {
            match byte {
                b'[' | b'{' if scanner.may_start_value() => {
                    depth += 1;
                    if depth > MAX_DEPTH {
                        let too_deep = Some(at);
                        return Self { values, too_deep };
                    }
                }
                b']' | b'}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if at >= scanner.quoted_until {
                values += scanner.introduced(byte, bytes.get(at + 1).copied());
                scanner.enter(bytes, at);
            }
            // Brackets in quotes close nothing, which the depth does not know.
            if scanner.open.len() > MAX_DEPTH {
                let too_deep = Some(at);
                return Self { values, too_deep };
            }
            scanner.pass(byte);
        }
        Self {
            values,
            too_deep: None,
        }
    }
}

impl Scanner {
    /// Whether a value may start at the next byte. Anchors and tags stand before the value that they belong to.
    fn may_start_value(&self) -> bool {
        let is_labelled = self.is_apart && matches!(self.word, b'&' | b'!');
        is_labelled || matches!(self.before, b'[' | b'{' | b',' | b':' | b'-' | b'?' | b'\n')
    }

    /// Whether a quote at the next byte starts a value. Elsewhere it is a part of one.
    fn may_start_quoted(&self) -> bool {
        let is_in_brackets = !self.open.is_empty();
        match self.before {
            b'[' | b'{' | b',' => is_in_brackets,
            b'-' => self.is_apart && !is_in_brackets,
            b':' | b'?' => self.is_apart,
            _ => self.may_start_value(),
        }
    }

    /// How many values a byte introduces, which is not in quotes.
    fn introduced(&self, byte: u8, next: Option<u8>) -> usize {
        let ends_sign = matches!(next, None | Some(b' ' | b'\t' | b'\r' | b'\n'));
        match (byte, self.open.last()) {
            // What is in the list, or a key and its value, which is null if it is not written. The library keeps the end too.
            (b'[', _) if self.may_start_value() => 1 + 1,
            (b'{', _) if self.may_start_value() => 1 + 2,
            (b',', Some(Open::List)) => 1,
            (b',', Some(Open::Mapping)) => 2,
            // A mapping of one entry, which is an item of a list.
            (b':', Some(Open::List)) => 2,
            (b':', None) if ends_sign => 1,
            // A mapping, its key, and its value.
            (b'?', _) if ends_sign => 3,
            (b'-', None) if ends_sign && self.may_start_value() => 1,
            // A key, unless the next line is another form of text.
            (b'\n', None) if next != Some(b'\n') => 1,
            _ => 0,
        }
    }

    /// Enters the bracket or the quoted text that starts at a byte, or leaves the bracket that ends there.
    fn enter(&mut self, bytes: &[u8], at: usize) {
        match bytes.get(at) {
            Some(b'[') if self.may_start_value() => self.open.push(Open::List),
            Some(b'{') if self.may_start_value() => self.open.push(Open::Mapping),
            Some(b']' | b'}') => {
                self.open.pop();
            }
            Some(b'"' | b'\'') if self.may_start_quoted() => {
                self.quoted_until = end_of_quoted(bytes, at).unwrap_or(at);
            }
            _ => {}
        }
    }

    fn pass(&mut self, byte: u8) {
        // Between brackets, lines mean nothing.
        let is_space = match byte {
            b' ' | b'\t' | b'\r' => true,
            b'\n' => !self.open.is_empty(),
            _ => false,
        };
        // After a key in quotes, a value may follow its colon at once.
        let ends_key = byte == b':' && matches!(self.before, b'"' | b'\'');
        if !is_space {
            if self.is_apart || self.may_start_value() {
                self.word = byte;
            }
            self.before = byte;
        }
        self.is_apart = is_space || ends_key;
    }
}

/// Where the text ends whose quote is at a byte, if it does so on the same line.
fn end_of_quoted(bytes: &[u8], start: usize) -> Option<usize> {
    let quote = bytes.get(start)?;
    let mut at = start + 1;
    loop {
        match bytes.get(at)? {
            b'\n' => return None,
            b'\\' if *quote == b'"' => at += 1,
            it if it == quote => return Some(at),
            _ => {}
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_that_start_a_value_nest_whatever_stands_before_them() {
        for (part, is_deep) in [
            ("[", true),
            ("x: [", true),
            ("[a, ", true),
            ("&a [", true),
            ("!t [", true),
            ("x: &a !t {", true),
            ("- &a\n[", true),
            ("[\n", true),
            ("[',", true),
            ("[']',", true),
            ("a [", false),
            ("a![", false),
            ("[] {}", false),
        ] {
            let outline = Outline::of(&part.repeat(200));
            assert_eq!(outline.too_deep.is_some(), is_deep, "{part}");
        }
    }

    #[test]
    fn values_are_counted_by_what_introduces_them() {
        // Beside the document and its first entry.
        for (text, values) in [
            ("a: b", 1),
            ("- title: A\n  link: /a/\n", 5),
            ("? a\n", 4),
            ("{title: a}, ", 3),
            ("[{title: a}, {title: b}]", 9),
            ("[{\"title\":\"a, b: c\",\"link\":'d, e'}]", 7),
            (
                "[{\n  \"title\": \"a, b\",\n  \"tags\": [\"c, d\", e]\n}]",
                10,
            ),
            ("text, with a - b: no, or c", 1),
            ("text: it's, or \"a, b\"\n\n\nmore", 2),
            ("[a -', b, c, d']", 5),
        ] {
            assert_eq!(Outline::of(text).values, 2 + values, "{text:?}");
        }
    }
}
