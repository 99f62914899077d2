//! The element around a site's own markup: its cards stay as they are, and those that are not found are hidden.

use super::axe::axe;
use super::browser::{Browser, Page};
use super::engine::Engine;
use super::hosts::HOSTS;
use super::server::Answer;
use super::session::key;
use super::{Test, test};
use serde_json::json;

pub const TESTS: &[Test] = &[
    test(
        "the cards of each host's markup are found, filtered, and left as they were",
        every_host,
    ),
    test(
        "nothing is written into the page before the reader's first act, and an address that filters is obeyed",
        untouched,
    ),
    test(
        "facets come from headings, badges and data attributes, and values can be chosen and cleared",
        facets,
    ),
    test(
        "where nothing is found, the widget says so above the page's own text, and offers what to drop",
        nothing_found,
    ),
    test(
        "arrow keys lead from the search box to the page's own cards, between them, and back",
        arrows,
    ),
    test(
        "a click on a card of the page's own is reported, with its place among those that are shown",
        selecting,
    ),
    test(
        "Back, Forward and a link to a hidden section show what was hidden",
        history,
    ),
    test(
        "where a router pushes the address of a hidden section, without the query, the section is shown and scrolled to",
        routed_section,
    ),
    test(
        "cards that the page adds or removes later are found, too",
        later_cards,
    ),
    test(
        "words that match are marked in the page's own text, where the browser can",
        marked,
    ),
    test(
        "with data, a list of mere links is its fallback, and other cards are shown with the data joined to them",
        with_data,
    ),
    test(
        "the attribute `cards` names the cards, or says that there are none",
        attribute,
    ),
    test(
        "attributes that change nothing about the page's own cards are named",
        attributes_without_meaning,
    ),
    test(
        "what is typed before the engine is there is answered once it is, above the page's own cards",
        typed_early,
    ),
    test(
        "an engine that breaks leaves no card hidden, and the next one hides what the query does not find",
        broken_engine,
    ),
    test(
        "an element whose markup has no cards says what it looked for",
        no_cards,
    ),
    test(
        "what the page's own cards inherit is what they would without the widget",
        inherited,
    ),
    test("inside a shadow root, cards are hidden as well", shadow),
    Test {
        name: "nothing moves when the toolbar appears in the space that the README's rule keeps",
        run: no_shift,
        engines: &[Engine::Chromium],
    },
    test("a printed page shows the cards that were found", print),
];

/// A host's `display: flex` beats the attribute `hidden`, and its rules are more specific than most.
const STYLE: &str = "main guide-grid :is(li, .card, .sd-card, .sl-link-card, .VPFeature, .tiles > a) { display: flex; gap: 1em; flex-wrap: wrap }
    .sr-only, .sd-hide-link-text > span { clip-path: inset(50%); position: absolute } svg { width: 1em; height: 1em }
    /* The rule that the README gives. */
    @media (scripting: enabled) { guide-grid:not(:state(settled)) { display: block; padding-block-start: max(5.75em, 92px); } }";

fn page(browser: &Browser, attributes: &str, markup: &str) -> Page {
    browser
        .server
        .put("/t/own.css", Answer::new("text/css", STYLE));
    let mut page = Page::new(format!(
        "<guide-grid id=\"grid\" loading=\"eager\" {attributes}>\n{markup}\n</guide-grid>\n<p id=\"after\">After.</p>"
    ));
    page.head = "<link rel=\"stylesheet\" href=\"/t/own.css\">
        <script>
            var own = (selector) => [...document.querySelectorAll(`guide-grid ${selector}`)].filter(probe.shown);
            var ownLinks = () => own('a[href^=\"/guides/\"]').map((it) => it.getAttribute('href').split('/')[2]);
            var marked = () => document.querySelectorAll('[data-guide-grid-hidden]').length;
            var markupBefore;
            document.addEventListener('DOMContentLoaded', () => { markupBefore = document.querySelector('guide-grid')?.outerHTML; });
        </script>"
        .into();
    page
}

fn host(name: &str) -> &'static str {
    let found = HOSTS.iter().find(|it| it.0 == name);
    found.map_or("", |it| it.1)
}

fn links(browser: &Browser) -> Vec<String> {
    browser.list("ownLinks()")
}

