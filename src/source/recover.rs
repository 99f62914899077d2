//! Data out of YAML that is broken somewhere: what can be read is read, piece by piece.
//!
//! A text that the library refuses is cut at the lines that begin its entries, and each piece is read alone; a piece that
//! still fails is cut again. So a bad card costs that card and a bad list that list, each with a remark of its own.

use super::yaml::{self, Failure};
use super::{Code, Raw, RawEntry, RawValue, Report, Span};
use std::borrow::Cow;
use std::ops::Range;

/// How often a failing piece is cut again: the map, what stands under `params`, a list, its cards.
const MAX_CUTS: usize = 4;

/// What the library says where aliases repeat too much.
const REPETITION: &str = "repetition limit";

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

/// Says what is wrong at the place of `failure`, in a piece that starts at byte `base`.
fn remark(text: &str, base: usize, failure: &Failure, report: &mut Report) {
    let mut at = (base + failure.at).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let mistake = Mistake::of(text, base, at, failure);
    report.error(
        mistake.code,
        Span::empty(mistake.at),
        &mistake.found,
        mistake.right,
    );
}

/// What is wrong, in an author's words.
struct Mistake {
    code: Code,
    /// The byte of the page.
    at: usize,
    found: Cow<'static, str>,
    right: &'static str,
}

impl Mistake {
    /// Looks at byte `at` of the page, where the library stopped with `failure` in the piece from byte `base`.
    fn of(text: &str, base: usize, at: usize, failure: &Failure) -> Self {
        let problem = failure.problem.as_str();
        let says = |part: &str| problem.contains(part);
        let make = |code, at, found: &'static str, right| Self {
            code,
            at,
            found: found.into(),
            right,
        };
        let line = Line::around(text, at);
        let opened = yaml::place_in(problem).map_or(at, |place| byte_at(text, base, place));
        if let Some(tab) = line.tab {
            let right = "indent with blanks: YAML forbids tabs there";
            make("yaml-tab", tab, "this line is indented with a tab", right)
        } else if says("mapping values are not allowed") && line.is_too_far_right {
            let right = "indent the parts of a card alike, or put the text in double quotes";
            make(
                "yaml-indent",
                line.content,
                "this line is indented further than the one above, which has its value",
                right,
            )
        } else if says("mapping values are not allowed") {
            let right = "put the whole value in double quotes";
            make(
                "yaml-colon",
                at,
                "there is a colon inside a value that stands without quotes",
                right,
            )
        } else if says("cannot start any token") {
            let sign = text
                .get(at..)
                .and_then(|rest| rest.chars().next())
                .unwrap_or(' ');
            Self {
                code: "yaml-sign",
                at,
                found: format!("a value without quotes cannot start with \"{sign}\"").into(),
                right: "put the whole value in double quotes",
            }
        } else if says("recursion limit") {
            make(
                "yaml-depth",
                at,
                "lists and maps nest deeper than 128 levels here",
                "write a flat list of cards",
            )
        } else if says(REPETITION) {
            let right = "write the values out, or repeat fewer of them";
            make(
                "yaml-repetition",
                at,
                "aliases repeat more values here than a page may have",
                right,
            )
        } else if says("unknown anchor") && is_defined(text, at) {
            let right = "mend the other mistakes first, or write the value out";
            make(
                "yaml-alias",
                at,
                "this alias is out of reach of its anchor, because of another mistake",
                right,
            )
        } else if says("unknown anchor") {
            make(
                "yaml-alias",
                at,
                "this alias names no anchor",
                "define it before, with \"&name\"",
            )
        } else if says("alias inside") {
            make(
                "yaml-alias",
                at,
                "an alias stands inside the value that it stands for",
                "name another value",
            )
        } else if says("escape") {
            let right = "write \\\\ for a backslash, or use single quotes";
            make("yaml-escape", at, "this escape is unknown", right)
        } else if says("quoted scalar") {
            make(
                "yaml-quote",
                opened,
                "the quote that is opened here is never closed",
                "close it with the same quote",
            )
        } else if says("flow sequence") || says("flow mapping") {
            let right = "close it, and put commas between its parts";
            make(
                "yaml-bracket",
                opened,
                "the bracket that is opened here is not closed, or a comma is missing",
                right,
            )
        } else {
            let right = "indent the parts of a card alike, one \"name: value\" a line, and quote values with special signs";
            make(
                "yaml-syntax",
                at,
                "this does not continue what the lines above began",
                right,
            )
        }
    }
}

/// The line around a place.
struct Line {
    /// The byte of its first sign that is no blank.
    content: usize,
    /// The byte of a tab before that.
    tab: Option<usize>,
    /// Whether it is a "name: value" of its own, further right than such a line above it.
    is_too_far_right: bool,
}

impl Line {
    fn around(text: &str, at: usize) -> Self {
        let before = text.get(..at).unwrap_or(text);
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let line = text.get(start..).unwrap_or("").lines().next().unwrap_or("");
        let indent = line.len() - line.trim_start().len();
        let above = before
            .get(..start.saturating_sub(1))
            .unwrap_or("")
            .lines()
            .next_back()
            .unwrap_or("");
        let above_indent = above.len() - above.trim_start_matches([' ', '-']).len();
        let is_pair = |line: &str| {
            line.trim_start_matches([' ', '-'])
                .split_once(": ")
                .is_some_and(|(key, _)| !key.contains(' '))
        };
        Self {
            content: start + indent,
            tab: line
                .get(..indent)
                .and_then(|blanks| blanks.find('\t'))
                .map(|tab| start + tab),
            is_too_far_right: indent > above_indent && is_pair(line) && is_pair(above),
        }
    }
}

/// Whether the alias at byte `at` has its anchor somewhere in `text`.
fn is_defined(text: &str, at: usize) -> bool {
    let name = text.get(at..).unwrap_or("").trim_start_matches('*');
    let end = name
        .find(|it: char| !it.is_alphanumeric() && !matches!(it, '_' | '-'))
        .unwrap_or(name.len());
    let anchor = format!("&{}", name.get(..end).unwrap_or(""));
    anchor.len() > 1 && text.contains(&anchor)
}

/// The byte of `text` at a line and column, both from 1, of the part from byte `base` on.
fn byte_at(text: &str, base: usize, (line, column): (usize, usize)) -> usize {
    let mut start = base;
    for part in text
        .get(base..)
        .unwrap_or("")
        .split_inclusive('\n')
        .take(line - 1)
    {
        start += part.len();
    }
    let before = text.get(start..).unwrap_or("").chars().take(column - 1);
    start + before.map(char::len_utf8).sum::<usize>()
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
