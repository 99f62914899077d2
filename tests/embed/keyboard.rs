//! Using the grid by keyboard, and focus, which is never lost.

use super::accessibility::with_own_link;
use super::browser::{Browser, Page, element};
use super::reader::guides_page;
use super::session::key;
use super::{Test, test};

pub const TESTS: &[Test] = &[
    test(
        "Tab reaches every control and link in reading order, keeps the focus in view, and leaves the grid",
        tab_order,
    ),
    test("Escape empties the search box and keeps the focus", escape),
    test("arrow keys move between cards", arrows),
    test(
        "the down arrow and Enter lead from the search box to the first card, and the up arrow leads back",
        into_cards,
    ),
    test(
        "where nothing is found, arrow keys lead from the search box through what is offered, and back",
        into_offers,
    ),
    test(
        "the focus is in the search box after the text, the last chosen value or everything was cleared",
        cleared,
    ),
    test(
        "Space and Enter choose, and focus stays where it was",
        choose,
    ),
    test(
        "focus goes somewhere sensible when a chip, the clear button or a card disappears",
        never_lost,
    ),
    test("a menu opens, chooses and closes by keyboard", menu),
    test(
        "the shortcut focuses the search box, but never while the reader types somewhere else",
        shortcut,
    ),
    test("Enter on a card follows its link", follow),
    test(
        "the number of results is announced once typing pauses",
        announced,
    ),
];

/// The page of guides between two buttons of the host.
fn between() -> Page {
    let mut page = guides_page();
    page.body = format!(
        "<button id=\"before\">Before</button>\n{}\n<button id=\"after\">After</button>",
        page.body
    );
    page
}

fn focus(browser: &Browser) -> String {
    browser.text("probe.focus()")
}

fn tab(browser: &Browser) -> String {
    browser.session.keys(&key::TAB.to_string());
    focus(browser)
}

fn tab_order(browser: &Browser) {
    browser.open("tab", &between());
    browser
        .session
        .eval("(document.getElementById('before').focus(), true)");
    let wanted = browser.list(
        "[probe.search(), probe.root().querySelector('.opener'), probe.part('copy'),
            ...probe.parts('card').map(it => it.querySelector('a'))]
            .map(it => probe.words(it) || it.getAttribute('aria-label'))",
    );
    assert_eq!(wanted.len(), 1 + 2 + 14);
    let mut met = Vec::new();
    for _ in 0..wanted.len() + 5 {
        let here = tab(browser);
        if here.contains("After") {
            break;
        }
        assert_eq!(
            browser.session.eval("probe.outlined()"),
            true,
            "{here} does not look focused"
        );
        assert_eq!(
            browser.session.eval("(() => { const box = probe.focused().getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight })()"),
            true,
            "{here} is out of view"
        );
        met.push(
            browser
                .text("probe.words(probe.focused()) || probe.focused().getAttribute('aria-label')"),
        );
    }
    assert_eq!(met, wanted);
    assert!(
        focus(browser).contains("After"),
        "Tab leaves: {}",
        focus(browser)
    );
    for wanted in wanted.iter().rev() {
        browser.session.chord(key::SHIFT, key::TAB);
        assert_eq!(
            &browser
                .text("probe.words(probe.focused()) || probe.focused().getAttribute('aria-label')"),
            wanted
        );
    }
    browser.session.chord(key::SHIFT, key::TAB);
    assert!(
        focus(browser).contains("Before"),
        "Shift+Tab leaves: {}",
        focus(browser)
    );
    browser.quiet();
}

fn escape(browser: &Browser) {
    browser.open("escape", &between());
    browser.search("autolyse");
    assert_eq!(browser.titles().len(), 1);
    browser.session.keys(&key::ESCAPE.to_string());
    browser.settle();
    assert_eq!(browser.text("probe.search().value"), "");
    assert_eq!(browser.titles().len(), 14);
    assert_eq!(
        browser.session.eval("probe.focused() === probe.search()"),
        true
    );
    browser.quiet();
}

