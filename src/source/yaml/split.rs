//! Where a YAML text can be split, judged by its lines alone.

use crate::source::raw::{Raw, RawEntry, RawValue};
use crate::source::span::Span;
use std::ops::Range;

/// A key whose value is on the lines below it.
pub(crate) struct Opening<'a> {
    pub(crate) key: &'a str,
    pub(crate) key_span: Span,
    /// The byte of the page where those lines start.
    pub(crate) block: usize,
}

impl<'a> Opening<'a> {
    /// The mapping of this key alone.
    pub(super) fn with(self, value: Raw<'a>) -> Raw<'a> {
        Raw {
            span: self.key_span,
            value: RawValue::Mapping(vec![RawEntry {
                key: self.key.into(),
                key_span: self.key_span,
                value,
            }]),
        }
    }
}

/// The key in the first line of `source`, which starts at byte `base` of the page, if there is a block below it.
pub(crate) fn opening(source: &str, base: usize) -> Option<Opening<'_>> {
    let mut start = 0;
    let mut lines = source.split_inclusive('\n');
    let line = loop {
        let line = lines.next()?;
        let content = line.trim();
        if !content.is_empty() && !content.starts_with('#') {
            break line;
        }
        start += line.len();
    };
    let block = start + line.len();
    let content = line
        .split_once(" #")
        .map_or(line, |(content, _)| content)
        .trim();
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
    let at = base + start + line.find(key)?;
    Some(Opening {
        key,
        key_span: Span::new(at..at + key.len()),
        block: base + block,
    })
}

/// The parts of `source`, each of which starts with a line that is indented as little as the first one.
pub(crate) fn entries(source: &str) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let (mut end, mut least) = (0, usize::MAX);
    let mut first_is_key = false;
    for line in source.split_inclusive('\n') {
        let start = end;
        end += line.len();
        let indent = indent(line);
        // Tabs, and spaces that YAML does not know, stay: a line that starts with one starts nothing.
        let content = line.trim_start_matches(' ').trim_end();
        let starts_entry = indent <= least
            && !content.is_empty()
            && !content
                .starts_with(|it: char| it.is_whitespace() || matches!(it, '#' | ']' | '}' | ','));
        if starts_entry {
            let is_item = content == "-" || content.starts_with("- ");
            // A list may be indented as little as the key that it belongs to.
            if parts.is_empty() || !(is_item && first_is_key) {
                first_is_key |= parts.is_empty() && !is_item;
                parts.push(start..start);
                least = indent;
            }
        }
        if let Some(last) = parts.last_mut() {
            last.end = end;
        }
    }
    parts
}

/// How many spaces a line starts with.
pub(super) fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_split_where_entries_start() {
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
            let found: Vec<&str> = entries(source).into_iter().map(|it| &source[it]).collect();
            assert_eq!(found, *expected, "{source}");
        }
    }

    #[test]
    fn a_key_opens_a_block_only_with_lines_below_it() {
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
