//! The page's address, shared with hosts that keep something of their own in it.

use super::browser::{Browser, Page, element};
use super::reader::{GUIDES, guides_page};
use super::{Test, test};

pub const TESTS: &[Test] = &[
    test(
        "Back from another page finds the search box with the text that the cards are filtered by",
        back_from_another_page,
    ),
    test(
        "the page of a router in the fragment stays, and Back and a reload find the query behind it",
        router,
    ),
    test(
        "Back leads to the place where the reader was, also where a router scrolls by itself",
        router_scrolls,
    ),
    test(
        "a link to a section that the query hides drops what hides it, and Back brings it back",
        section_links,
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

/// The page of guides under links to its sections.
fn linked() -> Page {
    let mut page = guides_page();
    page.body = format!(
        "<nav><a href=\"#the-basics\">The basics</a> <a href=\"#baking-bread\">Baking bread</a></nav>\n{}",
        page.body
    );
    page
}

fn section_links(browser: &Browser) {
    browser.session.resize(800, 500);
    browser.open("section-links", &linked());
    let at_top = "(() => {
        const heading = probe.parts('heading').find((it) => probe.words(it) === 'Baking bread');
        const top = heading?.getBoundingClientRect().top;
        return top > -5 && top < 250;
    })()";
    let link = "document.querySelector('a[href=\"#baking-bread\"]')";
    let choose = |section: &str| {
        let query = format!("{{ facets: {{ section: ['{section}'] }} }}");
        browser
            .session
            .eval(&format!("(probe.grid().query = {query}, true)"));
        browser.settle();
    };
    let follow = || {
        browser.session.click(link);
        browser.session.wait("the section is at the top", at_top);
        browser.settle();
    };
    browser.search("autolyse");
    browser.session.wait(
        "the address has the query",
        "location.search === '?guides=autolyse'",
    );
    follow();
    assert_eq!(
        browser.text("location.search + location.hash"),
        "#baking-bread"
    );
    assert_eq!(browser.text("probe.search().value"), "");
    assert_eq!(browser.titles().len(), 14);
    browser.session.back();
    browser.session.wait(
        "Back leads to the query",
        "location.search === '?guides=autolyse'",
    );
    browser.settle();
    assert_eq!(browser.titles(), ["What is Autolyse?"]);
    // The fragment is the same already, so that no event tells of it.
    browser.session.forward();
    browser.session.wait(
        "Forward leads to the section",
        "location.hash === '#baking-bread'",
    );
    browser.settle();
    choose("the-basics");
    browser.session.wait(
        "the address has the choice",
        "location.search + location.hash === '?guides-section=the-basics#baking-bread'",
    );
    follow();
    assert_eq!(browser.text("location.search"), "");
    assert_eq!(browser.titles().len(), 14);
    // What does not hide the section stays.
    choose("baking-bread");
    follow();
    assert_eq!(browser.titles().len(), 5);
    browser.session.resize(1280, 900);
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

fn back_from_another_page(browser: &Browser) {
    browser.open("another-page", &guides_page());
    browser.search("dough");
    let found = browser.titles();
    browser.session.wait(
        "the address has the text",
        "location.search === '?guides=dough'",
    );
    browser
        .session
        .click("probe.part('card').querySelector('a')");
    browser
        .session
        .wait("another page is there", "!window.probe");
    browser.session.back();
    browser
        .session
        .wait("the cards are back", "probe.parts('card').length > 0");
    browser.settle();
    assert_eq!(browser.text("probe.search().value"), "dough");
    assert_eq!(browser.titles(), found);
    browser.search("");
    assert_eq!(browser.text("probe.search().value"), "");
    assert!(browser.titles().len() > found.len());
}

fn router_scrolls(browser: &Browser) {
    let mut page = guides_page();
    page.head = "<script>
        // As VitePress does: the place of an entry is that which the router wrote, and the top of the page where it wrote none.
        history.scrollRestoration = 'manual';
        addEventListener('popstate', async () => { await null; await null; scrollTo(0, history.state?.scrollPosition ?? 0); });
    </script>"
        .into();
    browser.session.resize(800, 400);
    browser.open("router-scrolls", &page);
    browser.session.eval("(scrollTo(0, 300), true)");
    browser
        .session
        .eval("(probe.grid().query = { text: 'dough' }, true)");
    browser.session.wait(
        "the address has the query",
        "location.search === '?guides=dough'",
    );
    browser
        .session
        .eval("(scrollTo(0, 0), history.back(), true)");
    browser.session.wait(
        "the reader is back where they were",
        "location.search === '' && scrollY === 300",
    );
    browser.session.resize(1280, 900);
    browser.quiet();
}
