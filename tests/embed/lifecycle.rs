//! The life of an element: it is moved, removed and changed, and there may be several of them.

use super::browser::{Browser, Page, element};
use super::loading::copy;
use super::reader::{GUIDES, guides_page};
use super::{Test, test};
use serde_json::json;

pub const TESTS: &[Test] = &[
    test(
        "an element that is moved a hundred times keeps what the reader did",
        moved,
    ),
    test(
        "an element that is removed and added a hundred times still works, as one",
        removed,
    ),
    test(
        "an element that is removed from the page stops listening",
        gone,
    ),
    test("two grids on one page have a query each", two_grids),
    test("ten grids load the engine once", ten_grids),
    test(
        "cards are shown, and ready is fired once, even if Yew renders in several tasks",
        drawn,
    ),
    test("two copies of the script work as one", two_copies),
    test(
        "attributes apply at once and keep what the reader did",
        attributes,
    ),
    test("new data keeps what the reader did", new_data),
    test(
        "an element that is made by script may get its data later",
        made_by_script,
    ),
    test(
        "while sixty thousand cards are prepared, the page is not blocked, and a status is shown",
        big,
    ),
    test(
        "a grid far below is loaded when the reader comes near",
        lazy,
    ),
];

fn moved(browser: &Browser) {
    let mut page = guides_page();
    page.body = format!("<div id=\"one\">{}</div><div id=\"two\"></div>", page.body);
    browser.open("moved", &page);
    browser.search("dough");
    browser.choose("Working dough");
    let titles = browser.titles();
    browser.session.eval(
        "(async () => {
            const grid = probe.grid();
            for (let n = 0; n < 100; n += 1) {
                document.getElementById(n % 2 ? 'one' : 'two').append(grid);
                if (n % 10 === 0) await probe.frames(1);
            }
            await probe.settle();
        })()",
    );
    assert_eq!(browser.titles(), titles);
    assert_eq!(browser.text("probe.search().value"), "dough");
    assert_eq!(
        browser.number("probe.events('ready').length"),
        1.0,
        "it was never mounted again"
    );
    browser.search("layers");
    assert!(
        browser
            .titles()
            .contains(&"Understanding dough layers".into()),
        "{:?}",
        browser.titles()
    );
    browser.quiet();
}

fn removed(browser: &Browser) {
    browser.open("removed", &guides_page());
    browser.search("dough");
    browser.session.wait(
        "the address has the query",
        "location.search.includes('guides=dough')",
    );
    let titles = browser.titles();
    browser.session.eval(
        "(async () => {
            const grid = probe.grid(), place = grid.parentElement;
            for (let n = 0; n < 100; n += 1) {
                grid.remove();
                await new Promise(done => setTimeout(done, 1));
                place.append(grid);
                await new Promise(done => setTimeout(done, 1));
            }
        })()",
    );
    browser
        .session
        .wait("its cards are back", "probe.cards().length > 0");
    browser.settle();
    assert_eq!(
        browser.titles(),
        titles,
        "the address brings back what the reader did"
    );
    assert_eq!(
        browser.number("probe.root().querySelectorAll('.widget').length"),
        1.0,
        "one widget, not a hundred"
    );
    browser.search("autolyse");
    assert_eq!(browser.titles(), ["What is Autolyse?"]);
    let told = "probe.events('change').filter(it => it.detail.query.text === 'autolyse').length";
    browser.session.wait("the change is reported", told);
    let changes = browser.number(told);
    assert_eq!(changes, 1.0, "one listener, not a hundred");
    browser.quiet();
}

fn gone(browser: &Browser) {
    browser.open("gone", &guides_page());
    browser.search("dough");
    browser.session.eval(
        "(window.kept = probe.grid(), kept.remove(), new Promise(done => setTimeout(done, 300)))",
    );
    let events = browser.number("__events.length");
    browser.session.eval("(history.replaceState(null, '', '?guides=autolyse'), dispatchEvent(new PopStateEvent('popstate')), true)");
    browser
        .session
        .eval("new Promise(done => setTimeout(done, 300))");
    assert_eq!(browser.number("__events.length"), events);
    assert_eq!(
        browser.text("location.search"),
        "?guides=autolyse",
        "the address is unchanged"
    );
    browser.quiet();
}

