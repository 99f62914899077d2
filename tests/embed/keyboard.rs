//! Everything without a pointer, and focus that is never lost.

use super::bench::{Bench, Page, element};
use super::seed::seed_page;
use super::session::key;
use super::{Test, test};

pub const TESTS: &[Test] = &[
    test(
        "Tab reaches every control and link in reading order, with focus in sight, and leaves again",
        tab_order,
    ),
    test("Escape empties the search box and keeps the focus", escape),
    test("arrow keys move between cards", arrows),
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
    test("what was found is announced once typing pauses", announced),
];

/// The seed between two buttons of the host.
fn between() -> Page {
    let mut page = seed_page();
    page.body = format!(
        "<button id=\"before\">Before</button>\n{}\n<button id=\"after\">After</button>",
        page.body
    );
    page
}

fn focus(bench: &Bench) -> String {
    bench.text("probe.focus()")
}

fn tab(bench: &Bench) -> String {
    bench.session.keys(&key::TAB.to_string());
    focus(bench)
}

fn tab_order(bench: &Bench) {
    bench.open("tab", &between());
    bench
        .session
        .eval("(document.getElementById('before').focus(), true)");
    let wanted = bench.list(
        "[probe.search(), ...probe.parts('value'), ...probe.parts('card').map(it => it.querySelector('a'))]
            .map(it => probe.words(it) || it.getAttribute('aria-label'))",
    );
    assert_eq!(wanted.len(), 1 + 3 + 14);
    let mut met = Vec::new();
    for _ in 0..wanted.len() + 5 {
        let here = tab(bench);
        if here.contains("After") {
            break;
        }
        assert_eq!(
            bench.session.eval("probe.outlined()"),
            true,
            "{here} does not look focused"
        );
        assert_eq!(
            bench.session.eval("(() => { const box = probe.focused().getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight })()"),
            true,
            "{here} is out of sight"
        );
        met.push(
            bench
                .text("probe.words(probe.focused()) || probe.focused().getAttribute('aria-label')"),
        );
    }
    assert_eq!(met, wanted);
    assert!(
        focus(bench).contains("After"),
        "Tab leaves: {}",
        focus(bench)
    );
    for wanted in wanted.iter().rev() {
        bench.session.chord(key::SHIFT, key::TAB);
        assert_eq!(
            &bench
                .text("probe.words(probe.focused()) || probe.focused().getAttribute('aria-label')"),
            wanted
        );
    }
    bench.session.chord(key::SHIFT, key::TAB);
    assert!(
        focus(bench).contains("Before"),
        "Shift+Tab leaves: {}",
        focus(bench)
    );
    bench.quiet();
}

fn escape(bench: &Bench) {
    bench.open("escape", &between());
    bench.search("compose");
    assert_eq!(bench.titles().len(), 1);
    bench.session.keys(&key::ESCAPE.to_string());
    bench.settle();
    assert_eq!(bench.text("probe.search().value"), "");
    assert_eq!(bench.titles().len(), 14);
    assert_eq!(
        bench.session.eval("probe.focused() === probe.search()"),
        true
    );
    bench.quiet();
}

