//! Several elements that share a name, or have none: one grid in several places of a page.

use super::browser::{Browser, Page};
use super::engine::Engine;
use super::server::Answer;
use super::session::key;
use super::{Test, test};
use serde_json::json;

pub const TESTS: &[Test] = &[
    test(
        "elements without a name share one toolbar, one query and one count",
        one_grid,
    ),
    test(
        "what readers do in an element without the toolbar filters all of them",
        followers_act,
    ),
    test(
        "the toolbar is in the element that asks for the search box, or else in the first that is there",
        toolbar_moves,
    ),
    test(
        "an element with a name of its own stays apart, and those of one name belong together",
        names,
    ),
    test(
        "the whole grid is as the element with the toolbar has it, and each element's cards as that element has them",
        attributes,
    ),
    test(
        "an element without cards keeps its fallback, and the others go on",
        one_without_cards,
    ),
    test(
        "elements far below, and those whose data comes later, are searched too",
        far_and_late,
    ),
    test("new data of one element keeps the query of all", new_data),
    test(
        "arrow keys lead through the cards of all elements, and back to the box",
        arrows,
    ),
    test(
        "a link to a section leads to it, in whatever element it is",
        fragment,
    ),
    test(
        "all elements start again with the query after an engine broke",
        broken_engine,
    ),
    test(
        "only the element that gets the toolbar offers a box while the engine is loaded",
        early_box,
    ),
    test(
        "data of the whole page is joined to the cards of each element, and says what none of them shows",
        page_data,
    ),
    test(
        "the focus stays on a card, and in the box, when elements before them come and go",
        focus_stays,
    ),
    test(
        "an element inside the fallback of another one is no part of its grid",
        nested,
    ),
    test(
        "after Try again in a later element, the focus goes to the search box of all",
        try_again,
    ),
    test(
        "the landmark of several elements has the name of the page, unless the element with the toolbar has one",
        landmark,
    ),
    test(
        "an element that is given the name of others takes over their query",
        joining,
    ),
    test("all elements are printed whole", print),
    Test {
        name: "nothing moves when elements without a toolbar are rendered in the space of their fallback",
        run: no_shift,
        engines: &[Engine::Chromium],
    },
];

/// Three elements under three headings of the page: data, data with headings of its own, and the page's own cards.
fn page(first: &str, second: &str, third: &str) -> Page {
    let basics = json!([
        { "title": "What is a container?", "link": "/a/", "tags": ["run"], "description": "Run one." },
        { "title": "What is an image?", "link": "/b/", "tags": ["build"] },
    ]);
    let more = json!({
        "layers": [{ "title": "Image layers", "link": "/c/", "tags": ["build"] }, { "title": "Caches", "link": "/d/", "tags": ["fast"] }],
        "files": [{ "title": "Writing a Dockerfile", "link": "/e/", "tags": ["build"] }],
    });
    Page::new(format!(
        "<h2>The basics</h2>\n<guide-grid {first} card-data='{basics}'><p>First fallback</p></guide-grid>\n\
         <h2>Images</h2>\n<section><guide-grid {second} card-data='{more}'><p>Second fallback</p></guide-grid></section>\n\
         <h2>Own</h2>\n<guide-grid {third}><ul><li data-tags=\"run\"><a href=\"/f/\">Ports of containers</a> – open them.</li>\
         <li><a href=\"/g/\">Volumes</a> – keep data.</li></ul></guide-grid>\n<p id=\"after\">After.</p>"
    ))
}

const ALL: [&str; 3] = [
    "What is a container?|What is an image?",
    "Image layers|Caches|Writing a Dockerfile",
    "Ports of containers|Volumes",
];

/// The titles that a reader sees in each element.
fn shown(browser: &Browser) -> Vec<String> {
    browser.list(
        "[...document.querySelectorAll('guide-grid')].map((it, at) => {
            const own = [...it.querySelectorAll('li a')].filter(probe.shown).map(probe.words);
            return [...probe.cards(at).map(card => card.title), ...own].join('|');
        })",
    )
}

/// Which elements have a toolbar.
fn toolbars(browser: &Browser) -> Vec<String> {
    browser.list(
        "[...document.querySelectorAll('guide-grid')].map((it, at) => probe.shown(probe.part('toolbar', at)) ? 'toolbar' : '')",
    )
}

fn results(browser: &Browser) -> Vec<String> {
    browser.list("[...document.querySelectorAll('guide-grid')].map(it => `${it.results.shown}/${it.results.total} ${it.query.text}`)")
}

