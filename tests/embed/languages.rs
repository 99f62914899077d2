//! Languages of the interface: English is built in, the others are loaded when a page needs them.

use super::browser::{Browser, Page, element};
use super::loading::copy;
use super::reader::GUIDES;
use super::server::Answer;
use super::{Test, test};
use serde_json::json;

pub const TESTS: &[Test] = &[
    test(
        "a German page loads the German messages once, for all its grids",
        german,
    ),
    test(
        "each page gets the interface in its own language and script",
        scripts,
    ),
    test(
        "the owner's words are loaded once, and the language's own stand for the rest",
        own_words,
    ),
    test(
        "the owner's words can be a property, which takes precedence over the attribute",
        own_object,
    ),
    test(
        "a language that is not shipped comes with the owner's words, in its own plurals",
        own_language,
    ),
    test(
        "words that cannot be loaded or shown are diagnosed, and leave the interface as it is",
        broken_words,
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

fn scripts(browser: &Browser) {
    for (lang, file, label, direction) in [
        ("zh-Hant-TW", "zh-Hant", "搜尋 14 篇指南", "ltr"),
        ("zh-TW", "zh-Hant", "搜尋 14 篇指南", "ltr"),
        ("zh-CN", "zh", "搜索 14 篇指南", "ltr"),
        ("it-CH", "it", "Cerca tra 14 guide", "ltr"),
        ("ru", "ru", "Поиск по 14 руководствам", "ltr"),
        ("he-IL", "he", "חיפוש ב־14 מדריכים", "rtl"),
    ] {
        browser.asked();
        browser.open("script", &page(lang));
        assert_eq!(browser.list(LABELS), [label; 2], "{lang}");
        assert_eq!(messages(browser), [format!("/messages/{file}.json")]);
        let widget = "getComputedStyle(probe.root().querySelector('.widget')).direction";
        assert_eq!(browser.text(widget), direction, "{lang}");
        browser.quiet();
    }
}

/// Puts an owner's words on the server.
fn put_words(browser: &Browser, words: &serde_json::Value) {
    let answer = Answer::new("application/json", words.to_string());
    browser.server.put("/t/words.json", answer);
}

/// What the status of the first grid says.
const STATUS: &str = "probe.words(probe.part('status'))";

fn own_words(browser: &Browser) {
    put_words(
        browser,
        &json!({ "guides": { "one": "{n} Rezept", "other": "{n} Rezepte" }, "search_guides": "{n} Rezepte suchen" }),
    );
    browser.asked();
    let grids =
        ["a", "b"].map(|it| element(&format!("name=\"{it}\" messages=\"words.json\""), GUIDES));
    let mut page = Page::new(grids.concat());
    page.lang = "de".into();
    browser.open("own-words", &page);
    assert_eq!(browser.list(LABELS), ["14 Rezepte suchen"; 2]);
    assert_eq!(browser.text(STATUS), "14 Rezepte");
    let asked = browser.asked().into_iter();
    let words = asked.filter(|it| it.path.ends_with("/words.json")).count();
    assert_eq!(words, 1, "both grids share the file");
    browser.search("autolyse");
    assert_eq!(browser.text(STATUS), "1 von 14 Anleitungen");
    browser.quiet();
}

fn own_object(browser: &Browser) {
    browser.open("own-object", &page("en"));
    let status = |expected: &str| {
        let what = format!("the status says {expected:?}");
        browser
            .session
            .wait(&what, &format!("{STATUS} === {}", json!(expected)));
    };
    let set = |messages: &str| {
        browser
            .session
            .eval(&format!("(probe.grid().messages = {messages}, true)"));
    };
    status("14 guides");
    set("{ guides: { one: '{n} recipe', other: '{n} recipes' } }");
    status("14 recipes");
    set("null");
    status("14 guides");
    put_words(browser, &json!({ "guides": "Articles: {n}" }));
    browser
        .session
        .eval("(probe.grid().setAttribute('messages', 'words.json?attribute'), true)");
    status("Articles: 14");
    set("{ guides: 'Recipes: {n}' }");
    status("Recipes: 14");
    set("'words.json?property'");
    status("Articles: 14");
    browser.quiet();
}

fn own_language(browser: &Browser) {
    put_words(
        browser,
        &json!({ "guides": { "one": "{n} przewodnik", "few": "{n} przewodniki", "many": "{n} przewodników", "other": "{n} przewodnika" } }),
    );
    for (items, expected) in [("the-basics", "4 przewodniki"), ("", "14 przewodników")] {
        let attributes = format!("messages=\"words.json\" items=\"{items}\"");
        let mut page = Page::new(element(&attributes, GUIDES));
        page.lang = "pl".into();
        browser.open("own-language", &page);
        assert_eq!(browser.text(STATUS), expected);
        browser.quiet();
    }
}

fn broken_words(browser: &Browser) {
    put_words(browser, &json!({ "guide": "x", "guides": "recipes" }));
    for (address, expected) in [
        (
            "words.json",
            [
                "\"guides\" in the messages lacks the slot {n}",
                "\"guide\" in the messages is not known",
            ],
        ),
        (
            "nowhere.json",
            [
                "messages=\"nowhere.json\" could not be loaded",
                "status 404",
            ],
        ),
        (
            "../guide-grid.js",
            [
                "messages=\"../guide-grid.js\" could not be loaded",
                "using the interface's own words",
            ],
        ),
        (
            "http://",
            [
                "messages=\"http://\" could not be loaded",
                "using the interface's own words",
            ],
        ),
    ] {
        let page = Page::new(element(&format!("messages=\"{address}\""), GUIDES));
        browser.open("broken-words", &page);
        let warnings = browser.list("__log.filter((it) => it.startsWith('console.warn'))");
        assert_eq!(warnings.len(), 1, "{warnings:#?}");
        for part in expected {
            assert!(warnings[0].contains(part), "{part} is not in {warnings:#?}");
        }
        browser.search("autolyse");
        assert_eq!(browser.text(STATUS), "1 of 14 guides");
    }
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
