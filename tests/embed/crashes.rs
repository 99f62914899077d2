//! Real exceptions inside the WebAssembly: the grids of the page start again, or one shows its fallback and fires an event.

use super::browser::{Browser, Page, element};
use super::reader::GUIDES;
use super::{Test, test};
use serde_json::json;

pub const TESTS: &[Test] = &[
    test(
        "after a page translator has replaced the text of cards, answers are right or the fallback is shown",
        translated,
    ),
    test(
        "after one exception all grids start again, with their readers' queries",
        starts_again,
    ),
    test(
        "only the grid that breaks the engine twice within a minute shows its fallback",
        falls_back_alone,
    ),
    test(
        "if elements can no longer be created, each grid is right or shows its fallback with one event",
        nothing_can_be_made,
    ),
    test(
        "if nodes can no longer be inserted, each grid shows its fallback with one event",
        nothing_can_be_inserted,
    ),
    test(
        "after a crash, the broken instance reacts neither to printing nor to the address",
        broken_instance_is_deaf,
    ),
    test(
        "elements that were waiting when the engine broke use the next one",
        waiting_elements,
    ),
    test(
        "long data that was being prepared when the engine broke is prepared again",
        long_data,
    ),
    test(
        "a host's listener that throws a RangeError on guide-grid-ready harms no grid",
        |browser| listener_throws(browser, "ready", "new RangeError('of the host')"),
    ),
    test(
        "a host's listener that throws a WebAssembly.RuntimeError on guide-grid-ready harms no grid",
        |browser| {
            listener_throws(
                browser,
                "ready",
                "new WebAssembly.RuntimeError('of the host')",
            );
        },
    ),
    test(
        "a host's listener that throws on guide-grid-change harms no grid",
        |browser| listener_throws(browser, "change", "new RangeError('of the host')"),
    ),
];

/// In the page: ways to make the DOM throw inside the grids, and the resulting state of a grid.
const TOOLS: &str = "<script>
    var grid = (id) => document.getElementById(id);
    // Makes a method throw on objects for which `applies` is true: an exception that the widget cannot foresee.
    var breakMethod = (type, name, applies) => {
        const method = type.prototype[name];
        type.prototype[name] = function (...given) {
            if (applies(this)) throw new Error(`${name} is broken`);
            return method.apply(this, given);
        };
    };
    var inside = (id) => (it) => grid(id)?.shadowRoot === it.getRootNode();
    var once = (applies) => { let done = false; return (it) => !done && (done = applies(it)); };
    var box = (id) => grid(id).shadowRoot.querySelector('input[type=search]');
    // Sets the query as typing would, in one step.
    var ask = (id, text) => {
        if (!box(id)) return false;
        box(id).value = text;
        box(id).dispatchEvent(new Event('input', { bubbles: true, composed: true }));
        return true;
    };
    // Sets a query that breaks the engine. What the grids show stays on the page until the next engine mounts them, but is dead.
    var dead = new Set();
    var crash = (id, text) => {
        if (!box(id)) return false;
        for (const it of ['a', 'b']) dead.add(box(it));
        return ask(id, text);
    };
    var isMountedAgain = (id) => box(id) !== null && !dead.has(box(id));
    var titles = (id) => [...grid(id).shadowRoot.querySelectorAll('[part~=card] [part~=title]')].map((it) => it.textContent.trim());
    var errors = (id) => __events.filter((it) => it.type === 'error' && it.grid === id).map((it) => it.detail.code);
    var fallback = (id) => probe.shown(grid(id).querySelector('.fallback'));
    var same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
    // 'right': these cards and no event; 'fallback': the page's own content and one event. Otherwise, a description of the grid.
    var outcome = (id, wanted) => {
        const found = titles(id), told = errors(id);
        if (same(found, wanted) && !told.length && !fallback(id)) return 'right';
        if (!found.length && same(told, ['crashed']) && fallback(id)) return 'fallback';
        return JSON.stringify({ found, told, fallback: fallback(id) });
    };
</script>";