/// Presses a section in its menu. Scrolling to it, as the mouse would have to in a window this low, moves the menu.
fn choose(browser: &Browser, label: &str) {
    browser.open_menu("Section");
    browser.session.eval(&format!(
        "(probe.parts('value').find(it => it.textContent.startsWith({})).click(), true)",
        json!(label)
    ));
    browser.session.keys(&key::ESCAPE.to_string());
    browser.settle();
}

fn wait_for_titles(browser: &Browser, expected: [&str; 3]) {
    let joined = expected.join("\n");
    browser.session.wait(
        "these cards are shown",
        &format!(
            "[...document.querySelectorAll('guide-grid')].map((it, at) => {{
                const own = [...it.querySelectorAll('li a')].filter(probe.shown).map(probe.words);
                return [...probe.cards(at).map(card => card.title), ...own].join('|');
            }}).join('\\n') === {}",
            json!(joined)
        ),
    );
    browser.settle();
    assert_eq!(shown(browser), expected);
}

fn one_grid(browser: &Browser) {
    browser.open("group", &page("", "", ""));
    assert_eq!(shown(browser), ALL);
    assert_eq!(toolbars(browser), ["toolbar", "", ""]);
    assert_eq!(
        browser.text("probe.words(probe.part('status'))"),
        "7 guides"
    );
    assert_eq!(browser.number("probe.parts('status', 1).length"), 0.0);
    assert_eq!(
        browser.list("__events.map(it => `${it.type} ${it.detail.shown}/${it.detail.total}`)"),
        ["ready 7/7"; 3]
    );
    browser.search("image");
    let found = ["What is an image?", "Image layers", ""];
    assert_eq!(shown(browser), found);
    assert_eq!(results(browser), ["2/7 image"; 3]);
    browser.session.wait(
        "the address has the query",
        "location.search === '?guides=image'",
    );
    assert_eq!(
        browser.list("probe.events('change').map(it => `${it.detail.query.text} ${it.detail.shown}/${it.detail.total}`)"),
        ["image 2/7"],
        "the change is reported once"
    );
    assert_eq!(browser.number("probe.parts('empty', 2).length"), 0.0);
    browser.session.reload();
    browser.ready();
    assert_eq!(shown(browser), found);
    browser.search("nothing");
    assert_eq!(shown(browser), ["", "", ""]);
    assert_eq!(
        browser.list("[0, 1, 2].map(at => String(probe.parts('empty', at).length))"),
        ["1", "0", "0"],
        "only the element with the toolbar says that nothing was found"
    );
    browser.search("");
    assert_eq!(shown(browser), ALL);
    // Headings of the page and of the data are sections.
    choose(browser, "Own");
    assert_eq!(shown(browser), ["", "", "Ports of containers|Volumes"]);
    browser.session.eval("(history.back(), true)");
    wait_for_titles(browser, ALL);
    choose(browser, "Layers");
    assert_eq!(shown(browser), ["", "Image layers|Caches", ""]);
    browser.quiet();
}

fn followers_act(browser: &Browser) {
    browser.open("group-act", &page("", "", ""));
    browser
        .session
        .click("probe.parts('tag', 1).find(it => probe.words(it) === 'build')");
    browser.settle();
    let built = ["What is an image?", "Image layers|Writing a Dockerfile", ""];
    assert_eq!(shown(browser), built);
    assert_eq!(browser.list("probe.chips()"), ["Tags: build"]);
    browser
        .session
        .eval("(probe.grid(2).query = { text: 'container' }, true)");
    let containers = ["What is a container?", "", "Ports of containers"];
    wait_for_titles(browser, containers);
    assert_eq!(browser.text("probe.search().value"), "container");
    browser
        .session
        .eval("(document.addEventListener('click', event => event.preventDefault()), true)");
    browser
        .session
        .click("document.querySelector('guide-grid li a')");
    assert_eq!(
        browser.list("probe.events('select').map(it => `${it.detail.title} ${it.detail.position} ${it.detail.query.text}`)"),
        ["Ports of containers 1 container"]
    );
    browser.quiet();
}

