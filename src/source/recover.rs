//! Data out of YAML that is broken somewhere: what can be read is read, piece by piece.
//!
//! A text that the library refuses is cut at the lines that begin its entries, and each piece is read alone; a piece that
//! still fails is cut again. So a bad card costs that card and a bad list that list, each with a remark of its own.

use super::mistake::{REPETITION, remark};
use super::yaml::{self, Failure};
use super::{Raw, RawEntry, RawValue, Report, Span};
use std::ops::Range;

/// How often a failing piece is cut again: the map, what stands under `params`, a list, its cards.
const MAX_CUTS: usize = 4;

/// Reads `range` of the page `text`.
pub(crate) fn read<'a>(text: &'a str, range: Range<usize>, report: &mut Report) -> Raw<'a> {
    piece(text, range, MAX_CUTS, report).unwrap_or_default()
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
    if cuts == MAX_CUTS && failure.problem.contains(REPETITION) {
        // No piece alone shows it: each lacks what the others define.
        remark(text, range.start, &failure, report);
    }
    let pieces = cut(source);
    if cuts == 0 || pieces.len() < 2 && !opens_block(source) {
        remark(text, range.start, &failure, report);
        return None;
    }
    if pieces.len() < 2 {
        return under_key(text, range, &failure, cuts, report);
    }
    let (mut items, mut entries) = (Vec::new(), Vec::new());
    for part in pieces {
        let part = range.start + part.start..range.start + part.end;
        match piece(text, part, cuts - 1, report).map(|it| it.value) {
            Some(RawValue::List(more)) => items.extend(more),
            Some(RawValue::Map(more)) => entries.extend(more),
            _ => {}
        }
    }
    let value = if entries.is_empty() {
        RawValue::List(items)
    } else {
        super::raw::settle_duplicates(&mut entries, report);
        RawValue::Map(entries)
    };
    Some(Raw {
        span: Span::empty(range.start),
        value,
    })
}

/// Reads a piece that is one key with a block below it.
fn under_key<'a>(
    text: &'a str,
    range: Range<usize>,
    failure: &Failure,
    cuts: usize,
    report: &mut Report,
) -> Option<Raw<'a>> {
    let source = text.get(range.clone())?;
    let skipped = source.len() - skip_blank_lines(source).len();
    let head = source.get(skipped..)?;
    let end = head.find('\n').map_or(head.len(), |at| at + 1);
    let line = head.get(..end)?;
    let key = line.split(':').next()?.trim().trim_matches(['"', '\'']);
    let key_start = range.start + skipped + (line.len() - line.trim_start().len());
    if end == head.len() {
        remark(text, range.start, failure, report);
        return None;
    }
    let value = piece(
        text,
        range.start + skipped + end..range.end,
        cuts - 1,
        report,
    )?;
    let key_span = Span::new(key_start..key_start + key.len());
    Some(Raw {
        span: key_span,
        value: RawValue::Map(vec![RawEntry {
            key: key.into(),
            key_span,
            value,
        }]),
    })
}

/// Whether the first line of `source` is a key whose value stands on the lines below.
fn opens_block(source: &str) -> bool {
    let line = skip_blank_lines(source).lines().next().unwrap_or("");
    let line = line.split(" #").next().unwrap_or("").trim();
    line.ends_with(':') && !line.starts_with('-')
}

fn skip_blank_lines(source: &str) -> &str {
    let mut rest = source;
    while let Some((line, after)) = rest.split_once('\n') {
        let line = line.trim();
        if !line.is_empty() && !line.starts_with('#') {
            break;
        }
        rest = after;
    }
    rest
}

/// The pieces of `source`: each begins with a line that is indented as little as the first one.
fn cut(source: &str) -> Vec<Range<usize>> {
    let (mut starts, mut least, mut at) = (Vec::new(), None, 0);
    for line in source.split_inclusive('\n') {
        let content = line.trim_start_matches(' ');
        let indent = line.len() - content.len();
        let begins = !matches!(
            content.trim_end().bytes().next(),
            None | Some(b'#' | b'\t' | b']' | b'}' | b',')
        );
        if begins && least.is_none_or(|least| indent <= least) {
            // A list may stand as far left as the key that it belongs to.
            let item = content.starts_with("- ") || content.trim_end() == "-";
            let (first, keyed) = *least_kind(&mut starts, at, item);
            if !(item && keyed && first != at) {
                if first != at {
                    starts.push((at, keyed));
                }
                least = Some(indent);
            }
        }
        at += line.len();
    }
    let ends = starts
        .iter()
        .skip(1)
        .map(|(at, _)| *at)
        .chain([source.len()]);
    let pieces = starts.iter().zip(ends).map(|((start, _), end)| *start..end);
    pieces.collect()
}

/// The first piece, and whether it begins with a key; it is made at `at` if there is none yet.
fn least_kind(starts: &mut Vec<(usize, bool)>, at: usize, item: bool) -> &(usize, bool) {
    if starts.is_empty() {
        starts.push((at, !item));
    }
    starts.first().unwrap_or(&(0, false))
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
