//! Sphinx with the theme furo and MyST.

use crate::browser::Browser;
use crate::host::{Host, Navigation, Pages, Search};
use crate::session::key;

/// Built with folders for addresses (`dirhtml`).
pub const SPHINX: Host = Host {
    name: "sphinx",
    title: "Sphinx with furo and MyST",
    navigation: Navigation::Load,
    pages: Pages {
        guides: "",
        manual: "manual/",
    },
    to_guides: "document.querySelector('.sidebar-tree > ul > li:nth-child(1) > a')",
    to_manual: "document.querySelector('.sidebar-tree > ul > li:nth-child(2) > a')",
    header: None,
    card_title: "it",
    search: Search::Typed(search),
    prints: &[(
        "/manual/",
        "Firefox fetches what <link rel=\"next\"> names ahead, and reports it when our server forbids to keep it",
    )],
    moves: &[],
    edited: None,
};

fn search(browser: &Browser, words: &str) -> &'static str {
    browser
        .session
        .click("document.querySelector('.sidebar-search')");
    browser.session.keys(words);
    browser.session.keys(&key::ENTER.to_string());
    "[...document.querySelectorAll('#search-results li > a')].map((it) => it.href)"
}