fn toolbar_moves(browser: &Browser) {
    browser.open("group-search", &page("", "search=\"on\"", ""));
    assert_eq!(toolbars(browser), ["", "toolbar", ""]);
    browser
        .session
        .eval("(probe.grid(1).removeAttribute('search'), true)");
    browser.settle();
    assert_eq!(toolbars(browser), ["toolbar", "", ""]);
    browser.search("image");
    browser
        .session
        .eval("(window.first = probe.grid(), first.remove(), true)");
    browser
        .session
        .wait("the next one has the toolbar", "probe.part('toolbar')");
    browser.settle();
    assert_eq!(browser.text("probe.search().value"), "image");
    assert_eq!(results(browser), ["1/5 image"; 2]);
    browser
        .session
        .eval("(document.querySelector('main').append(first), true)");
    browser.session.wait(
        "the element is back, at the end",
        "probe.grid().results.total === 7",
    );
    browser.settle();
    assert_eq!(toolbars(browser), ["toolbar", "", ""]);
    assert_eq!(shown(browser), ["Image layers", "", "What is an image?"]);
    browser
        .session
        .eval("(document.querySelector('main').prepend(first), true)");
    browser.session.wait(
        "the first one has the toolbar",
        "probe.part('toolbar') && !probe.part('toolbar', 1)",
    );
    browser.settle();
    assert_eq!(shown(browser), ["What is an image?", "Image layers", ""]);
    assert_eq!(browser.text("probe.search().value"), "image");
    browser.quiet();
}

fn names(browser: &Browser) {
    browser.open("group-names", &page("", "name=\"b\"", "name=\"b\""));
    assert_eq!(toolbars(browser), ["toolbar", "toolbar", ""]);
    browser.search("image");
    assert_eq!(shown(browser), ["What is an image?", ALL[1], ALL[2]]);
    browser
        .session
        .eval("(probe.grid(1).query = { text: 'volumes' }, true)");
    wait_for_titles(browser, ["What is an image?", "", "Volumes"]);
    assert_eq!(
        results(browser),
        ["1/2 image", "1/5 volumes", "1/5 volumes"]
    );
    browser.session.wait(
        "both are in the address",
        "location.search.includes('guides=image') && location.search.includes('b=volumes')",
    );
    browser
        .session
        .eval("(probe.grid(2).removeAttribute('name'), true)");
    wait_for_titles(browser, ["What is an image?", "", ""]);
    assert_eq!(results(browser), ["1/4 image", "0/3 volumes", "1/4 image"]);
    browser.quiet();
}

fn attributes(browser: &Browser) {
    let first = "columns=\"1\" heading-level=\"3\" limit=\"1\"";
    browser.open(
        "group-attributes",
        &page(first, "columns=\"2\" limit=\"5\" facets=\"none\"", ""),
    );
    assert_eq!(
        browser.list("[0, 1].map(at => probe.part('title', at).localName)"),
        ["h4", "h3"],
        "titles are one level below the headings, which may be the page's own"
    );
    assert_eq!(
        browser.list("[0, 1].map(at => probe.part('grid', at).dataset.columns)"),
        ["1", "2"]
    );
    // While nothing is typed, the browser's idle time brings all cards.
    browser.search("build");
    assert_eq!(
        shown(browser)[..2],
        ["What is an image?", "Image layers"],
        "each element shows as many as the one with the toolbar says"
    );
    browser.session.click("probe.part('more', 1)");
    browser.settle();
    assert_eq!(shown(browser)[1], "Image layers|Writing a Dockerfile");
    assert!(browser.list("probe.values()").is_empty());
    assert_eq!(
        browser.number("probe.root().querySelectorAll('.opener').length"),
        2.0,
        "sections and tags"
    );
    browser
        .session
        .eval("(probe.grid().setAttribute('lang', 'de'), true)");
    browser.session.wait(
        "the interface is in German",
        "!probe.search().getAttribute('aria-label').startsWith('Search')",
    );
    browser.quiet();
}

fn one_without_cards(browser: &Browser) {
    browser.open("group-failing", &page("", "", ""));
    browser
        .session
        .eval("(probe.grid().setAttribute('card-data', '[]'), true)");
    browser.session.wait(
        "the first one has failed",
        "probe.events('error').length === 1",
    );
    browser.settle();
    assert!(
        browser
            .session
            .eval("probe.shown(document.querySelector('guide-grid p'))")
            == json!(true),
        "its fallback is shown"
    );
    assert_eq!(toolbars(browser), ["", "toolbar", ""]);
    assert_eq!(results(browser)[1..], ["5/5 ", "5/5 "]);
    browser
        .session
        .eval("(probe.grid(2).query = { text: 'image' }, true)");
    wait_for_titles(browser, ["", "Image layers", ""]);
    browser
        .session
        .eval("(probe.grid().data = [{ title: 'An image again', link: '/' }], true)");
    wait_for_titles(browser, ["An image again", "Image layers", ""]);
    assert_eq!(toolbars(browser), ["toolbar", "", ""]);
    let log = browser.list("__log");
    assert!(
        log.len() == 1 && log[0].contains("no card was found"),
        "{log:?}"
    );
}