fn two_grids(browser: &Browser) {
    let text = GUIDES;
    let body = format!(
        "{}{}",
        element("name=\"a\" items=\"the-basics working-dough\"", text),
        element("name=\"b\" items=\"baking-bread\"", text)
    );
    browser.open("two", &Page::new(body));
    assert_eq!(browser.titles().len(), 9);
    assert_eq!(browser.number("probe.cards(1).length"), 5.0);
    browser.search("autolyse");
    assert_eq!(browser.titles().len(), 1);
    assert_eq!(
        browser.number("probe.cards(1).length"),
        5.0,
        "the other grid is unchanged"
    );
    browser.session.eval("(probe.search(1).focus(), true)");
    browser.session.keys("ovens");
    browser.settle();
    browser.session.wait(
        "both are in the address",
        "location.search.includes('a=autolyse') && location.search.includes('b=ovens')",
    );
    browser.session.reload();
    browser.ready();
    assert_eq!(browser.titles(), ["What is Autolyse?"]);
    assert_eq!(
        browser.list("probe.cards(1).map(it => it.title)")[0],
        "Preheating ovens"
    );
    browser.quiet();
}

fn ten_grids(browser: &Browser) {
    browser.asked();
    let grids: String = (0..10)
        .map(|n| {
            element(
                &format!("name=\"g{n}\" url-state=\"off\" loading=\"eager\""),
                GUIDES,
            )
        })
        .collect();
    browser.open("ten", &Page::new(grids));
    assert_eq!(browser.number("[...document.querySelectorAll('guide-grid')].filter((_, n) => probe.cards(n).length === 14).length"), 10.0);
    let wasm = browser
        .asked()
        .into_iter()
        .filter(|it| it.path.ends_with(".wasm"))
        .count();
    assert_eq!(wasm, 1);
    assert_eq!(
        browser.number("new Set([...document.querySelectorAll('guide-grid')].flatMap(it => it.shadowRoot.adoptedStyleSheets)).size"),
        1.0,
        "all grids share one style sheet"
    );
    // In the release, it has no spaces, no quotes around the names of fonts, and no zeros before a decimal point.
    let written = serde_json::json!(crate::style::RULES);
    let rules = browser.session.eval(&format!(
        "(() => {{
            const [delivered] = document.querySelector('guide-grid').shadowRoot.adoptedStyleSheets;
            const written = new CSSStyleSheet();
            written.replaceSync({written});
            const plain = (rule) => rule.cssText.replace(/\\b0\\./g, '.').replace(/[\\s\"]+/g, '');
            return [delivered, written].map(sheet => [...sheet.cssRules].map(plain));
        }})()"
    ));
    assert!(rules[0].as_array().is_some_and(|it| it.len() > 50));
    assert_eq!(
        rules[0], rules[1],
        "the style sheet as it is in the sources"
    );
    browser.quiet();
}

fn drawn(browser: &Browser) {
    let mut page = guides_page();
    // If the clock says that Yew has rendered for long, Yew goes on in another task.
    page.head = "<script>let clock = 0; Date.now = () => clock += 1000;</script>".into();
    browser.session.go(&browser.put("drawn", &page));
    browser.session.wait(
        "cards are there",
        "document.querySelector('guide-grid').shadowRoot.querySelector('[part~=card]') !== null",
    );
    browser.settle();
    assert_eq!(browser.titles().len(), 14);
    assert_eq!(browser.number("probe.events('ready').length"), 1.0);
    browser.quiet();
}

fn two_copies(browser: &Browser) {
    copy(browser, "copy");
    let mut page = guides_page();
    page.head = "<script type=\"module\" src=\"/copy/guide-grid.js\"></script>\n\
                 <script type=\"module\" src=\"/guide-grid.js?v=2\"></script>"
        .into();
    browser.open("copies", &page);
    assert_eq!(browser.titles().len(), 14);
    browser.search("autolyse");
    assert_eq!(browser.titles().len(), 1);
    browser.quiet();
}

