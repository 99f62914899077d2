//! What is wrong with a page, said so that its author can mend it.

use super::text::slice;
use super::{Position, Rule, Span};
use std::fmt;

/// How much a diagnostic matters to the reader of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something was understood, but perhaps not as meant; nothing is lost.
    Warning,
    /// Something the author wrote is not shown.
    Error,
}

/// Which rule a page broke: stable, lower-case, with dashes, so that a docs team may look it up or filter by it.
pub type Code = &'static str;

/// One remark on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule.
    pub code: Code,
    /// Whether something is lost.
    pub severity: Severity,
    /// The text it is about, in the page's bytes.
    pub span: Span,
    /// Where `span` starts, as people count.
    pub position: Position,
    /// What was found, as a clause: `this card has no title`.
    pub found: String,
    /// What would be right, as a clause: `give it a line "title: …"`.
    pub right: String,
}

impl fmt::Display for Diagnostic {
    /// One line, as compilers print them: `3:5: error[card-without-title]: this card has no title; give it …`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        let Position { line, column } = self.position;
        let (code, found, right) = (self.code, &self.found, &self.right);
        write!(out, "{line}:{column}: {severity}[{code}]: {found}; {right}")
    }
}

/// The most remarks on one page: enough to mend it by, few enough to read. One more says how many were left out.
pub const MAX_DIAGNOSTICS: usize = 100;

/// The remarks on a page while it is being read.
#[derive(Default)]
pub(crate) struct Report {
    remarks: Vec<Diagnostic>,
    left_out: usize,
}

impl Report {
    /// Notes that a rule is broken.
    pub(crate) fn say(&mut self, rule: Rule, span: Span) {
        self.say_of(rule, span, "");
    }

    /// Notes that a rule is broken, in words that name `value`.
    #[inline(never)]
    pub(crate) fn say_of(&mut self, rule: Rule, span: Span, value: &str) {
        if self.has_room() {
            self.insert(rule.broken(span, value));
        }
    }

    /// Adds the remarks of another report on the same page.
    pub(crate) fn append(&mut self, other: Report) {
        self.left_out += other.left_out;
        for remark in other.remarks {
            if self.has_room() {
                self.insert(remark);
            }
        }
    }

    /// Whether nothing was remarked so far.
    pub(crate) fn is_clean(&self) -> bool {
        self.remarks.is_empty()
    }

    /// Whether something is known to be lost.
    pub(crate) fn has_errors(&self) -> bool {
        self.remarks.iter().any(|it| it.severity == Severity::Error)
    }

    /// Whether there may be one more remark; else it counts as left out.
    fn has_room(&mut self) -> bool {
        let has_room = self.remarks.len() < MAX_DIAGNOSTICS;
        self.left_out += usize::from(!has_room);
        has_room
    }

    /// Puts a remark behind those on what comes before it, so that all are in page order.
    fn insert(&mut self, remark: Diagnostic) {
        let mut at = self.remarks.len();
        for (before, it) in self.remarks.iter().enumerate() {
            if it.span.start > remark.span.start {
                at = at.min(before);
            }
        }
        self.remarks.insert(at, remark);
    }

    /// All remarks in the order of `text`, which their spans are about, with their positions filled in.
    pub(crate) fn finish(mut self, text: &str) -> Vec<Diagnostic> {
        if self.left_out > 0 {
            let (end, count) = (Span::empty(text.len()), self.left_out.to_string());
            self.remarks.push(Rule::TooManyRemarks.broken(end, &count));
        }
        // Positions are counted on from one remark to the next, so that a long page is walked once.
        let (mut at, mut place) = (0, Position { line: 1, column: 1 });
        for remark in &mut self.remarks {
            let start = remark.span.start.max(at);
            place = place.after(slice(text, at as usize, start as usize));
            at = start;
            remark.position = place;
        }
        self.remarks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_come_in_page_order_with_their_positions() {
        let mut report = Report::default();
        report.say(Rule::JsonComma, Span::empty(7));
        report.say_of(Rule::DuplicateKey, Span::empty(2), "x");
        let lines: Vec<_> = report
            .finish("ab\nč\nde")
            .iter()
            .map(|it| it.to_string())
            .collect();
        assert_eq!(
            lines,
            [
                "1:3: warning[duplicate-key]: the key \"x\" is given twice here; keep one of them; the last one counts",
                "3:2: error[json-syntax]: a comma is missing here; put a comma between two parts"
            ]
        );
    }

    #[test]
    fn the_number_of_remarks_is_limited_and_the_rest_is_counted() {
        let mut report = Report::default();
        for _ in 0..MAX_DIAGNOSTICS + 5 {
            report.say(Rule::Icon, Span::default());
        }
        let remarks = report.finish("");
        assert_eq!(remarks.len(), MAX_DIAGNOSTICS + 1);
        assert!(remarks.iter().any(|it| it.found.starts_with("5 more")));
    }
}
