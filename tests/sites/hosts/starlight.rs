//! Starlight.

use crate::browser::Browser;
use crate::host::{Host, Navigation, Pages, Search};

/// With its own cards, and Pagefind as its search.
pub const STARLIGHT: Host = Host {
    name: "starlight",
    title: "Starlight",
    navigation: Navigation::Load,
    pages: Pages {
        guides: "",
        manual: "manual/",
    },
    to_guides: "document.querySelector('#starlight__sidebar a:not([href*=manual])')",
    to_manual: "document.querySelector('#starlight__sidebar a[href*=manual]')",
    header: Some("document.querySelector('header.header')"),
    card_title: "it",
    search: Search::Typed(search),
    prints: &[],
    moves: &[(
        "right-sidebar",
        "the table of contents may be painted before its style sheet is there",
    )],
    edited: Some("src/content/docs/index.mdx"),
};

fn search(browser: &Browser, words: &str) -> &'static str {
    let session = &browser.session;
    session.click("document.querySelector('site-search button')");
    session.wait(
        "the search box is there",
        "!!document.querySelector('site-search .pagefind-ui__search-input')",
    );
    session.keys(words);
    "[...document.querySelectorAll('.pagefind-ui__result-link')].map((it) => it.href)"
}