fn arrows(browser: &Browser) {
    browser.session.resize(1280, 900);
    browser.open("arrows", &between());
    let links = "probe.parts('card').map(it => it.querySelector('a'))";
    let place = format!("({links}).indexOf(probe.focused())");
    let columns = browser
        .number("getComputedStyle(probe.part('grid')).gridTemplateColumns.split(' ').length");
    assert_eq!(columns, 3.0, "there is room for three columns");
    browser.session.eval(&format!("({links}[0].focus(), true)"));
    let check = |pressed: char, name: &str, wanted: f64| {
        browser.session.keys(&pressed.to_string());
        assert_eq!(
            browser.number(&place),
            wanted,
            "after {name}: {}",
            focus(browser)
        );
    };
    check(key::RIGHT, "right", 1.0);
    check(key::RIGHT, "right", 2.0);
    check(key::LEFT, "left", 1.0);
    check(key::LEFT, "left", 0.0);
    check(key::LEFT, "left at the first", 0.0);
    check(key::DOWN, "down", 3.0);
    check(key::DOWN, "down into the next section", 4.0);
    check(key::UP, "up", 3.0);
    browser
        .session
        .eval(&format!("({links}[13].focus(), true)"));
    browser.session.keys(&key::RIGHT.to_string());
    assert_eq!(browser.number(&place), 13.0, "right at the last");
    browser.quiet();
}

fn into_cards(browser: &Browser) {
    browser.open("into-cards", &between());
    let is_in_box = "probe.focused() === probe.search()";
    let is_on_card = "probe.focused() === probe.part('card').querySelector('a')";
    browser.search("dough");
    for pressed in [key::DOWN, key::ENTER] {
        browser.session.keys(&pressed.to_string());
        assert_eq!(browser.session.eval(is_on_card), true, "{}", focus(browser));
        assert_eq!(browser.session.eval("probe.outlined()"), true);
        browser.session.keys(&key::UP.to_string());
        assert_eq!(browser.session.eval(is_in_box), true, "{}", focus(browser));
        assert_eq!(browser.text("probe.search().value"), "dough");
    }
    browser.quiet();
}

fn into_offers(browser: &Browser) {
    let own_cards = "<guide-grid><ul><li><a href=\"/a/\">Dough</a></li><li><a href=\"/b/\">Bread</a></li></ul>\
        <a slot=\"empty\" hidden href=\"/forum/\">Ask in the forum</a></guide-grid>";
    for page in [with_own_link(), Page::new(own_cards)] {
        browser.open("into-offers", &page);
        browser.search("dough zzzzzzzzzz");
        let step = |key: char| {
            browser.session.keys(&key.to_string());
            focus(browser)
        };
        let keys = [
            key::DOWN,
            key::DOWN,
            key::DOWN,
            key::DOWN,
            key::UP,
            key::UP,
            key::UP,
        ];
        let offers = browser.list(
            "[...probe.part('empty').querySelectorAll('button'), probe.grid().querySelector('[slot]')].map(probe.words)",
        );
        assert_eq!(offers.len(), 3, "{offers:?}");
        let visited: Vec<String> = keys.into_iter().map(step).collect();
        let expected = [0, 1, 2, 2, 1, 0].map(|it| &offers[it]);
        for (visited, expected) in visited.iter().zip(expected) {
            assert!(
                visited.ends_with(expected.as_str()),
                "{visited}: {expected}"
            );
        }
        assert_eq!(
            browser.session.eval("probe.focused() === probe.search()"),
            true,
            "{visited:?}"
        );
        browser.quiet();
    }
}

