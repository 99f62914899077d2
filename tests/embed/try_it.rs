//! The demo's page "Try it": the editor, its diagnostics, what is in the address, and what is copied.

use super::axe::axe;
use super::browser::Browser;
use super::session::{Media, key};
use super::{Test, test};
use serde_json::{Value, json};

pub const TESTS: &[Test] = &[
    test(
        "on the page Try it, typing a page changes the grid a moment later",
        typing,
    ),
    test(
        "on the page Try it, a broken line is marked, and the button of its diagnostic selects it",
        diagnostics,
    ),
    test(
        "on the page Try it, diagnostics are withdrawn once the page is right",
        withdrawn,
    ),
    test(
        "on the page Try it, an emptied editor shows no cards of before",
        emptied,
    ),
    test(
        "on the page Try it, Tab leaves the editor, unless it is to indent, and then Escape and Tab do",
        tab,
    ),
    test(
        "on the page Try it, the address restores page, attributes and properties in another window",
        address,
    ),
    test(
        "on the page Try it, Back and Forward go through what was tried",
        back,
    ),
    test(
        "on the page Try it, what was typed just before another example is in the history",
        switched,
    ),
    test(
        "on the page Try it, an address that was cut off says so",
        cut_off,
    ),
    test(
        "on the page Try it, attributes and properties change the grid",
        controls,
    ),
    test(
        "on the page Try it, what to paste holds the page for each host, and is copied",
        paste,
    ),
    test(
        "on the page Try it, a card leads nowhere, but says where it would",
        card,
    ),
    test(
        "on the page Try it, axe finds nothing in its panels, in the dark and in a narrow window",
        accessible,
    ),
    test(
        "on the page Try it, no button of a bar stands alone in a window of 360 px",
        narrow,
    ),
    test(
        "on the page Try it, nothing is requested for what is typed",
        offline,
    ),
];

/// The grid's last titles, as they are.
const TITLES: &str = "probe.cards().map(it => it.title)";

fn visit(browser: &Browser) {
    browser.session.resize(1280, 900);
    browser.visit(&format!("{}/demo/try.html", browser.server.origin));
}

/// Puts a text into the editor as pasting does.
fn paste_page(browser: &Browser, text: &str) {
    browser.session.eval_with(
        "(() => { const it = document.getElementById('page'); it.value = args[0];
         it.dispatchEvent(new Event('input', { bubbles: true })); return true; })()",
        vec![json!(text)],
    );
}

/// Chooses a value of a list, or types one into a field, as the events say.
fn set(browser: &Browser, id: &str, value: &str) {
    browser.session.eval_with(
        "(() => { const it = document.getElementById(args[0]);
         if (it.type === 'checkbox') it.checked = args[1] === 'on'; else it.value = args[1];
         for (const type of ['input', 'change']) it.dispatchEvent(new Event(type, { bubbles: true })); return true; })()",
        vec![json!(id), json!(value)],
    );
}

fn click_text(browser: &Browser, text: &str) {
    browser.session.click(&format!(
        "[...document.querySelectorAll('button')].find(it => probe.shown(it) && it.textContent === {})",
        json!(text)
    ));
}

fn until(browser: &Browser, what: &str, expression: &str) -> Value {
    browser.session.wait(what, expression)
}

fn until_titles(browser: &Browser, titles: &[&str]) {
    let expression = format!("JSON.stringify({TITLES}) === '{}'", json!(titles));
    until(browser, "the grid shows these cards", &expression);
}

fn typing(browser: &Browser) {
    visit(browser);
    assert_eq!(browser.titles().len(), 6);
    browser.quiet();
    browser.session.eval(
        "(() => { const it = document.getElementById('page'); it.focus(); it.value = ''; return true; })()",
    );
    browser.session.keys("[{\"title\": \"Typed\"}]");
    until_titles(browser, &["Typed"]);
}

const BROKEN: &str = "---\nguides:\n- title: Fine\n- description: 𝄞 no title\n- {title: 𝄞, link: \"javascript:1\"}\n---\n";

