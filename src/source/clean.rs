//! Signs that no page means to hold, made harmless before anything reads it.

use super::{Report, Rule, Span, text};
use std::borrow::Cow;

/// The text with control characters, which YAML forbids and no reader sees, as blanks, and with lines of blanks and tabs
/// as lines of blanks, which YAML allows. Every offset stays what it was.
pub(crate) fn clean<'a>(text: &'a str, report: &mut Report) -> Cow<'a, str> {
    let mut cleaned = String::new();
    // Up to here `cleaned` holds what the text should be.
    let mut done = 0;
    let mut told = false;
    // Where the line begins, and, once it is asked, whether there are only blanks and tabs on it.
    let (mut line, mut blank) = (0, None);
    let bytes = text.as_bytes();
    for (at, byte) in text.bytes().enumerate() {
        let replacement = match byte {
            b'\n' => {
                (line, blank) = (at + 1, None);
                continue;
            }
            b'\t' if *blank.get_or_insert_with(|| is_blank_line(bytes, line)) => " ",
            b'\t' | b'\r' => continue,
            0..0x20 | 0x7F => " ",
            // U+0080 to U+009F but for U+0085, a line break of old; and the two that are no characters.
            0xC2 if bytes
                .get(at + 1)
                .is_some_and(|it| (0x80..0xA0).contains(it) && *it != 0x85) =>
            {
                "\u{a0}"
            }
            0xEF if bytes
                .get(at + 1..at + 3)
                .is_some_and(|it| it == [0xBF, 0xBE] || it == [0xBF, 0xBF]) =>
            {
                "\u{FFFD}"
            }
            _ => continue,
        };
        if byte != b'\t' && !told {
            told = true;
            report.say(
                Rule::ControlCharacter,
                Span::new(at..at + replacement.len()),
            );
        }
        cleaned.push_str(text::slice(text, done, at));
        cleaned.push_str(replacement);
        done = at + replacement.len();
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    cleaned.push_str(text::from(text, done));
    Cow::Owned(cleaned)
}

/// Whether there is nothing but blanks and tabs on the line that begins at byte `start`.
fn is_blank_line(bytes: &[u8], start: usize) -> bool {
    let line = bytes.get(start..).unwrap_or(&[]);
    matches!(
        line.iter().find(|it| !matches!(it, b' ' | b'\t')),
        None | Some(b'\n' | b'\r')
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_yaml_forbids_is_replaced_and_offsets_stay() {
        let rows = [
            ("a: b\tc\r\n", "a: b\tc\r\n", 0),
            ("a\u{7}b\u{1b}c\u{7f}d\0", "a b c d ", 1),
            ("a\u{9b}b\u{85}c\u{ffff}", "a\u{a0}b\u{85}c\u{FFFD}", 1),
            (" \t \n\tx\n\t", "   \n\tx\n ", 0),
            ("é漢🐳\u{feff}", "é漢🐳\u{feff}", 0),
        ];
        for (text, expected, remarks) in rows {
            let mut report = Report::default();
            let cleaned = clean(text, &mut report);
            assert_eq!(cleaned, expected, "{text:?}");
            assert_eq!(cleaned.len(), text.len());
            assert_eq!(report.finish(text).len(), remarks, "{text:?}");
        }
    }
}
