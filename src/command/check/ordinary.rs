//! Pages that were perhaps never meant to show cards.

use crate::command::elements::code;
use crate::command::page::Page;
use guide_grid_core::source::{Diagnostic, Severity};

/// Codes of diagnostics which say that a text has no cards, or why.
const CODES: [&str; 3] = ["no-cards", "list-not-used", "front-matter-language"];

fn is_about_ordinary_pages(diagnostic: &Diagnostic) -> bool {
    CODES.contains(&diagnostic.code)
}

/// Drops the warnings of a page that would be about any ordinary page, unless there are errors.
pub(super) fn drop_warnings(diagnostics: &mut Vec<Diagnostic>) {
    if diagnostics
        .iter()
        .all(|it| it.severity == Severity::Warning)
    {
        diagnostics.retain(|it| !is_about_ordinary_pages(it));
    }
}

/// Makes errors of these warnings, in data that is there to show cards, and has none.
pub(super) fn make_errors(diagnostics: &mut [Diagnostic]) {
    for diagnostic in diagnostics {
        if is_about_ordinary_pages(diagnostic) {
            diagnostic.severity = Severity::Error;
        }
    }
}

/// Warnings about the shortcodes of a page without front matter that place lists, except for those that are examples in code.
pub(super) fn outside_code(page: &Page) -> Vec<Diagnostic> {
    let missing = page
        .diagnostics
        .iter()
        .filter(|it| it.code == "items-missing");
    let mut missing = missing.peekable();
    if missing.peek().is_none() {
        return Vec::new();
    }
    let code = code(&page.text, 0);
    let is_code = |at: usize| {
        let before = page.text.get(..at).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        line.starts_with("    ") || line.starts_with('\t') || code.iter().any(|it| it.contains(&at))
    };
    let outside = missing.filter(|it| !is_code(it.span.range().start));
    let warning = |it: &Diagnostic| Diagnostic {
        severity: Severity::Warning,
        ..it.clone()
    };
    outside.map(warning).collect()
}
