//! MkDocs with the theme Material and its instant navigation.

use crate::browser::Browser;
use crate::host::{Host, Navigation, Pages, Search};

/// Its navigation by script is `navigation.instant`.
pub const MKDOCS: Host = Host {
    name: "mkdocs",
    title: "MkDocs with Material",
    navigation: Navigation::Script,
    pages: Pages {
        guides: "",
        manual: "manual/",
    },
    to_guides: "document.querySelector('.md-nav--primary > .md-nav__list > li:nth-child(1) > a')",
    to_manual: "document.querySelector('.md-nav--primary > .md-nav__list > li:nth-child(2) > a')",
    header: Some("document.querySelector('.md-header')"),
    card_title: "it",
    search: Search::Typed(search),
    prints: &[(
        "/manual/",
        "Firefox fetches what <link rel=\"next\"> names ahead, and reports it when our server forbids to keep it",
    )],
    moves: &[],
    edited: Some("docs/index.md"),
};

fn search(browser: &Browser, words: &str) -> &'static str {
    browser
        .session
        .click("document.querySelector('.md-search__input')");
    browser.session.keys(words);
    "[...document.querySelectorAll('.md-search-result__item a')].map((it) => it.href)"
}
