//! The names in one folder, in the forms in which addresses name them.

use std::collections::{HashMap, HashSet};
use std::ffi::OsString;
use std::path::Path;

/// Endings of files that site generators make pages of.
const PAGE_SOURCES: [&str; 16] = [
    "md", "markdown", "mdx", "html", "htm", "rst", "adoc", "asciidoc", "org", "ipynb", "vue",
    "astro", "jsx", "tsx", "svelte", "qmd",
];

/// What is in a folder.
#[derive(Default)]
pub(super) struct Listing {
    /// Folders by their names in addresses.
    pub(super) folders: HashMap<String, OsString>,
    /// Names in addresses of the pages that are made of the files.
    pub(super) pages: HashSet<String>,
    /// The files as they are named.
    pub(super) files: HashSet<String>,
}

impl Listing {
    /// What is in this folder; nothing if there is no such folder.
    pub(super) fn of(folder: &Path) -> Self {
        let mut listing = Listing::default();
        let path = match folder.as_os_str().is_empty() {
            true => Path::new("."),
            false => folder,
        };
        for entry in std::fs::read_dir(path).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let text = name.to_string_lossy().into_owned();
            // A link may lead to a folder, so its own type is not enough.
            if entry.path().is_dir() {
                listing.folders.insert(in_address(&text), name);
            } else {
                let stem = page_stem(&text);
                // Before the ending there may be a language: `x.fr.md`.
                let stems = std::iter::successors(stem, |it| Some(it.rsplit_once('.')?.0));
                listing.pages.extend(stems.map(in_address));
                listing.files.insert(text);
            }
        }
        listing
    }
}

/// The name of a file without its ending, if it is the source of a page.
pub(super) fn page_stem(name: &str) -> Option<&str> {
    let (stem, ending) = name.rsplit_once('.')?;
    let is_source = PAGE_SOURCES
        .iter()
        .any(|it| it.eq_ignore_ascii_case(ending));
    is_source.then_some(stem)
}

/// The name of a file or folder as it is in addresses, without what only some generators keep: case, a number that gives
/// an order (`01-intro`), an underscore, spaces.
pub(super) fn in_address(name: &str) -> String {
    let name = name.trim_start_matches('_');
    let number = name.trim_start_matches(|it: char| it.is_ascii_digit());
    let ordered = number.strip_prefix(['-', '_', '.']);
    let name = match ordered {
        Some(rest) if number.len() < name.len() && !rest.is_empty() => rest,
        _ => name,
    };
    name.to_lowercase().replace(' ', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_addresses_are_without_what_only_some_generators_keep() {
        for (name, expected) in [
            ("Getting started", "getting-started"),
            ("_index", "index"),
            ("01-intro", "intro"),
            ("2024", "2024"),
            ("3.10", "10"),
            ("v1.2", "v1.2"),
            ("_guides", "guides"),
            ("7-", "7-"),
        ] {
            assert_eq!(in_address(name), expected, "{name}");
        }
    }
}
