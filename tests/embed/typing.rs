//! What a reader sees while they type.

use super::bench::{Bench, Page, element};
use super::seed::{seed, seed_page};
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

fn opened(bench: &Bench, name: &str) {
    let mut page = seed_page();
    page.head = TYPE.into();
    bench.open(name, &page);
}

fn letter_first(bench: &Bench) {
    opened(bench, "letter-first");
    let before = bench.list("seen()");
    // What the first frame after the letter shows: its callbacks have run, those of this page last.
    let first = bench.list("(type('image'), probe.frames(1).then(seen))");
    assert_eq!(first[0], "image", "the letter is there");
    assert_eq!(first[1..], before[1..], "nothing else waits for it");
    bench.settle();
    let then = bench.list("seen()");
    assert_eq!(then[0], "image");
    assert_ne!(then[1..], before[1..], "the answer follows");
    bench.quiet();
}

fn one_answer(bench: &Bench) {
    opened(bench, "one-answer");
    let before = bench.number("answers()");
    bench
        .session
        .eval("(['c', 'co', 'com', 'compose'].forEach(type), true)");
    bench.settle();
    assert_eq!(bench.number("answers()"), before + 1.0);
    assert_eq!(bench.titles().len(), 1);
    // What is taken back within a frame asks for nothing.
    bench
        .session
        .eval("(type('compos'), type('compose'), true)");
    bench.settle();
    assert_eq!(bench.number("answers()"), before + 1.0);
    bench.quiet();
}

fn not_lost(bench: &Bench) {
    opened(bench, "not-lost");
    // Something that is painted, box and all, before the letter's own answer.
    bench
        .session
        .eval("(type('image'), probe.grid().setAttribute('columns', '1'), true)");
    bench.settle();
    assert_eq!(bench.text("probe.search().value"), "image");
    let found = bench.titles().len();
    assert!((1..14).contains(&found), "{found} of 14 cards");
    // The address, when the reader leaves the page.
    bench
        .session
        .wait("nothing is pending", "location.search === '?q=image'");
    let address =
        bench.text("(type('volume'), dispatchEvent(new Event('pagehide')), location.search)");
    assert_eq!(address, "?q=volume");
    bench.settle();
    // A key that takes it back, and one that comes after that.
    let emptied = bench.text(
        "(type('image'), probe.search().dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true })),
         Promise.resolve().then(() => `[${probe.search().value}]`))",
    );
    assert_eq!(emptied, "[]", "Escape empties the box before the next key");
    bench.session.eval("(type('compose'), true)");
    bench.settle();
    assert_eq!(bench.titles().len(), 1);
    // What the page's script asks for, of what the box does not hold.
    bench
        .session
        .eval("(type('image'), probe.grid().query = { text: 'volume' }, true)");
    bench.settle();
    assert_eq!(bench.text("probe.search().value"), "volume");
    bench.quiet();
}

fn growth(bench: &Bench) {
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
    bench.session.go(&bench.put("typing", &page));
    bench.session.eval("(probe.grid().data = cards, true)");
    bench
        .session
        .wait("it is ready", "probe.events('ready').length === 1");
    for text in ["", "guide", "about", "guide"] {
        bench.session.eval(&format!("(type('{text}'), true)"));
        bench.session.wait("the screen is full", "isFull()");
        bench.session.eval("probe.frames(20)");
        let there = bench.number("count()");
        assert!(there < 60.0, "{there} cards came while {text:?} was typed");
        let rows = bench.session.eval("rows()");
        assert_eq!(rows[0], rows[1], "the last row is full");
    }
    bench.session.eval("(letGo(), true)");
    bench.session.wait("all are there", "count() === 90");
    bench.quiet();
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

fn rehearsed(bench: &Bench) {
    let mut page = seed_page();
    page.head = MADE.into();
    bench.open("rehearsed", &page);
    let titles = bench.titles();
    bench
        .session
        .eval("(window.first = probe.part('card'), true)");
    bench
        .session
        .wait("a match was marked", "made.includes('mark')");
    bench.settle();
    assert_eq!(bench.titles(), titles);
    assert_eq!(bench.number("probe.events('change').length"), 0.0);
    assert_eq!(bench.text("probe.search().value + location.search"), "");
    assert!(
        bench
            .session
            .eval("first === probe.part('card') && !probe.root().querySelector('mark')")
            == true
    );
    bench.search("image");
    assert!(bench.number("probe.root().querySelectorAll('mark').length") > 0.0);
    bench.quiet();
}

fn rehearsed_once(bench: &Bench) {
    // How many hits are marked until long after all cards are there.
    let marks = |name: &str, grids: &[&str]| {
        let text = seed();
        let grids: String = grids.iter().map(|it| element(it, &text)).collect();
        let mut page = Page::new(grids);
        page.head = MADE.into();
        bench.open(name, &page);
        bench
            .session
            .eval("new Promise((done) => setTimeout(done, 1000, true))");
        bench.number("made.filter(it => it === 'mark').length")
    };
    let one = marks("rehearsed-one", &["loading=\"eager\""]);
    assert!(one > 0.0, "a search is rehearsed");
    let grids = ["search=\"off\"", "", ""].map(|it| format!("loading=\"eager\" {it}"));
    let several = marks("rehearsed-several", &grids.each_ref().map(String::as_str));
    assert_eq!(several, one);
    let none = marks("rehearsed-none", &["loading=\"eager\" search=\"off\""]);
    assert_eq!(none, 0.0);
    bench.quiet();
}
