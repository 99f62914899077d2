//! What a page gives to an element: data that cannot be read, and unusual values of attributes.

use super::browser::{Browser, Page, element};
use super::reader::{GUIDES, guides_page};
use super::{Test, test};
use serde_json::json;

pub const TESTS: &[Test] = &[
    test(
        "an event tells all that was found in the data, and is empty once nothing is wrong",
        diagnostics,
    ),
    test(
        "circular data is an error for that element, and later data is shown",
        |browser| {
            impossible(
                browser,
                "circular",
                "(() => { const it = [{ title: 'One' }]; it[0].self = it; return it; })()",
            );
        },
    ),
    test(
        "data with a BigInt is an error for that element, and later data is shown",
        |browser| impossible(browser, "bigint", "[{ title: 'One', weight: 1n }]"),
    ),
    test(
        "data whose toJSON throws is an error for that element, and later data is shown",
        |browser| {
            impossible(
                browser,
                "to-json",
                "({ toJSON() { throw new Error('not me') } })",
            );
        },
    ),
    test(
        "lists nested a hundred thousand deep are an error for that element, and later data is shown",
        |browser| {
            impossible(
                browser,
                "deep-lists",
                "(() => { let it = []; for (let n = 0; n < 100000; n += 1) it = [it]; return it; })()",
            );
        },
    ),
    test(
        "objects nested a hundred thousand deep are an error for that element, and later data is shown",
        |browser| {
            impossible(
                browser,
                "deep-objects",
                "(() => { let it = {}; for (let n = 0; n < 100000; n += 1) it = { it }; return it; })()",
            );
        },
    ),
    test(
        "a text of a hundred thousand brackets is an error for that element, and later data is shown",
        |browser| {
            impossible(
                browser,
                "deep-text",
                "'['.repeat(100000) + ']'.repeat(100000)",
            );
        },
    ),
    test(
        "if the `data` attribute is empty, the embedded script is read",
        empty_attribute,
    ),
    test("`columns` takes every number from 1 to 12", columns),
    test(
        "the values of attributes may be written in any case",
        any_case,
    ),
    test(
        "an unknown value of `loading` or `url-state` gives a diagnostic",
        unknown_words,
    ),
    test(
        "grids with and without names give no diagnostic: those without are one",
        unnamed_grids,
    ),
    test(
        "a weight that is not a number gives a diagnostic, and no card is lost",
        odd_weights,
    ),
];

/// Sets data that cannot be shown, before and after the element starts; the data that follows is shown each time.
fn impossible(browser: &Browser, name: &str, data: &str) {
    let mut page = Page::new(format!(
        "<div id=\"place\"></div>\n{}",
        element("id=\"other\" name=\"other\" loading=\"eager\"", GUIDES)
    ));
    page.head = "<script>
        var titles = (id) => [...document.getElementById(id).shadowRoot.querySelectorAll('[part~=title]')].map((it) => it.textContent.trim()).join('|');
        var errors = () => __events.filter((it) => it.type === 'error' && it.grid === 'grid').length;
    </script>"
        .into();
    browser.open(&format!("impossible-{name}"), &page);
    browser.session.eval(&format!(
        "(() => {{
            const grid = document.createElement('guide-grid');
            grid.id = 'grid';
            grid.setAttribute('name', 'grid');
            grid.setAttribute('loading', 'eager');
            grid.innerHTML = '<p class=\"fallback\">Fallback</p>';
            grid.data = {data};
            document.getElementById('place').append(grid);
        }})()"
    ));
    for round in [1, 2] {
        browser.session.wait(
            "the element fires guide-grid-error",
            &format!("errors() >= {round}"),
        );
        browser
            .session
            .eval("new Promise((done) => setTimeout(done, 100))");
        assert_eq!(
            browser.number("errors()"),
            f64::from(round),
            "reported once"
        );
        let told = browser
            .session
            .eval("__events.findLast((it) => it.type === 'error').detail");
        assert!(
            told["code"]
                .as_str()
                .is_some_and(|it| it != "crashed" && !it.is_empty()),
            "{told}"
        );
        assert_eq!(
            browser
                .session
                .eval("probe.shown(document.querySelector('#grid .fallback'))"),
            true
        );
        assert_eq!(
            browser
                .session
                .eval("document.getElementById('grid').results"),
            json!({ "shown": 0, "total": 0 })
        );
        browser
            .session
            .eval("(document.getElementById('grid').data = [{ title: 'Later' }], true)");
        browser
            .session
            .wait("later data is shown", "titles('grid') === 'Later'");
        if round == 1 {
            browser.session.eval(&format!(
                "(document.getElementById('grid').data = {data}, true)"
            ));
        }
    }
    assert_eq!(
        browser.number("titles('other').split('|').length"),
        14.0,
        "the other grid is unchanged"
    );
    let thrown = browser.list("__log.filter((it) => /^(error|unhandled)/.test(it))");
    assert!(thrown.is_empty(), "{thrown:#?}");
}

fn empty_attribute(browser: &Browser) {
    browser.open("empty-data", &Page::new(element("data=\"\"", GUIDES)));
    assert_eq!(browser.titles().len(), 14);
    browser.quiet();
    browser.open(
        "whitespace-data",
        &Page::new(element("data=\"  \n \"", GUIDES)),
    );
    assert_eq!(browser.titles().len(), 14);
    browser.quiet();
}

