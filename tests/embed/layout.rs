//! The demo's pages, and screenshots of the main states for a person to look at.

use super::axe::axe;
use super::browser::{Browser, Page, dist};
use super::reader::guides_page;
use super::session::Media;
use super::{Test, test};

pub const TESTS: &[Test] = &[
    test("the demo shows the cards and sections of its page", demo),
    test(
        "every page of the demo works, logs nothing and satisfies axe",
        demo_pages,
    ),
    test(
        "the grid has one, two and three columns at 360, 768 and 1280 px, light and dark",
        widths,
    ),
    test("in right-to-left pages the grid is mirrored", mirrored),
    test(
        "a printed page shows the filtered cards, and of the toolbar only what they were filtered by",
        print,
    ),
];

fn demo(browser: &Browser) {
    browser.session.resize(1280, 900);
    browser.visit(&format!("{}/", browser.server.origin));
    assert_eq!(browser.titles().len(), 14);
    assert_eq!(
        browser.list("probe.headings()"),
        ["The basics", "Building images", "Running containers"]
    );
    let away =
        browser.list("probe.cards().map(it => it.link).filter(it => !/^https:/.test(it ?? ''))");
    assert!(away.is_empty(), "links lead to the docs: {away:?}");
    browser.search("compose");
    assert_eq!(browser.titles(), ["What is Docker Compose?"]);
    browser.quiet();
}

fn demo_pages(browser: &Browser) {
    let dist = dist();
    let mut pages = vec!["index.html".to_owned()];
    let folder = std::fs::read_dir(dist.join("demo"))
        .map(|it| it.flatten().collect::<Vec<_>>())
        .unwrap_or_default();
    let names = folder
        .iter()
        .filter_map(|it| it.file_name().into_string().ok());
    pages.extend(
        names
            .filter(|it| it.ends_with(".html"))
            .map(|it| format!("demo/{it}")),
    );
    pages.sort();
    assert!(
        pages.len() > 5,
        "the demo has more pages than the first one: {pages:?}"
    );
    for page in pages {
        let name = page.replace(['/', '.'], "-");
        // Two of them show what happens when something goes wrong.
        let quiet = !page.contains("broken") && !page.contains("wasm");
        browser.session.console();
        browser
            .session
            .go(&format!("{}/{page}", browser.server.origin));
        browser.session.wait("each grid is ready or has failed",
            "__events.filter(it => ['ready', 'error'].includes(it.type)).length >= document.querySelectorAll('guide-grid').length");
        browser.settle();
        browser.screenshot(&format!("demo-{name}"));
        if quiet {
            browser.quiet();
        }
        axe(browser, &page);
    }
}

/// A page that is at most this wide. Windows cannot be narrower than 450 to 500 px, depending on the engine.
pub fn at_width(width: u32, mut page: Page) -> Page {
    page.head.push_str(&format!(
        "<style>html {{ max-width: {width}px }} body {{ margin: 1rem }}</style>"
    ));
    page
}

fn widths(browser: &Browser) {
    for (width, columns) in [(360, 1.0), (768, 2.0), (1280, 3.0)] {
        browser.session.resize(width, 900);
        for dark in [false, true] {
            let mut page = at_width(width, guides_page());
            if dark && !browser.session.media(Media::Dark) {
                page.head.push_str("<script src=\"/t/dark.js\"></script>");
            }
            browser.open(&format!("width-{width}"), &page);
            let fit = browser.number(
                "getComputedStyle(probe.part('grid')).gridTemplateColumns.split(' ').length",
            );
            assert_eq!(fit, columns, "columns at {width} px");
            browser.screenshot(&format!(
                "seed-{width}-{}",
                if dark { "dark" } else { "light" }
            ));
            browser.session.media(Media::Light);
            browser.quiet();
        }
    }
    browser.session.resize(1280, 900);
}

fn mirrored(browser: &Browser) {
    let page: Page = super::accessibility::arabic();
    browser.open("mirrored", &page);
    browser.screenshot("rtl");
    assert_eq!(browser.session.eval("(() => { const [one, two] = probe.parts('card').map(it => it.getBoundingClientRect().left); return one > two })()"), true);
    browser.quiet();
}

fn print(browser: &Browser) {
    browser.open("print", &guides_page());
    browser.choose("The basics");
    browser.search("dough");
    let titles = browser.titles();
    if !browser.session.media(Media::Print) {
        super::skip("only Chromium's driver can show a page as it is printed");
    }
    browser.screenshot("print");
    let shown = "['search', 'facet', 'copy', 'clear', 'chip', 'status'].filter((it) => probe.shown(probe.part(it)))";
    assert_eq!(browser.list(shown), ["chip", "status"]);
    assert_eq!(browser.list("probe.chips()"), ["Section: The basics"]);
    assert_eq!(
        browser.text("getComputedStyle(probe.part('status'), '::after').content"),
        "open-quote \"dough\" close-quote"
    );
    assert_eq!(browser.titles(), titles);
    browser.session.media(Media::Light);
    browser.session.click("probe.part('clear')");
    browser.settle();
    browser.session.media(Media::Print);
    assert_eq!(
        browser.session.eval("probe.shown(probe.part('toolbar'))"),
        false,
        "all is there"
    );
    browser.session.media(Media::Light);
}
