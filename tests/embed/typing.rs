//! What a reader sees while they type.

use super::browser::Browser;
use super::reader::guides_page;
use super::{Test, test};

pub const TESTS: &[Test] = &[
    test("the answer to a key is in the frame after it", next_frame),
    test(
        "a letter is not lost, even if something else happens right after it",
        not_lost,
    ),
];

/// In the page: `type` types into the search box as a key would, and `seen` is what a reader sees.
const TYPE: &str = "<script>
    var type = (text) => {
        probe.search().value = text;
        probe.search().dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    };
    var seen = () => [probe.search().value, probe.words(probe.part('status')), ...probe.cards().map((it) => it.title)];
</script>";

fn opened(browser: &Browser, name: &str) {
    let mut page = guides_page();
    page.head = TYPE.into();
    browser.open(name, &page);
}

fn next_frame(browser: &Browser) {
    opened(browser, "next-frame");
    for (text, count) in [("dough", None), ("autolyse", Some(1)), ("", Some(14))] {
        let before = browser.list("seen()");
        // The callback of this page runs last in the first frame after the key, so it sees what that frame shows.
        let first = browser.list(&format!("(type('{text}'), probe.frames(1).then(seen))"));
        assert_eq!(first[0], text, "the box has the letter");
        assert_ne!(first[1..], before[1..], "the cards are its answer");
        browser.settle();
        assert_eq!(browser.list("seen()"), first, "nothing changes later");
        if let Some(count) = count {
            assert_eq!(browser.titles().len(), count);
        }
    }
    browser.quiet();
}

fn not_lost(browser: &Browser) {
    opened(browser, "not-lost");
    // Everything is rendered again, including the box, before the letter is answered.
    browser
        .session
        .eval("(type('dough'), probe.grid().setAttribute('columns', '1'), true)");
    browser.session.wait(
        "some of the 14 cards answer",
        "probe.search().value === 'dough' && probe.cards().length > 0 && probe.cards().length < 14",
    );
    // The reader leaves the page.
    browser
        .session
        .wait("nothing is pending", "location.search === '?guides=dough'");
    let address =
        browser.text("(type('steam'), dispatchEvent(new Event('pagehide')), location.search)");
    assert_eq!(address, "?guides=steam");
    browser.settle();
    // Escape takes the letters back, and a letter follows.
    let emptied = browser.text(
        "(type('dough'), probe.search().dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true })),
         Promise.resolve().then(() => `[${probe.search().value}]`))",
    );
    assert_eq!(emptied, "[]", "Escape empties the box before the next key");
    browser.session.eval("(type('autolyse'), true)");
    browser.session.wait(
        "the next word is answered",
        "probe.search().value === 'autolyse' && probe.cards().length === 1",
    );
    // The page's script sets another query.
    browser
        .session
        .eval("(type('dough'), probe.grid().query = { text: 'steam' }, true)");
    browser.session.wait(
        "the script's query is shown",
        "probe.search().value === 'steam'",
    );
    browser.settle();
    assert_eq!(browser.text("probe.search().value"), "steam");
    browser.quiet();
}
