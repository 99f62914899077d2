//! What is wrong with a page, said so that its author can mend it.

use super::{Position, Span};
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
    /// Notes that something the author wrote is not shown.
    pub(crate) fn error(&mut self, code: Code, span: Span, found: &str, right: &str) {
        self.add(Severity::Error, code, span, found, right);
    }

    /// Notes that something may not be as the author meant it.
    pub(crate) fn warn(&mut self, code: Code, span: Span, found: &str, right: &str) {
        self.add(Severity::Warning, code, span, found, right);
    }

    /// Adds the remarks of another report on the same page.
    pub(crate) fn append(&mut self, other: Report) {
        self.left_out += other.left_out;
        for remark in other.remarks {
            self.push(remark);
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

    fn add(&mut self, severity: Severity, code: Code, span: Span, found: &str, right: &str) {
        self.push(Diagnostic {
            code,
            severity,
            span,
            position: Position { line: 1, column: 1 },
            found: found.into(),
            right: right.into(),
        });
    }

    fn push(&mut self, remark: Diagnostic) {
        if self.remarks.len() < MAX_DIAGNOSTICS {
            self.remarks.push(remark);
        } else {
            self.left_out += 1;
        }
    }

    /// All remarks in the order of `text`, which their spans are about, with their positions filled in.
    pub(crate) fn finish(mut self, text: &str) -> Vec<Diagnostic> {
        if self.left_out > 0 {
            let found = format!("{} more remarks are left out", self.left_out);
            let end = Span::empty(text.len());
            self.remarks.push(Diagnostic {
                code: "too-many-remarks",
                severity: Severity::Warning,
                span: end,
                position: Position { line: 1, column: 1 },
                found,
                right: "mend the ones above first".into(),
            });
        }
        self.remarks.sort_by_key(|remark| remark.span.start);
        // Positions are counted on from one remark to the next, so that a long page is walked once.
        let (mut at, mut place) = (0, Position { line: 1, column: 1 });
        for remark in &mut self.remarks {
            let start = remark.span.start.max(at);
            let step = text.get(at as usize..start as usize).unwrap_or("");
            place = place.after(step);
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
        report.warn("b", Span::empty(7), "late", "x");
        report.error("a", Span::empty(2), "early", "x");
        let lines: Vec<_> = report
            .finish("ab\nč\nde")
            .iter()
            .map(|it| it.to_string())
            .collect();
        assert_eq!(
            lines,
            ["1:3: error[a]: early; x", "3:2: warning[b]: late; x"]
        );
    }

    #[test]
    fn the_number_of_remarks_is_limited_and_the_rest_is_counted() {
        let mut report = Report::default();
        for _ in 0..MAX_DIAGNOSTICS + 5 {
            report.warn("a", Span::default(), "x", "y");
        }
        let remarks = report.finish("");
        assert_eq!(remarks.len(), MAX_DIAGNOSTICS + 1);
        assert!(remarks.iter().any(|it| it.found.starts_with("5 more")));
    }
}
