//! What a reader sees while they type.

use super::browser::{Browser, Page, element};
use super::engine::Engine;
use super::keyboard::many_tags;
use super::reader::guides_page;
use super::session::key;
use super::{Test, test};
use serde_json::json;

pub const TESTS: &[Test] = &[
    test("the answer to a key is in the frame after it", next_frame),
    test(
        "a letter is not lost, even if something else happens right after it",
        not_lost,
    ),
    test(
        "typing goes on where a picture could not be loaded",
        lost_picture,
    ),
    test(
        "the page's own shortcuts get no key that is typed into the grid",
        page_shortcuts,
    ),
    test(
        "a composition changes nothing until it is done, and then counts once",
        composition,
    ),
    Test {
        name: "what a real input method composes counts once it is done",
        run: input_method,
        engines: &[Engine::Chromium],
    },
];

/// A page with shortcuts of a single key, which looks at what has the focus as Sphinx and Read the Docs do.
const SHORTCUTS: &str = "<script>
    var seen = [];
    for (const type of ['keydown', 'keypress', 'keyup']) {
        document.addEventListener(type, (event) => {
            if (['INPUT', 'TEXTAREA', 'SELECT'].includes(document.activeElement.tagName)) return;
            seen.push(`${type} ${event.key}`);
            if (event.key === '/') document.getElementById('site').focus();
            if (event.key === 'd') event.preventDefault();
        });
    }
</script>";

fn lost_picture(browser: &Browser) {
    let cards =
        "---\ncards:\n- {title: Moby, icon: \"data:image/svg+xml,x\"}\n- {title: Other}\n---\n";
    browser.open("lost-picture", &Page::new(element("", cards)));
    browser
        .session
        .wait("the picture is gone", "!probe.root().querySelector('img')");
    browser
        .session
        .eval("(window.field = probe.search(), field.focus(), true)");
    browser.session.keys("moby");
    browser.settle();
    assert_eq!(browser.text("probe.search().value"), "moby");
    assert_eq!(
        browser.session.eval("field === probe.focused()"),
        json!(true)
    );
    assert_eq!(browser.titles(), ["Moby"]);
}

fn page_shortcuts(browser: &Browser) {
    let mut page = many_tags();
    page.head = SHORTCUTS.into();
    page.body = format!("<input id=\"site\">\n{}", page.body);
    browser.open("page-shortcuts", &page);
    let holds = "probe.focused().value";
    browser.session.eval("(probe.search().focus(), true)");
    browser.session.keys("ci/cd docker?");
    assert_eq!(browser.text(holds), "ci/cd docker?");
    for pressed in [key::BACKSPACE, key::LEFT, key::UP] {
        browser.session.keys(&pressed.to_string());
    }
    assert_eq!(browser.list("seen"), [""; 0]);
    browser.search("");
    browser.session.eval("seen.splice(0).length");
    browser.session.keys(&key::ESCAPE.to_string());
    assert_eq!(browser.text("seen.shift()"), "keydown Escape");
    browser
        .session
        .click("probe.root().querySelector('[part~=facet] button[aria-expanded]')");
    browser
        .session
        .wait("the menu is open", "!!probe.root().querySelector('.find')");
    browser
        .session
        .eval("(probe.root().querySelector('.find').focus(), seen.splice(0), true)");
    browser.session.keys("d/d");
    assert_eq!(browser.text(holds), "d/d");
    assert_eq!(browser.list("seen"), [""; 0]);
    browser.quiet();
}

/// In the page: `send` changes the search box as an input method does, and `told` is what came of it.
const COMPOSE: &str = "<script>
    var send = (name, text) => {
        const isComposing = name === 'composing';
        probe.search().value = text;
        const type = isComposing ? 'input' : name;
        probe.search().dispatchEvent(new InputEvent(type, { isComposing, bubbles: true, composed: true }));
    };
    var pause = () => new Promise((done) => setTimeout(done, 700));
    var told = () => [location.search, probe.cards().length, probe.words(probe.part('status')),
        probe.root().querySelector('.hidden[role=status]').textContent, ...probe.events('change').map((it) => it.detail.query.text)];
</script>";

/// Opens the page of guides, with this in its head.
fn composing(browser: &Browser, name: &str) -> Vec<String> {
    let mut page = guides_page();
    page.head = COMPOSE.into();
    browser.open(name, &page);
    browser.session.eval("(probe.search().focus(), true)");
    browser.list("told().map(String)")
}

