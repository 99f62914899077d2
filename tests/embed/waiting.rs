//! What a reader sees and does before the engine is there.

use super::browser::{Browser, Page, element};
use super::engine::Engine;
use super::reader::{GUIDES, guides_page};
use super::session::key;
use super::{Test, test};
use serde_json::json;
use std::io::Write;
use std::process::{Command, Stdio};

pub const TESTS: &[Test] = &[
    test(
        "what is typed before the engine is there is answered once it is, and the caret stays",
        typed_early,
    ),
    test(
        "there is no early search box where there will be none, and none is left where the engine fails",
        no_early_box,
    ),
    Test {
        name: "nothing jumps while the grid is loaded over a slow line by a slow processor",
        run: no_shift,
        engines: &[Engine::Chromium],
    },
];

/// The WebAssembly comes once the page calls `arrive`, and is refused once it calls `fail`.
const HELD_BACK: &str = "<script>
    var arrive, fail;
    const held = new Promise((done, refused) => { arrive = done; fail = refused; });
    const compile = WebAssembly.compileStreaming;
    WebAssembly.compileStreaming = async (response) => { await held; return compile.call(WebAssembly, response); };
    var seen = [];
    document.addEventListener('keydown', (event) => seen.push(event.key));
</script>";

fn held_back(browser: &Browser, name: &str, attributes: &str) -> Page {
    let mut page = Page::new(element(attributes, GUIDES));
    page.head = HELD_BACK.into();
    let address = browser.put(name, &page);
    browser.session.go(&address);
    page
}

fn typed_early(browser: &Browser) {
    held_back(browser, "typed-early", "");
    let place = "JSON.stringify(document.querySelector('.fallback').getBoundingClientRect())";
    let before = browser.text(place);
    browser
        .session
        .wait("there is a box to type in", "!!probe.search()");
    browser.session.eval("(probe.search().focus(), true)");
    browser.session.keys("ci/autolyse");
    for _ in 0..3 {
        browser.session.keys(&key::LEFT.to_string());
    }
    assert_eq!(browser.text("probe.search().value"), "ci/autolyse");
    assert_eq!(
        browser.list("seen.filter((it) => it.length === 1)"),
        [""; 0]
    );
    assert_eq!(browser.text(place), before, "the fallback does not move");
    browser
        .session
        .eval("(probe.search().setRangeText('', 0, 3), arrive(), true)");
    browser.ready();
    assert_eq!(browser.text("probe.search().value"), "autolyse");
    assert_eq!(browser.titles(), ["What is Autolyse?"]);
    assert_eq!(
        browser
            .session
            .eval("[probe.focused() === probe.search(), probe.search().selectionStart]"),
        json!([true, 5])
    );
    browser.session.wait(
        "the address has the text",
        "location.search === '?guides=autolyse'",
    );
    browser.session.keys("x");
    assert_eq!(browser.text("probe.search().value"), "autolxyse");
    browser.quiet();
}

fn no_early_box(browser: &Browser) {
    let wait = "new Promise((done) => setTimeout(done, 500)).then(() => !!probe.search())";
    held_back(browser, "no-early-box", "search=\"off\"");
    assert_eq!(browser.session.eval(wait), false);
    held_back(browser, "early-box-fails", "");
    browser
        .session
        .wait("there is a box to type in", "!!probe.search()");
    browser
        .session
        .eval("(fail(new WebAssembly.CompileError('of the test')), true)");
    browser.session.wait(
        "the failure is reported",
        "probe.events('error').length === 1",
    );
    assert_eq!(browser.session.eval("!!probe.search()"), false);
    assert_eq!(
        browser
            .session
            .eval("probe.shown(document.querySelector('.fallback'))"),
        true
    );
}

/// An element with this many guides, and a list of them as the fallback.
fn with_list(guides: usize) -> String {
    let numbers = || 0..guides;
    let list: String = numbers()
        .map(|n| format!("<li><a href=\"/{n}/\">Guide {n}</a></li>\n"))
        .collect();
    format!(
        "<guide-grid><script type=\"text/markdown\">\n---\nguides:\n{}---\n</script>\n<ul>\n{list}</ul></guide-grid>",
        cards(guides)
    )
}

/// The same element as the command line writes it.
fn written(guides: usize) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guide-grid"))
        .args(["html", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut input = command.stdin.take().expect("its input");
    let page = format!("---\nguides:\n{}---\n", cards(guides));
    input.write_all(page.as_bytes()).expect("it reads");
    drop(input);
    let output = command.wait_with_output().expect("it ends");
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn cards(guides: usize) -> String {
    let card = |n: usize| {
        format!(
            "- title: Guide {n}\n  link: /{n}/\n  description: What guide {n} is about, in one line.\n  tags: [tag{}]\n",
            n % 5
        )
    };
    (0..guides).map(card).collect()
}

/// A page of a site with a heading, an element, and text below. Its style is the one that the README asks for.
fn page_around(element: &str) -> Page {
    let mut page = guides_page();
    page.head = "<link rel=\"stylesheet\" href=\"/t/reserve.css\">
        <script>
            var shift = 0, moved = [];
            new PerformanceObserver((list) => {
                for (const it of list.getEntries()) {
                    if (it.hadRecentInput) continue;
                    shift += it.value;
                    moved.push(`${it.value.toFixed(3)} ${it.sources.map((source) => source.node?.localName ?? source.node?.nodeName)}`);
                }
            }).observe({ type: 'layout-shift', buffered: true });
        </script>"
        .into();
    page.body = format!(
        "<p>Some guides to read.</p>
         {element}
         <h2>More</h2>\n{}",
        "<p>Text below the grid, in a paragraph of its own.</p>\n".repeat(10)
    );
    page
}

fn no_shift(browser: &Browser) {
    let reserve = "guide-grid { display: block; min-block-size: 100vh; }";
    let reserve = super::server::Answer::new("text/css", reserve);
    browser.server.put("/t/reserve.css", reserve);
    let slow = json!({ "offline": false, "latency": 100, "downloadThroughput": 400_000, "uploadThroughput": 100_000 });
    let full =
        json!({ "offline": false, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    browser.session.devtools("Network.enable", json!({}));
    for (name, element) in [
        ("shift-14", with_list(14)),
        ("shift-300", with_list(300)),
        ("shift-14-written", written(14)),
        ("shift-300-written", written(300)),
    ] {
        let address = browser.put(name, &page_around(&element));
        for (width, height) in [(1280, 720), (360, 640)] {
            browser.leave();
            browser.session.resize(width, height);
            browser
                .session
                .devtools("Network.emulateNetworkConditions", slow.clone());
            browser
                .session
                .devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }));
            browser.visit(&address);
            browser.session.eval("probe.frames(5)");
            let shift = browser.number("shift");
            let moved = browser.list("moved");
            browser
                .session
                .devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 1 }));
            browser
                .session
                .devtools("Network.emulateNetworkConditions", full.clone());
            assert!(shift <= 0.02, "{name} at {width}: {shift}, {moved:?}");
        }
    }
    browser.session.resize(1280, 900);
    browser.quiet();
}
