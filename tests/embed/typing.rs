//! What a reader sees while they type.

use super::browser::{Browser, Page, element};
use super::reader::{GUIDES, guides_page};
use super::{Test, test};

pub const TESTS: &[Test] = &[
    test("a letter is seen before its answer", letter_first),
    test("letters typed within a frame get one answer", one_answer),
    test(
        "whatever follows a letter at once, the letter is not lost",
        not_lost,
    ),
    test(
        "cards that are not on screen wait until nobody types",
        growth,
    ),
    test(
        "the first search is rehearsed where nobody sees it",
        rehearsed,
    ),
    test(
        "one search is rehearsed for all grids of a page, and none where nobody can search",
        rehearsed_once,
    ),
];

/// In the page: `type` types into the search box as a key would; how often was searched, and what a reader sees.
const TYPE: &str = "<script>
    var type = (text) => {
        probe.search().value = text;
        probe.search().dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    };
    var answers = () => performance.getEntriesByName('guide-grid:search').length;
    var seen = () => [probe.search().value, probe.words(probe.part('status')), ...probe.cards().map((it) => it.title)];
</script>";

fn opened(browser: &Browser, name: &str) {
    let mut page = guides_page();
    page.head = TYPE.into();
    browser.open(name, &page);
}

fn letter_first(browser: &Browser) {
    opened(browser, "letter-first");
    let before = browser.list("seen()");
    // What the first frame after the letter shows: its callbacks have run, those of this page last.
    let first = browser.list("(type('dough'), probe.frames(1).then(seen))");
    assert_eq!(first[0], "dough", "the letter is there");
    assert_eq!(first[1..], before[1..], "nothing else waits for it");
    browser.settle();
    let then = browser.list("seen()");
    assert_eq!(then[0], "dough");
    assert_ne!(then[1..], before[1..], "the answer follows");
    browser.quiet();
}

fn one_answer(browser: &Browser) {
    opened(browser, "one-answer");
    let before = browser.number("answers()");
    browser
        .session
        .eval("(['a', 'au', 'aut', 'autolyse'].forEach(type), true)");
    browser.settle();
    assert_eq!(browser.number("answers()"), before + 1.0);
    assert_eq!(browser.titles().len(), 1);
    // What is taken back within a frame asks for nothing.
    browser
        .session
        .eval("(type('autolys'), type('autolyse'), true)");
    browser.settle();
    assert_eq!(browser.number("answers()"), before + 1.0);
    browser.quiet();
}

fn not_lost(browser: &Browser) {
    opened(browser, "not-lost");
    // Something that is painted, box and all, before the letter's own answer.
    browser
        .session
        .eval("(type('dough'), probe.grid().setAttribute('columns', '1'), true)");
    browser.settle();
    assert_eq!(browser.text("probe.search().value"), "dough");
    let found = browser.titles().len();
    assert!((1..14).contains(&found), "{found} of 14 cards");
    // The address, when the reader leaves the page.
    browser
        .session
        .wait("nothing is pending", "location.search === '?q=dough'");
    let address =
        browser.text("(type('steam'), dispatchEvent(new Event('pagehide')), location.search)");
    assert_eq!(address, "?q=steam");
    browser.settle();
    // A key that takes it back, and one that comes after that.
    let emptied = browser.text(
        "(type('dough'), probe.search().dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true })),
         Promise.resolve().then(() => `[${probe.search().value}]`))",
    );
    assert_eq!(emptied, "[]", "Escape empties the box before the next key");
    browser.session.eval("(type('autolyse'), true)");
    browser.settle();
    assert_eq!(browser.titles().len(), 1);
    // What the page's script asks for, of what the box does not hold.
    browser
        .session
        .eval("(type('dough'), probe.grid().query = { text: 'steam' }, true)");
    browser.settle();
    assert_eq!(browser.text("probe.search().value"), "steam");
    browser.quiet();
}