/// Two grids of the same guides, `a` and `b`.
fn two_grids() -> Page {
    let grids = ["a", "b"].map(|id| {
        let attributes = format!("id=\"{id}\" name=\"{id}\" loading=\"eager\"");
        element(&attributes, GUIDES)
    });
    let mut page = Page::new(grids.concat());
    page.head = TOOLS.into();
    page
}

/// Waits until a grid shows these cards or its fallback, and returns which of the two.
fn outcome(browser: &Browser, id: &str, titles: &[&str]) -> String {
    let outcome = format!("outcome('{id}', {})", json!(titles));
    browser.session.wait(
        &format!("grid {id} shows {titles:?} or its fallback"),
        &format!("['right', 'fallback'].includes({outcome})"),
    );
    // It does not change afterwards.
    browser.settle();
    let found = browser.text(&outcome);
    assert!(
        ["right", "fallback"].contains(&found.as_str()),
        "grid {id} became {found}"
    );
    found
}

fn is_right(browser: &Browser, id: &str, titles: &[&str]) {
    let found = outcome(browser, id, titles);
    assert_eq!(found, "right", "grid {id}: {:#?}", browser.list("__log"));
}

/// Makes a grid break the engine twice: while it answers, and again after its restart.
fn break_twice(browser: &Browser, id: &str) {
    browser.session.eval(&format!(
        "(breakMethod(Node, 'insertBefore', inside('{id}')), crash('{id}', 'zzzzzzzz'))"
    ));
    browser.session.wait(
        "the grid has started again",
        &format!(
            "errors('{id}').length > 0 || (__log.some((it) => it.includes('starts again')) && {})",
            mounted_again(id)
        ),
    );
    browser.session.eval(&format!("crash('{id}', 'autolyse')"));
    is_fallback(browser, id);
    browser.session.wait(
        "the other grid is mounted again",
        "['a', 'b'].some(isMountedAgain)",
    );
}

/// In the page: whether a grid that broke the engine is mounted again, with its reader's query and the answer to it.
fn mounted_again(id: &str) -> String {
    format!(
        "isMountedAgain('{id}') && grid('{id}').query.text === 'zzzzzzzz' && \
         grid('{id}').shadowRoot.querySelector('[part~=empty]') !== null"
    )
}

fn is_fallback(browser: &Browser, id: &str) {
    browser.session.wait(
        &format!("grid {id} fires its event"),
        &format!("errors('{id}').length > 0"),
    );
    browser.settle();
    assert_eq!(browser.text(&format!("outcome('{id}', null)")), "fallback");
}

const AUTOLYSE: &[&str] = &["What is Autolyse?"];
const STEAM: &[&str] = &["Baking with steam"];

fn translated(browser: &Browser) {
    browser.open("translated", &two_grids());
    let all = browser.list("titles('a')");
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    // Google's translator replaces each text with a new node inside two elements.
    browser.session.eval(
        "(() => {
            const walk = document.createTreeWalker(grid('a').shadowRoot, NodeFilter.SHOW_TEXT), texts = [];
            while (walk.nextNode()) if (walk.currentNode.data.trim()) texts.push(walk.currentNode);
            for (const text of texts) {
                const outer = document.createElement('font'), inner = document.createElement('font');
                inner.textContent = text.data;
                outer.append(inner);
                text.replaceWith(outer);
            }
        })()",
    );
    for (text, titles) in [("autolyse", AUTOLYSE), ("", &all), ("steam", STEAM)] {
        browser.session.eval(&format!("ask('a', '{text}')"));
        outcome(browser, "a", titles);
    }
    browser.session.eval("ask('b', 'steam')");
    is_right(browser, "b", STEAM);
}

fn starts_again(browser: &Browser) {
    browser.open("starts-again", &two_grids());
    browser.session.eval("ask('b', 'steam')");
    is_right(browser, "b", STEAM);
    browser
        .session
        .eval("(breakMethod(Node, 'insertBefore', once(inside('a'))), crash('a', 'zzzzzzzz'))");
    browser.session.wait(
        "the console says that it starts again",
        "__log.some((it) => it.startsWith('console.') && it.includes('insertBefore is broken'))",
    );
    browser
        .session
        .wait("the reader's query is restored", &mounted_again("a"));
    browser
        .session
        .wait("the other grid is mounted again", "isMountedAgain('b')");
    is_right(browser, "b", STEAM);
    for (text, titles) in [("autolyse", AUTOLYSE), ("steam", STEAM)] {
        for id in ["a", "b"] {
            browser.session.eval(&format!("ask('{id}', '{text}')"));
            is_right(browser, id, titles);
        }
    }
    browser.choose("Baking bread");
    is_right(browser, "a", STEAM);
}

