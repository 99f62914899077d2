//! The page's address, shared with hosts that keep something of their own in it.

use super::browser::{Browser, Page, element};
use super::reader::{GUIDES, guides_page};
use super::{Test, test};

pub const TESTS: &[Test] = &[
    test(
        "the page of a router in the fragment stays, and Back and a reload find the query behind it",
        router,
    ),
    test(
        "a text too long for the address is searched for, and the page can be reloaded",
        long_text,
    ),
];

/// A page whose script shows a page of its own for each fragment, as client-side routers do.
fn routed() -> Page {
    let mut page = Page::new(format!(
        "<p id=\"route\"></p>\n{}",
        element("url-state=\"hash\"", GUIDES)
    ));
    page.head = "<script>
        const show = () => {
            const [route] = location.hash.slice(1).split('?');
            document.getElementById('route').textContent = route || '/';
        };
        addEventListener('hashchange', show);
        addEventListener('DOMContentLoaded', show);
    </script>"
        .into();
    page
}

fn router(browser: &Browser) {
    let address = browser.put("router", &routed());
    browser.visit(&format!("{address}#/guides"));
    let route = "document.getElementById('route').textContent";
    browser.search("autolyse");
    browser.session.wait(
        "the fragment has the query",
        "location.hash === '#/guides?guides=autolyse'",
    );
    browser.session.reload();
    browser.ready();
    assert_eq!(browser.titles(), ["What is Autolyse?"]);
    assert_eq!(browser.text(route), "/guides");
    browser.session.back();
    browser
        .session
        .wait("Back undid the text", "location.hash === '#/guides'");
    browser.settle();
    assert_eq!(browser.titles().len(), 14);
    assert_eq!(browser.text(route), "/guides");
    browser.quiet();
}

fn long_text(browser: &Browser) {
    let address = browser.open("long", &guides_page());
    let paste = "(probe.search().value = 'autolyse '.repeat(2000),
        probe.search().dispatchEvent(new InputEvent('input', { bubbles: true, composed: true })))";
    browser.session.eval(paste);
    browser.session.wait(
        "the text was searched for",
        "probe.events('change').at(-1)?.detail.shown === 1",
    );
    assert_eq!(browser.text("location.href"), address);
    browser.session.reload();
    browser.ready();
    assert_eq!(browser.titles().len(), 14);
    browser.quiet();
}
