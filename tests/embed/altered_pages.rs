//! Pages whose libraries change JavaScript's built-in objects: the widget works, or shows its fallback and fires one event.

use super::browser::{Browser, Page};
use super::engine::Engine;
use super::reader::guides_page;
use super::{Test, skip, test};

pub const TESTS: &[Test] = &[
    test("the widget copes with MooTools' Array.from", |browser| {
        altered(
            browser,
            "array-from",
            "Array.from = (item) => item == null ? [] : typeof item === 'object' && typeof item.length === 'number'
                ? (Array.isArray(item) ? item : Array.prototype.slice.call(item)) : [item];",
        );
    }),
    test("the widget copes with Prototype.js's toJSON", |browser| {
        needs_plain_json(browser);
        altered(
            browser,
            "to-json",
            "Array.prototype.toJSON = function () { return `[${this.map((it) => JSON.stringify(it)).join(', ')}]`; };
             String.prototype.toJSON = function () { return `\"${this}\"`; };",
        );
    }),
    test(
        "the widget copes with a performance.measure that throws",
        |browser| {
            altered(
                browser,
                "measure-throws",
                "performance.measure = () => { throw new Error('no measures'); };",
            );
        },
    ),
    test("the widget copes without performance.measure", |browser| {
        altered(
            browser,
            "no-measure",
            "delete Performance.prototype.measure;",
        );
    }),
    test(
        "the widget copes with additions to Object.prototype",
        |browser| {
            needs_plain_json(browser);
            altered(
                browser,
                "object-prototype",
                "Object.prototype.each = function () {}; Object.prototype.text = 'theirs'; Object.prototype.title = 'Theirs';",
            );
        },
    ),
    test(
        "the widget copes with clocks that do not advance",
        |browser| {
            altered(
                browser,
                "no-time",
                "performance.now = () => 0; Date.now = () => 0;",
            );
        },
    ),
    test(
        "the widget copes with a queueMicrotask that uses timers",
        |browser| {
            altered(
                browser,
                "microtasks",
                "window.queueMicrotask = (then) => { setTimeout(then); };",
            );
        },
    ),
];

/// WebKit's driver converts values with the page's own `JSON`.
fn needs_plain_json(browser: &Browser) {
    if browser.session.engine == Engine::WebKit {
        skip("WebKit's driver cannot return lists or objects from such a page");
    }
}

fn altered(browser: &Browser, name: &str, script: &str) {
    let mut page: Page = guides_page();
    page.head = format!("<script>{script}</script>");
    browser
        .session
        .go(&browser.put(&format!("altered-{name}"), &page));
    browser.session.wait(
        "it works or has failed",
        "probe.cards().length > 0 || probe.events('error').length > 0",
    );
    browser.settle();
    if works(browser) {
        assert_eq!(browser.titles().len(), 14);
        for (text, titles) in [
            ("autolyse", "What is Autolyse?"),
            ("steam", "Baking with steam"),
            ("autolyse", "What is Autolyse?"),
        ] {
            browser.search(text);
            if !works(browser) {
                break;
            }
            assert_eq!(browser.titles(), [titles]);
            browser.session.wait(
                "the address follows",
                &format!("location.search === '?guides={text}'"),
            );
            browser.session.eval(
                "(dispatchEvent(new PopStateEvent('popstate')), new Promise((done) => setTimeout(done, 600)))",
            );
            assert_eq!(browser.text("location.search"), format!("?guides={text}"));
            assert_eq!(browser.text("probe.search().value"), text);
        }
    }
    if works(browser) {
        browser.choose("The basics");
        assert_eq!(browser.titles(), ["What is Autolyse?"]);
        let added = browser.text("location.search");
        assert_eq!(added, "?guides=autolyse&guides-section=the-basics");
        browser.session.back();
        browser
            .session
            .wait("Back undoes it", "location.search === '?guides=autolyse'");
    }
    if !works(browser) {
        assert_eq!(browser.number("probe.events('error').length"), 1.0);
        assert_eq!(
            browser
                .session
                .eval("probe.shown(document.querySelector('.fallback'))"),
            true
        );
        assert_eq!(browser.number("probe.parts('card').length"), 0.0);
    }
}

/// Whether the grid has not failed.
fn works(browser: &Browser) -> bool {
    browser.number("probe.events('error').length") == 0.0
}
