//! A reader's visit to a host's site.

use super::browser::Browser;
use super::host::Host;
use super::session::PATIENCE;
use std::time::Instant;

/// The cards of the page of guides, in the page's order.
pub const TITLES: [&str; 9] = [
    "Install Lantern",
    "Serve a folder",
    "Reload while you write",
    "Rewrite addresses",
    "Set headers",
    "Answer with your own error page",
    "Run behind a proxy",
    "Renew certificates",
    "Keep logs",
];

/// Where on its server a site is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// At `/`.
    Root,
    /// At `/docs/`.
    Folder,
}

impl Place {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Root, Self::Folder];

    /// The path of the site.
    pub fn base(self) -> &'static str {
        match self {
            Self::Root => "/",
            Self::Folder => "/docs/",
        }
    }
}

/// A window, a host, and where the host's site is.
pub struct Visit<'a> {
    /// The window.
    pub browser: &'a Browser,
    /// The host.
    pub host: &'static Host,
    /// Where its site is.
    pub place: Place,
}

/// The links of the cards that are shown, in the host's own markup.
const CARDS: &str =
    "[...document.querySelectorAll('guide-grid a[href*=\"manual\"]')].filter(probe.shown)";

impl Visit<'_> {
    /// The address of a page, given as below the site's own.
    pub fn address(&self, page: &str) -> String {
        format!("{}{}{page}", self.browser.server.origin, self.place.base())
    }

    /// Opens the page of guides, with parameters such as `?guides=text`, and waits until its grid is there.
    pub fn open_guides(&self, parameters: &str) {
        self.browser.session.console();
        let page = format!("{}{parameters}", self.host.pages.guides);
        self.browser.session.go(&self.address(&page));
        self.grid();
    }

    /// Waits until the page of guides is there with its grid.
    pub fn grid(&self) {
        self.browser.session.wait(
            "the toolbar is there",
            "document.readyState === 'complete' && !!window.probe && !!probe.part('status') && !probe.root().querySelector('.early')",
        );
        self.browser.settle();
    }

    /// Waits until the manual is there.
    pub fn manual(&self) {
        self.browser.session.wait(
            "the manual is there",
            "document.readyState === 'complete' && !document.querySelector('guide-grid') && !!document.getElementById('set-headers')",
        );
    }

    /// The titles of the cards that are shown.
    pub fn titles(&self) -> Vec<String> {
        self.browser.list(&format!(
            "{CARDS}.map((it) => probe.words({}))",
            self.host.card_title
        ))
    }

    /// Waits until these cards are shown.
    pub fn shows(&self, titles: &[&str]) {
        let deadline = Instant::now() + PATIENCE;
        while self.titles() != titles {
            assert!(
                Instant::now() < deadline,
                "expected {titles:?}, found {:?}",
                self.titles()
            );
            self.browser.settle();
        }
    }

    /// An expression for the link of a card.
    pub fn card(&self, title: &str) -> String {
        format!(
            "{CARDS}.find((it) => probe.words({}) === {title:?})",
            self.host.card_title
        )
    }

    /// Fails if there is anything in the console but what the host itself prints.
    pub fn quiet(&self) {
        let mut log = self.browser.log();
        log.retain(|line| !self.host.prints.iter().any(|(part, _)| line.contains(part)));
        assert!(log.is_empty(), "the console is not empty: {log:#?}");
    }
}
