//! Where a YAML text can be cut, judged by its lines alone.

use super::{Raw, RawEntry, RawValue, Span, text};
use std::ops::Range;

/// A key whose value stands on the lines below it.
pub(super) struct Opening<'a> {
    pub(super) key: &'a str,
    pub(super) key_span: Span,
    /// The byte of the page where those lines begin.
    pub(super) block: usize,
}

impl<'a> Opening<'a> {
    /// The map of this key alone.
    pub(super) fn with(self, value: Raw<'a>) -> Raw<'a> {
        Raw {
            span: self.key_span,
            value: RawValue::Map(vec![RawEntry {
                key: self.key.into(),
                key_span: self.key_span,
                value,
            }]),
        }
    }
}

/// The key in the first line of `source`, which begins at byte `base` of the page, if a block stands below it.
pub(super) fn opening(source: &str, base: usize) -> Option<Opening<'_>> {
    let mut start = 0;
    let line = loop {
        let line = text::line(source, start);
        let content = line.trim();
        if !content.is_empty() && !content.starts_with('#') {
            break line;
        }
        start += line.len();
        if line.is_empty() {
            return None;
        }
    };
    let block = start + line.len();
    let content = text::cut(line, " #").map_or(line, |(content, _)| content);
    let content = content.trim();
    let mut key = content.strip_suffix(':')?;
    for quote in ['"', '\''] {
        let inner = key
            .strip_prefix(quote)
            .and_then(|it| it.strip_suffix(quote));
        key = inner.unwrap_or(key);
    }
    if key.is_empty() || content.starts_with('-') || block == source.len() {
        return None;
    }
    let at = base + start + text::find(line, key)?;
    Some(Opening {
        key,
        key_span: Span::new(at..at + key.len()),
        block: base + block,
    })
}

/// The pieces of `source`: each begins with a line that is indented as little as the first one.
pub(super) fn cut(source: &str) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let (mut at, mut least) = (0, usize::MAX);
    // Whether the first piece begins with a key.
    let mut keyed = false;
    while at < source.len() {
        let bytes = source.as_bytes().get(at..).unwrap_or_default();
        let end = bytes.iter().position(|it| *it == b'\n');
        let line = at + end.map_or(bytes.len(), |end| end + 1);
        let indent = bytes.iter().position(|it| *it != b' ').unwrap_or(0);
        // Most lines are indented more, and need no second look.
        let content = match indent <= least {
            true => text::slice(source, at + indent, line).trim_end(),
            false => "",
        };
        if !content.is_empty() && text::run(content, "#\t]},") == 0 {
            let item = content == "-" || content.starts_with("- ");
            let first = pieces.is_empty();
            // A list may stand as far left as the key that it belongs to.
            if first || !(item && keyed) {
                keyed |= first && !item;
                pieces.push(at..at);
                least = indent;
            }
        }
        at = line;
        if let Some(last) = pieces.last_mut() {
            last.end = at;
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_where_entries_begin() {
        let rows: &[(&str, &[&str])] = &[
            ("a: 1\nb: 2\n", &["a: 1\n", "b: 2\n"]),
            (
                "# c\na:\n- x\n- y\nb: |\n  t\n",
                &["a:\n- x\n- y\n", "b: |\n  t\n"],
            ),
            (
                "  - x: 1\n    y: 2\n\n  - z\n",
                &["  - x: 1\n    y: 2\n\n", "  - z\n"],
            ),
            ("a: [\n]\nb: 1", &["a: [\n]\n", "b: 1"]),
            ("", &[]),
        ];
        for (source, expected) in rows {
            let found: Vec<&str> = cut(source).into_iter().map(|it| &source[it]).collect();
            assert_eq!(found, *expected, "{source}");
        }
    }

    #[test]
    fn a_key_opens_a_block_only_with_lines_below() {
        let rows = [
            ("a:\n- x\n", Some(("a", 3))),
            ("\n# c\n  \"é b\": # d\n  - x\n", Some(("é b", 19))),
            ("a: 1\nb: 2\n", None),
            ("- a:\n", None),
            ("a:\n", None),
            ("a:", None),
        ];
        for (source, expected) in rows {
            let found = opening(source, 0);
            let found = found
                .as_ref()
                .map(|it| (&source[it.key_span.range()], it.block));
            assert_eq!(found, expected, "{source}");
        }
    }
}
