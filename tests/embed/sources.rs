//! Where an element's data comes from: attributes, as template engines write them, other elements, and files.

use super::browser::{Browser, Page, element};
use super::server::Answer;
use super::{Test, test};
use serde_json::json;

pub const TESTS: &[Test] = &[
    test(
        "`card-data` is data, after the property and before the embedded script",
        card_data,
    ),
    test(
        "data that is taken back leaves the fallback, the embedded script or the files",
        taken_back,
    ),
    test(
        "a value that is cut off at its first quotation mark is named, and the fallback stays",
        cut_off,
    ),
    test(
        "JSON front matter before a body that ends in a shortcode is a page, and the body gives the order",
        page_in_attribute,
    ),
    test(
        "`items` gives the order of lists whose keys a template engine sorted",
        order,
    ),
    test(
        "`from` names an element elsewhere in the page, also one that comes later",
        from,
    ),
    test(
        "`src` names files, whose format is that of their type, else of their extension",
        formats,
    ),
    test(
        "several pages make one catalogue, in their order, with their titles as a facet",
        catalogue,
    ),
    test(
        "of several pages, one that is missing costs only itself, and diagnostics name their file",
        one_missing,
    ),
    test(
        "a file that is missing is named, and the fallback stays",
        missing,
    ),
    test(
        "files are fetched once, when the reader comes near, and again on refresh()",
        fetched_when_near,
    ),
    test(
        "after a failure that may pass, the reader can try again",
        try_again,
    ),
    test(
        "an element that is removed, or gets other files, does not wait for the first ones",
        cancelled,
    ),
    test(
        "a relative address is that of the page to which a router comes a moment later",
        later_address,
    ),
    test("a reader who waits for files is told so", told_to_wait),
    test(
        "cards of the page's own are shown before the files that tell more about them, and without those that are missing",
        own_cards_first,
    ),
];

const BUILD: &str = "---\ntitle: Build\nlast: [{title: Layers}]\nfirst: [{title: Images}]\n---\n## Start\n\n{{< grid first >}}\n\n## More\n\n{{< grid last >}}\n";
const ENGINE: &str =
    "---\ntitle: Engine\nguides: [{title: Ports}]\n---\n## Start\n\n{{< grid guides >}}\n";

/// Puts a file on the server.
fn put(browser: &Browser, path: &str, media_type: &str, text: &str) {
    browser.server.put(path, Answer::new(media_type, text));
}

/// A page with one element with these attributes, and a fallback.
fn with(attributes: &str) -> Page {
    Page::new(format!(
        "<guide-grid {attributes}><p class=\"fallback\">Fallback</p></guide-grid>"
    ))
}

/// How often a path was requested since the last call.
fn requests(browser: &Browser, path: &str) -> usize {
    let asked = browser.asked();
    asked.iter().filter(|it| it.path == path).count()
}

/// What the console says, without what browsers say of failed requests by themselves.
fn said(browser: &Browser) -> Vec<String> {
    browser.list("__log.filter(it => it.includes('Guide Grid'))")
}

/// What a template engine writes for front matter, with its keys sorted.
const SORTED: &str = r#"{"building-images": [{"title": "Layers"}], "running": [{"title": "Ports"}], "the-basics": [{"title": "What's it?"}], "title": "Next"}"#;

/// A value of an attribute as template engines write it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('"', "&#34;")
        .replace('\'', "&#39;")
}

fn card_data(browser: &Browser) {
    let text = "---\nguides:\n- title: Embedded\n---\n";
    let attribute = "card-data=\"[{&#34;title&#34;: &#34;Attribute&#34;}]\"";
    browser.open("card-data", &Page::new(element(attribute, text)));
    assert_eq!(browser.titles(), ["Attribute"]);
    let shown = |title: &str| format!("probe.cards()[0]?.title === '{title}'");
    for (act, title) in [
        ("probe.grid().data = [{ title: 'Property' }]", "Property"),
        ("probe.grid().data = null", "Attribute"),
        (
            "probe.grid().setAttribute('card-data', '[{\"title\": \"Changed\"}]')",
            "Changed",
        ),
        ("probe.grid().removeAttribute('card-data')", "Embedded"),
    ] {
        browser.session.eval(&format!("({act}, true)"));
        browser.session.wait("the data is shown", &shown(title));
    }
    browser.quiet();
}