fn every_host(browser: &Browser) {
    for (name, markup) in HOSTS {
        browser.open(&format!("own-{name}"), &page(browser, "", markup));
        assert_eq!(
            links(browser),
            ["containers", "images", "compose"],
            "{name}"
        );
        let status = browser.text("probe.words(probe.part('status'))");
        assert_eq!(status, "3 guides", "{name}");
        browser.search("compose");
        assert_eq!(links(browser), ["compose"], "{name}");
        assert_eq!(
            browser.list("own(':is(#basics, #apps)').map((it) => it.id)"),
            ["apps"],
            "{name}"
        );
        assert_eq!(
            browser.list("own('.intro').map(probe.words)"),
            ["More than one container."],
            "{name}"
        );
        browser.screenshot(&format!("own-{name}"));
        axe(browser, &format!("own-{name}"));
        browser.search("");
        assert_eq!(
            links(browser),
            ["containers", "images", "compose"],
            "{name}"
        );
        browser.search("made of");
        assert_eq!(links(browser), ["images"], "{name}");
        browser.session.eval(
            "(() => { const grid = probe.grid(); window.removed = grid; grid.remove(); return true; })()",
        );
        browser.session.wait(
            "the page's markup is as it was",
            "removed.outerHTML === markupBefore && document.adoptedStyleSheets.length === 0",
        );
        browser.quiet();
    }
}

fn untouched(browser: &Browser) {
    let page = page(browser, "", host("docusaurus"));
    let address = browser.open("own-untouched", &page);
    assert_eq!(
        browser
            .session
            .eval("probe.grid().outerHTML === markupBefore"),
        true
    );
    assert_eq!(
        browser.session.eval("document.adoptedStyleSheets.length"),
        0
    );
    browser.visit(&format!("{address}?guides=compose"));
    assert_eq!(links(browser), ["compose"]);
    assert_eq!(browser.text("probe.search().value"), "compose");
    browser.visit(&format!(
        "{address}?guides-section=basics&guides-sort=title"
    ));
    assert_eq!(links(browser), ["containers", "images"]);
    browser.quiet();
}

fn facets(browser: &Browser) {
    browser.open("own-facets", &page(browser, "", host("tiles")));
    browser.choose("beginner");
    assert_eq!(links(browser), ["containers", "images"]);
    assert_eq!(browser.text("location.search"), "?guides-level=beginner");
    browser.session.click("probe.part('clear')");
    browser.settle();
    assert_eq!(links(browser), ["containers", "images", "compose"]);
    browser.open("own-badges", &page(browser, "", host("sphinx-design")));
    browser.choose("expert");
    assert_eq!(links(browser), ["compose"]);
    assert_eq!(browser.list("probe.chips()"), ["Tags: expert"]);
    browser.quiet();
}

fn nothing_found(browser: &Browser) {
    let markup = format!("<p id=\"note\">All guides.</p>{}", host("list"));
    browser.open("own-nothing", &page(browser, "", &markup));
    browser.search("compose zebra");
    assert_eq!(links(browser), Vec::<String>::new());
    assert_eq!(
        browser.list("own('h2').map((it) => it.id)"),
        Vec::<String>::new()
    );
    assert_eq!(
        browser
            .session
            .eval("probe.shown(document.getElementById('note'))"),
        true
    );
    assert!(
        browser
            .text("probe.words(probe.part('empty'))")
            .starts_with("No guides match “compose zebra”")
    );
    axe(browser, "own-nothing");
    browser.session.click("probe.root().querySelector('.drop')");
    browser.settle();
    assert_eq!(links(browser), ["compose"]);
    browser.quiet();
}

fn arrows(browser: &Browser) {
    for name in ["docusaurus", "sphinx-design", "list"] {
        browser.open(
            &format!("own-arrows-{name}"),
            &page(browser, "", host(name)),
        );
        browser.search("co");
        browser.session.keys(&key::DOWN.to_string());
        let here = || {
            browser.text("document.activeElement.getAttribute('href') ?? document.activeElement.id")
        };
        assert_eq!(here(), "/guides/containers/", "{name}");
        browser.session.keys(&key::END.to_string());
        assert_eq!(here(), "/guides/compose/", "{name}");
        browser.session.keys(&key::HOME.to_string());
        assert_eq!(here(), "/guides/containers/", "{name}");
        browser.session.keys(&key::RIGHT.to_string());
        assert_eq!(here(), "/guides/compose/", "{name}: images are hidden");
        browser.session.keys(&key::UP.to_string());
        browser.session.keys(&key::UP.to_string());
        assert_eq!(
            browser.session.eval("probe.focused() === probe.search()"),
            true,
            "{name}"
        );
        browser.quiet();
    }
}

