//! Host pages with hostile styles, and the widget's effects on a host, of which there must be none.

use super::browser::{Browser, Page};
use super::reader::guides_page;
use super::server::Answer;
use super::{Test, test};
use serde_json::json;

pub const TESTS: &[Test] = &[
    test(
        "a host that resets everything changes nothing that matters",
        |browser| hostile(browser, "reset", RESET),
    ),
    test(
        "a host with `* { all: unset }` changes nothing that matters",
        |browser| hostile(browser, "unset", "* { all: unset !important }"),
    ),
    test(
        "a host that hides links and lists changes nothing that matters",
        |browser| {
            hostile(
                browser,
                "hidden",
                "a, ul, li, button, input, h2, h3 { display: none !important }",
            );
        },
    ),
    test(
        "on a dark page that says so by its colours alone, controls have the colour of the text",
        dark_by_colours,
    ),
    test(
        "a host with huge type keeps cards in their column",
        huge_type,
    ),
    test(
        "a host that floats and transforms everything around the element does no harm",
        |browser| {
            hostile(browser, "odd", "main * { float: left; text-transform: uppercase; letter-spacing: 1em; white-space: nowrap; \
            line-height: 0; text-align: right; text-indent: 5em; word-spacing: 3em; visibility: hidden }
            guide-grid { visibility: visible; width: 100% }");
        },
    ),
    test(
        "nothing outside the element changes: markup, styles, globals",
        outside,
    ),
];

/// The resets of older sites, and worse.
const RESET: &str = "html, body, div, span, h1, h2, h3, p, a, ul, ol, li, button, input, form, img, mark, section {
      margin: 0; padding: 0; border: 0; font: inherit; vertical-align: baseline; background: none; color: inherit; outline: 0 !important;
      box-sizing: content-box; list-style: none; text-decoration: none; appearance: none; min-width: 0; max-width: none }
    *, *::before, *::after { box-shadow: none !important; transition: none !important; border-radius: 0 !important }";

/// In the page: a list of what is visibly broken in the grid.
const LAYOUT: &str = "(() => {
    const wrong = [], box = it => it.getBoundingClientRect(), host = box(probe.grid());
    const cards = probe.parts('card');
    if (cards.length !== 14 || !cards.every(probe.shown)) wrong.push(`${cards.filter(probe.shown).length} of ${cards.length} cards are shown`);
    if (!probe.shown(probe.search())) wrong.push('no search box');
    if (host.width < 300) wrong.push(`the element is ${host.width} px wide`);
    for (const card of cards) {
        const { left, right, width, height } = box(card), name = probe.words(card).slice(0, 30), link = card.querySelector('a');
        if (width < 150 || height < 40) wrong.push(`${name}: ${width} by ${height}`);
        if (left < host.left - 1 || right > host.right + 1) wrong.push(`${name}: sticks out`);
        if (!probe.shown(link) || box(link).height < 10) wrong.push(`${name}: its link is not visible`);
        if (card.scrollWidth > card.clientWidth + 1) wrong.push(`${name}: its text sticks out`);
        const style = getComputedStyle(card);
        if (style.borderTopStyle !== 'solid' || style.textTransform !== 'none' || style.visibility !== 'visible') wrong.push(`${name}: its style is not its own`);
    }
    for (let one = 0; one < cards.length; one += 1) for (let two = one + 1; two < cards.length; two += 1) {
        const a = box(cards[one]), b = box(cards[two]);
        if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1) wrong.push(`cards ${one} and ${two} overlap`);
    }
    for (const heading of probe.parts('heading')) if (!probe.shown(heading)) wrong.push('a heading is not shown');
    if (probe.parts('value').filter(probe.shown).some(it => box(it).height < 24)) wrong.push('a value is less than 24 px high');
    return [...new Set(wrong)].slice(0, 8);
})()";

fn styled(browser: &Browser, name: &str, css: &str) -> Page {
    let path = format!("/t/hostile-{name}.css");
    browser.server.put(&path, Answer::new("text/css", css));
    let mut page = guides_page();
    page.head = format!("<link rel=\"stylesheet\" href=\"{path}\">");
    page
}

fn hostile(browser: &Browser, name: &str, css: &str) {
    browser.session.resize(1280, 900);
    browser.open(&format!("hostile-{name}"), &styled(browser, name, css));
    browser.screenshot(&format!("hostile-{name}"));
    let wrong = browser.list(LAYOUT);
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(
        browser
            .number("getComputedStyle(probe.part('grid')).gridTemplateColumns.split(' ').length")
            >= 2.0
    );
    browser.session.eval("(probe.search().focus(), true)");
    browser.session.keys("autolyse");
    browser.settle();
    assert_eq!(browser.titles(), ["What is Autolyse?"]);
    assert_eq!(
        browser.session.eval("probe.outlined()"),
        true,
        "the focus is visible"
    );
    browser.quiet();
}