fn taken_back(browser: &Browser) {
    let data = "[{&#34;title&#34;: &#34;Given&#34;}]";
    for (name, attribute, act) in [
        (
            "card-data",
            format!("card-data=\"{data}\""),
            "probe.grid().removeAttribute('card-data')",
        ),
        (
            "data",
            format!("data=\"{data}\""),
            "probe.grid().setAttribute('data', ' ')",
        ),
        (
            "property",
            format!("card-data=\"{data}\""),
            "(probe.grid().data = [{ title: 'Other' }], probe.grid().removeAttribute('card-data'), probe.grid().data = null)",
        ),
    ] {
        let body =
            format!("<guide-grid {attribute}><p class=\"fallback\">Fallback</p></guide-grid>");
        browser.open(&format!("taken-back-{name}"), &Page::new(body));
        assert_eq!(browser.titles(), ["Given"]);
        browser.session.eval(&format!("({act}, true)"));
        let fallback = "!probe.part('card') && probe.shown(document.querySelector('.fallback'))";
        browser.session.wait("the fallback is shown", fallback);
        browser.session.eval(&format!(
            "probe.grid().insertAdjacentHTML('beforeend', '<script type=\"application/json\">[{{\\x22title\\x22: \\x22Given\\x22}}]</{}>')",
            "script"
        ));
        browser
            .session
            .wait("later data is shown", "probe.cards()[0]?.title === 'Given'");
        browser.quiet();
    }
    put(
        browser,
        "/t/taken-back.json",
        "application/json",
        "[{\"title\": \"From a file\"}]",
    );
    let body = format!("<guide-grid src=\"taken-back.json\" card-data=\"{data}\"></guide-grid>");
    browser.open("taken-back-src", &Page::new(body));
    assert_eq!(browser.titles(), ["Given"]);
    browser
        .session
        .eval("(probe.grid().removeAttribute('card-data'), true)");
    browser.session.wait(
        "the file is shown",
        "probe.cards()[0]?.title === 'From a file'",
    );
    browser.quiet();
}

fn cut_off(browser: &Browser) {
    for (name, attribute, end) in [
        (
            "double",
            "card-data=\"{\"cards\": [{\"title\": \"One\"}]}\"",
            "after {;",
        ),
        ("list", "data=\"[{\"title\": \"One\"}]\"", "after [{;"),
        (
            "single",
            "data='{\"cards\": [{\"title\": \"What's it\"}]}'",
            "{\"title\": \"What;",
        ),
    ] {
        let body =
            format!("<guide-grid {attribute}><p class=\"fallback\">Fallback</p></guide-grid>");
        let address = browser.put(&format!("cut-{name}"), &Page::new(body));
        browser.session.go(&address);
        browser.session.wait(
            "the failure is reported",
            "probe.events('error').length > 0",
        );
        let told = browser.session.eval("probe.events('error')[0].detail");
        assert_eq!(told["code"], "attribute-cut", "{told}");
        let message = told["message"].as_str().unwrap_or_default();
        assert!(
            message.contains(end) && message.contains("quote the attribute with '"),
            "{message}"
        );
        assert_eq!(
            browser
                .session
                .eval("probe.shown(document.querySelector('.fallback'))"),
            true
        );
    }
}

