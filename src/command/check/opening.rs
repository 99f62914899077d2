//! Front matter that lacks the line before it, so that all of it is read as text.

use guide_grid_core::catalog::{Catalog, Format};
use guide_grid_core::source::{Diagnostic, Position, Severity, Span};

/// What is wrong if a page without front matter begins with what would be some: entries with a list of cards, up to a line that
/// is `---`.
pub(super) fn missing(page: &str) -> Option<Diagnostic> {
    let start = page.len() - page.trim_start_matches(['\u{FEFF}', '\n', '\r']).len();
    let text = page.get(start..)?;
    let (key, value) = text.lines().next()?.split_once(':')?;
    let is_entry =
        (value.is_empty() || value.starts_with(' ')) && !key.contains(char::is_whitespace);
    let length = is_entry.then(|| text.find("\n---")).flatten()?;
    let is_fence = text.get(length..)?.lines().nth(1)?.trim_end() == "---";
    let (catalog, _) = Catalog::read(text.get(..length)?, Format::Yaml);
    let is_front_matter = is_fence && !catalog.cards.is_empty();
    is_front_matter.then(|| {
        let span = Span::empty(start);
        let Position { line, .. } = Position::of((start + length + 1) as u32, page);
        Diagnostic {
            code: "front-matter-unopened",
            severity: Severity::Error,
            span,
            position: Position::of(span.start, page),
            file: String::new(),
            found: format!("the front matter that ends on line {line} is not opened"),
            right: "put a line that is \"---\" before this one".to_owned(),
        }
    })
}
