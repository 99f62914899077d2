//! Reads YAML, and as much as possible of YAML with errors.
//!
//! A text that the library refuses is split at the lines on which its entries start, and each part is read on its own; a
//! part that still fails is split again. So a bad card costs that card and a bad list that list, each with a diagnostic of its own.

mod document;
mod failure;
mod outline;
#[cfg(test)]
mod second_opinion;
mod shape;
mod slip;
pub(super) mod split;
mod surrogates;
mod value;

use super::limit;
use super::raw::Raw;
use super::report::Report;
use super::span::Span;
use std::ops::Range;

pub(super) use document::read as read_document;
pub(crate) use surrogates::{Shifts, without_surrogates};

/// How often a part is split again: the mapping into entries, what is under `params` into lists, a list into cards, and
/// before each of these, a key is taken off.
const MAX_SPLITS: usize = 6;

/// Reads `range` of the page `text`.
pub(super) fn read<'a>(text: &'a str, range: Range<usize>, report: &mut Report) -> Raw<'a> {
    read_part(text, range, MAX_SPLITS, report).unwrap_or_default()
}

/// Reads a part; `None` if nothing in it can be read, which is reported.
fn read_part<'a>(
    text: &'a str,
    range: Range<usize>,
    splits: usize,
    report: &mut Report,
) -> Option<Raw<'a>> {
    let source = text.get(range.clone())?;
    let failure = match document::read(source, range.start, report) {
        Ok(value) => return Some(value),
        Err(failure) => failure,
    };
    let parts = split::entries(source);
    if failure.is_too_many_values() && parts.len() > limit::entries(source.len()) {
        failure.report(text, report);
        return None;
    }
    let is_repetition =
        failure.is_repetition() || failure.is_too_many_values() && has_alias(source);
    if splits == MAX_SPLITS && is_repetition {
        // No part shows it on its own: each lacks what the others define.
        failure.report(text, report);
    }
    if splits > 0
        && parts.len() < 2
        && let Some(opening) = split::opening(source, range.start)
    {
        let block = opening.block..range.end;
        return read_part(text, block, splits - 1, report).map(|value| opening.with(value));
    }
    if splits == 0 || parts.len() < 2 {
        failure.report(text, report);
        return None;
    }
    let mut values = Vec::new();
    for part in parts {
        let part = range.start + part.start..range.start + part.end;
        let start = part.start + split::indent(text.get(part.clone()).unwrap_or_default());
        if let Some(mut value) = read_part(text, part, splits - 1, report) {
            if !value.has_span() {
                value.span = Span::empty(start);
            }
            values.push(value);
        }
    }
    Some(Raw::joined(values, report))
}

