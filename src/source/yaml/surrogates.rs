//! Characters that are written as two escape sequences: `"\ud83d\udc33"`, as JSON's writers write emoji.
//!
//! YAML knows each half only as an error (<https://yaml.org/spec/1.2.2/#57-escaped-characters>), although it is meant to
//! read all JSON. A pair becomes the character, half a pair the replacement character, as in JSON.

use crate::source::diagnostic::Diagnostic;
use crate::source::span::Span;
use std::ops::Range;

/// Where the places of a text without surrogates are in the text as it was written.
#[derive(Default)]
pub(crate) struct Shifts(Vec<Shift>);

/// How far places are from where they were, from byte `from` of the text without surrogates to the next shift.
struct Shift {
    from: usize,
    bytes: usize,
    columns: usize,
}

impl Shifts {
    /// Moves a diagnostic to where its place was.
    pub(crate) fn correct(&self, diagnostic: &mut Diagnostic) {
        let shift = self.at(diagnostic.span.start);
        diagnostic.position.column += shift.map_or(0, |it| it.columns as u32);
        diagnostic.span = self.original(diagnostic.span);
    }

    /// Where a span was.
    pub(crate) fn original(&self, span: Span) -> Span {
        let original = |at: u32| at + self.at(at).map_or(0, |it| it.bytes as u32);
        Span {
            start: original(span.start),
            end: original(span.end),
        }
    }

    /// Where a span that has no surrogate in it is now.
    pub(crate) fn replaced(&self, span: Span) -> Span {
        let at = |at: u32| {
            let after = |it: &Shift| it.from + it.bytes <= at as usize;
            let shift = self.0.partition_point(after).checked_sub(1);
            let shift = shift.and_then(|it| self.0.get(it));
            at - shift.map_or(0, |it| it.bytes as u32)
        };
        Span {
            start: at(span.start),
            end: at(span.end),
        }
    }

    /// The shift of byte `at`.
    fn at(&self, at: u32) -> Option<&Shift> {
        let after = self.0.partition_point(|it| it.from <= at as usize);
        self.0.get(after.checked_sub(1)?)
    }
}

/// The text with every surrogate in the double-quoted scalars of `range` replaced, and where its places were. Outside of
/// the scalars they stay: what a scalar gets shorter by is made up for by spaces after it.
pub(crate) fn without_surrogates(text: String, range: Range<usize>) -> (String, Shifts) {
    let yaml = text.get(range.clone()).unwrap_or_default();
    if !has_surrogate(yaml) {
        return (text, Shifts::default());
    }
    let mut out = Replaced::default();
    out.push(text.get(..range.start).unwrap_or_default());
    for line in yaml.split_inclusive('\n') {
        match has_surrogate(line) {
            true => out.push_line(line),
            false => out.push(line),
        }
    }
    out.push(text.get(range.end..).unwrap_or_default());
    (out.text, Shifts(out.shifts))
}

fn has_surrogate(text: &str) -> bool {
    text.contains("\\ud") || text.contains("\\uD")
}

/// The text so far in which surrogates are replaced.
#[derive(Default)]
struct Replaced {
    text: String,
    shifts: Vec<Shift>,
    /// How many bytes the scalar got shorter by so far.
    bytes: usize,
    /// How many columns the line got shorter by so far.
    columns: usize,
}

impl Replaced {
    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Notes that places from here on are shifted.
    fn shift(&mut self) {
        self.shifts.push(Shift {
            from: self.text.len(),
            bytes: self.bytes,
            columns: self.columns,
        });
    }

    /// Appends a line, whose scalars are taken to end on it, as those of JSON's writers do.
    fn push_line(&mut self, line: &str) {
        let mut rest = line;
        while let Some(quote) = rest.find('"') {
            let (before, scalar) = rest.split_at(quote);
            self.push(before);
            // Within other text, a quote starts no scalar.
            let before = before.trim_end_matches(' ');
            let starts = before.is_empty() || before.ends_with([':', ',', '[', '{', '-', '?']);
            let length = if starts { length_of(scalar) } else { 1 };
            let (scalar, after) = scalar.split_at(length);
            self.push_scalar(scalar);
            rest = after;
        }
        self.push(rest);
        self.columns = 0;
        self.shift();
    }

    fn push_scalar(&mut self, mut scalar: &str) {
        while let Some(backslash) = scalar.find('\\') {
            let (before, escape) = scalar.split_at(backslash);
            self.push(before);
            let (character, length) = match (surrogate(escape), escape.get(6..).and_then(surrogate))
            {
                (Some(high), Some(low)) => match char::decode_utf16([high, low]).next() {
                    Some(Ok(character)) => (Some(character), 12),
                    _ => (Some(char::REPLACEMENT_CHARACTER), 6),
                },
                (Some(_), None) => (Some(char::REPLACEMENT_CHARACTER), 6),
                // The backslash and what it escapes.
                (None, _) => (None, 1 + escape.chars().nth(1).map_or(0, char::len_utf8)),
            };
            let (escape, rest) = escape.split_at(length);
            match character {
                Some(character) => {
                    self.text.push(character);
                    self.bytes += length - character.len_utf8();
                    self.columns += length - 1;
                    self.shift();
                }
                None => self.push(escape),
            }
            scalar = rest;
        }
        self.push(scalar);
        let spaces = std::mem::take(&mut self.bytes);
        if spaces > 0 {
            self.text.extend(std::iter::repeat_n(' ', spaces));
            self.columns -= spaces;
            self.shift();
        }
    }
}

/// The length of the scalar that a line starts with, quotes included; 1 if it does not end on the line.
fn length_of(line: &str) -> usize {
    let mut is_escaped = true;
    for (at, byte) in line.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    1
}

/// The surrogate whose escape sequence a text starts with.
fn surrogate(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    let code = u16::from_str_radix(digits, 16).ok()?;
    (0xD800..0xE000).contains(&code).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surrogates_become_characters_and_places_stay() {
        let rows = [
            (r#"a: "\ud83d\udc33 x", b"#, r#"a: "🐳 x"        , b"#),
            (
                r#"- {"a\uD83D\uDE00": "\ud83d"}"#,
                "- {\"a😀\"        : \"\u{fffd}\"   }",
            ),
            (r#"a: "\udc33\ud83d""#, "a: \"\u{fffd}\u{fffd}\"      "),
            (r#"a: "\\ud83d\udc33""#, "a: \"\\\\ud83d\u{fffd}\"   "),
            // What is not in double quotes, or not on one line, stays.
            (r#"a: say "\ud83d\udc33""#, r#"a: say "\ud83d\udc33""#),
            (r#"a: '\ud83d\udc33'"#, r#"a: '\ud83d\udc33'"#),
            ("a: \"\\ud83d\\udc33\nb\"", "a: \"\\ud83d\\udc33\nb\""),
            (r#"a: "\ud83d\u00e9é\"#, r#"a: "\ud83d\u00e9é\"#),
        ];
        for (text, expected) in rows {
            let (found, _) = without_surrogates(text.to_owned(), 0..text.len());
            assert_eq!(found, expected, "{text}");
            assert_eq!(found.len(), text.len(), "{text}");
        }
        let (text, outside) = ("\"\\ud83d\"\"\\ud83d\"", 8..8);
        assert_eq!(without_surrogates(text.into(), outside).0, text);
    }
}