fn page_in_attribute(browser: &Browser) {
    let body = "## The basics\n\n{{< grid items=\"the-basics\" >}}\n\n## Images\n\n{{< grid items=\"building-images\" >}}\n";
    let text = escaped(&format!("{SORTED}\n\n{body}"));
    let page = Page::new(format!("<guide-grid card-data=\"{text}\"></guide-grid>"));
    browser.open("page-in-attribute", &page);
    assert_eq!(browser.titles(), ["What's it?", "Layers"]);
    assert_eq!(browser.list("probe.headings()"), ["The basics", "Images"]);
    browser.quiet();
}

fn order(browser: &Browser) {
    let page = Page::new(format!(
        "<guide-grid items=\"the-basics building-images running\" card-data=\"{}\"></guide-grid>",
        escaped(SORTED)
    ));
    browser.open("order", &page);
    assert_eq!(
        browser.list("probe.headings()"),
        ["The basics", "Building images", "Running"]
    );
    browser
        .session
        .eval("(probe.grid().setAttribute('items', 'running the-basics'), true)");
    browser.session.wait(
        "the new order is shown",
        "probe.headings().join() === 'Running,The basics'",
    );
    browser.quiet();
}

fn from(browser: &Browser) {
    let data = |id: &str, title: &str| {
        format!(
            "<script type=\"application/json\" id=\"{id}\">[{{\"title\": \"{title}\"}}]</script>"
        )
    };
    let mut page = Page::new(format!(
        "<guide-grid name=\"a\" from=\"#before\"></guide-grid><guide-grid name=\"b\" from=\"after\"></guide-grid>
         <guide-grid name=\"c\" from=\"#template\"></guide-grid>{}
         <template id=\"template\">- title: Of a template\n</template>",
        data("after", "After")
    ));
    page.head = data("before", "Before");
    browser.open("from", &page);
    let title = |nth: usize| browser.text(&format!("probe.cards({nth})[0].title"));
    assert_eq!(
        [title(0), title(1), title(2)],
        ["Before", "After", "Of a template"]
    );
    browser.session.eval(
        "(document.querySelector('main').insertAdjacentHTML('beforeend', '<guide-grid name=\"d\" from=\"#late\"></guide-grid>'), true)",
    );
    browser
        .session
        .eval("new Promise(done => setTimeout(done, 300))");
    browser.session.eval(
        "(() => {
            const late = document.createElement('script');
            Object.assign(late, { type: 'application/json', id: 'late', textContent: '[{\"title\": \"Late\"}]' });
            document.body.append(late);
        })()",
    );
    browser
        .session
        .wait("late data is shown", "probe.cards(3)[0]?.title === 'Late'");
    browser.quiet();
    let address = browser.put("from-nothing", &with("from=\"#nowhere\""));
    browser.session.go(&address);
    let told = super::failures::sentence(browser, "no-data");
    assert!(told.contains("from=\"#nowhere\""), "{told}");
}

fn formats(browser: &Browser) {
    let rows = [
        (
            "json",
            "/t/f.txt",
            "application/json",
            "[{\"title\": \"It\"}]",
        ),
        (
            "vendor",
            "/t/f.md",
            "application/ld+json; charset=utf-8",
            "[{\"title\": \"It\"}]",
        ),
        ("yaml", "/t/f.yaml?v=1", "text/plain", "title: It\n"),
        (
            "page",
            "/t/f2.md",
            "application/octet-stream",
            "---\na: [{title: It}]\n---\n",
        ),
        ("guess", "/t/f3", "text/plain", "- title: It\n"),
    ];
    for (name, path, media_type, text) in rows {
        let text = match name {
            "yaml" => "cards:\n- title: It\n",
            _ => text,
        };
        put(
            browser,
            path.split('?').next().unwrap_or(path),
            media_type,
            text,
        );
        browser.open(&format!("format-{name}"), &with(&format!("src=\"{path}\"")));
        assert_eq!(browser.titles(), ["It"], "{name}");
        browser.quiet();
    }
}