fn falls_back_alone(browser: &Browser) {
    browser.open("falls-back-alone", &two_grids());
    browser.session.eval("ask('b', 'steam')");
    is_right(browser, "b", STEAM);
    break_twice(browser, "a");
    is_right(browser, "b", STEAM);
    browser.session.eval("ask('b', 'autolyse')");
    is_right(browser, "b", AUTOLYSE);
    let said = browser.list("__log.filter((it) => it.startsWith('console.error: Guide Grid'))");
    assert_eq!(said.len(), 1, "it is logged once: {said:#?}");
    let thrown = browser.list("__log.filter((it) => /^(error|unhandled)/.test(it))");
    assert!(
        thrown.is_empty(),
        "nothing is thrown to the page: {thrown:#?}"
    );
    assert_eq!(browser.text("outcome('a', null)"), "fallback");
}

/// Runs `broken`, which breaks a method everywhere. Returns what each grid shows then: the right cards, or its fallback and one
/// event.
fn for_all(browser: &Browser, name: &str, broken: &str) -> Vec<String> {
    browser.open(name, &two_grids());
    browser
        .session
        .eval(&format!("({broken}, ask('a', 'autolyse zzzzzzzz'))"));
    browser.settle();
    browser.session.eval("ask('a', 'autolyse')");
    browser.session.eval("ask('b', 'steam')");
    vec![
        outcome(browser, "a", AUTOLYSE),
        outcome(browser, "b", STEAM),
    ]
}

fn nothing_can_be_made(browser: &Browser) {
    let broken = "breakMethod(Document, 'createElementNS', () => true), breakMethod(Document, 'createElement', () => true), \
                  breakMethod(Node, 'cloneNode', () => true)";
    for_all(browser, "no-elements", broken);
}

fn nothing_can_be_inserted(browser: &Browser) {
    let broken = "breakMethod(Node, 'insertBefore', () => !window.works)";
    let outcomes = for_all(browser, "no-insertion", broken);
    assert_eq!(outcomes, ["fallback", "fallback"]);
    // An element that is added once the method works again is shown.
    browser.session.eval(
        "(() => {
            window.works = true;
            const later = document.createElement('guide-grid');
            Object.assign(later, { id: 'later', data: [{ title: 'Later', link: '/later/' }] });
            later.setAttribute('name', 'later');
            later.setAttribute('loading', 'eager');
            document.querySelector('main').append(later);
        })()",
    );
    browser.session.wait(
        "the later grid shows its card",
        "same(titles('later'), ['Later'])",
    );
    assert_eq!(
        browser
            .session
            .eval("['a', 'b'].map((id) => outcome(id, null))"),
        json!(["fallback", "fallback"])
    );
}

fn broken_instance_is_deaf(browser: &Browser) {
    browser.open("deaf", &two_grids());
    browser.session.eval("ask('b', 'steam')");
    browser.session.wait(
        "the address has the query",
        "location.search.includes('b=steam')",
    );
    break_twice(browser, "a");
    is_right(browser, "b", STEAM);
    browser.settle();
    let before = browser.session.eval(
        "[__events.length, location.href, grid('a').shadowRoot.innerHTML, grid('b').shadowRoot.innerHTML]",
    );
    browser.session.eval(
        "(async () => {
            for (const type of ['beforeprint', 'afterprint', 'popstate', 'hashchange', 'scroll', 'resize', 'focus', 'pagehide']) dispatchEvent(new Event(type));
            document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }));
            grid('a').query = { text: 'autolyse' };
            await new Promise((done) => setTimeout(done, 1000));
        })()",
    );
    let after = browser.session.eval(
        "[__events.length, location.href, grid('a').shadowRoot.innerHTML, grid('b').shadowRoot.innerHTML]",
    );
    assert_eq!(before, after, "nothing changes");
    // The other grid still follows the address.
    browser.session.eval(
        "(history.replaceState(null, '', '?b=autolyse'), dispatchEvent(new PopStateEvent('popstate')), true)",
    );
    is_right(browser, "b", AUTOLYSE);
    assert_eq!(browser.text("outcome('a', null)"), "fallback");
    assert_eq!(browser.text("location.search"), "?b=autolyse");
}

