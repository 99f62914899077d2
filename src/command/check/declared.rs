//! The addresses that front matter gives to pages, beside those of their files.

use super::listing::in_address;
use crate::command::files::pages_below;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// Keys of front matter that give a page another address.
const ADDRESS_KEYS: [&str; 8] = [
    "url",
    "permalink",
    "slug",
    "id",
    "aliases",
    "alias",
    "redirect_from",
    "redirects",
];

/// The last names of all addresses that front matter gives to pages.
pub(super) fn declared(roots: &[PathBuf]) -> HashSet<String> {
    let mut found = HashSet::new();
    for root in roots {
        let root = match root.as_os_str().is_empty() {
            true => Path::new("."),
            false => root,
        };
        for entry in pages_below(root).flatten() {
            let text = std::fs::read(entry.path()).unwrap_or_default();
            let text = String::from_utf8_lossy(&text);
            found.extend(declared_in(&text).map(in_address));
        }
    }
    found
}

/// The last names of the addresses that a page's front matter gives it.
fn declared_in(page: &str) -> impl Iterator<Item = &str> {
    let mut lines = page.trim_start_matches('\u{FEFF}').trim_start().lines();
    let first = lines.next().unwrap_or_default();
    let fence = ["---", "+++"].into_iter().find(|it| first.starts_with(it));
    let lines = lines.take_while(move |it| fence.is_some_and(|fence| it.trim_end() != fence));
    let mut is_address = false;
    lines.flat_map(move |line| {
        let is_item = line.starts_with([' ', '\t', '-']);
        let entry = line.split_once([':', '=']).filter(|_| !is_item);
        if let Some((key, _)) = entry {
            is_address = ADDRESS_KEYS.contains(&key.trim().to_ascii_lowercase().as_str());
        }
        let value = entry.map_or(line, |it| it.1);
        let value = if is_address { value } else { "" };
        let signs =
            |it: char| it.is_whitespace() || matches!(it, '[' | ']' | '"' | '\'' | ',' | '-');
        value.split(',').filter_map(move |it| {
            let path = it.trim_matches(signs).trim_end_matches('/');
            path.rsplit('/').next().filter(|it| !it.is_empty())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_gives_addresses_in_the_forms_of_several_generators() {
        let rows = [
            ("---\nurl: /a/b/\ntitle: x\n---\n", "b"),
            ("---\nslug: a\n---\nslug: b\n", "a"),
            ("---yaml\nslug: a\n---\n", "a"),
            ("---\naliases: [/a/, '/b/c/']\n---\n", "a c"),
            (
                "---\naliases:\n- /a/\n  - \"/b\"\nlink: /c/\n- /d/\n---\n",
                "a b",
            ),
            ("+++\naliases = [\n  \"/a/\",\n]\nurl = '/b'\n+++\n", "a b"),
            ("---\ntitle: x\n---\n", ""),
            ("url: /a/\n", ""),
            ("", ""),
        ];
        for (page, expected) in rows {
            let found: Vec<_> = declared_in(page).collect();
            assert_eq!(found.join(" "), expected, "{page:?}");
        }
    }
}
