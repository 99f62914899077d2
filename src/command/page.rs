//! A page, and what was read from it.

use super::problem::sentence;
use guide_grid_core::catalog::{Catalog, Format};
use guide_grid_core::source::{Diagnostic, Reference, body_start};
use std::io::{ErrorKind, Read};
use std::path::Path;

/// The name under which standard input is read.
pub(super) const STANDARD_INPUT: &str = "-";

/// The endings of files that are pages.
pub(super) const PAGES: [&str; 5] = ["md", "markdown", "mdx", "html", "htm"];

/// Those of them that are HTML.
pub(super) const HTML: [&str; 2] = ["html", "htm"];

/// The endings of files that are catalogs.
pub(super) const CATALOGS: [&str; 3] = ["json", "yaml", "yml"];

/// A page, and what was read from it.
pub(super) struct Page {
    /// Its path as given, or `-`.
    pub(super) name: String,
    pub(super) text: String,
    pub(super) format: Format,
    pub(super) catalog: Catalog,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) references: Vec<Reference>,
}

impl Page {
    /// Reads the page with this path, or standard input.
    pub(super) fn read(name: &str) -> std::io::Result<Page> {
        let bytes = match name {
            STANDARD_INPUT => {
                let mut bytes = Vec::new();
                std::io::stdin().read_to_end(&mut bytes)?;
                bytes
            }
            // Not every system gives this as the reason.
            path if Path::new(path).is_dir() => return Err(ErrorKind::IsADirectory.into()),
            path => std::fs::read(path)?,
        };
        // As browsers decode: bytes that are not UTF-8 become replacement characters.
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
        };
        Ok(Page::of(name.to_owned(), text))
    }

    fn of(name: String, text: String) -> Page {
        let format = format_of(&name, &text);
        let (catalog, diagnostics, references) = Catalog::read_with_references(&text, format);
        Page {
            name,
            text,
            format,
            catalog,
            diagnostics,
            references,
        }
    }

    /// Whether it is a catalog, or has front matter.
    pub(super) fn has_data(&self) -> bool {
        let is_nothing = |it: char| it.is_whitespace() || it == '\u{FEFF}';
        let front_matter = self.text.get(..body_start(&self.text)).unwrap_or_default();
        self.format != Format::Page || !front_matter.chars().all(is_nothing)
    }

    /// The page as if nothing had been read from its text.
    pub(super) fn without_content(self) -> Page {
        Page {
            catalog: Catalog::default(),
            diagnostics: Vec::new(),
            references: Vec::new(),
            ..self
        }
    }

    /// The page as if this were its text.
    pub(super) fn with_text(self, text: String) -> Page {
        Page::of(self.name, text)
    }

    /// The page with what is read from a text that has only some of its own, each at its place.
    pub(super) fn read_as(self, text: String) -> Page {
        let whole = self.text.clone();
        Page {
            text: whole,
            ..self.with_text(text)
        }
    }

    /// Reads a page for a command that is about one page. `None` if that cannot be done, which is said on standard error.
    pub(super) fn read_or_complain(name: &str) -> Option<Page> {
        let page = Page::read(name);
        page.inspect_err(|error| eprintln!("guide-grid: {name}: {}", sentence(error)))
            .ok()
    }
}

/// Whether the ending of a file is one of these.
pub(super) fn has_ending(name: &Path, endings: &[&str]) -> bool {
    let ending = name.extension().and_then(|it| it.to_str());
    ending.is_some_and(|it| endings.iter().any(|known| known.eq_ignore_ascii_case(it)))
}

/// The format of a page: what its ending says, or else what its text looks like.
fn format_of(name: &str, text: &str) -> Format {
    let name = Path::new(name);
    if has_ending(name, &["json"]) {
        Format::Json
    } else if has_ending(name, &CATALOGS) {
        Format::Yaml
    } else if has_ending(name, &PAGES) {
        Format::Page
    } else {
        Format::guess(text)
    }
}
