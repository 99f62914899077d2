//! The toolbar: its row, its menus, the layout and the link.

use super::accessibility::two_facets;
use super::browser::{Browser, Page, element};
use super::keyboard::many_tags;
use super::layout::at_width;
use super::reader::guides_page;
use super::session::key;
use super::{Test, test};
use serde_json::json;

pub const TESTS: &[Test] = &[
    test("the toolbar is one row where it fits", one_row),
    test(
        "nothing moves when a value is chosen in a menu",
        nothing_moves,
    ),
    test(
        "a menu stands below its button, in the window, and leaves the count to be seen",
        menu_place,
    ),
    test("a menu is never higher than the window", low_window),
    test(
        "a menu closes by a click elsewhere, by Escape, and when Tab leaves it",
        menu_closes,
    ),
    test("letters lead to the values of a small menu", letters),
    test(
        "where there is little room, filters are a sheet at the bottom of the window",
        sheet,
    ),
    test(
        "the chosen layout is kept for the site's pages",
        layout_kept,
    ),
    test(
        "the layout can be chosen where the browser keeps nothing for the site",
        no_storage,
    ),
    test(
        "the link to what is shown is copied, with letters that are not in the address yet",
        copied,
    ),
    test("a link that cannot be copied is explained", not_copied),
    test(
        "a page without a clipboard has no button for it",
        no_clipboard,
    ),
    test(
        "the toolbar is named after the heading above it, or by its author",
        landmark,
    ),
];

const BOX: &str = "const box = (it) => it.getBoundingClientRect(), root = probe.root();";

fn evaluates(browser: &Browser, what: &str, script: &str) {
    let found = browser
        .session
        .eval(&format!("(() => {{ {BOX} {script} }})()"));
    assert_eq!(found, json!(true), "{what}");
}

/// A page with five filters of different sizes.
fn five_facets(attributes: &str) -> Page {
    let cards: String = (0..40)
        .map(|n| {
            let (level, version) = (n % 3, n % 12);
            format!("- {{title: Guide {n}, link: /{n}, tags: [tag{n}], level: level {level}, version: version {version}, kind: kind {level}}}\n")
        })
        .collect();
    let text = format!("---\nfirst:\n{cards}second: [{{title: Other}}]\n---\n");
    Page::new(element(
        &format!("facets=\"section level kind version tags\" sort-menu view-menu {attributes}"),
        &text,
    ))
}

fn one_row(browser: &Browser) {
    browser.session.resize(1280, 900);
    browser.open("one-row", &five_facets(""));
    evaluates(
        browser,
        "all controls share their top and bottom",
        "const controls = [...root.querySelectorAll('.bar input, .bar .opener, .bar .sort, .bar [part=view], .bar [part=copy]')];
         const ends = new Set(controls.map(it => `${Math.round(box(it).top)} ${Math.round(box(it).bottom)}`));
         return controls.length === 9 && ends.size === 1;",
    );
    assert!(
        browser.number("probe.part('toolbar').getBoundingClientRect().height") < 100.0,
        "the toolbar leaves the window to the cards"
    );
    browser.screenshot("toolbar");
    browser.quiet();
}

fn nothing_moves(browser: &Browser) {
    browser.session.resize(1280, 900);
    for width in [1200, 360] {
        browser.open("nothing-moves", &at_width(width, five_facets("")));
        let top = "[probe.search(), probe.root().querySelector('.results')].map(it => it.getBoundingClientRect().top)";
        let before = browser.session.eval(top);
        if width == 360 {
            browser.session.click("probe.root().querySelector('.fold')");
            browser.settle();
        }
        browser.choose("level 1");
        browser.session.keys(&key::ESCAPE.to_string());
        browser.settle();
        assert_eq!(browser.list("probe.chips()").len(), 1);
        assert_eq!(browser.session.eval(top), before, "at {width} px");
    }
    browser.quiet();
}

fn menu_place(browser: &Browser) {
    for (width, dir) in [(1280, "ltr"), (1280, "rtl"), (700, "ltr"), (700, "rtl")] {
        browser.session.resize(width, 900);
        let mut page = five_facets("");
        page.dir = dir.into();
        browser.open("menu-place", &page);
        for name in ["Section", "Level", "Kind", "Version", "Tags"] {
            browser.open_menu(name);
            evaluates(
                browser,
                &format!("{name} at {width} px, {dir}"),
                "const panel = root.querySelector('.panel:popover-open'), place = box(panel), opener = box(panel.previousSibling);
                 const isInside = place.left >= 0 && place.right <= innerWidth && place.bottom <= innerHeight;
                 const isBelow = place.top >= opener.bottom && place.top <= opener.bottom + 20;
                 const isAtButton = Math.abs(place.left - opener.left) < 2 || Math.abs(place.right - opener.right) < 2;
                 const count = box(probe.part('status').firstChild.parentElement);
                 const isCountSeen = innerWidth < 1000 || place.left >= count.left + 80 || place.right <= count.right - 80;
                 return isInside && isBelow && isAtButton && isCountSeen && place.width > 200 && place.width < 400;",
            );
        }
        browser.screenshot(&format!("menu-{width}-{dir}"));
    }
    browser.session.resize(1280, 900);
    browser.quiet();
}