fn diagnostics(browser: &Browser) {
    visit(browser);
    paste_page(browser, BROKEN);
    until(
        browser,
        "both are counted",
        "document.getElementById('count').textContent === '2 errors'",
    );
    let buttons = "[...document.querySelectorAll('#diagnostics button')].map(it => it.textContent)";
    assert_eq!(browser.list(buttons), ["Line 4", "Line 5"]);
    assert_eq!(
        browser.number("document.querySelectorAll('.marks .error').length"),
        2.0
    );
    let near = "Math.abs(document.querySelectorAll('.marks .error')[1].getBoundingClientRect().top
        - document.querySelector('.numbers').getBoundingClientRect().top - 12 - 4 * 21)";
    assert!(
        browser.number(near) < 2.0,
        "the mark is beside line 5, not {} px away",
        browser.number(near)
    );
    click_text(browser, "Line 5");
    let selected = "(() => { const it = document.getElementById('page');
        return [document.activeElement === it, it.value.slice(it.selectionStart, it.selectionEnd)]; })()";
    assert_eq!(
        browser.session.eval(selected),
        json!([true, "javascript:1\"}"])
    );
}

fn withdrawn(browser: &Browser) {
    visit(browser);
    let summary = "document.getElementById('count').textContent";
    paste_page(browser, "---\nguides: [ never ends\n---\n");
    until(
        browser,
        "nothing can be read",
        "document.querySelectorAll('#diagnostics li').length > 0 && !probe.cards().length",
    );
    paste_page(browser, "---\nguides:\n- title: Right\n---\n");
    until_titles(browser, &["Right"]);
    assert_eq!(browser.text(summary), "No problems found.");
    let left = "document.querySelectorAll('#diagnostics li, .marks div').length";
    assert_eq!(browser.number(left), 0.0);
}

fn emptied(browser: &Browser) {
    visit(browser);
    paste_page(browser, "  \n");
    until(browser, "no card is left", "probe.cards().length === 0");
    paste_page(browser, "[{\"title\": \"Again\"}]");
    until_titles(browser, &["Again"]);
}

fn tab(browser: &Browser) {
    visit(browser);
    paste_page(browser, "a\nb\n");
    let value = "document.getElementById('page').value";
    let is_in = "document.activeElement === document.getElementById('page')";
    let start = "(() => { const it = document.getElementById('page'); it.focus(); it.setSelectionRange(2, 2); return true; })()";
    browser.session.eval(start);
    browser.session.keys(&key::TAB.to_string());
    assert_eq!(browser.session.eval(is_in), json!(false));
    set(browser, "tab", "on");
    browser.session.eval(start);
    browser.session.keys(&format!("{}c", key::TAB));
    assert_eq!(browser.text(value), "a\n  cb\n");
    browser.session.keys(&format!("{}d", key::ENTER));
    assert_eq!(browser.text(value), "a\n  c\n  db\n", "indented as before");
    browser.session.chord(key::SHIFT, key::TAB);
    assert_eq!(browser.text(value), "a\n  c\ndb\n");
    assert_eq!(browser.session.eval(is_in), json!(true));
    browser
        .session
        .keys(&format!("{}{}", key::ESCAPE, key::TAB));
    assert_eq!(browser.session.eval(is_in), json!(false));
}

fn address(browser: &Browser) {
    visit(browser);
    let text = "---\nguides:\n- title: حاوية 𝄞 “quoted”\n---\n";
    paste_page(browser, text);
    set(browser, "attributes-columns", "1");
    set(browser, "attributes-view-menu", "on");
    set(browser, "properties-radius", "0px");
    until_titles(browser, &["حاوية 𝄞 “quoted”"]);
    until(
        browser,
        "the address has it",
        "location.hash.startsWith('#try=')",
    );
    let address = browser.text("location.href");
    browser.leave();
    browser.visit(&address);
    until_titles(browser, &["حاوية 𝄞 “quoted”"]);
    let grid = "(() => { const it = probe.grid(); return [it.getAttribute('columns'), it.getAttribute('view-menu'),
        it.style.getPropertyValue('--guide-grid-radius'), document.getElementById('page').value]; })()";
    assert_eq!(browser.session.eval(grid), json!(["1", "", "0px", text]));
}

