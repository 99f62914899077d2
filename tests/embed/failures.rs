//! A grid that cannot work leaves the page's own content, says once in the console what is wrong, and fires an event.

use super::browser::{Browser, Page, dist, element};
use super::reader::guides_page;
use super::server::{Answer, files};
use super::{Test, test};

pub const TESTS: &[Test] = &[
    test("without JavaScript the fallback is on screen", no_script),
    test(
        "a missing WebAssembly file leaves the fallback",
        |browser| broken(browser, Broken::Missing),
    ),
    test(
        "a truncated WebAssembly file leaves the fallback",
        |browser| broken(browser, Broken::Truncated),
    ),
    test("a truncated script leaves the fallback", |browser| {
        broken(browser, Broken::ScriptTruncated)
    }),
    test("a missing script leaves the fallback", |browser| {
        broken(browser, Broken::ScriptMissing)
    }),
    test(
        "an HTML page in place of the WebAssembly leaves the fallback",
        |browser| broken(browser, Broken::PageInstead),
    ),
    test(
        "the WebAssembly of another build leaves the fallback",
        |browser| broken(browser, Broken::OtherBuild),
    ),
    test(
        "unreadable front matter leaves the fallback, with line and column",
        unreadable,
    ),
    test("an element without data leaves the fallback", no_data),
    test(
        "an error in a card costs only that card, and the console says where it is",
        bad_card,
    ),
    test(
        "a failure is written to the console once, even if there are several grids",
        told_once,
    ),
];

/// What is wrong with the files on a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    Missing,
    ScriptMissing,
    Truncated,
    ScriptTruncated,
    PageInstead,
    OtherBuild,
}

impl Broken {
    /// The code of the failure, and words of its message; `None` if the script itself cannot run.
    fn told(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Missing => Some(("not-found", "is missing")),
            Self::Truncated => Some(("damaged", "copy it again")),
            Self::PageInstead => Some(("wrong-type", "text/html")),
            Self::OtherBuild => Some(("other-build", "build")),
            Self::ScriptMissing | Self::ScriptTruncated => None,
        }
    }
}

/// The page of guides, with the files of the release from a folder in which something is wrong.
pub fn broken_page(browser: &Browser, broken: Broken) -> Page {
    let folder = format!("/{broken:?}");
    for (name, mut answer) in files(&dist()) {
        let wasm = name.ends_with(".wasm");
        let script = name == "guide-grid.js";
        match broken {
            Broken::Missing if wasm => continue,
            Broken::ScriptMissing if script => continue,
            Broken::Truncated if wasm => answer.body.truncate(answer.body.len() / 2),
            Broken::ScriptTruncated if script => answer.body.truncate(answer.body.len() / 2),
            Broken::PageInstead if wasm => {
                // Servers of single-page sites send this for every missing file.
                answer = Answer::new("text/html", "<!doctype html><title>Home</title>");
            }
            // A valid module, but without any export that the script needs.
            Broken::OtherBuild if wasm => answer.body = b"\0asm\x01\0\0\0".to_vec(),
            _ => {}
        }
        browser.server.put(&format!("{folder}/{name}"), answer);
    }
    let mut page = guides_page();
    page.script = format!("{folder}/guide-grid.js");
    page
}

fn broken(browser: &Browser, broken: Broken) {
    let page = broken_page(browser, broken);
    browser
        .session
        .go(&browser.put(&format!("{broken:?}"), &page));
    if let Some((code, words)) = broken.told() {
        let said = sentence(browser, code);
        assert!(said.contains(words), "{said}");
        return;
    }
    browser
        .session
        .wait("everything is loaded", "document.readyState === 'complete'");
    assert_eq!(
        browser
            .session
            .eval("[customElements.get('guide-grid') === undefined, probe.shown(document.querySelector('.fallback'))]"),
        serde_json::json!([true, true])
    );
}