fn attributes(browser: &Browser) {
    browser.open("attributes", &guides_page());
    browser.search("dough");
    let titles = browser.titles();
    browser.session.eval("(window.box = probe.search(), true)");
    // Cards that are found for a text have no headings of sections above them.
    let level = "probe.part('title').localName";
    assert_eq!(browser.text(level), "h2");
    browser.session.eval("(probe.grid().setAttribute('heading-level', '3'), probe.grid().setAttribute('columns', '1'), true)");
    browser.settle();
    assert_eq!(browser.text(level), "h3");
    assert_eq!(
        browser.session.eval("box === probe.search()"),
        true,
        "the box is the same element"
    );
    assert_eq!(
        browser
            .number("getComputedStyle(probe.part('grid')).gridTemplateColumns.split(' ').length"),
        1.0
    );
    assert_eq!(browser.titles(), titles);
    browser
        .session
        .eval("(probe.grid().setAttribute('search', 'off'), true)");
    browser.settle();
    assert!(browser.session.eval("probe.search()").is_null());
    browser.session.eval("(probe.grid().removeAttribute('search'), probe.grid().setAttribute('facets', 'none'), true)");
    browser.settle();
    assert!(browser.list("probe.values()").is_empty());
    browser
        .session
        .eval("(probe.grid().setAttribute('items', 'the-basics'), true)");
    browser.settle();
    assert_eq!(
        browser.number("probe.grid().results.total"),
        4.0,
        "those of the basics"
    );
    browser
        .session
        .eval("(probe.grid().setAttribute('lang', 'de'), true)");
    browser.session.wait(
        "the interface is in German",
        "!probe.search().getAttribute('aria-label').startsWith('Search')",
    );
    assert_eq!(
        browser.text("probe.search().value"),
        "dough",
        "the reader's word is still there"
    );
    assert_eq!(
        browser.number("probe.events('ready').length"),
        1.0,
        "it was never mounted again"
    );
    browser.quiet();
    browser
        .session
        .eval("(probe.grid().setAttribute('columns', 'many'), true)");
    browser.settle();
    let said = browser.list("__log");
    assert!(
        said.len() == 1 && said[0].contains("columns"),
        "an unknown value gives a diagnostic: {said:?}"
    );
}

fn new_data(browser: &Browser) {
    browser.open("new-data", &guides_page());
    browser.choose("Working dough");
    let more = GUIDES.replace(
        "baking-bread:\n",
        "- title: Scraps\n  link: /s/\nbaking-bread:\n",
    );
    let more = serde_json::json!(more);
    browser
        .session
        .eval(&format!("(probe.grid().data = {more}, true)"));
    browser.settle();
    assert_eq!(browser.titles().len(), 6);
    assert!(browser.titles().contains(&"Scraps".into()));
    assert_eq!(browser.list("probe.chips()").len(), 1);
    browser.session.click("probe.part('clear')");
    browser.settle();
    browser.search("dough");
    browser.session.eval("(probe.grid().data = [{ title: 'A dough', link: '/a/' }, { title: 'A starter', link: '/b/' }], true)");
    browser.settle();
    assert_eq!(browser.titles(), ["A dough"]);
    browser.session.eval(
        "(probe.grid().data = { fruit: [{ title: 'Dough with apples', link: '/c/' }] }, true)",
    );
    browser.settle();
    assert_eq!(browser.titles(), ["Dough with apples"]);
    browser.session.eval(
        "(probe.grid().querySelector('script').textContent = '---\\ngrid:\\n- title: The dough again\\n---', probe.grid().data = null,
          probe.grid().refresh(), true)",
    );
    browser.settle();
    assert_eq!(browser.titles(), ["The dough again"]);
    assert_eq!(browser.text("probe.search().value"), "dough");
    browser.quiet();
}

fn made_by_script(browser: &Browser) {
    browser
        .session
        .go(&browser.put("made", &Page::new("<div id=\"place\"></div>")));
    browser.session.eval(
        "(async () => {
            const grid = document.createElement('guide-grid');
            grid.setAttribute('name', 'late');
            // It waits two seconds for data. On a busy machine, a few frames may take as long.
            grid.setAttribute('loading', 'eager');
            document.getElementById('place').append(grid);
            await new Promise(done => setTimeout(done));
            grid.data = [{ title: 'Late', link: '/late/' }];
        })()",
    );
    browser.ready();
    assert_eq!(browser.titles(), ["Late"]);
    browser.session.eval(
        "(() => {
            const grid = document.createElement('guide-grid');
            grid.innerHTML = '<script type=\"application/json\">[{\"title\": \"Parsed\"}]<' + '/script>';
            document.getElementById('place').append(grid);
        })()",
    );
    browser
        .session
        .wait("the second grid is shown", "probe.cards(1).length === 1");
    browser.quiet();
}

