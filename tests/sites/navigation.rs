//! From the page of guides to another page, and back.

use super::behaviour::{Behaviour, behaviour};
use super::engine::Engine;
use super::host::Navigation;
use super::visit::{TITLES, Visit};
use std::time::Duration;

pub const ROWS: &[Behaviour] = &[
    Behaviour {
        engines: &Engine::ALL,
        ..behaviour(
            "a card leads to its page, and Back brings back the query",
            card_and_back,
        )
    },
    behaviour("Back brings back the place in the page", scroll),
    behaviour(
        "the menu leads away and back, and the grid works again",
        menu,
    ),
    behaviour(
        "the table of contents leads to each section, below the header",
        contents,
    ),
];

/// How long a reader looks at a page before the next act. Hosts keep the place in a page once scrolling has paused.
const READING: Duration = Duration::from_millis(500);

/// Marks the page, so that a full load of the next one can be told from a replacement of its content.
fn mark(visit: &Visit) {
    visit.browser.session.eval("(window.isSamePage = true)");
}

fn assert_followed(visit: &Visit) {
    let is_same = visit.browser.session.eval("window.isSamePage === true");
    assert_eq!(
        is_same,
        visit.host.navigation == Navigation::Script,
        "whether the host's script has followed the link"
    );
}

fn card_and_back(visit: &Visit) {
    visit.open_guides("");
    visit.browser.search("headers");
    visit.shows(&["Set headers"]);
    visit.browser.session.wait(
        "the text is in the address",
        "location.search === '?guides=headers'",
    );
    mark(visit);
    visit.browser.session.click(&visit.card("Set headers"));
    visit.manual();
    assert_eq!(visit.browser.text("location.hash"), "#set-headers");
    assert_followed(visit);
    visit.browser.session.back();
    visit.grid();
    visit.shows(&["Set headers"]);
    assert_eq!(visit.browser.text("probe.search().value"), "headers");
    visit.browser.search("");
    visit.shows(&TITLES);
    visit.quiet();
}

fn scroll(visit: &Visit) {
    visit.browser.session.resize(1280, 500);
    visit.open_guides("");
    visit
        .browser
        .session
        .eval("(scrollTo({ top: 1e6, behavior: 'instant' }), probe.frames(3).then(() => true))");
    let card = visit.card("Renew certificates");
    visit.browser.session.eval(&format!("probe.place({card})"));
    let before = visit.browser.number("scrollY");
    assert!(
        before > 100.0,
        "the page has to be longer than the window; it is scrolled to {before}"
    );
    std::thread::sleep(READING);
    visit.browser.session.click(&card);
    visit.manual();
    std::thread::sleep(READING);
    visit.browser.session.back();
    visit.grid();
    visit.shows(&TITLES);
    visit.browser.session.wait(
        &format!("the page is scrolled to {before} again"),
        &format!("Math.abs(scrollY - {before}) <= 2"),
    );
    visit.quiet();
}

fn menu(visit: &Visit) {
    visit.open_guides("");
    mark(visit);
    visit.browser.session.click(visit.host.to_manual);
    visit.manual();
    assert_followed(visit);
    visit.browser.session.click(visit.host.to_guides);
    visit.grid();
    assert_followed(visit);
    visit.shows(&TITLES);
    visit.browser.choose("beginner");
    visit.browser.search("error page");
    visit.shows(&["Answer with your own error page"]);
    // From the manual, where the page of guides was not the first.
    visit
        .browser
        .session
        .go(&visit.address(visit.host.pages.manual));
    visit.manual();
    visit.browser.session.click(visit.host.to_guides);
    visit.grid();
    visit.shows(&TITLES);
    visit.browser.search("policy");
    visit.shows(&["Set headers"]);
    visit.quiet();
}

fn contents(visit: &Visit) {
    visit.browser.session.resize(1400, 500);
    visit.open_guides("");
    let below = visit.host.header.map_or("0".to_owned(), |it| {
        format!("{it}.getBoundingClientRect().bottom")
    });
    let reaches = |id: &str| {
        let link = format!(
            "[...document.querySelectorAll('a[href$=\"#{id}\"]')].filter((it) => !it.closest('guide-grid')).find(probe.shown)"
        );
        visit.browser.session.click(&link);
        visit.browser.session.wait(
            "the address names the section",
            &format!("location.hash === '#{id}'"),
        );
        visit.browser.session.wait(
            &format!("the section {id} is below the header, in the upper half of the window"),
            &format!(
                "(() => {{
                    const section = document.getElementById('{id}');
                    const heading = section.querySelector('h2') ?? section;
                    const {{ top }} = heading.getBoundingClientRect();
                    const isLast = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
                    return probe.shown(heading) && top >= {below} - 1 && (top < innerHeight / 2 || isLast);
                }})()"
            ),
        );
    };
    for id in ["answers", "in-production", "first-steps"] {
        reaches(id);
    }
    // A section that the query hides is shown again.
    visit.browser.search("certificates");
    visit.shows(&["Renew certificates"]);
    reaches("answers");
    visit.shows(&TITLES);
    visit.quiet();
}