fn far_and_late(browser: &Browser) {
    let mut page = page("", "", "");
    page.body = page.body.replace(
        "<h2>Own</h2>",
        "<div style=\"block-size: 20000px\"></div><h2>Own</h2>",
    );
    page.body
        .push_str("<guide-grid id=\"late\"><p>Late fallback</p></guide-grid>");
    browser.session.go(&browser.put("group-far", &page));
    browser.session.wait(
        "the far one is counted",
        "probe.grid(2)?.results?.total === 7",
    );
    browser.search("container");
    browser
        .session
        .eval("(probe.grid(3).data = [{ title: 'The last container', link: '/' }], true)");
    browser.session.wait(
        "the late one is counted",
        "probe.grid(0).results.total === 8",
    );
    browser.settle();
    assert_eq!(
        shown(browser),
        [
            "What is a container?",
            "",
            "Ports of containers",
            "The last container"
        ]
    );
    assert_eq!(browser.text("probe.search().value"), "container");
    browser.quiet();
}

fn new_data(browser: &Browser) {
    browser.open("group-data", &page("url-state=\"off\"", "", ""));
    browser.search("image");
    browser.session.eval(
        "(probe.grid(1).data = [{ title: 'Image registries', link: '/' }, { title: 'Others', link: '/' }], true)",
    );
    wait_for_titles(browser, ["What is an image?", "Image registries", ""]);
    assert_eq!(results(browser), ["2/6 image"; 3]);
    assert_eq!(browser.text("location.search"), "");
    browser.quiet();
}

fn arrows(browser: &Browser) {
    browser.open("group-arrows", &page("columns=\"1\"", "columns=\"1\"", ""));
    browser.search("container");
    let step = |key: char| {
        browser.session.keys(&key.to_string());
        browser.text("probe.words(probe.focused()) || probe.focused().type")
    };
    let keys = [key::DOWN, key::DOWN, key::UP, key::UP];
    assert_eq!(
        keys.map(step),
        [
            "What is a container?",
            "Ports of containers",
            "What is a container?",
            "search"
        ]
    );
    browser.search("ports");
    assert_eq!(
        [key::DOWN, key::UP].map(step),
        ["Ports of containers", "search"],
        "where the first element has no card, the next one's is reached"
    );
    browser.quiet();
}

fn fragment(browser: &Browser) {
    let mut page = page("", "", "");
    page.body = page.body.replace(
        "<h2>Images</h2>",
        "<a id=\"go\" href=\"#files\">Files</a><div style=\"block-size: 3000px\"></div><h2>Images</h2>",
    );
    page.body
        .push_str("<div style=\"block-size: 3000px\"></div>");
    browser.open("group-fragment", &page);
    browser.search("container");
    browser.session.click("document.getElementById('go')");
    browser.session.wait(
        "the section is at the top of the window",
        "(() => { const it = probe.root(1).getElementById('files'); return it && Math.abs(it.getBoundingClientRect().top) < 100; })()",
    );
    assert_eq!(
        browser.text("probe.search().value"),
        "",
        "what hid the section is dropped"
    );
    browser.quiet();
}

fn broken_engine(browser: &Browser) {
    browser.open("group-crash", &page("", "", ""));
    browser.search("image");
    browser.session.eval(
        "(() => {
            // The next rendering of the second element fails in the middle of a call.
            const { insertBefore } = Node.prototype;
            Node.prototype.insertBefore = function (...given) {
                if (probe.root(1) !== this.getRootNode()) return insertBefore.apply(this, given);
                Node.prototype.insertBefore = insertBefore;
                throw new Error('insertBefore is broken');
            };
            probe.grid(1).data = [{ title: 'An image at last', link: '/' }];
        })()",
    );
    wait_for_titles(browser, ["What is an image?", "An image at last", ""]);
    assert_eq!(results(browser), ["2/5 image"; 3]);
    assert_eq!(toolbars(browser), ["toolbar", "", ""]);
}

