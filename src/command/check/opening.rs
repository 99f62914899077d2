//! Front matter whose first line is missing or wrong, so that all of it is read as text, or is by other programs.

use guide_grid_core::catalog::{Catalog, Format};
use guide_grid_core::source::{Diagnostic, Position, Severity, Span};

/// What is wrong with the line that opens the front matter of a page.
pub(super) fn wrong(page: &str) -> Option<Diagnostic> {
    let start = page.len() - page.trim_start_matches(['\u{FEFF}', '\n', '\r']).len();
    let text = page.get(start..)?;
    let (first, rest) = text.split_once('\n')?;
    let (line, fence) = (first.trim_end(), first.trim());
    let is_dashes = fence.len() > 1 && fence.chars().all(|it| matches!(it, '-' | '–' | '—'));
    let place = start + (line.len() - line.trim_start().len());
    let about = |code, severity, found: String, right: &str| Diagnostic {
        severity,
        span: Span::new(place..start + line.len()),
        position: Position::of(place as u32, page),
        ..Diagnostic::on_element(code, found, right.to_owned())
    };
    if fence == "---" && line != fence {
        let found = "only some generators read front matter with a space before this line";
        return Some(about(
            "front-matter-fence",
            Severity::Warning,
            found.to_owned(),
            "delete the space",
        ));
    }
    if fence == "---" {
        return None;
    }
    let data = if is_dashes { rest } else { text };
    let (end, _) =
        lines(data).find(|(_, it)| it.trim() == "---" || is_dashes && it.trim() == fence)?;
    let data = data.get(..end)?;
    if !is_dashes && !starts_with_entry(data) {
        return None;
    }
    let (catalog, _) = Catalog::read(data, Format::Yaml);
    if catalog.cards.is_empty() {
        return None;
    }
    if is_dashes {
        let found = format!("the line \"{fence}\" opens no front matter");
        return Some(about(
            "front-matter-fence",
            Severity::Error,
            found,
            "write \"---\"",
        ));
    }
    let end = (start + end) as u32;
    let Position { line, .. } = Position::of(end, page);
    let found = format!("the front matter that ends on line {line} is not opened");
    let right = "put a line that is \"---\" before this one";
    Some(Diagnostic {
        span: Span::empty(start),
        ..about("front-matter-unopened", Severity::Error, found, right)
    })
}

/// The lines of a text, each with the byte at which it starts.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split('\n').map(move |line| {
        let start = at;
        at += line.len() + 1;
        (start, line)
    })
}

/// Whether a text starts with an entry of a mapping.
fn starts_with_entry(text: &str) -> bool {
    let entry = text.lines().next().and_then(|it| it.split_once(':'));
    entry.is_some_and(|(key, value)| {
        (value.is_empty() || value.starts_with(' ')) && !key.contains(char::is_whitespace)
    })
}
