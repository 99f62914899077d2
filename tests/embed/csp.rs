//! Content security policies: those that work, and those that forbid what the widget needs.

use super::browser::Browser;
use super::failures::sentence;
use super::reader::guides_page;
use super::{Test, test};

pub const TESTS: &[Test] = &[
    test("the README's policy works, and nothing is reported", strict),
    test("a policy that allows nothing else works too", strictest),
    test(
        "a policy without 'wasm-unsafe-eval' leaves the fallback, and the message names the missing source",
        without_wasm,
    ),
    test(
        "words that a bundler wrote into the script are read under a policy that forbids to fetch them",
        embedded_words,
    ),
    test(
        "a policy that forbids fetching leaves the fallback, and the message names the directive",
        without_fetch,
    ),
];

/// The README's policy without `connect-src`, which a test sets.
pub const POLICY: &str =
    "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; require-trusted-types-for 'script'";

/// The same, and everything else is forbidden.
pub const STRICTEST: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
     img-src 'self' data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

fn works(browser: &Browser, name: &str, policy: &str) {
    let mut page = guides_page();
    page.policy = policy.into();
    browser.open(name, &page);
    assert_eq!(browser.titles().len(), 14);
    browser.search("dough");
    browser.choose("Working dough");
    assert!(!browser.titles().is_empty());
    // Its styles apply: cards are side by side and have a border.
    assert!(browser.text("getComputedStyle(probe.part('card')).borderTopStyle") == "solid");
    assert!(
        browser
            .number("getComputedStyle(probe.part('grid')).gridTemplateColumns.split(' ').length")
            > 1.0
    );
    browser.quiet();
}

fn strict(browser: &Browser) {
    works(browser, "policy", POLICY);
}

fn strictest(browser: &Browser) {
    works(browser, "strictest", STRICTEST);
}

fn without_wasm(browser: &Browser) {
    let mut page = guides_page();
    page.policy = POLICY.replace(" 'wasm-unsafe-eval'", "");
    browser.session.go(&browser.put("no-wasm", &page));
    let said = sentence(browser, "blocked-by-csp");
    assert!(
        said.contains("'wasm-unsafe-eval'") && said.contains("script-src"),
        "{said}"
    );
}

fn without_fetch(browser: &Browser) {
    let mut page = guides_page();
    page.policy = format!("{POLICY}; connect-src 'none'");
    browser.session.go(&browser.put("no-fetch", &page));
    let said = sentence(browser, "blocked-by-csp");
    assert!(said.contains("connect-src"), "{said}");
}

fn embedded_words(browser: &Browser) {
    // {"clear_search": "Löschen"}
    let words = "data:application/json;base64,eyJjbGVhcl9zZWFyY2giOiAiTMO2c2NoZW4ifQ==";
    let mut page = guides_page();
    page.policy = STRICTEST.into();
    page.body = page
        .body
        .replace("<guide-grid", &format!("<guide-grid messages=\"{words}\""));
    browser.open("embedded-words", &page);
    browser.search("dough");
    assert_eq!(
        browser.text("probe.root().querySelector('.search button').getAttribute('aria-label') ?? probe.root().querySelector('.search button').textContent"),
        "Löschen"
    );
    browser.quiet();
}
