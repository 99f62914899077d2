//! Languages of the interface: English is built in, the others are loaded when a page needs them.

use super::browser::{Browser, Page, element};
use super::loading::copy;
use super::reader::GUIDES;
use super::{Test, test};

pub const TESTS: &[Test] = &[
    test(
        "a German page loads the German messages once, for all its grids",
        german,
    ),
    test(
        "a page in an unknown language stays English, and loads nothing",
        unknown,
    ),
    test(
        "messages that cannot be loaded leave the interface in English",
        missing,
    ),
];

/// The labels of the search boxes.
const LABELS: &str = "[0, 1].map((n) => probe.search(n)?.getAttribute('aria-label') ?? '')";

fn page(lang: &str) -> Page {
    let grids = ["a", "b"].map(|name| element(&format!("name=\"{name}\""), GUIDES));
    let mut page = Page::new(grids.concat());
    page.lang = lang.into();
    page
}

/// The message files that were requested since the last call.
fn messages(browser: &Browser) -> Vec<String> {
    let asked = browser.asked().into_iter().map(|it| it.path);
    asked
        .filter(|it| it.contains("/messages/"))
        .map(|it| it.split('?').next().unwrap_or_default().to_owned())
        .collect()
}

fn german(browser: &Browser) {
    browser.asked();
    browser.open("german", &page("de-AT"));
    browser.session.wait(
        "both grids are in German",
        &format!("{LABELS}.every((it) => it && !/Search|guides/.test(it))"),
    );
    assert_eq!(messages(browser), ["/messages/de.json"]);
    browser.search("autolyse");
    assert_eq!(browser.titles(), ["What is Autolyse?"]);
    browser.quiet();
}

fn unknown(browser: &Browser) {
    browser.asked();
    browser.open("unknown-language", &page("tlh"));
    let labels = browser.list(LABELS);
    assert!(labels.iter().all(|it| it.contains("Search")), "{labels:?}");
    assert!(messages(browser).is_empty());
    browser.quiet();
}

fn missing(browser: &Browser) {
    // Only the files beside the script are copied.
    copy(browser, "no-messages");
    browser.asked();
    let mut page = page("de");
    page.script = "/no-messages/guide-grid.js".into();
    browser.open("no-messages", &page);
    browser.session.wait(
        "the failure is logged",
        "__log.some((it) => it.startsWith('console.'))",
    );
    assert_eq!(messages(browser), ["/no-messages/messages/de.json"]);
    let labels = browser.list(LABELS);
    assert!(labels.iter().all(|it| it.contains("Search")), "{labels:?}");
    browser.search("autolyse");
    assert_eq!(browser.titles(), ["What is Autolyse?"]);
    let told = browser.list("__log.filter((it) => it.startsWith('console.'))");
    assert!(
        told.len() == 1 && told[0].contains("de.json"),
        "it is logged once for both grids: {told:#?}"
    );
    assert_eq!(browser.number("probe.events('error').length"), 0.0);
}
