//! Docusaurus.

use crate::host::{Host, Navigation, Pages, Search};

/// With its own cards. Its search is a service, or another package.
pub const DOCUSAURUS: Host = Host {
    name: "docusaurus",
    title: "Docusaurus",
    navigation: Navigation::Script,
    pages: Pages {
        guides: "",
        manual: "manual/",
    },
    to_guides: "document.querySelector('.theme-doc-sidebar-menu a:not([href*=manual])')",
    to_manual: "document.querySelector('.theme-doc-sidebar-menu a[href*=manual]')",
    header: Some("document.querySelector('.navbar')"),
    card_title: "it.querySelector('.theme-doc-card-title')",
    search: Search::None,
    prints: &[],
    moves: &[],
    edited: Some("docs/index.mdx"),
};
