//! Text, searched and cut in one way.
//!
//! The standard library does this for every kind of pattern, and each kind that is used is downloaded by readers. These
//! few functions know byte strings only, and are there once.

/// Where `part` first stands in `text`, as a byte. The part is not empty.
#[inline(never)]
pub(crate) fn find(text: &str, part: &str) -> Option<usize> {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    for (at, byte) in text.iter().enumerate() {
        if Some(byte) == part.first() && text.get(at..at + part.len()) == Some(part) {
            return Some(at);
        }
    }
    None
}

/// Where the last byte of `text` stands that is among `signs`, which are ASCII.
#[inline(never)]
pub(crate) fn last(text: &str, signs: &str) -> Option<usize> {
    for (after, byte) in text.bytes().rev().enumerate() {
        if signs.as_bytes().contains(&byte) {
            return Some(text.len() - 1 - after);
        }
    }
    None
}

/// Whether `part` stands in `text`.
#[inline(never)]
pub(crate) fn has(text: &str, part: &str) -> bool {
    find(text, part).is_some()
}

/// How many bytes `text` begins with that are among `signs`, which are ASCII.
#[inline(never)]
pub(crate) fn run(text: &str, signs: &str) -> usize {
    let mut count = 0;
    for byte in text.bytes() {
        if !signs.as_bytes().contains(&byte) {
            break;
        }
        count += 1;
    }
    count
}

/// The bytes from `start` on, as by [`slice`].
#[inline(never)]
pub(crate) fn from(text: &str, start: usize) -> &str {
    slice(text, start, text.len())
}

/// The line that begins at byte `start`, with its end.
#[inline(never)]
pub(crate) fn line(text: &str, start: usize) -> &str {
    let rest = from(text, start);
    slice(rest, 0, find(rest, "\n").map_or(rest.len(), |end| end + 1))
}

/// How many bytes the first `count` characters of `text` have.
#[inline(never)]
pub(crate) fn width(text: &str, count: usize) -> usize {
    let mut left = count;
    for (at, byte) in text.bytes().enumerate() {
        // Bytes from 0x80 to 0xBF go on with a character.
        if !matches!(byte, 0x80..0xC0) {
            if left == 0 {
                return at;
            }
            left -= 1;
        }
    }
    text.len()
}

/// The text with `other` in place of each `part`.
#[inline(never)]
pub(crate) fn replace(text: &str, part: &str, other: &str) -> String {
    let (mut replaced, mut rest) = (String::new(), text);
    while let Some((before, after)) = cut(rest, part) {
        replaced.push_str(before);
        replaced.push_str(other);
        rest = after;
    }
    replaced.push_str(rest);
    replaced
}

/// What stands before and after the first `part`, if it stands there.
#[inline(never)]
pub(crate) fn cut<'a>(text: &'a str, part: &str) -> Option<(&'a str, &'a str)> {
    let at = find(text, part)?;
    Some((slice(text, 0, at), slice(text, at + part.len(), text.len())))
}

/// The bytes from `start` to `end`; nothing, where these are not in order, beyond the end, or within a character.
#[inline(never)]
pub(crate) fn slice(text: &str, start: usize, end: usize) -> &str {
    text.get(start..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_found_where_they_first_stand() {
        for (text, part, at) in [
            ("abcbc", "bc", Some(1)),
            ("aab", "ab", Some(1)),
            ("日本語", "本", Some(3)),
            ("ab", "abc", None),
            ("ab", "c", None),
        ] {
            assert_eq!(find(text, part), at, "{text} {part}");
            assert_eq!(has(text, part), at.is_some(), "{text} {part}");
        }
    }

    #[test]
    fn runs_of_signs_are_measured_and_parts_replaced() {
        for (text, signs, count) in [
            ("--- a", "-", 3),
            ("- a", "- ", 2),
            ("é", "-", 0),
            ("##", "#", 2),
        ] {
            assert_eq!(run(text, signs), count, "{text}");
            assert_eq!(from(text, count), &text[count..]);
        }
        assert_eq!(line("a\nb\nc", 2), "b\n");
        assert_eq!(line("a\nb\nc", 4), "c");
        assert_eq!(width("éa", 1), 2);
        assert_eq!(width("éa", 9), 3);
        assert_eq!(last("a/b-c", "-/"), Some(3));
        assert_eq!(last("é", "-/"), None);
        assert_eq!(replace("a**b**", "**", "*"), "a*b*");
        assert_eq!(replace("a", "b", "c"), "a");
    }

    #[test]
    fn texts_are_cut_at_the_first_part() {
        assert_eq!(cut("a=>b=>c", "=>"), Some(("a", "b=>c")));
        assert_eq!(cut("a", "="), None);
        assert_eq!(slice("日本", 0, 3), "日");
        for (start, end) in [(1, 3), (3, 0), (0, 9)] {
            assert_eq!(slice("日本", start, end), "");
        }
    }
}