fn composition(browser: &Browser) {
    // Engines differ in whether `input` comes before the end, after it, or both.
    for ends in [
        "['compositionend']",
        "['compositionend', 'input']",
        "['input', 'compositionend']",
    ] {
        let before = composing(browser, "composition");
        let during = browser.list(
            "(send('compositionstart', ''), send('composing', 'huan'), pause().then(() => told().map(String)))",
        );
        assert_eq!(during, before);
        assert_eq!(browser.text("probe.search().value"), "huan");
        browser.session.eval(
            "probe.search().dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', keyCode: 229, bubbles: true, composed: true }))",
        );
        assert_eq!(browser.text("probe.search().value"), "huan");
        browser.session.eval(&format!(
            "({ends}.forEach((name) => send(name, 'autolyse')), true)"
        ));
        let told = browser.list("pause().then(() => told().map(String))");
        assert_eq!(told[0], "?guides=autolyse", "{ends}");
        assert_eq!(
            (told[1].as_str(), &told[4..]),
            ("1", &["autolyse".to_owned()][..])
        );
    }
    browser.quiet();
}

fn input_method(browser: &Browser) {
    let before = composing(browser, "input-method");
    let compose = |text: &str| {
        let caret = text.len();
        browser.session.devtools(
            "Input.imeSetComposition",
            json!({ "text": text, "selectionStart": caret, "selectionEnd": caret }),
        )
    };
    for text in ["h", "hu", "huan"] {
        compose(text);
    }
    assert_eq!(
        browser.list("pause().then(() => told().map(String))"),
        before
    );
    assert_eq!(browser.text("probe.search().value"), "huan");
    browser
        .session
        .devtools("Input.insertText", json!({ "text": "autolyse" }));
    let told = browser.list("pause().then(() => told().map(String))");
    assert_eq!(told[0], "?guides=autolyse");
    assert_eq!(
        (told[1].as_str(), &told[4..]),
        ("1", &["autolyse".to_owned()][..])
    );
    browser.quiet();
}

/// In the page: `type` types into the search box as a key would, and `seen` is what a reader sees.
const TYPE: &str = "<script>
    var type = (text) => {
        probe.search().value = text;
        probe.search().dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    };
    var seen = () => [probe.search().value, probe.words(probe.part('status')), ...probe.cards().map((it) => it.title)];
</script>";

fn opened(browser: &Browser, name: &str) {
    let mut page = guides_page();
    page.head = TYPE.into();
    browser.open(name, &page);
}

fn next_frame(browser: &Browser) {
    opened(browser, "next-frame");
    for (text, count) in [("dough", None), ("autolyse", Some(1)), ("", Some(14))] {
        let before = browser.list("seen()");
        // The callback of this page runs last in the first frame after the key, so it sees what that frame shows.
        let first = browser.list(&format!("(type('{text}'), probe.frames(1).then(seen))"));
        assert_eq!(first[0], text, "the box has the letter");
        assert_ne!(first[1..], before[1..], "the cards are its answer");
        browser.settle();
        assert_eq!(browser.list("seen()"), first, "nothing changes later");
        if let Some(count) = count {
            assert_eq!(browser.titles().len(), count);
        }
    }
    browser.quiet();
}

fn not_lost(browser: &Browser) {
    opened(browser, "not-lost");
    // Everything is rendered again, including the box, before the letter is answered.
    browser
        .session
        .eval("(type('dough'), probe.grid().setAttribute('columns', '1'), true)");
    browser.session.wait(
        "some of the 14 cards answer",
        "probe.search().value === 'dough' && probe.cards().length > 0 && probe.cards().length < 14",
    );
    // The reader leaves the page.
    browser
        .session
        .wait("nothing is pending", "location.search === '?guides=dough'");
    let address =
        browser.text("(type('steam'), dispatchEvent(new Event('pagehide')), location.search)");
    assert_eq!(address, "?guides=steam");
    browser.settle();
    // Escape takes the letters back, and a letter follows.
    let emptied = browser.text(
        "(type('dough'), probe.search().dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true })),
         Promise.resolve().then(() => `[${probe.search().value}]`))",
    );
    assert_eq!(emptied, "[]", "Escape empties the box before the next key");
    browser.session.eval("(type('autolyse'), true)");
    browser.session.wait(
        "the next word is answered",
        "probe.search().value === 'autolyse' && probe.cards().length === 1",
    );
    // The page's script sets another query.
    browser
        .session
        .eval("(type('dough'), probe.grid().query = { text: 'steam' }, true)");
    browser.session.wait(
        "the script's query is shown",
        "probe.search().value === 'steam'",
    );
    browser.settle();
    assert_eq!(browser.text("probe.search().value"), "steam");
    browser.quiet();
}