fn selecting(browser: &Browser) {
    browser.open("own-select", &page(browser, "", host("docker")));
    browser.search("compose");
    browser
        .session
        .eval("(document.addEventListener('click', (event) => event.preventDefault()), true)");
    browser
        .session
        .click("document.querySelector('guide-grid a[href=\"/guides/compose/\"] p')");
    let origin = &browser.server.origin;
    assert_eq!(
        browser
            .session
            .eval("probe.events('select').map(({ detail: { event, ...others } }) => others)"),
        json!([{
            "title": "Compose", "link": format!("{origin}/guides/compose/"), "position": 1,
            "query": { "text": "compose", "facets": {}, "sort": null }, "plain": true,
        }])
    );
    browser.quiet();
}

fn history(browser: &Browser) {
    let markup = format!(
        "<p><a id=\"to-basics\" href=\"#basics\">To the basics</a></p>{}",
        host("list")
    );
    browser.open("own-history", &page(browser, "", &markup));
    browser.search("compose");
    browser.session.wait(
        "the address has the text",
        "location.search === '?guides=compose'",
    );
    browser.session.back();
    browser.settle();
    assert_eq!(links(browser), ["containers", "images", "compose"]);
    browser.session.forward();
    browser.settle();
    assert_eq!(links(browser), ["compose"]);
    browser
        .session
        .click("document.getElementById('to-basics')");
    browser.settle();
    assert_eq!(links(browser), ["containers", "images", "compose"]);
    assert_eq!(browser.text("location.hash"), "#basics");
    browser.session.eval(
        "(document.querySelector('guide-grid li').id = 'first', probe.grid().query = { text: 'compose' }, true)",
    );
    browser.settle();
    assert_eq!(links(browser), ["compose"]);
    browser.session.eval("(location.hash = 'first', true)");
    browser.settle();
    assert_eq!(links(browser), ["containers", "images", "compose"]);
    browser.quiet();
}

fn routed_section(browser: &Browser) {
    let space = "<p style=\"height: 200vh\">Much text.</p>";
    let markup = format!(
        "<p><a id=\"to-basics\" href=\"#basics\">To the basics</a></p>{space}{}{space}",
        host("list")
    );
    let mut page = page(browser, "", &markup);
    // As Material's `navigation.instant`: the browser finds nothing to scroll to yet.
    page.head += "<script>
        addEventListener('click', (event) => {
            if (event.target.id !== 'to-basics') return;
            event.preventDefault();
            history.pushState(null, '', location.pathname + '#basics');
            dispatchEvent(new PopStateEvent('popstate'));
        });
    </script>";
    browser.open("own-routed", &page);
    browser.search("compose");
    browser.session.wait(
        "the address has the text",
        "location.search === '?guides=compose'",
    );
    browser
        .session
        .click("document.getElementById('to-basics')");
    browser.settle();
    assert_eq!(links(browser), ["containers", "images", "compose"]);
    browser.session.wait(
        "the section is at the top of the window",
        "Math.abs(document.getElementById('basics').getBoundingClientRect().top) < innerHeight / 2",
    );
    browser.quiet();
}

fn later_cards(browser: &Browser) {
    browser.open("own-later", &page(browser, "", host("list")));
    browser.search("compose");
    browser.session.eval(
        "(() => {
            const item = document.createElement('li');
            item.innerHTML = '<a href=\"/guides/compose-two/\">Compose again</a>';
            document.querySelector('guide-grid ul').append(item);
            const other = document.createElement('li');
            other.innerHTML = '<a href=\"/guides/other/\">Something else</a>';
            document.querySelector('guide-grid ul').append(other);
            return true;
        })()",
    );
    browser.settle();
    assert_eq!(links(browser), ["compose-two", "compose"]);
    assert_eq!(
        browser.text("probe.words(probe.part('status'))"),
        "2 of 5 guides"
    );
    browser
        .session
        .eval("(document.querySelectorAll('guide-grid li').forEach((it) => it.remove()), true)");
    browser
        .session
        .wait("the toolbar is gone", "!probe.search()");
    browser.session.eval(
        "(document.querySelector('guide-grid ul').innerHTML = '<li><a href=\"/guides/a/\">A</a></li><li><a href=\"/guides/b/\">Compose</a></li>', true)",
    );
    browser
        .session
        .wait("the toolbar is back", "!!probe.search()");
    browser.settle();
    assert_eq!(links(browser), ["b"], "the query is kept");
    browser.quiet();
}