fn low_window(browser: &Browser) {
    browser.session.resize(1280, 480);
    browser.open("low", &five_facets(""));
    browser.open_menu("Tags");
    evaluates(
        browser,
        "the menu is in the window, and its values can be scrolled to",
        "const panel = root.querySelector('.panel:popover-open'), values = panel.querySelector('.values'), place = box(panel);
         return place.top >= 0 && place.bottom <= innerHeight && box(values).bottom <= place.bottom && values.clientHeight > 60;",
    );
    browser.screenshot("menu-low");
    browser.session.resize(1280, 900);
    browser.quiet();
}

fn menu_closes(browser: &Browser) {
    browser.open("menu-closes", &many_tags());
    let open = "probe.root().querySelectorAll('.panel:popover-open').length";
    let is_opener = "probe.focused() === probe.root().querySelector('.opener')";
    let close_and_check = |how: &str, close: &dyn Fn(), focus_returns: bool| {
        browser.open_menu("Tags");
        assert_eq!(browser.number(open), 1.0, "before {how}");
        close();
        browser.settle();
        assert_eq!(browser.number(open), 0.0, "after {how}");
        if focus_returns {
            assert_eq!(browser.session.eval(is_opener), json!(true), "after {how}");
        }
    };
    close_and_check(
        "a click elsewhere",
        &|| browser.session.click("document.querySelector('h1')"),
        false,
    );
    close_and_check(
        "Escape",
        &|| browser.session.keys(&key::ESCAPE.to_string()),
        true,
    );
    close_and_check("a click on its button", &|| browser.open_menu("Tags"), true);
    close_and_check(
        "Tab",
        &|| browser.session.keys(&key::TAB.to_string().repeat(3)),
        false,
    );
    let here = browser.text("probe.focus()");
    assert!(here.contains("Copy link"), "Tab leads on: {here}");
    browser.quiet();
}

fn letters(browser: &Browser) {
    browser.open("letters", &two_facets());
    browser.open_menu("Tags");
    for (pressed, wanted) in [("r", "round"), ("r", "red"), ("G", "green"), ("x", "green")] {
        browser.session.keys(pressed);
        let here = browser.text("probe.focus()");
        assert!(here.contains(wanted), "{pressed} leads to {wanted}: {here}");
    }
    browser.session.keys(&key::SPACE.to_string());
    browser.settle();
    assert_eq!(browser.titles(), ["Three"]);
    browser.quiet();
}

fn sheet(browser: &Browser) {
    browser.session.resize(500, 800);
    browser.open("sheet", &at_width(360, two_facets()));
    let open = "probe.root().querySelectorAll(':popover-open').length";
    browser.session.click("probe.root().querySelector('.fold')");
    browser.settle();
    browser.open_menu("Tags");
    assert_eq!(browser.number(open), 2.0);
    let sheets = "[...root.querySelectorAll(':popover-open')].every(it => box(it).left === 0 && box(it).right === innerWidth && \
                  Math.abs(box(it).bottom - innerHeight) < 1 && box(it).top > 0)";
    evaluates(browser, "both are sheets", &format!("return {sheets};"));
    let value = "probe.parts('value').find(it => probe.words(it).startsWith('red'))";
    browser.session.click(value);
    browser.settle();
    let show = "probe.root().querySelector('.panel:popover-open .show')";
    assert_eq!(
        browser.text(&format!("probe.words({show})")),
        "Show 2 guides"
    );
    browser.screenshot("sheet");
    let colours = format!(
        "(() => {{ const it = {show}; return [getComputedStyle(it).backgroundColor, getComputedStyle(it.firstElementChild).color] }})()"
    );
    let colours = browser.list(&colours);
    assert_ne!(colours[0], colours[1], "the button can be read");
    browser.session.click(show);
    browser.settle();
    assert_eq!(browser.number(open), 0.0, "the cards can be seen");
    let focused = "probe.root().activeElement?.className";
    assert_eq!(browser.text(focused), "fold", "by the button");
    browser.session.keys(&key::ENTER.to_string());
    browser.settle();
    assert_eq!(browser.number(open), 1.0);
    browser.session.keys(&key::ESCAPE.to_string());
    browser.settle();
    assert_eq!(browser.number(open), 0.0);
    assert_eq!(browser.text(focused), "fold", "by Escape");
    assert_eq!(
        browser.text("probe.words(probe.root().querySelector('.fold'))"),
        "Filters (1)"
    );
    assert_eq!(browser.titles(), ["One", "Two"]);
    browser.session.resize(1280, 900);
    browser.quiet();
}