fn cleared(browser: &Browser) {
    let is_in_box = "probe.focused() === probe.search()";
    for control in [
        "probe.root().querySelector('.erase')",
        "probe.part('chip')",
        "probe.part('clear')",
    ] {
        let address = browser.put("cleared", &between());
        for by_keyboard in [true, false] {
            browser.visit(&format!("{address}?guides=dough&guides-section=the-basics"));
            if by_keyboard {
                browser.session.eval(&format!("({control}.focus(), true)"));
                browser.session.keys(&key::ENTER.to_string());
            } else {
                browser.session.click(control);
            }
            browser.settle();
            assert_eq!(
                browser.session.eval(is_in_box),
                true,
                "{control}: {}",
                focus(browser)
            );
        }
    }
    browser.quiet();
}

fn choose(browser: &Browser) {
    let mut page = between();
    page.body = page
        .body
        .replace("<guide-grid", "<guide-grid filters=\"row\"");
    browser.open("choose", &page);
    let second = "probe.parts('value')[1]";
    browser.session.eval(&format!("({second}.focus(), true)"));
    for pressed in [key::SPACE, key::ENTER] {
        browser.session.keys(&pressed.to_string());
        browser.settle();
        let chosen = pressed == key::SPACE;
        assert_eq!(browser.titles().len(), if chosen { 5 } else { 14 });
        assert_eq!(
            browser
                .session
                .eval(&format!("probe.focused() === {second}")),
            true,
            "{}",
            focus(browser)
        );
    }
    browser.quiet();
}

fn never_lost(browser: &Browser) {
    browser.open("lost", &between());
    let inside = |browser: &Browser, what: &str| {
        browser.settle();
        let here = focus(browser);
        assert_eq!(
            browser.session.eval("probe.root().activeElement !== null"),
            true,
            "{what}: focus is on {here}"
        );
    };
    browser.choose("The basics");
    browser.choose("Working dough");
    for left in [1, 0] {
        browser.session.eval("(probe.part('chip').focus(), true)");
        browser.session.keys(&key::ENTER.to_string());
        inside(browser, "a chip was removed");
        assert_eq!(browser.list("probe.chips()").len(), left);
    }
    browser.search("autolyse");
    browser.session.eval("(probe.part('clear').focus(), true)");
    browser.session.keys(&key::ENTER.to_string());
    inside(browser, "everything was cleared");
    browser
        .session
        .eval("(probe.parts('card')[9].querySelector('a').focus(), true)");
    browser
        .session
        .eval("(probe.grid().query = { text: 'autolyse' }, true)");
    inside(browser, "a card disappeared");
    browser.search("autolyse zzzzzzzz");
    browser
        .session
        .eval("(probe.part('empty').querySelector('button').focus(), true)");
    browser.session.keys(&key::ENTER.to_string());
    inside(browser, "a suggestion was used");
    browser.quiet();
}

/// Enough tags for a menu with its own search box.
pub fn many_tags() -> Page {
    let cards: String = (0..30)
        .map(|n| format!("- title: Guide {n}\n  link: /{n}\n  tags: [tag{n}, all]\n"))
        .collect();
    Page::new(format!(
        "<button id=\"before\">Before</button>\n{}",
        element("facets=\"tags\"", &format!("---\ngrid:\n{cards}---\n"))
    ))
}

