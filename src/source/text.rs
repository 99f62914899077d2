//! Text, searched and cut in one way.
//!
//! The standard library does this for every kind of pattern, and each kind that is used is downloaded by readers. These
//! few functions know byte strings only, and are there once.

/// A one in each of eight bytes: a byte times this is that byte in each of them. What is looked for in long texts is looked
/// for in eight bytes at a time.
pub(crate) const ONES: u64 = u64::MAX / 0xFF;

/// Where `part` first stands in `text`, as a byte. The part is not empty.
#[inline(never)]
pub(crate) fn find(text: &str, part: &str) -> Option<usize> {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    let first = part.first()?;
    let mut at = 0;
    loop {
        let rest = text.get(at..)?;
        at += rest.iter().position(|it| it == first)?;
        if text.get(at..)?.starts_with(part) {
            return Some(at);
        }
        at += 1;
    }
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

/// The bytes from `start` on, as by [`slice()`].
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

/// Where the first of these signs stands in `text`, as a byte. The signs are ASCII.
#[inline(never)]
pub(crate) fn find_any(text: &str, signs: &str) -> Option<usize> {
    let signs = signs.as_bytes();
    text.bytes().position(|it| signs.contains(&it))
}

/// Whether there are only letters and digits of ASCII and these signs in `text`.
#[inline(never)]
pub(crate) fn is_made_of(text: &str, signs: &str) -> bool {
    let signs = signs.as_bytes();
    let known = |it: u8| it.is_ascii_alphanumeric() || signs.contains(&it);
    text.bytes().all(known)
}

/// The parts of a text between signs of one kind, which is ASCII.
#[derive(Clone)]
pub struct Parts<'a> {
    rest: Option<&'a str>,
    sign: &'static str,
}

/// The parts of `text` between its `sign`s; a text without any is one part.
pub(crate) fn parts<'a>(text: &'a str, sign: &'static str) -> Parts<'a> {
    let rest = Some(text);
    Parts { rest, sign }
}

impl<'a> Iterator for Parts<'a> {
    type Item = &'a str;

    #[inline(never)]
    fn next(&mut self) -> Option<&'a str> {
        let rest = self.rest?;
        let found = cut(rest, self.sign);
        self.rest = found.map(|it| it.1);
        Some(found.map_or(rest, |it| it.0))
    }
}

/// FNV-1a, 32 bits, with its bits mixed down: <http://www.isthe.com/chongo/tech/comp/fnv/>.
pub(crate) fn hash(bytes: &[u8]) -> u32 {
    let mut hash: u32 = 0x811C_9DC5;
    for byte in bytes {
        hash = (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    }
    hash ^ hash >> 15
}

/// Which word of a list with blanks between is `word`, whatever its case.
#[inline(never)]
pub(crate) fn listed(list: &str, word: &str) -> Option<usize> {
    let (list, word) = (list.as_bytes(), word.as_bytes());
    if word.contains(&b' ') {
        return None;
    }
    let (mut at, mut number) = (0, 0);
    loop {
        let rest = list.get(at..)?;
        if matches!(rest.get(word.len()), None | Some(b' '))
            && rest.get(..word.len())?.eq_ignore_ascii_case(word)
        {
            return Some(number);
        }
        at += rest.iter().position(|it| *it == b' ')? + 1;
        number += 1;
    }
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

    #[test]
    fn texts_are_parted_at_every_sign() {
        for (text, expected) in [
            ("a,b,,c", &["a", "b", "", "c"][..]),
            ("a", &["a"]),
            ("", &[""]),
            (",", &["", ""]),
        ] {
            assert!(parts(text, ",").eq(expected.iter().copied()), "{text}");
        }
        assert_eq!(find_any("a>b<c", "<>"), Some(1));
        assert_eq!(find_any("abc", "<>"), None);
        assert!(is_made_of("svn+ssh", "+") && !is_made_of("a b", "+"));
    }

    #[test]
    fn words_of_a_list_are_told_apart_whatever_their_case() {
        for (word, at) in [
            ("link", Some(0)),
            ("HREF", Some(2)),
            ("hre", None),
            ("", None),
            ("link url", None),
        ] {
            assert_eq!(listed("link url href", word), at, "{word}");
        }
    }
}