fn marked(browser: &Browser) {
    browser.open("own-marked", &page(browser, "", host("docker")));
    if browser.session.eval("!CSS.highlights") == true {
        browser.search("first");
        return browser.quiet();
    }
    let marked = "[...CSS.highlights.values()].flatMap((it) => [...it])
        .map((it) => it.startContainer.data.slice(it.startOffset, it.endOffset))";
    browser.search("first imag");
    assert_eq!(
        browser.list(marked),
        Vec::<String>::new(),
        "no card has both"
    );
    browser.search("run first");
    assert_eq!(browser.list(marked), ["Run", "first"]);
    browser.screenshot("own-marked");
    browser.search("");
    assert_eq!(browser.list(marked), Vec::<String>::new());
    browser.quiet();
}

/// Data about the three guides, with what markup lacks, and a link list as its fallback.
const DATA: &str = "<script type=\"application/json\">[
    {\"title\": \"Run containers\", \"link\": \"/guides/containers\", \"tags\": [\"cli\"], \"keywords\": [\"process\"]},
    {\"title\": \"Compose\", \"link\": \"/guides/compose/index.html\", \"tags\": [\"yaml\"], \"level\": \"expert\"}]</script>";

fn with_data(browser: &Browser) {
    let list = "<h2>Guides</h2><ul><li><a href=\"/guides/containers/\">Containers</a></li><li><a href=\"/guides/compose/\">Compose</a></li></ul>";
    browser.open(
        "own-data-list",
        &page(browser, "", &format!("{DATA}{list}")),
    );
    assert_eq!(browser.titles(), ["Run containers", "Compose"]);
    assert_eq!(links(browser), Vec::<String>::new());
    browser.open(
        "own-data-on",
        &page(browser, "cards=\"on\"", &format!("{DATA}{list}")),
    );
    assert_eq!(browser.titles(), Vec::<String>::new());
    assert_eq!(links(browser), ["containers", "compose"]);
    browser.quiet();
    let single = "<h2>Guides</h2><ul><li><a href=\"/guides/containers/\">Containers</a></li></ul>";
    let one = r#"<script type="application/json">[{"title": "Run", "link": "/guides/containers/", "keywords": "process"}]</script>"#;
    browser.open(
        "own-data-one",
        &page(browser, "cards=\"on\"", &format!("{one}{single}")),
    );
    assert_eq!(links(browser), ["containers"], "one link is enough");
    browser.search("process");
    assert_eq!(links(browser), ["containers"]);
    browser.search("nothing");
    assert_eq!(links(browser), Vec::<String>::new());
    browser.quiet();
    browser.open(
        "own-data-cards",
        &page(
            browser,
            "facets=\"section tags level\"",
            &format!("{DATA}{}", host("docker")),
        ),
    );
    assert_eq!(links(browser), ["containers", "images", "compose"]);
    browser.choose("yaml");
    assert_eq!(links(browser), ["compose"]);
    browser.session.click("probe.part('clear')");
    browser.search("process");
    assert_eq!(
        links(browser),
        ["containers"],
        "found by a keyword of the data"
    );
    browser.open(
        "own-data-folder",
        &page(
            browser,
            "site-base=\"/guides/\"",
            &format!("{}{}", DATA.replace("/guides/", "/"), host("docker")),
        ),
    );
    browser.search("process");
    assert_eq!(
        links(browser),
        ["containers"],
        "the data's addresses lack the site's folder"
    );
    browser.open(
        "own-data-off",
        &page(
            browser,
            "cards=\"off\"",
            &format!("{DATA}{}", host("docker")),
        ),
    );
    assert_eq!(browser.titles(), ["Run containers", "Compose"]);
    browser.quiet();
}

fn attribute(browser: &Browser) {
    let markup = "<div class=\"x\"><b>One</b> first</div><div class=\"x\"><b>Two</b> second</div><p class=\"y\">Not a card.</p>";
    browser.open("own-selector", &page(browser, "cards=\".x\"", markup));
    browser.search("two");
    assert_eq!(browser.list("own('.x').map(probe.words)"), ["Two second"]);
    browser
        .session
        .eval("(probe.grid().setAttribute('cards', '.y'), true)");
    browser.settle();
    browser.search("card");
    assert_eq!(browser.list("own('.y').map(probe.words)"), ["Not a card."]);
    assert_eq!(
        browser.list("own('.x').map(probe.words)"),
        ["One first", "Two second"]
    );
    browser.quiet();
}

fn attributes_without_meaning(browser: &Browser) {
    browser.open(
        "own-attributes",
        &page(
            browser,
            "sort-menu view-menu columns=\"2\" limit=\"1\"",
            host("list"),
        ),
    );
    assert_eq!(links(browser), ["containers", "images", "compose"]);
    let log = browser.log();
    assert!(
        log[0].contains("these attributes change nothing: sort-menu, view-menu, columns"),
        "{log:?}"
    );
    assert_eq!(
        browser
            .session
            .eval("probe.root().querySelectorAll('.sort, .layouts').length"),
        0
    );
}

fn typed_early(browser: &Browser) {
    let mut page = page(browser, "", host("list"));
    page.head += "<script>
        var arrive;
        const held = new Promise((done) => { arrive = done; });
        const compile = WebAssembly.compileStreaming;
        WebAssembly.compileStreaming = async (response) => { await held; return compile.call(WebAssembly, response); };
    </script>";
    let address = browser.put("own-early", &page);
    browser.session.go(&address);
    browser
        .session
        .wait("there is a box to type in", "!!probe.search()");
    let above = "probe.search().getBoundingClientRect().bottom <= document.getElementById('basics').getBoundingClientRect().top";
    assert_eq!(browser.session.eval(above), true);
    browser.session.eval("(probe.search().focus(), true)");
    browser.session.keys("compose");
    // A slow line is no reason to report that there are no cards.
    browser
        .session
        .eval("new Promise((done) => setTimeout(done, 2500))");
    assert_eq!(browser.session.eval("probe.events('error')"), json!([]));
    browser.session.eval("(arrive(), true)");
    browser.ready();
    assert_eq!(links(browser), ["compose"]);
    assert_eq!(
        browser.session.eval("probe.focused() === probe.search()"),
        true
    );
    browser.quiet();
}

fn broken_engine(browser: &Browser) {
    browser.open("own-broken", &page(browser, "", host("list")));
    browser.search("compose");
    assert_eq!(links(browser), ["compose"]);
    // The next rendering fails in the middle of a call.
    browser.session.eval(
        "(() => {
            const { createElement, createTextNode } = document;
            window.seen = null;
            document.createTextNode = document.createElement = () => { throw new Error('of the test'); };
            probe.grid().query = { text: 'zebra' };
            return new Promise((done) => setTimeout(() => {
                seen = ownLinks().length;
                Object.assign(document, { createElement, createTextNode });
                done(true);
            }));
        })()",
    );
    browser.session.wait(
        "it starts again with the query",
        "!!probe.part('empty') && ownLinks().length === 0",
    );
    browser.search("compose");
    assert_eq!(links(browser), ["compose"]);
}