fn growth(browser: &Browser) {
    let mut page = Page::new(
        "<guide-grid loading=\"eager\" limit=\"90\"><p class=\"fallback\">A list</p></guide-grid>",
    );
    // The clock stands, and timers that wait for more than their turn are held: the next key always comes first.
    page.head = "<script>
        const held = new Map(), set = setTimeout, clear = clearTimeout;
        let holds = true, last = 0;
        const now = performance.now.bind(performance);
        performance.now = () => (holds ? 0 : now());
        setTimeout = (then, wait = 0) => {
            if (!holds || wait < 20) return set(then, wait);
            held.set(last -= 1, then);
            return last;
        };
        clearTimeout = (id) => held.delete(id) || clear(id);
        var letGo = () => { holds = false; held.forEach((then) => set(then)); held.clear(); };
        var count = () => probe.parts('card').length;
        var place = (it) => it.getBoundingClientRect();
        var isFull = () => place(probe.parts('card').at(-1)).bottom > innerHeight;
        var row = (top) => probe.parts('card').filter((it) => place(it).top === top).length;
        var rows = () => [probe.parts('card')[0], probe.parts('card').at(-1)].map((it) => row(place(it).top));
        var cards = JSON.stringify(Array.from({ length: 100 }, (_, n) => ({ title: `Guide ${n}`, description: 'About it. '.repeat(30) })));
    </script>"
        .into();
    page.head.push_str(TYPE);
    browser.session.go(&browser.put("typing", &page));
    browser.session.eval("(probe.grid().data = cards, true)");
    browser
        .session
        .wait("it is ready", "probe.events('ready').length === 1");
    for text in ["", "guide", "about", "guide"] {
        browser.session.eval(&format!("(type('{text}'), true)"));
        browser.session.wait("the screen is full", "isFull()");
        browser.session.eval("probe.frames(20)");
        let there = browser.number("count()");
        assert!(there < 60.0, "{there} cards came while {text:?} was typed");
        let rows = browser.session.eval("rows()");
        assert_eq!(rows[0], rows[1], "the last row is full");
    }
    browser.session.eval("(letGo(), true)");
    browser.session.wait("all are there", "count() === 90");
    browser.quiet();
}

/// Keeps the names of all elements that are made, seen or not.
const MADE: &str = "<script>
    var made = [];
    for (const [type, name] of [[Document, 'createElement'], [Node, 'cloneNode']]) {
        const make = type.prototype[name];
        type.prototype[name] = function (...given) {
            const one = make.apply(this, given);
            made.push(one.localName);
            return one;
        };
    }
</script>";

fn rehearsed(browser: &Browser) {
    let mut page = guides_page();
    page.head = MADE.into();
    browser.open("rehearsed", &page);
    let titles = browser.titles();
    browser
        .session
        .eval("(window.first = probe.part('card'), true)");
    browser
        .session
        .wait("a match was marked", "made.includes('mark')");
    browser.settle();
    assert_eq!(browser.titles(), titles);
    assert_eq!(browser.number("probe.events('change').length"), 0.0);
    assert_eq!(browser.text("probe.search().value + location.search"), "");
    assert!(
        browser
            .session
            .eval("first === probe.part('card') && !probe.root().querySelector('mark')")
            == true
    );
    browser.search("dough");
    assert!(browser.number("probe.root().querySelectorAll('mark').length") > 0.0);
    browser.quiet();
}

fn rehearsed_once(browser: &Browser) {
    // How many hits are marked until long after all cards are there.
    let marks = |name: &str, grids: &[&str]| {
        let text = GUIDES;
        let grids: String = grids.iter().map(|it| element(it, text)).collect();
        let mut page = Page::new(grids);
        page.head = MADE.into();
        browser.open(name, &page);
        browser
            .session
            .eval("new Promise((done) => setTimeout(done, 1000, true))");
        browser.number("made.filter(it => it === 'mark').length")
    };
    let one = marks("rehearsed-one", &["loading=\"eager\""]);
    assert!(one > 0.0, "a search is rehearsed");
    let grids = ["search=\"off\"", "", ""].map(|it| format!("loading=\"eager\" {it}"));
    let several = marks("rehearsed-several", &grids.each_ref().map(String::as_str));
    assert_eq!(several, one);
    let none = marks("rehearsed-none", &["loading=\"eager\" search=\"off\""]);
    assert_eq!(none, 0.0);
    browser.quiet();
}
