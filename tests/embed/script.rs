//! The script itself: where it is imported, several versions of it, and deployments.

use super::browser::{Browser, Page, dist, element};
use super::engine::Engine;
use super::failures::sentence;
use super::loading::copy;
use super::reader::{GUIDES, guides_page};
use super::server::{Answer, files};
use super::{Test, test};
use serde_json::json;
use std::process::Command;

pub const TESTS: &[Test] = &[
    Test {
        name: "imported where there is no document, the script does nothing and breaks nothing",
        run: without_document,
        engines: &[Engine::Chromium],
    },
    test(
        "of two versions of the script, the first serves all elements, and the console says so",
        two_versions,
    ),
    test(
        "a script from a cache whose WebAssembly is gone asks for a reload, once",
        outdated,
    ),
    test(
        "the script finds its files where Vite's dev server has bundled it",
        bundled_by_vite,
    ),
    test(
        "a page that is opened from the disk gets one sentence in the console",
        from_disk,
    ),
];

fn without_document(_: &Browser) {
    let script = dist().join("guide-grid.js");
    let program = format!(
        "const before = Object.keys(globalThis).length;
         const exported = await import({:?});
         console.log(Object.keys(exported).length, Object.keys(globalThis).length - before);",
        format!("file://{}", script.display())
    );
    let output = Command::new("node")
        .args(["--input-type=module", "--eval", &program])
        .output()
        .expect("node, which builds need too");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "0 0\n");
    assert!(output.status.success());
}

/// The release in a folder of its own, with another version number in its script.
fn another_version(browser: &Browser, folder: &str) {
    copy(browser, folder);
    for (name, mut answer) in files(&dist()) {
        if name == "guide-grid.js" {
            let text = String::from_utf8(answer.body).expect("a script in UTF-8");
            let version = format!("{}+", env!("CARGO_PKG_VERSION"));
            assert!(text.contains(&version), "the script has its version in it");
            answer.body = text.replace(&version, "99.0.0+").into_bytes();
            browser.server.put(&format!("/{folder}/{name}"), answer);
        }
    }
}

fn two_versions(browser: &Browser) {
    another_version(browser, "newer");
    copy(browser, "same");
    let mut page = Page::new(
        ["a", "b"]
            .map(|name| element(&format!("name=\"{name}\" loading=\"eager\""), GUIDES))
            .concat(),
    );
    for (name, other, warnings) in [("two-versions", "newer", 1), ("same-version", "same", 0)] {
        page.body = format!(
            "{}<script type=\"module\" src=\"/{other}/guide-grid.js\"></script>",
            page.body
        );
        browser.open(name, &page);
        assert_eq!(browser.titles().len(), 14);
        assert_eq!(browser.number("probe.cards(1).length"), 14.0);
        let said = browser.list("__log");
        assert_eq!(said.len(), warnings, "{said:#?}");
        assert!(
            said.iter()
                .all(|it| it.contains("two versions") && it.contains("99.0.0")),
            "{said:#?}"
        );
        let wasm = browser.asked();
        assert_eq!(
            wasm.iter().filter(|it| it.path.ends_with(".wasm")).count(),
            1
        );
        page.body = page.body.replace("/newer/", "/same/");
    }
}

fn outdated(browser: &Browser) {
    let (wasm, _) = copy(browser, "deployed");
    let mut page = guides_page();
    page.script = "/deployed/guide-grid.js".into();
    page.body = format!("<div style=\"height: 6000px\">Far above</div>{}", page.body);
    let address = browser.put("outdated", &page);
    browser.session.go(&address);
    browser
        .session
        .eval("new Promise(done => setTimeout(done, 300))");
    browser.session.eval("(sessionStorage.clear(), true)");
    // Now a deployment replaces both files.
    browser.server.put(&wasm, Answer::status(404));
    let (_, script) = files(&dist())
        .into_iter()
        .find(|it| it.0 == "guide-grid.js")
        .expect("dist/ holds the script");
    let newer = String::from_utf8(script.body).expect("a script in UTF-8");
    let newer = newer.replace(".wasm", ".newer");
    browser.server.put(
        "/deployed/guide-grid.js",
        Answer::new("text/javascript", newer),
    );
    browser
        .session
        .eval("(probe.grid().scrollIntoView(), true)");
    let told = sentence(browser, "outdated");
    assert!(told.contains("reload the page"), "{told}");
    let offer = "probe.words(probe.root().querySelector('.offer'))";
    assert_eq!(browser.text(offer), "This page has been updated. Reload");
    // Where a reload does not help, it is not asked for again.
    browser.session.eval("(probe.grid().refresh(), true)");
    browser
        .session
        .eval("new Promise(done => setTimeout(done, 500))");
    assert_eq!(browser.text(offer), "");
    // The next page gets both files of the new build.
    copy(browser, "deployed");
    browser.leave();
    browser.session.go(&address);
    browser
        .session
        .eval("(probe.grid().scrollIntoView(), true)");
    browser
        .session
        .wait("the grid is there", "probe.cards().length === 14");
}

fn bundled_by_vite(browser: &Browser) {
    let deps = "/app/node_modules/.vite/deps/";
    copy(browser, "app/node_modules/guide-grid");
    for (name, answer) in files(&dist()) {
        let home = Answer::new("text/html", "<!doctype html><title>Home</title>");
        let answer = match name.as_str() {
            "guide-grid.js" => answer,
            _ => home,
        };
        browser.server.put(&format!("{deps}{name}"), answer);
    }
    let mut page = guides_page();
    page.script = format!("{deps}guide-grid.js?v=4d5ad65c");
    browser.open("vite", &page);
    assert_eq!(browser.titles().len(), 14);
    browser.quiet();
}

fn from_disk(browser: &Browser) {
    // Most browsers run no modules from the disk; some do, or are told to, and then refuse to fetch the WebAssembly.
    let folder = std::env::temp_dir().join(format!("guide-grid-disk-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for temporary files");
    for (name, answer) in files(&dist()) {
        std::fs::write(folder.join(name), answer.body).expect("a copy");
    }
    let page = "<!doctype html><meta charset=\"utf-8\"><title>Disk</title>
        <script>window.said = [];
            for (const level of ['warn', 'error']) console[level] = (...words) => said.push(words.join(' '));</script>
        <guide-grid card-data='[{\"title\": \"One\"}]' loading=\"eager\"><p>Fallback</p></guide-grid>
        <script type=\"module\" src=\"guide-grid.js\"></script>";
    std::fs::write(folder.join("page.html"), page).expect("a page");
    browser
        .session
        .go(&format!("file://{}/page.html", folder.display()));
    browser
        .session
        .eval("new Promise(done => setTimeout(done, 1000))");
    let state = browser.session.eval(
        "[customElements.get('guide-grid') !== undefined, said, document.querySelector('guide-grid').shadowRoot?.querySelectorAll('[data-card]').length ?? 0]",
    );
    let _ = std::fs::remove_dir_all(&folder);
    let said: Vec<String> = serde_json::from_value(state[1].clone()).expect("texts");
    match (state[0].as_bool(), state[2].as_u64()) {
        (Some(false), Some(0)) => assert_eq!(said, [""; 0]),
        (Some(true), Some(0)) => {
            assert_eq!(said.len(), 1, "{said:?}");
            assert!(said[0].contains("web server"), "{said:?}");
        }
        _ => assert_eq!(state[1], json!([]), "it works: {state}"),
    }
}
