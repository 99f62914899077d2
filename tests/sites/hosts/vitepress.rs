//! VitePress.

use crate::browser::Browser;
use crate::host::{Host, Navigation, Pages, Search};

/// With its local search. Its cards are lists of Markdown, which that search reads.
pub const VITEPRESS: Host = Host {
    name: "vitepress",
    title: "VitePress",
    navigation: Navigation::Script,
    pages: Pages {
        guides: "",
        manual: "manual.html",
    },
    to_guides: "document.querySelector('.VPSidebar a:not([href*=manual])')",
    to_manual: "document.querySelector('.VPSidebar a[href*=manual]')",
    header: Some("document.querySelector('.VPNavBar')"),
    card_title: "it",
    search: Search::Typed(search),
    prints: &[],
    moves: &[],
    edited: Some("index.md"),
};

fn search(browser: &Browser, words: &str) -> &'static str {
    let session = &browser.session;
    session.click("document.querySelector('.VPNavBarSearch button')");
    session.wait(
        "the search box is there",
        "!!document.querySelector('.VPLocalSearchBox input')",
    );
    session.keys(words);
    "[...document.querySelectorAll('.VPLocalSearchBox .result')].map((it) => it.href)"
}
