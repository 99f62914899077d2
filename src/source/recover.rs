//! Data out of YAML that is broken somewhere: what can be read is read, piece by piece.
//!
//! A text that the library refuses is cut at the lines that begin its entries, and each piece is read alone; a piece that
//! still fails is cut again. So a bad card costs that card and a bad list that list, each with a remark of its own.

use super::cut::{cut, opening};
use super::mistake::{REPETITION, remark};
use super::text::{from, has, run};
use super::yaml::{self, Failure};
use super::{Raw, Report, Span};
use std::ops::Range;

/// How often a failing piece is cut again: the map into entries, what stands under `params` into lists, a list into
/// cards, and between two of these, a key is cut off.
const MAX_CUTS: usize = 6;

/// Reads `range` of the page `text`.
#[inline(never)]
pub(crate) fn read<'a>(text: &'a str, range: Range<usize>, report: &mut Report) -> Raw<'a> {
    piece(text, range, MAX_CUTS, report).unwrap_or_default()
}

/// Whether a piece that fails so would fail as a part of the whole, too: nothing that began in another one goes on in it,
/// and no alias stands for what another one has.
pub(crate) fn is_own(failure: &Failure) -> bool {
    let others = ["flow", "quoted", "scalar", "anchor", "alias", REPETITION];
    others.iter().all(|it| !has(&failure.problem, it))
}

/// Reads one piece; none if nothing in it can be read, which is remarked.
fn piece<'a>(
    text: &'a str,
    range: Range<usize>,
    cuts: usize,
    report: &mut Report,
) -> Option<Raw<'a>> {
    let source = text.get(range.clone())?;
    let failure = match yaml::read(source, range.start, report) {
        Ok(value) => return Some(value),
        Err(failure) => failure,
    };
    if cuts == MAX_CUTS && has(&failure.problem, REPETITION) {
        // No piece alone shows it: each lacks what the others define.
        remark(text, range.start, &failure, report);
    }
    let pieces = cut(source);
    if cuts > 0
        && pieces.len() < 2
        && let Some(opening) = opening(source, range.start)
    {
        let block = opening.block..range.end;
        return piece(text, block, cuts - 1, report).map(|value| opening.with(value));
    }
    if cuts == 0 || pieces.len() < 2 {
        remark(text, range.start, &failure, report);
        return None;
    }
    let mut parts = Vec::new();
    for part in pieces {
        let part = range.start + part.start..range.start + part.end;
        let start = part.start + run(from(text, part.start), " ");
        if let Some(mut value) = piece(text, part, cuts - 1, report) {
            if value.span == Span::default() {
                value.span = Span::empty(start);
            }
            parts.push(value);
        }
    }
    Some(Raw::joined(parts, report))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The titles that are left, and the remarks without their advice.
    fn check(text: &str, titles: &str, expected: &[&str]) {
        let mut report = Report::default();
        let data = read(text, 0..text.len(), &mut report);
        let lists = data.entries().iter().flat_map(|it| it.value.items());
        let cards = lists
            .chain(data.items())
            .filter_map(|it| it.get("title")?.text());
        assert_eq!(cards.collect::<Vec<_>>().join(" "), titles, "{text}");
        let remarks: Vec<String> = report
            .finish(text)
            .iter()
            .map(|it| it.to_string())
            .collect();
        assert_eq!(remarks.len(), expected.len(), "{text}: {remarks:?}");
        for (remark, start) in remarks.iter().zip(expected) {
            assert!(remark.starts_with(start), "{text}: {remark}");
        }
    }

    #[test]
    fn a_bad_card_costs_that_card() {
        let rows = [
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
        ];
        for (text, titles, remark) in rows {
            check(text, titles, &[remark]);
        }
    }

    #[test]
    fn what_stands_where_nothing_of_its_kind_does_is_remarked() {
        let rows = [
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
        ];
        for (text, titles, remark) in rows {
            check(text, titles, &[remark]);
        }
    }

    #[test]
    fn a_bad_entry_costs_that_entry() {
        let rows = [
            ("x: [a\na:\n- title: A\n", "A", "1:4: error[yaml-bracket]"),
            ("x: *no\na:\n- title: A\n", "A", "1:4: error[yaml-alias]"),
            ("x: a: b\na:\n- title: A\n", "A", "1:5: error[yaml-colon]"),
            (
                "x: &x [*x]\na:\n- title: A\n",
                "A",
                "1:4: error[yaml-alias]",
            ),
        ];
        for (text, titles, remark) in rows {
            check(text, titles, &[remark]);
        }
    }

    #[test]
    fn what_is_well_is_left_alone() {
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
        for (text, titles) in rows {
            check(text, titles, &[]);
        }
    }
}
