//! `guide-grid check`: what is wrong, as a compiler would print it.

use super::{FOUND, Reading, WELL};
use guide_grid_core::source::{Diagnostic, Severity};
use std::io::Write;

/// The longest stretch of a source line that is shown, in characters.
const SHOWN: usize = 100;

pub(super) fn print(reading: Reading) -> u8 {
    let mut code = WELL;
    let mut out = String::new();
    for diagnostic in &reading.diagnostics {
        out.push_str(&show(&reading.name, &reading.text, diagnostic));
        if diagnostic.severity == Severity::Error {
            code = FOUND;
        }
    }
    let errors = reading
        .diagnostics
        .iter()
        .filter(|it| it.severity == Severity::Error)
        .count();
    let warnings = reading.diagnostics.len() - errors;
    let cards = reading.catalog.cards.len();
    out.push_str(&format!(
        "{}: {cards} cards, {errors} errors, {warnings} warnings\n",
        reading.name
    ));
    // A reader that went away, such as `head`, wants no more.
    let _ = std::io::stdout().write_all(out.as_bytes());
    code
}

/// The remark, its line of the page, and a caret below what it is about.
fn show(name: &str, text: &str, diagnostic: &Diagnostic) -> String {
    let line = diagnostic.position.line as usize;
    let column = diagnostic.position.column as usize - 1;
    let source = text.lines().nth(line - 1).unwrap_or("");
    // A long line is shown from a little before the place.
    let from = if column + 20 > SHOWN {
        column.saturating_sub(40)
    } else {
        0
    };
    let visible = |it: char| {
        if it.is_control() || it == '\u{FEFF}' {
            ' '
        } else {
            it
        }
    };
    let shown: String = source.chars().skip(from).take(SHOWN).map(visible).collect();
    let about = text
        .get(diagnostic.span.range())
        .unwrap_or("")
        .lines()
        .next()
        .unwrap_or("");
    let room = shown.chars().count().saturating_sub(column - from).max(1);
    let carets = "^".repeat(about.chars().count().clamp(1, room));
    let margin = " ".repeat(line.to_string().len());
    let indent = " ".repeat(column - from);
    format!("{name}:{diagnostic}\n{margin} |\n{line} | {shown}\n{margin} | {indent}{carets}\n\n")
}
