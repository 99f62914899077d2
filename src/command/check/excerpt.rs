//! A diagnostic as a compiler would print it, with its line of the page.

use super::finding::Checked;
use guide_grid_core::source::{Diagnostic, Severity};

/// The most characters of a source line that are shown.
const MAX_SHOWN: usize = 100;

/// How many characters are shown before the place in a line that is too long.
const LEAD: usize = 40;

/// How many characters from the place on have to fit into the start of a line, for that to be shown.
const TAIL: usize = 20;

/// Whether severities are in colour.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Colour {
    On,
    Off,
}

impl Colour {
    /// Colour on a terminal, unless the reader wants none: <https://no-color.org>.
    pub(super) fn of(is_terminal: bool) -> Self {
        let is_unwanted = std::env::var_os("NO_COLOR").is_some_and(|it| !it.is_empty());
        let is_dumb = std::env::var_os("TERM").is_some_and(|it| it == "dumb");
        match is_terminal && !is_unwanted && !is_dumb {
            true => Self::On,
            false => Self::Off,
        }
    }

    /// The text in bold red or yellow.
    fn paint(self, text: &str, severity: Severity) -> String {
        let code = match severity {
            Severity::Error => "31",
            Severity::Warning => "33",
        };
        match self {
            Self::On => format!("\x1b[1;{code}m{text}\x1b[0m"),
            Self::Off => text.to_owned(),
        }
    }
}

/// The diagnostic, its line of the page, and carets below what it is about.
pub(super) fn excerpt(page: &Checked, diagnostic: &Diagnostic, colour: Colour) -> String {
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
    let name: String = page.name.chars().map(printable).collect();
    let Diagnostic {
        severity,
        code,
        found,
        right,
        ..
    } = diagnostic;
    let label = colour.paint(&format!("{}[{code}]", severity.as_str()), *severity);
    let carets = colour.paint(&carets, *severity);
    let number = column + 1;
    format!(
        "{name}:{line}:{number}: {label}: {found}; {right}\n{margin} |\n{line} | {shown}\n{margin} | {indent}{carets}\n\n"
    )
}

/// A character, or a space for one that would spoil the line.
fn printable(character: char) -> char {
    match character {
        '\u{FEFF}' => ' ',
        _ if character.is_control() => ' ',
        _ => character,
    }
}