const LAYOUT: &str = "probe.root().querySelector('.results').dataset.layout";

fn choose_layout(browser: &Browser, layout: &str) {
    browser.session.click(&format!(
        "probe.root().querySelector('[part=view] [data-layout={layout}]')"
    ));
    browser.settle();
}

fn layout_kept(browser: &Browser) {
    browser.open("layout", &two_facets());
    assert_eq!(browser.text(LAYOUT), "grid");
    let address = browser.text("location.href");
    choose_layout(browser, "list");
    assert_eq!(browser.text(LAYOUT), "list");
    assert_eq!(
        browser.text("location.href"),
        address,
        "a link shows everyone their own layout"
    );
    browser.open("layout-of-another-page", &two_facets());
    assert_eq!(browser.text(LAYOUT), "list");
    browser.open("layout-of-the-author", &guides_page());
    assert_eq!(
        browser.text(LAYOUT),
        "grid",
        "where readers have no choice, the author's holds"
    );
    browser.open("layout", &two_facets());
    choose_layout(browser, "grid");
    browser.session.reload();
    browser.ready();
    assert_eq!(browser.text(LAYOUT), "grid");
    browser.session.eval("(localStorage.clear(), true)");
    browser.quiet();
}

fn no_storage(browser: &Browser) {
    let mut page = two_facets();
    page.head = "<script>Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });</script>".into();
    browser.open("no-storage", &page);
    choose_layout(browser, "list");
    assert_eq!(browser.text(LAYOUT), "list");
    browser.choose("green");
    assert_eq!(browser.text(LAYOUT), "list");
    browser.session.reload();
    browser.ready();
    assert_eq!(browser.text(LAYOUT), "grid");
    browser.quiet();
}

/// The page of guides with another clipboard.
fn with_clipboard(clipboard: &str) -> Page {
    let mut page = guides_page();
    page.head = format!(
        "<script>Object.defineProperty(Navigator.prototype, 'clipboard', {{ get: () => ({clipboard}) }});</script>"
    );
    page
}

const SAID: &str = "probe.words(probe.root().querySelector('.copied'))";

fn copied(browser: &Browser) {
    browser.open(
        "copied",
        &with_clipboard("{ writeText: async (text) => { window.__copied = text; } }"),
    );
    browser.choose("Working dough");
    browser.session.eval("(probe.search().focus(), true)");
    // The button is pressed before the pause after which the address has the letters.
    browser.session.eval(
        "(probe.search().value = 'fold', probe.search().dispatchEvent(new InputEvent('input', { bubbles: true })), probe.part('copy').click(), true)",
    );
    browser
        .session
        .wait("it is said", &format!("{SAID} === 'Link copied'"));
    browser.screenshot("copied");
    let address = browser.text("__copied");
    assert_eq!(address, browser.text("location.href"));
    assert!(
        address.contains("guides=fold") && address.contains("guides-section="),
        "{address}"
    );
    browser
        .session
        .wait("it is said for a moment", &format!("{SAID} === ''"));
    browser.quiet();
}

fn not_copied(browser: &Browser) {
    browser.open(
        "not-copied",
        &with_clipboard(
            "{ writeText: async () => { throw new DOMException('no', 'NotAllowedError'); } }",
        ),
    );
    browser.session.click("probe.part('copy')");
    browser.session.wait(
        "it is said",
        &format!("{SAID}.startsWith('Not allowed here.')"),
    );
    browser.quiet();
}

fn no_clipboard(browser: &Browser) {
    browser.open("no-clipboard", &with_clipboard("undefined"));
    assert_eq!(
        browser.session.eval("probe.part('copy') === null"),
        json!(true)
    );
    browser.quiet();
}

fn landmark(browser: &Browser) {
    let text = "---\ngrid: [{title: One}, {title: Two}]\n---\n";
    let grid =
        |name: &str, attributes: &str| element(&format!("name=\"{name}\" {attributes}"), text);
    let body = format!(
        "{}{}<h2>Other <em>guides</em> <a href=\"#other\">#</a></h2><div>{}</div>{}<h2>Later</h2>",
        grid("a", ""),
        grid("b", ""),
        grid("c", ""),
        grid("d", "label=\"Mine\""),
    );
    browser.open("landmark", &Page::new(body));
    assert_eq!(
        browser.list("[...document.querySelectorAll('guide-grid')].map(it => it.shadowRoot.querySelector('search').getAttribute('aria-label'))"),
        ["Guides", "Guides 2", "Other guides", "Mine"]
    );
    browser.quiet();
}
