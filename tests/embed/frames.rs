//! Elements in the documents of frames.

use super::browser::{Browser, Page, element};
use super::reader::{GUIDES, guides_page};
use super::{Test, test};
use serde_json::json;

pub const TESTS: &[Test] = &[
    test(
        "an element that is added to a frame before it starts works there",
        put_into_a_frame,
    ),
    test(
        "a grid that is moved into a frame and back stays styled and keeps its query",
        moved_into_a_frame_and_back,
    ),
    test("grids of a page in a frame work", page_in_a_frame),
    test(
        "removing a frame with a grid in it does not affect the page's grids",
        frame_is_removed,
    ),
];

/// In the page: the frame's document, and what a reader of it sees of a grid.
const TOOLS: &str = "<script>
    var framed = () => document.getElementById('frame').contentDocument;
    var view = (grid) => {
        const cards = [...grid.shadowRoot.querySelectorAll('[part~=card]')];
        const border = cards[0] && grid.ownerDocument.defaultView.getComputedStyle(cards[0]).borderTopStyle;
        return { titles: cards.map((it) => it.querySelector('[part~=title]').textContent.trim()), border };
    };
    var ask = (grid, text) => {
        const box = grid.shadowRoot.querySelector('input[type=search]');
        box.value = text;
        box.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    };
    var putIntoFrame = (data) => {
        const grid = window.grid = document.createElement('guide-grid');
        grid.setAttribute('loading', 'eager');
        grid.setAttribute('name', 'framed');
        grid.data = data;
        framed().body.append(grid);
        return true;
    };
    var shows = (grid, titles) => {
        const { titles: found, border } = view(grid);
        return JSON.stringify(found) === JSON.stringify(titles) && border === 'solid';
    };
</script>";

/// A page with a frame, and a grid in the page itself.
fn page() -> Page {
    let mut page = Page::new(format!(
        "<iframe id=\"frame\" title=\"Frame\" src=\"/t/blank.html\" width=\"900\" height=\"600\"></iframe>\n{}",
        element("id=\"own\" name=\"own\" loading=\"eager\"", GUIDES)
    ));
    page.head = TOOLS.into();
    page
}

fn shows(browser: &Browser, what: &str, grid: &str, titles: &[&str]) {
    let wanted = json!(titles);
    browser
        .session
        .wait(what, &format!("shows({grid}, {wanted})"));
}

/// Fails unless the page's own grid answers and nothing was logged.
fn own_grid_lives(browser: &Browser) {
    browser
        .session
        .eval("(ask(document.getElementById('own'), 'steam'), true)");
    shows(
        browser,
        "the page's own grid answers",
        "document.getElementById('own')",
        &["Baking with steam"],
    );
    browser.quiet();
}

fn put_into_a_frame(browser: &Browser) {
    browser.open("put-into-frame", &page());
    browser.session.eval(
        "putIntoFrame([{ title: 'In a frame', link: '/a/' }, { title: 'And another', link: '/b/' }])",
    );
    shows(
        browser,
        "it is styled in the frame",
        "grid",
        &["In a frame", "And another"],
    );
    browser.session.eval("(ask(grid, 'another'), true)");
    shows(browser, "it answers in the frame", "grid", &["And another"]);
    own_grid_lives(browser);
}

fn moved_into_a_frame_and_back(browser: &Browser) {
    let mut page = page();
    page.body.push_str(&element(
        "id=\"moved\" name=\"moved\" loading=\"eager\"",
        GUIDES,
    ));
    browser.open("moved-into-frame", &page);
    browser.session.eval(
        "(window.moved = document.getElementById('moved'), window.home = moved.parentElement, ask(moved, 'autolyse'), true)",
    );
    let autolyse = ["What is Autolyse?"];
    shows(browser, "it answers in the page", "moved", &autolyse);
    for place in ["framed().body", "home", "framed().body", "home"] {
        browser
            .session
            .eval(&format!("({place}.append(moved), true)"));
        shows(
            browser,
            &format!("it is styled in {place}, with its query"),
            "moved",
            &autolyse,
        );
        assert_eq!(
            browser.number("moved.shadowRoot.adoptedStyleSheets.length"),
            1.0
        );
        browser.session.eval("(ask(moved, 'steam'), true)");
        shows(
            browser,
            &format!("it answers in {place}"),
            "moved",
            &["Baking with steam"],
        );
        browser.session.eval("(ask(moved, 'autolyse'), true)");
        shows(browser, "it answers again", "moved", &autolyse);
    }
    own_grid_lives(browser);
}

fn page_in_a_frame(browser: &Browser) {
    browser.put("framed", &guides_page());
    let mut page = page();
    page.body = page.body.replace("/t/blank.html", "/t/framed.html");
    browser.open("page-in-frame", &page);
    browser.session.wait(
        "the frame's grid is shown",
        "framed().querySelector('guide-grid')?.shadowRoot?.querySelectorAll('[part~=card]').length === 14",
    );
    browser
        .session
        .eval("(ask(framed().querySelector('guide-grid'), 'autolyse'), true)");
    shows(
        browser,
        "the frame's grid answers",
        "framed().querySelector('guide-grid')",
        &["What is Autolyse?"],
    );
    own_grid_lives(browser);
}

fn frame_is_removed(browser: &Browser) {
    browser.open("frame-removed", &page());
    browser
        .session
        .eval("putIntoFrame([{ title: 'In a frame', link: '/a/' }])");
    shows(
        browser,
        "it is styled in the frame",
        "grid",
        &["In a frame"],
    );
    browser.session.eval(
        "(async () => {
            document.getElementById('frame').remove();
            grid.data = [{ title: 'Nobody sees this' }];
            await new Promise((done) => setTimeout(done, 300));
        })()",
    );
    own_grid_lives(browser);
}
