//! A documentation generator, and how its site is read.

use super::browser::Browser;
use super::visit::Place;
use std::path::{Path, PathBuf};

/// A documentation generator with an example of its own. Elements are JavaScript expressions.
pub struct Host {
    /// The name of its folder in `examples/`.
    pub name: &'static str,
    /// What its readers call it.
    pub title: &'static str,
    /// How its links are followed.
    pub navigation: Navigation,
    /// The addresses of the page of guides and of the manual, below the site's own.
    pub pages: Pages,
    /// The link of the menu to the page of guides, on the manual.
    pub to_guides: &'static str,
    /// The link of the menu to the manual, on the page of guides.
    pub to_manual: &'static str,
    /// What stays at the top of the window, if anything does.
    pub header: Option<&'static str>,
    /// The title of a card, whose link is `it`.
    pub card_title: &'static str,
    /// The site's own search.
    pub search: Search,
    /// What it prints to the console by itself: a part of the line, and why.
    pub prints: &'static [(&'static str, &'static str)],
    /// What it moves by itself while it loads: a part of the element's classes, and why.
    pub moves: &'static [(&'static str, &'static str)],
    /// The file with the cards in `examples/`, if its own server shows changes.
    pub edited: Option<&'static str>,
}

/// How a click on a link brings another page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Navigation {
    /// The browser loads the page.
    Load,
    /// The host's script replaces what is in the page.
    Script,
}

/// Addresses below the site's own.
pub struct Pages {
    /// The page of guides.
    pub guides: &'static str,
    /// The manual.
    pub manual: &'static str,
}

/// The site's own search.
pub enum Search {
    /// The host brings none.
    None,
    /// Types words, on the page of guides or the manual, and returns an expression for the addresses of what was found.
    Typed(fn(&Browser, &str) -> &'static str),
}

impl Host {
    /// Where its example is built.
    pub fn folder(&self) -> PathBuf {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("..");
        target.join("examples").join(self.name)
    }

    /// The files to be served at the root of a server, for the site at this place.
    pub fn site(&self, place: Place) -> PathBuf {
        self.folder().join(match place {
            Place::Root => "root",
            Place::Folder => "folder",
        })
    }

    /// What was installed; `None` if the example was not built.
    pub fn version(&self) -> Option<String> {
        std::fs::read_to_string(self.folder().join("version")).ok()
    }
}