fn back(browser: &Browser) {
    visit(browser);
    // WebKit's Back skips entries that a page has made before the reader did anything.
    browser.session.click("document.querySelector('h1')");
    set(browser, "example", "4");
    until(
        browser,
        "the list of JSON is shown",
        "probe.cards().length === 3 && location.hash.startsWith('#try=')",
    );
    browser.session.eval("window.first = location.hash");
    browser.session.click("document.querySelector('h1')");
    set(browser, "example", "3");
    until(
        browser,
        "the features are shown",
        "probe.cards()[0]?.title === 'Routes from files'",
    );
    until(
        browser,
        "the address is another",
        "location.hash !== window.first",
    );
    browser.session.back();
    until(
        browser,
        "the list of JSON is back",
        "probe.cards()[0]?.title === 'Send a request'",
    );
    browser.session.back();
    until(
        browser,
        "the first example is back",
        "probe.cards().length === 6",
    );
    browser.session.forward();
    until(
        browser,
        "the list of JSON is there again",
        "probe.cards()[0]?.title === 'Send a request'",
    );
}

fn switched(browser: &Browser) {
    visit(browser);
    browser.session.click("document.querySelector('h1')");
    // In one turn, so that nothing has been kept yet.
    browser.session.eval(
        "(() => { const page = document.getElementById('page'), example = document.getElementById('example');
         page.value = '[{\"title\": \"Typed\"}]'; page.dispatchEvent(new Event('input', { bubbles: true }));
         example.value = '3'; example.dispatchEvent(new Event('change', { bubbles: true })); return true; })()",
    );
    until(
        browser,
        "the features are shown",
        "probe.cards()[0]?.title === 'Routes from files' && location.hash.startsWith('#try=')",
    );
    browser.session.click("document.querySelector('h1')");
    browser.session.back();
    until_titles(browser, &["Typed"]);
}

fn cut_off(browser: &Browser) {
    browser.visit(&format!(
        "{}/demo/try.html#try=S0yyKi",
        browser.server.origin
    ));
    until(
        browser,
        "the first example is shown, and why",
        "probe.cards().length === 6 && /incomplete/.test(document.getElementById('share-status').textContent)",
    );
}

fn controls(browser: &Browser) {
    visit(browser);
    click_text(browser, "Attributes");
    set(browser, "attributes-items", "sourdough");
    until(
        browser,
        "one list is left",
        "probe.headings().join() === 'Sourdough'",
    );
    set(browser, "attributes-view", "list");
    set(browser, "attributes-columns", "99");
    until(
        browser,
        "cards are lines",
        "probe.grid().getAttribute('view') === 'list'",
    );
    assert_eq!(
        browser
            .session
            .eval("document.getElementById('attributes-columns').getAttribute('aria-invalid')"),
        json!("true")
    );
    click_text(browser, "Reset attributes");
    until(
        browser,
        "all lists are back",
        "probe.headings().length === 2 && !probe.grid().hasAttribute('view')",
    );
    click_text(browser, "Colours and sizes");
    set(browser, "properties-line", "rgb(1, 2, 3)");
    set(browser, "properties-card", "not a colour");
    until(
        browser,
        "the line has the colour",
        "getComputedStyle(probe.part('card')).borderTopColor === 'rgb(1, 2, 3)'",
    );
    assert_eq!(
        browser.text("document.querySelector('#properties pre').textContent"),
        "guide-grid {\n  --guide-grid-line: rgb(1, 2, 3);\n}\n"
    );
    browser.quiet();
}

