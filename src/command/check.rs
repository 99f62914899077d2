//! `guide-grid check`: what is wrong, as a compiler would print it.

use super::{Outcome, Page, embedded};
use guide_grid_core::catalog::{Catalog, Format};
use guide_grid_core::source::{Diagnostic, Severity};
use std::io::Write;

/// The most characters of a source line that are shown.
const MAX_SHOWN: usize = 100;

/// How many characters are shown before the place in a line that is too long.
const LEAD: usize = 40;

/// How many characters from the place on have to fit into the start of a line, for that to be shown.
const TAIL: usize = 20;

/// Codes of warnings about pages that were perhaps never meant to show cards.
const ABOUT_ORDINARY_PAGES: [&str; 2] = ["no-cards", "list-not-used"];

pub(super) fn print(mut page: Page) -> Outcome {
    if page.format == Format::Page {
        let is_meant = |it: &Diagnostic| {
            it.severity == Severity::Error || !ABOUT_ORDINARY_PAGES.contains(&it.code)
        };
        page.diagnostics.retain(is_meant);
        for (text, format) in embedded::texts(&page.text) {
            add_embedded(&mut page, &text, format);
        }
    }
    let is_error = |it: &&Diagnostic| it.severity == Severity::Error;
    let errors = page.diagnostics.iter().filter(is_error).count();
    let warnings = page.diagnostics.len() - errors;
    let excerpts = page.diagnostics.iter();
    let mut out: String = excerpts.map(|it| excerpt(&page, it)).collect();
    let counts = [
        count(page.catalog.cards.len(), "card"),
        count(errors, "error"),
        count(warnings, "warning"),
    ];
    out += &format!("{}: {}\n", page.name, counts.join(", "));
    // If whoever reads the output, such as `head`, has gone, nothing is lost.
    let _ = std::io::stdout().write_all(out.as_bytes());
    match errors {
        0 => Outcome::Success,
        _ => Outcome::Failure,
    }
}

/// Adds what is inside an element of the page, which is there to show cards.
fn add_embedded(page: &mut Page, text: &str, format: Format) {
    let (catalog, mut diagnostics) = Catalog::read(text, format);
    for diagnostic in &mut diagnostics {
        if catalog.cards.is_empty() && ABOUT_ORDINARY_PAGES.contains(&diagnostic.code) {
            diagnostic.severity = Severity::Error;
        }
    }
    page.catalog.cards.extend(catalog.cards);
    page.diagnostics.extend(diagnostics);
}

/// The diagnostic, its line of the page, and carets below what it is about.
fn excerpt(page: &Page, diagnostic: &Diagnostic) -> String {
    let line = diagnostic.position.line as usize;
    let column = diagnostic.position.column as usize - 1;
    let source = page.text.lines().nth(line - 1).unwrap_or_default();
    let start = match column + TAIL > MAX_SHOWN {
        true => column - LEAD,
        false => 0,
    };
    let shown = source.chars().skip(start).take(MAX_SHOWN).map(printable);
    let shown: String = shown.collect();
    let about = page.text.get(diagnostic.span.range()).unwrap_or_default();
    let about = about.lines().next().unwrap_or_default();
    let room = shown.chars().count().saturating_sub(column - start).max(1);
    let carets = "^".repeat(about.chars().count().clamp(1, room));
    let margin = " ".repeat(line.to_string().len());
    let indent = " ".repeat(column - start);
    let name = &page.name;
    format!("{name}:{diagnostic}\n{margin} |\n{line} | {shown}\n{margin} | {indent}{carets}\n\n")
}

/// A number with its noun: `1 card`, `2 cards`.
fn count(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        _ => format!("{number} {noun}s"),
    }
}

/// A character, or a space for one that would spoil the line.
fn printable(character: char) -> char {
    match character {
        '\u{FEFF}' => ' ',
        _ if character.is_control() => ' ',
        _ => character,
    }
}