fn columns(browser: &Browser) {
    let cards: String = (0..30)
        .map(|n| format!("- title: Guide {n}\n  link: /{n}/\n"))
        .collect();
    let text = format!("---\nguides:\n{cards}---\n");
    for columns in [1, 2, 3, 4, 7, 12] {
        let attributes = format!("columns=\"{columns}\" style=\"width: 9000px\"");
        browser.open(
            &format!("columns-{columns}"),
            &Page::new(element(&attributes, &text)),
        );
        assert_eq!(
            browser.number(
                "getComputedStyle(probe.part('grid')).gridTemplateColumns.split(' ').length"
            ),
            f64::from(columns)
        );
        // The cards fill all columns.
        assert_eq!(
            browser.number(
                "new Set(probe.parts('card').map(it => Math.round(it.getBoundingClientRect().left))).size"
            ),
            f64::from(columns)
        );
        browser.quiet();
    }
}

fn any_case(browser: &Browser) {
    let mut page = guides_page();
    page.body = format!(
        "<div style=\"height: 6000px\">Far above</div>{}",
        page.body.replace(
            "id=\"grid\"",
            "id=\"grid\" loading=\"Eager\" url-state=\"OFF\" diagnostics=\"Console\" search=\"ON\""
        )
    );
    browser.open("any-case", &page);
    browser.search("autolyse");
    browser.choose("The basics");
    assert_eq!(browser.titles(), ["What is Autolyse?"]);
    browser
        .session
        .eval("new Promise((done) => setTimeout(done, 800))");
    assert_eq!(browser.text("location.search"), "");
    // With `url-state="off"`, the element itself keeps the reader's choices.
    browser.session.eval(
        "(async () => {
            const grid = probe.grid(), place = grid.parentElement;
            grid.remove();
            await new Promise((done) => setTimeout(done, 50));
            place.append(grid);
        })()",
    );
    browser
        .session
        .wait("its cards are back", "probe.cards().length === 1");
    browser.quiet();
}

fn unknown_words(browser: &Browser) {
    for (attribute, word, known) in [("loading", "egar", "eager"), ("url-state", "none", "hash")] {
        let attributes = format!("{attribute}=\"{word}\"");
        browser.open(
            &format!("unknown-{attribute}"),
            &Page::new(element(&attributes, GUIDES)),
        );
        assert_eq!(browser.titles().len(), 14);
        let said = browser.list("__log");
        assert_eq!(said.len(), 1, "{said:#?}");
        for part in [attribute, word, known] {
            assert!(said[0].contains(part), "{part} in {said:#?}");
        }
    }
}

fn unnamed_grids(browser: &Browser) {
    let grids = |attributes: &[&str]| {
        let grids = attributes.iter().map(|it| element(it, GUIDES));
        Page::new(grids.collect::<String>())
    };
    let eager = "loading=\"eager\"";
    browser.open("unnamed", &grids(&[eager, eager, eager]));
    assert_eq!(browser.number("probe.grid(2).results.total"), 3.0 * 14.0);
    browser.quiet();
    for (name, names) in [
        ("named", ["name=\"a\"", "name=\"b\""]),
        ("one-named", ["name=\"a\"", ""]),
        ("no-address", ["url-state=\"off\"", ""]),
    ] {
        browser.open(name, &grids(&names));
        browser.quiet();
    }
}

fn odd_weights(browser: &Browser) {
    let text = "---\nguides:\n- title: Date\n  weight: 2024-01-02T10:00\n- title: Long\n  weight: 12345678901234567890\n\
                - title: Words\n  weight: heavier than anything else\n- title: First\n  weight: 1\n---\n";
    let page = Page::new(format!(
        "{}{}",
        element("name=\"odd\" sort=\"weight\"", text),
        element("name=\"other\"", GUIDES)
    ));
    browser.open("odd-weights", &page);
    assert_eq!(browser.titles()[0], "First");
    assert_eq!(browser.titles().len(), 4);
    assert_eq!(browser.number("probe.cards(1).length"), 14.0);
    let said = browser.list("__log");
    assert_eq!(said.len(), 1, "{said:#?}");
    assert!(
        said[0].matches("card-weight").count() >= 2,
        "the date and the words are not numbers: {said:#?}"
    );
    assert_eq!(browser.session.eval("probe.events('error')"), json!([]));
}

fn diagnostics(browser: &Browser) {
    browser.open("diagnostics", &guides_page());
    browser.session.eval(
        "(() => { window.told = []; addEventListener('guide-grid-diagnostics', (event) => told.push(event.detail.diagnostics)); return true; })()",
    );
    let set = |text: &str, times: u32| {
        browser
            .session
            .eval_with("probe.grid().data = args[0]", vec![json!(text)]);
        browser
            .session
            .wait("the data is read", &format!("told.length === {times}"));
    };
    set(
        "---\nguides:\n- title: One\n- link: /a/\n- title: Two\n  link: \"javascript:1\"\n---\n",
        1,
    );
    let places =
        "told[0].map(it => [it.code, it.severity, it.line, it.column, it.message.length > 0])";
    assert_eq!(
        browser.session.eval(places),
        json!([
            ["card-without-title", "error", 4, 3, true],
            ["unsafe-address", "error", 6, 10, true]
        ])
    );
    set("---\nguides: [ never ends\n---\n", 2);
    assert!(browser.number("told[1].length") > 0.0, "no card is left");
    set("[{\"title\": \"One\"}]", 3);
    assert_eq!(browser.session.eval("told[2]"), json!([]));
}