fn early_box(browser: &Browser) {
    let mut page = page("", "", "");
    page.head = "<script>
        var arrive;
        const held = new Promise((done) => { arrive = done; });
        const compile = WebAssembly.compileStreaming;
        WebAssembly.compileStreaming = async (response) => { await held; return compile.call(WebAssembly, response); };
    </script>"
        .into();
    browser.session.go(&browser.put("group-early", &page));
    browser
        .session
        .wait("there is a box", "probe.search() !== null");
    browser
        .session
        .eval("new Promise((done) => setTimeout(done, 300))");
    assert_eq!(
        browser.list("[0, 1, 2].map(at => String(probe.search(at) !== null))"),
        ["true", "false", "false"]
    );
    browser.session.eval("(probe.search().focus(), true)");
    browser.session.keys("image");
    browser.session.eval("(arrive(), true)");
    browser.ready();
    assert_eq!(shown(browser), ["What is an image?", "Image layers", ""]);
    browser.quiet();
}

fn focus_stays(browser: &Browser) {
    browser.open("group-focus", &page("", "", ""));
    let add = "(() => {
        const grid = document.createElement('guide-grid');
        grid.data = [{ title: 'Before all containers', link: '/' }];
        document.querySelector('main').prepend(grid);
    })()";
    let focus = "probe.words(probe.focused()) || probe.focused().type";
    browser
        .session
        .eval("(probe.root(1).querySelector('.link').focus(), true)");
    let before = browser.text(focus);
    browser.session.eval(add);
    browser.session.wait(
        "the new element has joined",
        "probe.grid().results?.total === 8",
    );
    browser.settle();
    assert_eq!(browser.text(focus), before, "the card has the focus");
    browser.session.eval("(probe.grid().remove(), true)");
    browser
        .session
        .wait("it has left", "probe.grid().results.total === 7");
    browser.settle();
    assert_eq!(browser.text(focus), before, "the card still has the focus");
    browser.session.eval("(probe.search().focus(), true)");
    browser.session.keys("cont");
    browser.session.eval(add);
    browser.session.wait(
        "the new element has joined",
        "probe.grid().results?.total === 8",
    );
    browser.session.keys("ainer");
    browser.settle();
    assert_eq!(toolbars(browser), ["", "toolbar", "", ""]);
    assert_eq!(browser.text("probe.search(1).value"), "container");
    assert_eq!(
        shown(browser),
        [
            "Before all containers",
            "What is a container?",
            "",
            "Ports of containers"
        ]
    );
    browser.quiet();
}

fn nested(browser: &Browser) {
    let inner = "<guide-grid card-data='[{\"title\":\"Inner\"}]'></guide-grid>";
    let outer = format!("<guide-grid card-data='[{{\"title\":\"Outer\"}}]'>{inner}</guide-grid>");
    browser
        .session
        .go(&browser.put("group-nested", &Page::new(outer)));
    browser.session.wait(
        "the outer one is there",
        "probe.grid().results?.total === 1",
    );
    browser.search("inner");
    assert_eq!(
        browser.text("probe.words(probe.part('status'))"),
        "0 of 1 guide"
    );
}

/// Adapters of site generators give each element all front matter of its page.
fn page_data(browser: &Browser) {
    let data = json!({
        "a": [{ "title": "A", "link": "/a" }, { "title": "C", "link": "/c" }],
        "b": [{ "title": "B", "link": "/b", "keywords": "hidden" }, { "title": "Nowhere", "link": "/n" }],
    });
    let grid = |links: [&str; 2]| {
        let links = links.map(|it| format!("<li><a href=\"/{it}\">Guide {it}</a></li>"));
        format!(
            "<guide-grid cards=\"on\" card-data='{data}'><ul>{}</ul></guide-grid>",
            links.concat()
        )
    };
    let body = grid(["a", "c"]) + &grid(["b", "d"]);
    browser.open("group-page-data", &Page::new(body));
    browser.search("hidden");
    assert_eq!(results(browser), ["1/4 hidden"; 2]);
    let said = browser.list("__log");
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(
        said.iter()
            .all(|it| it.contains("\"Nowhere\"") && it.contains("1 problem")),
        "{said:?}"
    );
}

