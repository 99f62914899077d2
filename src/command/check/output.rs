//! Findings for people, for programs, and for GitHub Actions.

use super::excerpt::{Colour, excerpt};
use super::finding::{Checked, Findings};
use guide_grid_core::source::{Diagnostic, Position};
use serde_json::{Value, json};

/// Each diagnostic with its line, then a summary; nothing if all is well, unless that is asked for.
pub(super) fn text(findings: &Findings, verbose: bool, is_terminal: bool) -> String {
    let colour = Colour::of(is_terminal);
    let diagnostics = findings.diagnostics();
    let mut text: String = diagnostics
        .map(|(page, it)| excerpt(page, it, colour))
        .collect();
    if verbose || !text.is_empty() {
        text += &findings.summary();
    }
    text
}

/// One object, in a stable order, for programs.
pub(super) fn json(findings: &Findings) -> String {
    let diagnostics = findings.diagnostics();
    let diagnostics: Vec<_> = diagnostics
        .map(|(page, it)| json_diagnostic(page, it))
        .collect();
    let value = json!({
        "pages": findings.checked,
        "cards": findings.cards,
        "errors": findings.errors,
        "warnings": findings.warnings,
        "diagnostics": diagnostics,
    });
    format!("{value:#}\n")
}

fn json_diagnostic(page: &Checked, diagnostic: &Diagnostic) -> Value {
    let end = end_of(page, diagnostic);
    json!({
        "file": page.name,
        "line": diagnostic.position.line,
        "column": diagnostic.position.column,
        "endLine": end.line,
        "endColumn": end.column,
        "severity": diagnostic.severity.as_str(),
        "code": diagnostic.code,
        "found": diagnostic.found,
        "right": diagnostic.right,
    })
}

/// The commands that make annotations:
/// <https://docs.github.com/actions/reference/workflow-commands-for-github-actions#setting-an-error-message>.
pub(super) fn github(findings: &Findings, verbose: bool) -> String {
    let mut text = String::new();
    for (page, diagnostic) in findings.diagnostics() {
        let end = end_of(page, diagnostic);
        let Diagnostic {
            severity,
            code,
            position,
            found,
            right,
            ..
        } = diagnostic;
        let severity = severity.as_str();
        let file = property(&page.name);
        let Position { line, column } = position;
        // Columns are understood on one line only.
        let columns = match end.line == *line {
            true => format!(",col={column},endColumn={}", end.column),
            false => format!(",col={column}"),
        };
        let message = data(&format!("{found}; {right}"));
        text += &format!(
            "::{severity} file={file},line={line},endLine={}{columns},title=guide-grid {code}::{message}\n",
            end.line
        );
    }
    if verbose || !text.is_empty() {
        text += &findings.summary();
    }
    text
}

/// Where what a diagnostic is about ends.
fn end_of(page: &Checked, diagnostic: &Diagnostic) -> Position {
    Position::of(diagnostic.span.end.max(diagnostic.span.start), &page.text)
}

/// The message of a workflow command.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A property of a workflow command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