fn catalogue(browser: &Browser) {
    put(browser, "/t/build.md", "text/markdown", BUILD);
    put(browser, "/t/engine.md", "text/plain", ENGINE);
    browser.open("catalogue", &with("src=\" build.md  /t/engine.md \""));
    assert_eq!(browser.titles(), ["Images", "Layers", "Ports"]);
    assert_eq!(browser.list("probe.headings()"), ["Start", "More", "Start"]);
    assert_eq!(
        browser
            .session
            .eval("probe.parts('heading').map(it => it.id)"),
        json!(["start", "more", "start-1"])
    );
    browser.choose("Engine");
    assert_eq!(browser.titles(), ["Ports"]);
    browser.session.wait(
        "the address has the page",
        "location.search === '?guides-page=engine'",
    );
    browser.session.reload();
    browser.ready();
    assert_eq!(browser.titles(), ["Ports"]);
    browser.quiet();
}

fn one_missing(browser: &Browser) {
    put(
        browser,
        "/t/bad.yaml",
        "text/yaml",
        "a:\n- title: Good\n- link: /bad/\n",
    );
    put(browser, "/t/engine.md", "text/markdown", ENGINE);
    let address = browser.put("one-missing", &with("src=\"bad.yaml gone.md engine.md\""));
    browser.session.go(&address);
    browser
        .session
        .wait("the others are shown", "probe.cards().length === 2");
    browser.session.wait(
        "all is said",
        "__log.filter(it => it.includes('Guide Grid')).length === 2",
    );
    assert_eq!(browser.titles(), ["Good", "Ports"]);
    let said = said(browser).join("\n");
    assert!(
        said.contains("/t/gone.md is missing (status 404)"),
        "{said}"
    );
    assert!(said.contains("/t/bad.yaml:3:"), "{said}");
    assert_eq!(
        browser
            .session
            .eval("probe.events('error').map(it => it.detail.code)"),
        json!(["not-found"])
    );
}

fn missing(browser: &Browser) {
    put(
        browser,
        "/t/home",
        "text/html",
        "<!doctype html><title>Home</title>",
    );
    for (name, src, code, words) in [
        ("file", "gone.json", "not-found", "status 404"),
        ("page", "home", "wrong-type", "HTML page"),
        ("address", "https://", "not-found", "is not an address"),
    ] {
        let address = browser.put(&format!("missing-{name}"), &with(&format!("src=\"{src}\"")));
        browser.session.go(&address);
        browser.session.wait(
            "the failure is reported",
            "probe.events('error').length > 0",
        );
        assert_eq!(browser.text("probe.events('error')[0].detail.code"), code);
        assert!(
            said(browser).join("\n").contains(words),
            "{name}: {:?}",
            said(browser)
        );
        // Whether there are cards in the fallback is known only once the engine is there.
        browser.session.wait(
            "nothing but the fallback is shown",
            "probe.shown(document.querySelector('.fallback')) && probe.root().childElementCount === 1",
        );
    }
}

fn fetched_when_near(browser: &Browser) {
    put(
        browser,
        "/t/near.json",
        "application/json",
        "[{\"title\": \"One\"}]",
    );
    let mut page = with("src=\"near.json\"");
    page.body = format!("<div style=\"height: 6000px\">Far above</div>{}", page.body);
    let address = browser.put("near", &page);
    browser.session.go(&address);
    browser
        .session
        .eval("new Promise(done => setTimeout(done, 500))");
    assert_eq!(requests(browser, "/t/near.json"), 0, "nobody is near");
    browser
        .session
        .eval("(probe.grid().scrollIntoView(), true)");
    browser
        .session
        .wait("it is shown", "probe.cards().length === 1");
    browser.session.eval("(() => { const grid = probe.grid(), place = grid.parentElement; grid.remove(); return new Promise(done => setTimeout(() => done(place.append(grid)), 100)); })()");
    browser
        .session
        .wait("it is shown again", "probe.cards().length === 1");
    assert_eq!(requests(browser, "/t/near.json"), 1);
    put(
        browser,
        "/t/near.json",
        "application/json",
        "[{\"title\": \"Two\"}]",
    );
    browser.session.eval("(probe.grid().refresh(), true)");
    browser
        .session
        .wait("the new data is shown", "probe.cards()[0]?.title === 'Two'");
    browser.server.put("/t/near.json", Answer::status(503));
    browser.session.eval("(probe.grid().refresh(), true)");
    browser.session.wait(
        "the failure is reported",
        "probe.events('error').length === 1",
    );
    assert_eq!(browser.titles(), ["Two"], "what was shown stays");
}