fn no_cards(browser: &Browser) {
    let address = browser.put(
        "own-none",
        &page(browser, "", "<p>Only <a href=\"/x/\">a text</a>.</p>"),
    );
    browser.session.go(&address);
    browser.session.wait(
        "the element reports it",
        "probe.events('error').length === 1",
    );
    let message = browser.text("probe.events('error')[0].detail.message");
    assert!(message.contains("lists or grids of links"), "{message}");
    assert!(message.contains("attribute \"cards\""), "{message}");
    let address = browser.put(
        "own-none-named",
        &page(browser, "cards=\".z\"", host("list")),
    );
    browser.session.go(&address);
    browser.session.wait(
        "the element reports it",
        "probe.events('error').length === 1",
    );
    let log = browser.log().join("\n");
    assert!(
        log.contains("cards=\".z\" matches nothing with a title inside this element"),
        "{log}"
    );
    assert_eq!(links(browser), ["containers", "images", "compose"]);
}

fn inherited(browser: &Browser) {
    let style = "(it) => { const style = getComputedStyle(it); return [...style].map((name) => name + ':' + style[name]).filter((it) => !/^(block-size|height|perspective-origin|transform-origin|width|inline-size)/.test(it)).join(';'); }";
    let all = format!("[...document.querySelectorAll('guide-grid *')].map({style})");
    let mut plain = page(
        browser,
        "style=\"display: block; position: relative\"",
        host("docusaurus"),
    );
    plain.script = String::new();
    let address = browser.put("own-plain", &plain);
    browser.session.go(&address);
    let before = browser.list(&all);
    browser.open("own-styled", &page(browser, "", host("docusaurus")));
    let after = browser.list(&all);
    assert_eq!(before.len(), after.len());
    for (before, after) in before.iter().zip(&after) {
        let changed: Vec<_> = before
            .split(';')
            .zip(after.split(';'))
            .filter(|(one, other)| one != other)
            .collect();
        assert!(changed.is_empty(), "{changed:?}");
    }
    browser.quiet();
}

