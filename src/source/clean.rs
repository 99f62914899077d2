//! Signs that no page means to hold, made harmless before anything reads it.

use super::Span;
use super::text::{self, ONES};

/// The text with control characters, which YAML forbids and no reader sees, as blanks, and with lines of blanks and tabs
/// as lines of blanks, which YAML allows. Every offset stays what it was.
///
/// Also where the first control character stood.
pub(crate) fn clean(text: String) -> (String, Option<Span>) {
    match odd(text.as_bytes(), 0) {
        Some(at) => cleaned(text, at),
        None => (text, None),
    }
}

/// The same for a text whose first byte that may have to be replaced is at `next`.
#[inline(never)]
fn cleaned(text: String, mut next: usize) -> (String, Option<Span>) {
    let bytes = text.as_bytes();
    let mut cleaned = String::new();
    // Up to here `cleaned` holds what the text should be.
    let mut done = 0;
    let mut first = None;
    // Where the line of the last tab begins, and whether there are only blanks and tabs on it; what stands before `seen`
    // was looked through for that.
    let (mut seen, mut line_is_blank) = (0, None);
    while let Some(at) = odd(bytes, next) {
        next = at + 1;
        let byte = bytes.get(at).copied().unwrap_or_default();
        let replacement = match byte {
            b'\t' => {
                let between = bytes.get(seen..at).unwrap_or_default();
                if let Some(end) = between.iter().rposition(|it| *it == b'\n') {
                    line_is_blank = Some(is_blank_line(bytes, seen + end + 1));
                }
                seen = at;
                if !*line_is_blank.get_or_insert_with(|| is_blank_line(bytes, 0)) {
                    continue;
                }
                " "
            }
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
        if byte != b'\t' {
            first.get_or_insert(Span::new(at..at + replacement.len()));
        }
        if done == 0 {
            cleaned = String::with_capacity(text.len());
        }
        cleaned.push_str(text::slice(&text, done, at));
        cleaned.push_str(replacement);
        done = at + replacement.len();
    }
    if done == 0 {
        return (text, None);
    }
    cleaned.push_str(text::from(&text, done));
    (cleaned, first)
}

/// The next byte that may have to be replaced. Nearly none has to, and a long text has many.
#[inline(never)]
fn odd(bytes: &[u8], from: usize) -> Option<usize> {
    let odd = |it: &u8| {
        !(b' '..0x7F).contains(it)
            && (*it < b' ' && *it != b'\n' && *it != b'\r' || matches!(it, 0x7F | 0xC2 | 0xEF))
    };
    let mut rest = bytes.get(from..)?;
    loop {
        while let Some((eight, after)) = rest.split_first_chunk()
            && is_plain(u64::from_le_bytes(*eight))
        {
            rest = after;
        }
        let eight = rest.get(..8).unwrap_or(rest);
        if let Some(at) = eight.iter().position(odd) {
            return Some(bytes.len() - rest.len() + at);
        }
        rest = rest.get(8..)?;
    }
}

/// Whether eight bytes are letters, digits, blanks and other signs of ASCII that are seen.
fn is_plain(eight: u64) -> bool {
    let below = eight.wrapping_sub(ONES * u64::from(b' '));
    let above = eight | eight.wrapping_add(ONES);
    (below | above) & (ONES << 7) == 0
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
            ("a: b\tc\r\n", "a: b\tc\r\n", None),
            ("a\u{7}b\u{1b}c\u{7f}d\0", "a b c d ", Some(1..2)),
            (
                "a\u{9b}b\u{85}c\u{ffff}",
                "a\u{a0}b\u{85}c\u{FFFD}",
                Some(1..3),
            ),
            (" \t \n\tx\n\t", "   \n\tx\n ", None),
            ("é漢🐳\u{feff}", "é漢🐳\u{feff}", None),
            // Eight bytes are looked at in one go, wherever among them something stands.
            ("12345678é234567\u{7}", "12345678é234567 ", Some(16..17)),
            ("12345678\u{1f}23456\u{7f}~", "12345678 23456 ~", Some(8..9)),
        ];
        for (text, expected, first) in rows {
            let (cleaned, found) = clean(text.to_owned());
            assert_eq!(cleaned, expected, "{text:?}");
            assert_eq!(cleaned.len(), text.len());
            assert_eq!(found.map(|it| it.range()), first, "{text:?}");
        }
    }
}