fn big(browser: &Browser) {
    let mut page =
        Page::new("<guide-grid loading=\"eager\"><p class=\"fallback\">A list</p></guide-grid>");
    page.head = "<script>
        var card = n => ({ title: `Guide ${n}`, description: `About ${n % 977} and ${n % 1009} of them, à propos`.repeat(4), tags: [`t${n % 50}`] });
        var many = (count) => JSON.stringify(Array.from({ length: count }, (_, n) => card(n)));
    </script>"
        .into();
    browser.session.go(&browser.put("big", &page));
    let seen = browser.session.eval(
        "(async () => {
            const text = many(60000), grid = probe.grid();
            // The engine is loaded before the measurement, which is only about the data.
            grid.data = many(10);
            while (!probe.events('ready').length) await new Promise(done => setTimeout(done, 10));
            grid.remove();
            const other = document.createElement('guide-grid');
            other.setAttribute('loading', 'eager');
            other.innerHTML = '<p class=\"fallback\">A list</p>';
            document.querySelector('main').append(other);
            await probe.frames(2);
            const start = performance.now();
            let turns = 0, said = '', covered = 0;
            const notice = () => { said = other.shadowRoot.querySelector('p[role=status]')?.textContent || said; };
            new MutationObserver(notice).observe(other.shadowRoot, { subtree: true, childList: true, characterData: true });
            // A query that is set as soon as the grid is ready is answered at once.
            const asked = {};
            const words = () => other.shadowRoot.querySelector('[part=status]').textContent;
            other.addEventListener('guide-grid-ready', () => { other.query = { text: 'guide 59998' }; });
            other.addEventListener('guide-grid-change', (event) => {
                asked.changes = (asked.changes ?? 0) + 1;
                asked.shown = event.detail.shown;
            });
            other.data = text;
            while (probe.events('ready').length < 2) {
                await new Promise(done => setTimeout(done, 0));
                turns += 1;
                covered += !other.shadowRoot.querySelector('slot') && probe.events('ready').length < 2;
            }
            const took = performance.now() - start;
            while (words() !== '1 of 60,000 guides' && performance.now() < start + 60_000) await probe.frames(1);
            // Nothing changes afterwards, and no more events are fired.
            await new Promise(done => setTimeout(done, 1000));
            asked.then = words();
            return { turns, said, covered, took, asked };
        })()",
    );
    let number = |name: &str| seen[name].as_f64().unwrap_or_default();
    assert!(number("turns") > 15.0, "{seen}");
    assert_eq!(
        number("covered"),
        0.0,
        "the fallback stays on screen: {seen}"
    );
    assert!(
        number("took") < 2_000.0 || seen["said"] == "Loading guides…",
        "{seen}"
    );
    assert_eq!(
        seen["asked"],
        json!({ "changes": 1, "shown": 1, "then": "1 of 60,000 guides" })
    );
    browser.settle();
    assert_eq!(browser.number("probe.grid().results.total"), 60_000.0);
    browser.search("guide 59999");
    assert_eq!(
        browser.titles().first().map(String::as_str),
        Some("Guide 59999")
    );
    // Newer data, and then the removal of the element, interrupt the preparation.
    browser.session.eval(
        "(async () => {
            probe.grid().data = many(30000);
            await new Promise(done => setTimeout(done, 50));
            probe.grid().data = many(20);
            probe.grid().query = { text: '' };
        })()",
    );
    browser.session.wait(
        "the newer data is shown",
        "probe.grid().results.total === 20 && probe.cards().length === 20",
    );
    browser.session.eval(
        "(async () => {
            probe.grid().data = many(30000);
            await new Promise(done => setTimeout(done, 50));
            probe.grid().remove();
            await new Promise(done => setTimeout(done, 500));
        })()",
    );
    browser.quiet();
}

fn lazy(browser: &Browser) {
    browser.asked();
    let mut page = guides_page();
    page.body = format!("<div style=\"height: 6000px\">Far above</div>{}", page.body);
    browser.session.go(&browser.put("lazy", &page));
    browser
        .session
        .eval("new Promise(done => setTimeout(done, 500))");
    let asked = browser.asked();
    assert!(
        !asked.iter().any(|it| it.path.ends_with(".wasm")),
        "{asked:?}"
    );
    browser
        .session
        .eval("(scrollTo(0, document.body.scrollHeight), true)");
    browser.ready();
    assert_eq!(browser.titles().len(), 14);
    browser.quiet();
}