fn dark_by_colours(browser: &Browser) {
    browser.session.resize(1280, 900);
    let css = "html { color-scheme: light } body { color: rgb(221, 221, 221); background: #111 }";
    browser.open("dark-by-colours", &styled(browser, "dark-by-colours", css));
    browser.screenshot("dark-by-colours");
    let others = "[...probe.root().querySelectorAll('.toolbar button, .toolbar select, .card')].filter(probe.shown)
        .filter(it => getComputedStyle(it).color !== 'rgb(221, 221, 221)').map(it => it.outerHTML)";
    let others = browser.list(others);
    assert!(others.is_empty(), "{others:#?}");
    browser.quiet();
}

fn huge_type(browser: &Browser) {
    browser.session.resize(1280, 900);
    browser.open(
        "hostile-huge",
        &styled(
            browser,
            "huge",
            "html { font-size: 40px } body { font-size: 200%; line-height: 2 }",
        ),
    );
    browser.screenshot("hostile-huge");
    let wrong = browser.list(LAYOUT);
    assert!(wrong.is_empty(), "{wrong:#?}");
    browser.quiet();
}

/// In the page: the markup and computed style of everything outside the element.
const OUTSIDE: &str = "(() => {
    const skipped = new Set(['height', 'block-size', 'perspective-origin', 'transform-origin']);
    const grid = probe.grid();
    const lines = [document.head.outerHTML, `${document.adoptedStyleSheets?.length ?? 0}`];
    const walk = element => {
        if (element === grid) { lines.push(grid.outerHTML); return; }
        const style = getComputedStyle(element), holds = element.contains(grid);
        lines.push(element.localName + [...element.attributes].map(it => ` ${it.name}=${it.value}`).join('') + ': ' +
            [...style].filter(name => !(holds && skipped.has(name))).map(name => `${name}=${style.getPropertyValue(name)}`).join(';'));
        for (const child of element.children) walk(child);
    };
    walk(document.documentElement);
    return lines;
})()";

fn outside(browser: &Browser) {
    let mut page = guides_page();
    page.body = format!(
        "<section class=\"card toolbar\"><h2 id=\"the-basics\">Mine</h2><p class=\"description\">Text with <mark>a mark</mark> and \
         <a class=\"link\" href=\"/x\">a link</a></p><ul class=\"grid\"><li class=\"card\">One</li></ul><button class=\"value\">B</button>\
         <input type=\"search\"><code>code</code></section>\n{}\n<footer class=\"status\" part=\"status\">Footer</footer>",
        page.body
    );
    // Whether the page scrolls depends on the height of the element. This test is not about the space for the scroll bar.
    page.head
        .push_str("<style>html { overflow-y: scroll }</style>");
    browser.open("outside", &page);
    browser.search("dough");
    browser.choose("Working dough");
    browser.session.eval("(probe.focused()?.blur(), true)");
    let with = browser.list(OUTSIDE);
    let globals =
        browser.list("Object.getOwnPropertyNames(window).filter(it => !/^\\d+$/.test(it)).sort()");
    // The same page with a script that does nothing.
    let nothing = Answer::new("text/javascript", "");
    browser.server.put("/t/nothing.js", nothing);
    page.script = "/t/nothing.js".into();
    browser.session.go(&browser.put("outside-without", &page));
    let without = browser.list(OUTSIDE);
    for (with, without) in with.iter().zip(&without) {
        let (with, without) = (
            with.replace("/guide-grid.js", "/t/nothing.js"),
            without.clone(),
        );
        if with != without {
            let differ: Vec<_> = with
                .split(';')
                .zip(without.split(';'))
                .filter(|(one, two)| one != two)
                .collect();
            panic!(
                "{}: {differ:?}",
                without.split(':').next().unwrap_or_default()
            );
        }
    }
    assert_eq!(with.len(), without.len());
    let before =
        browser.list("Object.getOwnPropertyNames(window).filter(it => !/^\\d+$/.test(it)).sort()");
    let added: Vec<_> = globals.iter().filter(|it| !before.contains(it)).collect();
    assert_eq!(
        json!(added),
        json!([]),
        "globals that the widget leaves behind"
    );
}