fn menu(browser: &Browser) {
    browser.open("menu", &many_tags());
    let opener = "probe.root().querySelector('[part~=facet] button[aria-expanded]')";
    browser.session.eval(&format!("({opener}.focus(), true)"));
    browser.session.keys(&key::ENTER.to_string());
    browser.settle();
    assert_eq!(
        browser.text(&format!("{opener}.getAttribute('aria-expanded')")),
        "true"
    );
    let check = |pressed: &str, wanted: &str| {
        browser.session.keys(pressed);
        browser.settle();
        let here = focus(browser);
        assert!(here.contains(wanted), "{wanted:?} has the focus: {here}");
    };
    assert!(focus(browser).contains("Search tags"), "{}", focus(browser));
    for (pressed, wanted) in [
        (key::DOWN, "[value] tag0 1"),
        (key::DOWN, "[value] tag1 1"),
        (key::DOWN, "[value] tag2 1"),
        (key::UP, "[value] tag1 1"),
        (key::END, "[value] all 30"),
        (key::DOWN, "[value] all 30"),
        (key::HOME, "[value] tag0 1"),
        (key::UP, "Search tags"),
        (key::TAB, "[value] tag0 1"),
        (key::DOWN, "[value] tag1 1"),
        (key::TAB, "Show all 31"),
    ] {
        check(&pressed.to_string(), wanted);
    }
    browser.session.chord(key::SHIFT, key::TAB);
    assert!(focus(browser).contains("[value] tag1 1"));
    check("tag17", "Search tags");
    assert_eq!(browser.list("probe.values()"), ["tag17 1"]);
    check(&key::DOWN.to_string(), "[value] tag17 1");
    browser.session.keys(&key::SPACE.to_string());
    browser.settle();
    assert_eq!(browser.titles().len(), 1);
    assert!(focus(browser).contains("[value]"), "{}", focus(browser));
    browser.session.keys(&key::ESCAPE.to_string());
    browser.settle();
    assert_eq!(
        browser.text(&format!("{opener}.getAttribute('aria-expanded')")),
        "false"
    );
    assert_eq!(
        browser
            .session
            .eval(&format!("probe.focused() === {opener}")),
        true,
        "{}",
        focus(browser)
    );
    assert_eq!(
        browser.titles().len(),
        1,
        "Escape closes the menu and keeps the choice"
    );
    browser.quiet();
}

fn shortcut(browser: &Browser) {
    let mut page = guides_page();
    page.body = format!(
        "<label>Other <input id=\"other\"></label>\n{}",
        page.body
            .replace("id=\"grid\"", "id=\"grid\" shortcut=\"/\"")
    );
    browser.open("shortcut", &page);
    browser.session.keys("/");
    assert_eq!(
        browser.session.eval("probe.focused() === probe.search()"),
        true
    );
    assert_eq!(
        browser.text("probe.search().value"),
        "",
        "the key itself is not typed"
    );
    browser.session.keys("a/b");
    assert_eq!(browser.text("probe.search().value"), "a/b");
    browser
        .session
        .eval("(document.getElementById('other').focus(), true)");
    browser.session.keys("a/b");
    assert_eq!(
        browser.text("document.getElementById('other').value"),
        "a/b"
    );
    browser.quiet();
}

fn follow(browser: &Browser) {
    browser.open("follow", &between());
    browser
        .session
        .eval("(probe.part('card').querySelector('a').focus(), true)");
    browser.session.keys(&key::ENTER.to_string());
    browser.session.wait(
        "the link was followed",
        "location.pathname === '/guides/bread/the-basics/what-is-a-starter/'",
    );
    browser.session.back();
    browser.ready();
}

fn announced(browser: &Browser) {
    browser.open("announced", &between());
    let said = "[...probe.root().querySelectorAll('[role=status], [aria-live]')].map(it => it.textContent.trim()).join('')";
    assert_eq!(browser.text(said), "", "nothing is announced at the start");
    browser.session.eval(&format!(
        "(window.__said = [], new MutationObserver(() => __said.push({said}))
            .observe(probe.root(), {{ subtree: true, childList: true, characterData: true }}), true)"
    ));
    // Letter by letter, without the pauses that a busy machine makes between real keys.
    browser.session.eval(
        "(async () => {
            for (const end of 'autolyse'.split('').keys()) {
                probe.search().value = 'autolyse'.slice(0, end + 1);
                probe.search().dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
                await Promise.resolve();
            }
        })()",
    );
    browser.session.wait(
        "the number was announced",
        &format!("/(^|\\D)1(\\D|$)/.test({said})"),
    );
    let said = browser.list("[...new Set(__said.filter(Boolean))]");
    assert_eq!(
        said.len(),
        1,
        "announced once, not for every letter: {said:?}"
    );
    browser.quiet();
}