/// Whether a value is an alias, most likely.
fn has_alias(source: &str) -> bool {
    [": *", "- *", "[*"].iter().any(|it| source.contains(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each text with the titles that are left, and how its one diagnostic starts; empty if there is none.
    fn check(rows: &[(&str, &str, &str)]) {
        for (text, titles, expected) in rows {
            let mut report = Report::default();
            let data = read(text, 0..text.len(), &mut report);
            let lists = data.entries().iter().flat_map(|it| it.value.items());
            let cards = lists
                .chain(data.items())
                .filter_map(|it| it.get("title")?.text());
            assert_eq!(cards.collect::<Vec<_>>().join(" "), *titles, "{text}");
            let diagnostics = report.finish(text);
            let count = usize::from(!expected.is_empty());
            assert_eq!(diagnostics.len(), count, "{text}: {diagnostics:?}");
            for found in diagnostics {
                assert!(found.to_string().starts_with(expected), "{text}: {found}");
            }
        }
    }

    #[test]
    fn a_bad_card_costs_that_card() {
        check(&[
            (
                "a:\n- title: A: b\n- title: C\n",
                "C",
                "2:11: error[yaml-colon]",
            ),
            (
                "a:\n- title: A\n- title: @b\n- title: C\n",
                "A C",
                "3:10: error[yaml-sign]",
            ),
            (
                "a:\n  - title: A\n  - title: `b\n",
                "A",
                "3:12: error[yaml-sign]",
            ),
            (
                "a:\n- title: A\n\tlink: x\n- title: C\n",
                "C",
                "3:1: error[yaml-tab]",
            ),
            (
                "a:\n- title: A\n   link: x\n- title: C\n",
                "C",
                "3:4: error[yaml-indent]",
            ),
            (
                "a:\n- title: A\n- title: \"B\n- title: C\n",
                "A C",
                "3:10: error[yaml-quote]",
            ),
            (
                "a:\n- title: A\n- title: \"\\q\"\n- title: C\n",
                "A C",
                "3:11: error[yaml-escape]",
            ),
            (
                "a:\n- title: A\n- {title: B\n- title: C\n",
                "A C",
                "3:3: error[yaml-bracket]",
            ),
            (
                "- title: A\n- title: B: c\n- title: D\n",
                "A D",
                "2:11: error[yaml-colon]",
            ),
            (
                "# note\na:\n# note\n- title: A: b\n\n- title: C\n",
                "C",
                "4:11: error[yaml-colon]",
            ),
        ]);
    }

    #[test]
    fn lines_that_do_not_fit_those_around_them_are_reported() {
        check(&[
            (
                "a:\n  - title: A\n  link: x\n  - title: B\n",
                "A B",
                "3:3: error[yaml-syntax]",
            ),
            (
                "a:\n  - title: A\n  link: x\n",
                "A",
                "3:3: error[yaml-syntax]",
            ),
            (
                "a:\n  - title: A\n  text\n  - title: B\n",
                "A B",
                "3:3: error[yaml-syntax]",
            ),
            (
                "- title: A\nb:\n  - title: B\nc:\n  - title: C\n",
                "B C",
                "1:3: error[yaml-syntax]",
            ),
            (
                "a:\n- title: A\ntext\nb:\n- title: B\n",
                "A B",
                "3:1: error[yaml-syntax]",
            ),
        ]);
    }

    #[test]
    fn the_cause_is_named_where_it_is_on_the_line_or_on_the_line_above() {
        check(&[
            (
                "a:\n- title: A\n  link:/a/\n- title: B\n",
                "B",
                "3:7: error[yaml-colon]: there is no space",
            ),
            (
                "a:\n- title: A\n  link:/a/\n",
                "",
                "3:7: error[yaml-colon]: there is no space",
            ),
            (
                "a:\n- title: A\n  link:/a/\n  icon: x\n",
                "",
                "3:7: error[yaml-colon]: there is no space",
            ),
            (
                "a:\n- title:A\n  link: /a/\n- title: B\n",
                "B",
                "2:8: error[yaml-colon]: there is no space",
            ),
            (
                "a:\n- title: A\n  see https://b\n  icon: x\n- title: B\n",
                "B",
                "3:3: error[yaml-syntax]",
            ),
            (
                "a:\n- title: \"C:\\Users\"\n- title: B\n",
                "B",
                "2:13: error[yaml-escape]",
            ),
            (
                "a:\n- title: \"\\u12\"\n- title: B\n",
                "B",
                "2:11: error[yaml-escape]",
            ),
            (
                "a:\n- title: \"\\x1g\"\n- title: B\n",
                "B",
                "2:11: error[yaml-escape]",
            ),
            (
                "a:\n- title: \"A\" and B\n- title: C\n",
                "C",
                "2:10: error[yaml-quote]: there is more text",
            ),
            (
                "a:\n- title: 'It's'\n- title: B\n",
                "B",
                "2:10: error[yaml-quote]: there is more text",
            ),
            (
                "a:\n- title: [A] b\n- title: C\n",
                "C",
                "2:10: error[yaml-sign]",
            ),
            (
                "a:\n- title: A\n  link: {{ base }}/a/\n- title: C\n",
                "C",
                "3:9: error[yaml-sign]",
            ),
            (
                "a:\n- title: *A*\n- title: C\n",
                "C",
                "2:10: error[yaml-sign]",
            ),
            (
                "a:\n- title: **A** b\n- title: C\n",
                "C",
                "2:10: error[yaml-sign]",
            ),
            (
                "a:\n- title: &nbsp;A\n- title: C\n",
                "C",
                "2:10: error[yaml-sign]",
            ),
            (
                "a:\n- title: >A\n- title: C\n",
                "C",
                "2:10: error[yaml-sign]",
            ),
            (
                "a:\n- title: - A\n- title: C\n",
                "C",
                "2:10: error[yaml-sign]",
            ),
        ]);
    }

    #[test]
    fn spaces_that_yaml_does_not_know_are_reported_once_on_their_first_line() {
        check(&[
            (
                "a:\n\u{a0} - title: A\n\u{a0} - title: B\n",
                "",
                "2:1: error[yaml-space]",
            ),
            (
                "a:\n\u{3000}- title: A\n\u{3000}- title: B\n",
                "",
                "2:1: error[yaml-space]",
            ),
            (
                "a:\n- title: A\n\u{a0}\u{a0}link: /a/\n- title: B\n",
                "B",
                "3:1: error[yaml-space]",
            ),
            (
                "a:\n- title: A\n \u{a0}link: /a/\n- title: B\n",
                "B",
                "3:2: error[yaml-space]",
            ),
            (
                "a:\n- title: A\n  \u{2003}link: /a/\n- title: B\n",
                "A B",
                "3:3: error[yaml-space]",
            ),
            (
                "a:\n-\u{a0}title: A\n- title: B\n",
                "",
                "2:2: error[yaml-space]",
            ),
            ("a:\n- title: A\u{a0}b\n", "A\u{a0}b", ""),
        ]);
    }

    #[test]
    fn a_bad_entry_costs_that_entry() {
        check(&[
            ("x: [a\na:\n- title: A\n", "A", "1:4: error[yaml-bracket]"),
            ("x: *no\na:\n- title: A\n", "A", "1:4: error[yaml-alias]"),
            ("x: a: b\na:\n- title: A\n", "A", "1:5: error[yaml-colon]"),
            ("x: !!int b\na:\n- title: A\n", "A", "1:4: error[yaml-tag]"),
            (
                "x: &x {b: [*x]}\na:\n- title: A\n",
                "A",
                "1:11: error[yaml-alias]",
            ),
            (
                "x: &x [*x]\na:\n- title: A\n",
                "A",
                "1:4: error[yaml-alias]",
            ),
        ]);
    }

    #[test]
    fn yaml_without_errors_gives_no_diagnostic() {
        let rows = [
            ("a:\n- title: A\n  tags: [x]\n", "A"),
            ("a: [{title: A}, {title: B}]", "A B"),
            ("b: &b\n  title: A\na:\n- *b\n- <<: *b\n  link: x\n", "A A"),
            ("a:\n- &c {title: A}\n- *c\n", "A A"),
            (
                "a:\n- !card {title: A}\n- title: !t B\n- title: !!str 12\n",
                "A B 12",
            ),
            (
                "a:\n- title: 0x1F\n- title: NO\n- title: 3.10\n- title: 2024-01-02\n- title: 'null'\n",
                "0x1F NO 3.10 2024-01-02 null",
            ),
            (
                "a:\n- title: >-\n    B\n    c\n- title: \"\\x41\"\n",
                "B c A",
            ),
            (
                "1: x\ntrue: y\n~: z\n[k]: v\n? {l: m}\n: n\na:\n- title: A\n",
                "A",
            ),
            ("---\na:\n- title: A\n---\nb\n", "A"),
            ("", ""),
            ("# nothing\n", ""),
        ];
        check(&rows.map(|(text, titles)| (text, titles, "")));
    }
}