fn try_again(browser: &Browser) {
    browser.server.put("/t/again.json", Answer::status(503));
    let mut page = with("src=\"again.json\"");
    page.lang = "de".into();
    let address = browser.put("try-again", &page);
    browser.session.go(&address);
    let button = "probe.root().querySelector('.offer button')";
    browser
        .session
        .wait("there is a button", &format!("!!{button}"));
    assert_eq!(
        browser.text("probe.words(probe.root().querySelector('.offer'))"),
        "Die Anleitungen konnten nicht geladen werden. Erneut versuchen"
    );
    assert_eq!(
        browser.text("probe.events('error')[0].detail.code"),
        "unavailable"
    );
    assert_eq!(
        browser
            .session
            .eval("probe.shown(document.querySelector('.fallback'))"),
        true
    );
    browser.session.click(button);
    browser
        .session
        .wait("it failed again", "probe.events('error').length === 2");
    assert_eq!(
        browser.session.eval(&format!(
            "[probe.focused() === {button}, probe.root().querySelectorAll('.offer').length]"
        )),
        json!([true, 1])
    );
    put(
        browser,
        "/t/again.json",
        "application/json",
        "[{\"title\": \"One\"}]",
    );
    browser.session.click(button);
    browser
        .session
        .wait("it is shown", "probe.cards().length === 1");
    browser.settle();
    assert_eq!(
        browser
            .session
            .eval("[probe.focused() === probe.search(), !!probe.root().querySelector('.offer')]"),
        json!([true, false])
    );
}

/// `fetch` keeps its answers back until the page calls `arrive`, and counts the requests that were given up.
const HELD_BACK: &str = "<script>
    var arrive, aborted = 0;
    const held = new Promise((done) => { arrive = done; });
    const original = window.fetch;
    window.fetch = async (url, init) => {
        if (!String(url).includes('slow')) return original(url, init);
        init.signal.addEventListener('abort', () => { aborted += 1; });
        await held;
        return original(url, init);
    };
</script>";

fn cancelled(browser: &Browser) {
    put(
        browser,
        "/t/slow.json",
        "application/json",
        "[{\"title\": \"Slow\"}]",
    );
    put(
        browser,
        "/t/other.json",
        "application/json",
        "[{\"title\": \"Other\"}]",
    );
    let mut page = with("src=\"slow.json\"");
    page.head = HELD_BACK.into();
    let address = browser.put("cancelled", &page);
    browser.session.go(&address);
    browser
        .session
        .eval("new Promise(done => setTimeout(done, 300))");
    browser
        .session
        .eval("(probe.grid().setAttribute('src', 'other.json'), true)");
    browser.session.wait(
        "the other file is shown",
        "probe.cards()[0]?.title === 'Other'",
    );
    assert_eq!(browser.number("aborted"), 1.0);
    browser
        .session
        .eval("(probe.grid().setAttribute('src', 'slow.json'), true)");
    browser
        .session
        .eval("new Promise(done => setTimeout(done, 100))");
    browser
        .session
        .eval("(window.removed = probe.grid(), removed.remove(), true)");
    browser
        .session
        .wait("the request is given up", "aborted === 2");
    browser
        .session
        .eval("(arrive(), document.querySelector('main').append(removed), true)");
    browser.session.wait(
        "the file is fetched then",
        "probe.cards()[0]?.title === 'Slow'",
    );
    browser.quiet();
}

