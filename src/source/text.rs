//! Text, searched and cut in one way.
//!
//! The standard library does this for every kind of pattern, and each kind that is used is downloaded by readers. These
//! few functions know byte strings only, and are there once.

/// Where `part` first stands in `text`, as a byte. The part is not empty.
#[inline(never)]
pub(crate) fn find(text: &str, part: &str) -> Option<usize> {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    let last = text.len().checked_sub(part.len())?;
    let first = part.first();
    (0..=last).find(|at| text.get(*at) == first && text.get(*at..at + part.len()) == Some(part))
}

/// Whether `part` stands in `text`.
#[inline(never)]
pub(crate) fn has(text: &str, part: &str) -> bool {
    find(text, part).is_some()
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

/// Which word of a list with blanks between is `word`, whatever its case.
#[inline(never)]
pub(crate) fn listed(list: &str, word: &str) -> Option<usize> {
    list.split(' ').position(|it| it.eq_ignore_ascii_case(word))
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
    fn texts_are_cut_at_the_first_part() {
        assert_eq!(cut("a=>b=>c", "=>"), Some(("a", "b=>c")));
        assert_eq!(cut("a", "="), None);
        assert_eq!(slice("日本", 0, 3), "日");
        for (start, end) in [(1, 3), (3, 0), (0, 9)] {
            assert_eq!(slice("日本", start, end), "");
        }
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