fn waiting_elements(browser: &Browser) {
    let mut page = two_grids();
    page.body = format!(
        "{}<guide-grid id=\"empty\" name=\"empty\" loading=\"eager\"></guide-grid>\n\
         <div style=\"height: 6000px\">Far above</div>\n{}",
        page.body,
        element("id=\"far\" name=\"far\"", GUIDES)
    );
    browser.session.go(&browser.put("waiting", &page));
    browser.session.wait(
        "the first grids are ready",
        "['a', 'b'].every((id) => titles(id).length === 14)",
    );
    browser
        .session
        .eval("(breakMethod(Node, 'insertBefore', once(inside('a'))), crash('a', 'zzzzzzzz'))");
    browser
        .session
        .eval("(grid('empty').data = [{ title: 'Late', link: '/late/' }], true)");
    browser.session.wait(
        "the element without data shows its new data",
        "same(titles('empty'), ['Late'])",
    );
    // The grids above it are still growing, which moves it away.
    browser.session.wait(
        "the far element is ready",
        "(grid('far').scrollIntoView(), titles('far').length === 14)",
    );
    browser
        .session
        .wait("the reader's query is restored", &mounted_again("a"));
    browser.session.eval("ask('far', 'steam')");
    is_right(browser, "far", STEAM);
    browser.session.eval("ask('a', 'autolyse')");
    is_right(browser, "a", AUTOLYSE);
}

fn long_data(browser: &Browser) {
    let mut page = two_grids();
    page.body.push_str(
        "<guide-grid id=\"long\" name=\"long\" loading=\"eager\" limit=\"20\"></guide-grid>",
    );
    browser.session.go(&browser.put("long-data", &page));
    browser.session.wait(
        "the first grids are ready",
        "['a', 'b'].every((id) => titles(id).length === 14)",
    );
    browser.session.eval(
        "(async () => {
            breakMethod(Node, 'insertBefore', once(inside('a')));
            grid('long').data = JSON.stringify(Array.from({ length: 20000 }, (_, n) => ({ title: `Guide ${n}`, description: 'About it, at length. '.repeat(5) })));
            await new Promise((done) => setTimeout(done, 30));
            return crash('a', 'zzzzzzzz');
        })()",
    );
    browser.session.wait(
        "all of the long data is shown",
        "grid('long').results.total === 20000 && titles('long').length >= 20",
    );
    browser.session.eval("ask('long', 'guide 19999')");
    browser
        .session
        .wait("it can be searched", "titles('long')[0] === 'Guide 19999'");
    assert_eq!(
        browser.number("grid('long').shadowRoot.querySelectorAll('.widget').length"),
        1.0
    );
    assert_eq!(browser.session.eval("errors('long')"), json!([]));
}

fn listener_throws(browser: &Browser, event: &str, error: &str) {
    let mut page = two_grids();
    page.head.push_str(&format!(
        "<script>document.addEventListener('guide-grid-{event}', () => {{ throw {error}; }});</script>"
    ));
    let name = format!("listener-{event}-{}", error.contains("Range"));
    browser.open(&name, &page);
    for (id, text, titles) in [("a", "autolyse", AUTOLYSE), ("b", "steam", STEAM)] {
        browser.session.eval(&format!("ask('{id}', '{text}')"));
        is_right(browser, id, titles);
    }
    browser.session.wait(
        "the host's exception is in the console",
        "__log.filter((it) => it.startsWith('error: ') && it.includes('of the host')).length >= 2",
    );
    let others = browser.list("__log.filter((it) => !it.includes('of the host'))");
    assert!(others.is_empty(), "{others:#?}");
}