fn later_address(browser: &Browser) {
    put(
        browser,
        "/t/next/page.json",
        "application/json",
        "[{\"title\": \"Next\"}]",
    );
    browser.open(
        "later-address",
        &Page::new(element("", super::reader::GUIDES)),
    );
    browser.session.eval(
        "(() => {
            const main = document.querySelector('main');
            main.innerHTML = '<guide-grid src=\"page.json\" loading=\"eager\"></guide-grid>';
            history.pushState(null, '', '/t/next/');
        })()",
    );
    browser
        .session
        .wait("it is shown", "probe.cards()[0]?.title === 'Next'");
    browser.quiet();
}

fn told_to_wait(browser: &Browser) {
    put(
        browser,
        "/t/slow.json",
        "application/json",
        "[{\"title\": \"Slow\"}]",
    );
    let mut page = with("src=\"slow.json\"");
    page.head = HELD_BACK.into();
    let address = browser.put("told-to-wait", &page);
    browser.session.go(&address);
    let status = "probe.words(probe.root().querySelector('[role=status]'))";
    browser
        .session
        .wait("it is said", &format!("{status} === 'Loading guides…'"));
    browser.session.eval("(arrive(), true)");
    browser
        .session
        .wait("it is shown", "probe.cards().length === 1");
    assert_eq!(
        browser
            .session
            .eval("probe.root().querySelectorAll('.notice').length"),
        0
    );
    browser.quiet();
}

fn own_cards_first(browser: &Browser) {
    let cards: String = ["One", "Two", "Three"]
        .map(|it| {
            format!(
                "<li class=\"card\"><h3><a href=\"/{it}/\">{it}</a></h3><p>About {it}.</p></li>"
            )
        })
        .concat();
    put(
        browser,
        "/t/slow.json",
        "application/json",
        "[{\"title\": \"One\", \"link\": \"/One/\", \"tags\": [\"first\"]}, {\"title\": \"Two\", \"link\": \"/Two/\", \"tags\": [\"first\", \"even\"]}]",
    );
    let mut page = Page::new(format!(
        "<guide-grid src=\"slow.json\"><ul>{cards}</ul></guide-grid>"
    ));
    page.head = HELD_BACK.into();
    browser.open("own-first", &page);
    let shown = "[...document.querySelectorAll('.card')].filter(probe.shown).map(it => it.querySelector('a').textContent)";
    assert_eq!(browser.list(shown), ["One", "Two", "Three"]);
    browser.search("two");
    assert_eq!(browser.list(shown), ["Two"]);
    browser.session.eval("(arrive(), true)");
    browser.session.wait(
        "the cards are indexed with what the file says",
        "performance.getEntriesByName('guide-grid:index').length === 2",
    );
    browser.settle();
    assert_eq!(browser.list(shown), ["Two"], "the query stays");
    browser.search("first");
    assert_eq!(browser.list(shown), ["One", "Two"], "a tag of the file");
    browser.quiet();
    for (name, status) in [("own-unavailable", 503), ("own-missing", 404)] {
        browser.server.put("/t/gone.json", Answer::status(status));
        let page = Page::new(format!(
            "<guide-grid src=\"gone.json\"><ul>{cards}</ul></guide-grid>"
        ));
        browser.session.go(&browser.put(name, &page));
        browser.session.wait(
            "the failure is reported",
            "probe.events('error').length === 1",
        );
        browser
            .session
            .wait("there is a toolbar", "!!probe.search()");
        browser.search("three");
        assert_eq!(browser.list(shown), ["Three"], "{name}");
        assert_eq!(
            browser
                .session
                .eval("!!probe.root().querySelector('.offer')"),
            false
        );
    }
}
