//! Hugo.

use crate::host::{Host, Navigation, Pages, Search};

/// With layouts of the example's own, as Hugo has none.
pub const HUGO: Host = Host {
    name: "hugo",
    title: "Hugo",
    navigation: Navigation::Load,
    pages: Pages {
        guides: "",
        manual: "manual/",
    },
    to_guides: "document.querySelector('header nav a:first-child')",
    to_manual: "document.querySelector('header nav a:last-child')",
    header: Some("document.querySelector('header')"),
    card_title: "it",
    search: Search::None,
    prints: &[],
    moves: &[],
    edited: Some("content/_index.md"),
};
