//! What is wrong in YAML, in an author's words.
//!
//! The library says what it was doing when it stopped. What the author did is mostly to be seen on the line itself.

use super::yaml::{self, Failure};
use super::{Code, Report, Span, is_letter};
use std::borrow::Cow;

/// What the library says where aliases repeat too much.
pub(super) const REPETITION: &str = "repetition limit";

/// Says what is wrong at the place of `failure`, in a piece that starts at byte `base`.
pub(super) fn remark(text: &str, base: usize, failure: &Failure, report: &mut Report) {
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
        } else if text.get(at..).is_some_and(|rest| rest.starts_with('\t')) {
            make(
                "yaml-tab",
                at,
                "a tab stands where a blank should",
                "write a blank instead of the tab",
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
        .find(|it: char| !is_letter(it) && !matches!(it, '_' | '-'))
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
