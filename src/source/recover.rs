//! Data out of YAML that is broken somewhere: what can be read is read, piece by piece.
//!
//! A text that the library refuses is cut at the lines that begin its entries, and each piece is read alone; a piece that
//! still fails is cut again. So a bad card costs that card and a bad list that list, each with a remark of its own.

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
    let (before, after) = text.split_at(at);
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    let line = text
        .get(line_start..)
        .and_then(|rest| rest.lines().next())
        .unwrap_or("");
    let indent = line.len() - line.trim_start().len();
    let tab = line.get(..indent).and_then(|blanks| blanks.find('\t'));
    let problem = failure.problem.as_str();
    let (code, start, found, right): (_, _, &str, &str) = if let Some(tab) = tab {
        (
            "yaml-tab",
            line_start + tab,
            "this line is indented with a tab",
            "indent with blanks: YAML forbids tabs there",
        )
    } else if problem.contains("mapping values are not allowed") {
        (
            "yaml-colon",
            at,
            "there is a colon inside a value that stands without quotes",
            "put the whole value in double quotes",
        )
    } else if problem.contains("cannot start any token") {
        let sign = after.chars().next().unwrap_or(' ');
        let found = format!("a value without quotes cannot start with \"{sign}\"");
        report.error(
            "yaml-sign",
            Span::empty(at),
            &found,
            "put the whole value in double quotes",
        );
        return;
    } else if problem.contains("recursion limit") {
        (
            "yaml-depth",
            at,
            "lists and maps nest deeper than 128 levels here",
            "write a flat list of cards",
        )
    } else if problem.contains("repetition limit") {
        (
            "yaml-repetition",
            at,
            "aliases repeat more values here than a page may have",
            "write the values out, or repeat fewer of them",
        )
    } else if problem.contains("unknown anchor") {
        (
            "yaml-alias",
            at,
            "this alias names no anchor",
            "define it before, with \"&name\"",
        )
    } else if problem.contains("alias inside") {
        (
            "yaml-alias",
            at,
            "an alias stands inside the value that it stands for",
            "name another value",
        )
    } else if problem.contains("escape character") {
        (
            "yaml-escape",
            at,
            "this escape is unknown",
            "write \\\\ for a backslash, or use single quotes",
        )
    } else if problem.contains("unexpected end") || problem.contains("end of stream") {
        (
            "yaml-unclosed",
            at,
            "a quote or bracket that was opened is never closed",
            "close it",
        )
    } else {
        (
            "yaml-syntax",
            at,
            "this does not continue what the lines above began",
            "indent the parts of a card alike, one \"name: value\" a line, and quote values with special signs",
        )
    };
    report.error(code, Span::empty(start), found, right);
}