fn try_again(browser: &Browser) {
    let mut page = page("", "", "");
    page.body
        .push_str("<guide-grid src=\"group-again.json\"><p>Late fallback</p></guide-grid>");
    let file = "/t/group-again.json";
    browser.server.put(file, Answer::status(503));
    browser.session.go(&browser.put("group-again", &page));
    let button = "probe.root(3).querySelector('.offer button')";
    browser
        .session
        .wait("there is a button", &format!("!!{button}"));
    browser
        .session
        .wait("the others are there", "probe.grid().results.total === 7");
    browser.settle();
    let text = "[{\"title\": \"The last guide\"}]";
    browser
        .server
        .put(file, Answer::new("application/json", text));
    browser.session.click(button);
    browser.session.wait(
        "the last one is there",
        "probe.grid().results.total === 8 && probe.cards(3).length === 1",
    );
    browser.settle();
    assert_eq!(
        browser.session.eval("probe.focused() === probe.search(0)"),
        true,
        "{}",
        browser.text("probe.focus()")
    );
    assert_eq!(toolbars(browser), ["toolbar", "", "", ""]);
}

fn landmark(browser: &Browser) {
    let name = || {
        browser.session.role_and_name(
            "document.querySelector('guide-grid').shadowRoot.querySelector('search')",
        )
    };
    let search = |name: &str| ("search".to_owned(), name.to_owned());
    browser.open("group-landmark", &page("", "", ""));
    assert_eq!(name(), search("Guides"), "the page's first heading");
    browser
        .session
        .eval("(probe.grid().setAttribute('label', 'All guides'), true)");
    browser.settle();
    assert_eq!(name(), search("All guides"));
    browser
        .session
        .eval("(probe.grid(1).setAttribute('label', 'Images'), true)");
    browser.settle();
    assert_eq!(name(), search("All guides"), "not that of another element");
    browser
        .session
        .eval("(probe.grid(2).remove(), probe.grid(1).remove(), probe.grid().removeAttribute('label'), true)");
    browser.session.wait(
        "one element is left",
        "probe.grid().results.total === 2 && probe.part('toolbar').getAttribute('aria-label') === 'The basics'",
    );
    browser.quiet();
}

fn joining(browser: &Browser) {
    browser.open("group-joining", &page("name=\"alone\"", "", ""));
    browser
        .session
        .eval("(probe.grid(2).query = { text: 'image layers' }, true)");
    wait_for_titles(browser, [ALL[0], "Image layers", ""]);
    browser
        .session
        .eval("(probe.grid().removeAttribute('name'), true)");
    browser
        .session
        .wait("it has joined", "probe.grid(1).results.total === 7");
    browser.settle();
    assert_eq!(shown(browser), ["", "Image layers", ""]);
    assert_eq!(results(browser), ["1/7 image layers"; 3]);
    assert_eq!(toolbars(browser), ["toolbar", "", ""]);
    assert_eq!(browser.text("probe.search().value"), "image layers");
    browser.quiet();
}

fn print(browser: &Browser) {
    browser.open("group-print", &page("limit=\"1\"", "", ""));
    browser.search("build");
    assert_eq!(shown(browser)[1], "Image layers");
    browser
        .session
        .eval("(dispatchEvent(new Event('beforeprint')), true)");
    browser.settle();
    assert_eq!(
        shown(browser),
        ["What is an image?", "Image layers|Writing a Dockerfile", ""]
    );
    browser
        .session
        .eval("(dispatchEvent(new Event('afterprint')), true)");
    browser.settle();
    assert_eq!(shown(browser)[1], "Image layers");
    browser.quiet();
}

/// The README's rule for several elements keeps the space of the toolbar for the first one only.
fn no_shift(browser: &Browser) {
    let mut page = page("", "", "");
    let own = "<ul><li><a href=\"/a/\">Containers</a> – run them.</li><li><a href=\"/b/\">Images</a> – build them.</li></ul>";
    page.body = format!(
        "<h2>One</h2><guide-grid>{own}</guide-grid><h2>Two</h2><section><guide-grid>{own}</guide-grid></section><p id=\"after\">After.</p>"
    );
    page.head = "<style>@media (scripting: enabled) {
            guide-grid:not(:state(settled), :is(guide-grid, :has(guide-grid)) ~ *, :is(guide-grid, :has(guide-grid)) ~ * *) { display: block; padding-block-start: max(5.75em, 92px); }
        }</style>
        <script>
            window.shift = 0;
            new PerformanceObserver(list => { for (const it of list.getEntries()) shift += it.value; }).observe({ type: 'layout-shift', buffered: true });
        </script>"
        .into();
    browser.open("group-shift", &page);
    assert_eq!(toolbars(browser), ["toolbar", ""]);
    let shift = browser.number("shift");
    assert!(shift <= 0.02, "{shift}");
    browser.quiet();
}