fn arrows(bench: &Bench) {
    bench.session.resize(1280, 900);
    bench.open("arrows", &between());
    let links = "probe.parts('card').map(it => it.querySelector('a'))";
    let place = format!("({links}).indexOf(probe.focused())");
    let columns =
        bench.number("getComputedStyle(probe.part('grid')).gridTemplateColumns.split(' ').length");
    assert_eq!(columns, 3.0, "the seed has room for three columns");
    bench.session.eval(&format!("({links}[0].focus(), true)"));
    let check = |pressed: char, name: &str, wanted: f64| {
        bench.session.keys(&pressed.to_string());
        assert_eq!(
            bench.number(&place),
            wanted,
            "after {name}: {}",
            focus(bench)
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
    bench.session.eval(&format!("({links}[13].focus(), true)"));
    bench.session.keys(&key::RIGHT.to_string());
    assert_eq!(bench.number(&place), 13.0, "right at the last");
    bench.quiet();
}

fn choose(bench: &Bench) {
    bench.open("choose", &between());
    let second = "probe.parts('value')[1]";
    bench.session.eval(&format!("({second}.focus(), true)"));
    for pressed in [key::SPACE, key::ENTER] {
        bench.session.keys(&pressed.to_string());
        bench.settle();
        let chosen = pressed == key::SPACE;
        assert_eq!(bench.titles().len(), if chosen { 5 } else { 14 });
        assert_eq!(
            bench.session.eval(&format!("probe.focused() === {second}")),
            true,
            "{}",
            focus(bench)
        );
    }
    bench.quiet();
}

fn never_lost(bench: &Bench) {
    bench.open("lost", &between());
    let inside = |bench: &Bench, what: &str| {
        bench.settle();
        let here = focus(bench);
        assert_eq!(
            bench.session.eval("probe.root().activeElement !== null"),
            true,
            "{what}: focus is on {here}"
        );
    };
    bench.choose("The basics");
    bench.choose("Building images");
    for left in [1, 0] {
        bench.session.eval("(probe.part('chip').focus(), true)");
        bench.session.keys(&key::ENTER.to_string());
        inside(bench, "a chip was taken off");
        assert_eq!(bench.list("probe.chips()").len(), left);
    }
    bench.search("compose");
    bench.session.eval("(probe.part('clear').focus(), true)");
    bench.session.keys(&key::ENTER.to_string());
    inside(bench, "everything was cleared");
    bench
        .session
        .eval("(probe.parts('card')[9].querySelector('a').focus(), true)");
    bench
        .session
        .eval("(probe.grid().query = { text: 'compose' }, true)");
    inside(bench, "a card disappeared");
    bench.search("compose zzzzzzzz");
    bench
        .session
        .eval("(probe.part('empty').querySelector('button').focus(), true)");
    bench.session.keys(&key::ENTER.to_string());
    inside(bench, "a suggestion was taken");
    bench.quiet();
}

/// So many tags that they are a menu, with a search box of its own.
pub fn many_tags() -> Page {
    let cards: String = (0..30)
        .map(|n| format!("- title: Guide {n}\n  link: /{n}\n  tags: [tag{n}, all]\n"))
        .collect();
    Page::new(format!(
        "<button id=\"before\">Before</button>\n{}",
        element("facets=\"tags\"", &format!("---\ngrid:\n{cards}---\n"))
    ))
}

fn menu(bench: &Bench) {
    bench.open("menu", &many_tags());
    let opener = "probe.root().querySelector('[part~=facet] button[aria-expanded]')";
    bench.session.eval(&format!("({opener}.focus(), true)"));
    bench.session.keys(&key::ENTER.to_string());
    bench.settle();
    assert_eq!(
        bench.text(&format!("{opener}.getAttribute('aria-expanded')")),
        "true"
    );
    let mut found = false;
    for _ in 0..8 {
        if tab(bench).contains("[value] tag") {
            found = true;
            break;
        }
    }
    assert!(found, "Tab reaches the values: {}", focus(bench));
    bench.session.keys(&key::SPACE.to_string());
    bench.settle();
    assert_eq!(bench.titles().len(), 1);
    assert!(focus(bench).contains("[value]"), "{}", focus(bench));
    bench.session.keys(&key::ESCAPE.to_string());
    bench.settle();
    assert_eq!(
        bench.text(&format!("{opener}.getAttribute('aria-expanded')")),
        "false"
    );
    assert_eq!(
        bench.session.eval(&format!("probe.focused() === {opener}")),
        true,
        "{}",
        focus(bench)
    );
    assert_eq!(
        bench.titles().len(),
        1,
        "Escape closes and takes nothing back"
    );
    bench.quiet();
}

fn shortcut(bench: &Bench) {
    let mut page = seed_page();
    page.body = format!(
        "<label>Other <input id=\"other\"></label>\n{}",
        page.body
            .replace("id=\"grid\"", "id=\"grid\" shortcut=\"/\"")
    );
    bench.open("shortcut", &page);
    bench.session.keys("/");
    assert_eq!(
        bench.session.eval("probe.focused() === probe.search()"),
        true
    );
    assert_eq!(
        bench.text("probe.search().value"),
        "",
        "the key itself is not typed"
    );
    bench.session.keys("a/b");
    assert_eq!(bench.text("probe.search().value"), "a/b");
    bench
        .session
        .eval("(document.getElementById('other').focus(), true)");
    bench.session.keys("a/b");
    assert_eq!(bench.text("document.getElementById('other').value"), "a/b");
    bench.quiet();
}

fn follow(bench: &Bench) {
    bench.open("follow", &between());
    bench
        .session
        .eval("(probe.part('card').querySelector('a').focus(), true)");
    bench.session.keys(&key::ENTER.to_string());
    bench.session.wait(
        "the link was followed",
        "location.pathname === '/guides/docker-concepts/the-basics/what-is-a-container/'",
    );
    bench.session.back();
    bench.ready();
}

fn announced(bench: &Bench) {
    bench.open("announced", &between());
    let said = "[...probe.root().querySelectorAll('[role=status], [aria-live]')].map(it => it.textContent.trim()).join('')";
    assert_eq!(
        bench.text(said),
        "",
        "nothing is said before anything was done"
    );
    bench.session.eval(&format!(
        "(window.__said = [], new MutationObserver(() => __said.push({said}))
            .observe(probe.root(), {{ subtree: true, childList: true, characterData: true }}), true)"
    ));
    bench.search("compose");
    bench.session.wait(
        "the number was announced",
        &format!("/(^|\\D)1(\\D|$)/.test({said})"),
    );
    let said = bench.list("[...new Set(__said.filter(Boolean))]");
    assert_eq!(said.len(), 1, "once, not for every letter: {said:?}");
    bench.quiet();
}