fn shadow(browser: &Browser) {
    let mut page = page(browser, "", "");
    page.body = "<div id=\"outer\"></div>".into();
    let address = browser.put("own-shadow", &page);
    browser.session.go(&address);
    browser.session.eval_with(
        "(() => {
            const root = document.getElementById('outer').attachShadow({ mode: 'open' });
            root.innerHTML = `<guide-grid loading=\"eager\">${arguments[0]}</guide-grid>`;
            window.inner = root;
            return true;
        })()",
        vec![json!(host("list"))],
    );
    browser
        .session
        .wait("the grid is ready", "probe.events('ready').length === 1");
    browser
        .session
        .eval("(inner.firstChild.query = { text: 'compose' }, true)");
    browser.session.wait(
        "the other cards are hidden",
        "[...inner.querySelectorAll('li')].filter(probe.shown).map(probe.words).join() === 'Compose – start many at once.'",
    );
    assert_eq!(
        browser.session.eval("document.adoptedStyleSheets.length"),
        0
    );
    assert_eq!(browser.session.eval("inner.adoptedStyleSheets.length"), 1);
    browser.quiet();
}

fn no_shift(browser: &Browser) {
    for (width, height) in [(1280, 900), (1280, 2200), (500, 800)] {
        browser.session.resize(width, height);
        for (name, markup) in HOSTS {
            let mut page = page(browser, "", markup);
            page.head += "<script>
                var shift = 0;
                new PerformanceObserver((list) => {
                    for (const it of list.getEntries()) if (!it.hadRecentInput) shift += it.value;
                }).observe({ type: 'layout-shift', buffered: true });
                // The engine comes late, so that the page is seen without it.
                const compile = WebAssembly.compileStreaming;
                WebAssembly.compileStreaming = async (response) => {
                    await new Promise((done) => setTimeout(done, 300));
                    return compile.call(WebAssembly, response);
                };
            </script>";
            browser.open(&format!("own-shift-{name}"), &page);
            browser
                .session
                .eval("new Promise((done) => setTimeout(done, 200))");
            let shift = browser.number("shift");
            assert!(
                shift <= 0.02,
                "{name} at {width} × {height}: the layout shifts by {shift}"
            );
        }
    }
    browser.session.resize(1280, 900);
}

fn print(browser: &Browser) {
    browser.open("own-print", &page(browser, "", host("list")));
    browser.search("compose");
    browser
        .session
        .eval("(dispatchEvent(new Event('beforeprint')), true)");
    browser.settle();
    assert_eq!(links(browser), ["compose"]);
    if browser.session.media(super::session::Media::Print) {
        assert_eq!(links(browser), ["compose"]);
        assert_eq!(browser.session.eval("probe.shown(probe.search())"), false);
        assert_eq!(
            browser.text("probe.words(probe.part('status'))"),
            "1 of 3 guides"
        );
    }
    browser.session.media(super::session::Media::Light);
}