fn paste(browser: &Browser) {
    visit(browser);
    // Drivers give no permission to read what was copied.
    browser.session.eval(
        "(() => { window.copied = []; const clipboard = { writeText: async (text) => { copied.push(text); } };
         Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true }); return true; })()",
    );
    paste_page(browser, "---\nsome-list:\n- title: A & B\n---\n");
    set(browser, "attributes-label", "Say \"hi\"");
    until_titles(browser, &["A & B"]);
    click_text(browser, "Paste into your site");
    let hosts = browser.number("document.getElementById('host').options.length");
    assert!(hosts > 5.0, "{hosts} hosts");
    for host in 0..hosts as u32 {
        set(browser, "host", &host.to_string());
        let code = browser.text("document.getElementById('paste').textContent");
        assert!(code.contains("guide-grid.js"), "{code}");
    }
    set(browser, "host", "0");
    click_text(browser, "Copy");
    until(
        browser,
        "it says so",
        "[...document.querySelectorAll('#paste .said')].some(it => it.textContent === 'Copied')",
    );
    let copied = browser.text("copied[0]");
    assert!(copied.contains("<guide-grid label=\"Say &quot;hi&quot;\">"));
    assert!(copied.contains("\n---\nsome-list:\n- title: A & B\n---\n</script>"));
    browser.session.eval(
        "(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); return true; })()",
    );
    click_text(browser, "Copy");
    until(
        browser,
        "it says that it may not",
        "/Not allowed/.test(document.querySelector('#paste .block .said').textContent)",
    );
    assert!(
        browser
            .text("getSelection().toString()")
            .contains("<guide-grid")
    );
}

fn card(browser: &Browser) {
    visit(browser);
    browser
        .session
        .click("probe.part('title').querySelector('a') ?? probe.part('title')");
    until(
        browser,
        "the address of the card is said",
        "/leads to .*no-knead/.test(document.getElementById('followed').textContent)",
    );
    assert!(
        browser
            .text("location.pathname")
            .ends_with("/demo/try.html")
    );
}

fn accessible(browser: &Browser) {
    visit(browser);
    set(browser, "example", "6");
    until(
        browser,
        "diagnostics are listed",
        "document.querySelectorAll('#diagnostics button').length > 2",
    );
    for panel in ["Attributes", "Colours and sizes", "Paste into your site"] {
        click_text(browser, panel);
        browser.screenshot(&format!("try-{}", panel.to_lowercase().replace(' ', "-")));
        axe(browser, panel);
    }
    if browser.session.media(Media::Dark) {
        axe(browser, "dark");
        browser.session.media(Media::Light);
    }
    browser.session.resize(500, 800);
    browser.settle();
    axe(browser, "narrow");
    assert!(browser.number("document.documentElement.scrollWidth - innerWidth") <= 0.0);
    browser.session.resize(1280, 900);
}

fn offline(browser: &Browser) {
    visit(browser);
    browser.asked();
    paste_page(browser, "[{\"title\": \"One\"}]");
    until_titles(browser, &["One"]);
    let asked = browser.asked();
    assert!(asked.is_empty(), "{asked:?}");
}

fn narrow(browser: &Browser) {
    visit(browser);
    // Windows cannot be this narrow.
    browser.session.resize(500, 800);
    browser
        .session
        .eval("(document.documentElement.style.maxWidth = '360px', true)");
    click_text(browser, "Paste into your site");
    browser.settle();
    let alone = "(() => {
        const bars = [...document.querySelectorAll('.bar')].filter(probe.shown);
        return bars.flatMap((bar) => {
            const items = [...bar.children].filter((it) => it.getBoundingClientRect().width > 0);
            const middle = (it) => { const { top, bottom } = it.getBoundingClientRect(); return (top + bottom) / 2; };
            const isAlone = (it) => !items.some((other) => other !== it && Math.abs(middle(other) - middle(it)) < 12);
            return items.filter((it) => it.matches('button') && isAlone(it)).map((it) => it.getAttribute('aria-label') ?? it.textContent);
        });
    })()";
    let found = browser.list(alone);
    assert!(found.is_empty(), "{found:?}");
    browser.screenshot("try-360");
    assert!(browser.number("document.querySelector('main').scrollWidth - 360") <= 0.0);
    browser.session.resize(1280, 900);
}
