//! Characters that are written as two escape sequences: `"\ud83d\udc33"`, as JSON's writers write emoji.
//!
//! YAML knows each half only as an error (<https://yaml.org/spec/1.2.2/#57-escaped-characters>), although it is meant to
//! read all JSON. A pair becomes YAML's own escape sequence, half a pair the replacement character, as in JSON.

use std::ops::Range;

/// The text with every surrogate in the double-quoted scalars of `range` replaced. Each place outside these stays what it
/// was: what a scalar gets shorter by is made up for by spaces after it.
pub(crate) fn without_surrogates(text: String, range: Range<usize>) -> String {
    let yaml = text.get(range.clone()).unwrap_or_default();
    if !has_surrogate(yaml) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    out.push_str(text.get(..range.start).unwrap_or_default());
    for line in yaml.split_inclusive('\n') {
        match has_surrogate(line) {
            true => push_line(&mut out, line),
            false => out.push_str(line),
        }
    }
    out.push_str(text.get(range.end..).unwrap_or_default());
    out
}

fn has_surrogate(text: &str) -> bool {
    text.contains("\\ud") || text.contains("\\uD")
}

/// Appends a line, whose scalars are taken to end on it, as those of JSON's writers do.
fn push_line(out: &mut String, line: &str) {
    let mut rest = line;
    while let Some(quote) = rest.find('"') {
        let (before, scalar) = rest.split_at(quote);
        out.push_str(before);
        // Within other text, a quote starts no scalar.
        let before = before.trim_end_matches(' ');
        let starts = before.is_empty() || before.ends_with([':', ',', '[', '{', '-', '?']);
        let length = if starts { length_of(scalar) } else { 1 };
        let (scalar, after) = scalar.split_at(length);
        let start = out.len();
        push_scalar(out, scalar);
        let shorter = scalar.len() - (out.len() - start);
        out.extend(std::iter::repeat_n(' ', shorter));
        rest = after;
    }
    out.push_str(rest);
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

fn push_scalar(out: &mut String, mut scalar: &str) {
    while let Some(backslash) = scalar.find('\\') {
        let (before, escape) = scalar.split_at(backslash);
        out.push_str(before);
        let (character, length) = match (surrogate(escape), escape.get(6..).and_then(surrogate)) {
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
            Some(character) => out.push(character),
            None => out.push_str(escape),
        }
        scalar = rest;
    }
    out.push_str(scalar);
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
            let found = without_surrogates(text.to_owned(), 0..text.len());
            assert_eq!(found, expected, "{text}");
            assert_eq!(found.len(), text.len(), "{text}");
        }
        let (text, outside) = ("\"\\ud83d\"\"\\ud83d\"", 8..8);
        assert_eq!(without_surrogates(text.into(), outside), text);
    }
}