/// Waits for the failure, checks that the fallback is on screen and that the console has one message, and returns it.
pub fn sentence(browser: &Browser, code: &str) -> String {
    browser.session.wait(
        "the failure is reported",
        "probe.events('error').length > 0",
    );
    browser
        .session
        .eval("new Promise(done => setTimeout(done, 300))");
    let told = browser
        .session
        .eval("probe.events('error').map(it => it.detail)");
    assert_eq!(told[0]["code"], code, "{told}");
    assert_eq!(
        browser
            .session
            .eval("[...document.querySelectorAll('.fallback')].every(probe.shown)"),
        true
    );
    assert_eq!(browser.session.eval("probe.parts('card').length"), 0);
    let mut said = browser.list("__log.filter(it => it.startsWith('console.'))");
    assert_eq!(said.len(), 1, "one message: {said:#?}");
    let thrown =
        browser.list("__log.filter(it => it.startsWith('error') || it.startsWith('unhandled'))");
    assert!(thrown.is_empty(), "nothing else is thrown: {thrown:#?}");
    said.pop().unwrap_or_default()
}

fn no_script(browser: &Browser) {
    let mut page = guides_page();
    page.head = String::new();
    let address = browser.put("no-script", &page);
    browser
        .session
        .go(&format!("{}/t/blank.html", browser.server.origin));
    // In every engine, a sandboxed frame runs no scripts, but the page around it can read its document.
    let frame = format!(
        "new Promise(done => {{
            const frame = document.createElement('iframe');
            frame.setAttribute('sandbox', 'allow-same-origin');
            frame.onload = () => setTimeout(() => {{
                const page = frame.contentDocument, fallback = page.querySelector('.fallback');
                done([fallback.getClientRects().length, fallback.innerText, page.body.innerText.includes('title:')]);
            }}, 500);
            frame.src = '{address}';
            document.body.append(frame);
        }})"
    );
    let seen = browser.session.eval(&frame);
    assert!(
        seen[0].as_u64() > Some(0),
        "the fallback is painted: {seen}"
    );
    assert_eq!(seen[1], "Read the guides in the list of guides.");
    assert_eq!(seen[2], false, "the data is not shown");
}

fn unreadable(browser: &Browser) {
    let yaml = element("", "---\n\tguides: {{{\n---\n");
    let json = "<guide-grid data='{\"cards\": [{\"title\": \"One'><p class=\"fallback\">Fallback</p></guide-grid>";
    for (name, body) in [("yaml", yaml.as_str()), ("json", json)] {
        let page = Page::new(body);
        browser
            .session
            .go(&browser.put(&format!("unreadable-{name}"), &page));
        browser.session.wait(
            "the failure is reported",
            "probe.events('error').length > 0",
        );
        let told = browser.session.eval("probe.events('error')[0].detail");
        assert!(
            told["line"].is_u64() && told["column"].is_u64() && told["message"].is_string(),
            "{told}"
        );
        assert_eq!(
            browser
                .session
                .eval("probe.shown(document.querySelector('.fallback'))"),
            true
        );
        let said = browser.list("__log.filter(it => it.startsWith('console.'))");
        assert_eq!(said.len(), 1, "{said:#?}");
        let place = format!("{}:{}", told["line"], told["column"]);
        assert!(said[0].contains(&place), "{said:?} names {place}");
    }
}

fn no_data(browser: &Browser) {
    browser.session.go(&browser.put(
        "no-data",
        &Page::new("<guide-grid><p class=\"fallback\">Fallback</p></guide-grid>"),
    ));
    sentence(browser, "no-data");
}

fn bad_card(browser: &Browser) {
    let text = "---\nguides:\n- title: One\n  link: /one/\n- description: no title\n- title: Three\n  link: /three/\n---\n";
    browser.open("bad-card", &Page::new(element("", text)));
    assert_eq!(browser.titles(), ["One", "Three"]);
    let said = browser.list("__log");
    assert!(
        said.len() == 1 && said[0].contains("6:"),
        "the console names the line, counted from the line of the script tag: {said:#?}"
    );
}

fn told_once(browser: &Browser) {
    let mut page = broken_page(browser, Broken::Missing);
    page.body = ["a", "b", "c"]
        .map(|name| {
            page.body
                .replace("id=\"grid\"", &format!("name=\"{name}\""))
        })
        .concat();
    browser.session.go(&browser.put("told-once", &page));
    browser.session.wait(
        "each grid fires its event",
        "probe.events('error').length === 3",
    );
    sentence(browser, "not-found");
}
