//! What is wrong with a page, said so that its author can fix it.

use super::span::{Position, Span};
use std::fmt;

/// How much a diagnostic matters to the reader of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something was understood, but perhaps not as intended; nothing is lost.
    Warning,
    /// Something that the author wrote is not shown.
    Error,
}

impl Severity {
    /// Its name: `warning`, `error`.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// Which rule a page broke: stable, lower-case, with dashes, so that a docs team can look it up or filter by it.
pub type Code = &'static str;

/// One warning or error about a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule.
    pub code: Code,
    /// Whether something is lost.
    pub severity: Severity,
    /// The text it is about, as bytes of the page.
    pub span: Span,
    /// Where `span` starts, as line and column.
    pub position: Position,
    /// The address of the file that it is about; empty for a text that has no address.
    pub file: String,
    /// What was found, as a clause: `this card has no title, so it isn't shown`.
    pub found: String,
    /// What would be right, as an instruction: `add a "title:" line`; for an attribute, what is done instead: `using 3`.
    pub right: String,
}

impl Diagnostic {
    /// A warning about the element rather than its data. It comes before the data, so its position is the data's start.
    pub fn on_element(code: Code, found: String, right: String) -> Self {
        Self {
            code,
            severity: Severity::Warning,
            span: Span::default(),
            position: Position { line: 1, column: 1 },
            file: String::new(),
            found,
            right,
        }
    }
}

impl fmt::Display for Diagnostic {
    /// One line, as compilers print them, with the file before it where there is one: `3:5: error[card-without-title]: this card has no title, so it isn't shown; add …`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = self.severity.as_str();
        let Position { line, column } = self.position;
        let (code, found, right) = (self.code, &self.found, &self.right);
        if !self.file.is_empty() {
            write!(out, "{}:", self.file)?;
        }
        write!(out, "{line}:{column}: {severity}[{code}]: {found}; {right}")
    }
}
