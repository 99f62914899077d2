//! Loading the WebAssembly: servers that fail for a while, and media types as servers write them.

use super::browser::{Browser, Page, dist, element};
use super::failures::sentence;
use super::reader::GUIDES;
use super::server::{Answer, files};
use super::{Test, test};
use serde_json::json;

pub const TESTS: &[Test] = &[
    test(
        "an overloaded server is named as the reason, and the file is loaded again on refresh()",
        |browser| again(browser, "overloaded", Trouble::Overloaded, Retry::Refresh),
    ),
    test(
        "after an overloaded server, the file is loaded again when the next element comes near",
        |browser| {
            again(
                browser,
                "overloaded-next",
                Trouble::Overloaded,
                Retry::NextElement,
            )
        },
    ),
    test(
        "a broken connection is named as the reason, and the file is loaded again on refresh()",
        |browser| again(browser, "broken-off", Trouble::BrokenOff, Retry::Refresh),
    ),
    test(
        "after a broken connection, the file is loaded again when the next element comes near",
        |browser| {
            again(
                browser,
                "broken-off-next",
                Trouble::BrokenOff,
                Retry::NextElement,
            )
        },
    ),
    test(
        "the WebAssembly may be sent with a parameter in its media type",
        |browser| media_type(browser, "parameter", "application/wasm; charset=utf-8"),
    ),
    test(
        "the WebAssembly may be sent with capital letters in its media type",
        |browser| media_type(browser, "capitals", "Application/WASM"),
    ),
    test(
        "the WebAssembly may be sent with another media type",
        |browser| media_type(browser, "bytes", "application/octet-stream"),
    ),
    test("the WebAssembly may be sent as text", |browser| {
        media_type(browser, "text", "text/plain; charset=utf-8")
    }),
    test(
        "the WebAssembly may be sent without a media type",
        |browser| media_type(browser, "none", ""),
    ),
];

/// What is wrong with a server for a while.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trouble {
    /// Status 503.
    Overloaded,
    /// The connection ends in the middle of the file.
    BrokenOff,
}

/// What makes an element try again.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Retry {
    Refresh,
    NextElement,
}

/// Copies the release into a folder of the server; returns the path of its WebAssembly, and the answer for it.
pub fn copy(browser: &Browser, folder: &str) -> (String, Answer) {
    let mut found = None;
    for (name, answer) in files(&dist()) {
        let path = format!("/{folder}/{name}");
        if name.ends_with(".wasm") {
            found = Some((path.clone(), answer.clone()));
        }
        browser.server.put(&path, answer);
    }
    found.expect("dist/ holds WebAssembly")
}

pub fn page(folder: &str) -> Page {
    let grids = ["a", "b"].map(|id| {
        element(
            &format!("id=\"{id}\" name=\"{id}\" loading=\"eager\""),
            GUIDES,
        )
    });
    let mut page = Page::new(grids.concat());
    page.script = format!("/{folder}/guide-grid.js");
    page
}

fn again(browser: &Browser, name: &str, trouble: Trouble, retry: Retry) {
    let (path, whole) = copy(browser, name);
    let answer = match trouble {
        Trouble::Overloaded => Answer::status(503),
        Trouble::BrokenOff => whole.clone().broken_off(),
    };
    browser.server.put(&path, answer);
    browser.session.go(&browser.put(name, &page(name)));
    browser.session.wait(
        "each grid fires its event",
        "probe.events('error').length >= 2",
    );
    let code = browser.text("probe.events('error')[0].detail.code");
    let said = sentence(browser, &code);
    match trouble {
        Trouble::Overloaded => assert!(said.contains("503"), "{said}"),
        Trouble::BrokenOff => assert!(!said.contains("damaged"), "{code}: {said}"),
    }
    assert_eq!(
        browser
            .session
            .eval("probe.events('error').map(it => it.grid).sort()"),
        json!(["a", "b"]),
        "one event for each"
    );
    browser.server.put(&path, whole);
    match retry {
        Retry::Refresh => {
            browser
                .session
                .eval("(document.getElementById('a').refresh(), true)");
        }
        Retry::NextElement => {
            browser.session.eval(
                "(() => {
                    const next = document.createElement('guide-grid');
                    next.setAttribute('name', 'next');
                    next.setAttribute('loading', 'eager');
                    next.data = [{ title: 'Next', link: '/next/' }];
                    document.querySelector('main').append(next);
                })()",
            );
            browser
                .session
                .wait("the next grid is ready", "probe.cards(2).length === 1");
        }
    }
    browser
        .session
        .wait("the first grid is ready", "probe.cards().length === 14");
    browser.search("autolyse");
    assert_eq!(browser.titles(), ["What is Autolyse?"]);
    assert_eq!(browser.number("probe.events('error').length"), 2.0);
}

fn media_type(browser: &Browser, name: &str, media_type: &str) {
    let folder = format!("type-{name}");
    let (path, whole) = copy(browser, &folder);
    browser
        .server
        .put(&path, Answer::new(media_type, whole.body));
    browser.open(&folder, &page(&folder));
    assert_eq!(browser.titles().len(), 14);
    browser.quiet();
}
