//! A page of guides as it loads.

use super::behaviour::{Behaviour, behaviour};
use super::engine::Engine;
use super::visit::{Place, TITLES, Visit};
use serde_json::{Value, json};

pub const ROWS: &[Behaviour] = &[
    Behaviour {
        engines: &Engine::ALL,
        ..behaviour(
            "the page's cards are found, searched and filtered, and the console stays empty",
            first_load,
        )
    },
    behaviour("a filtered address is obeyed, and kept by a reload", reload),
    behaviour(
        "layout shift is 0.02 at most, in a tall window and in a short one",
        layout_shift,
    ),
    Behaviour {
        places: &[Place::Root],
        ..behaviour(
            "without scripts, the cards are there, with their links",
            without_scripts,
        )
    },
];

fn first_load(visit: &Visit) {
    visit.open_guides("");
    visit.shows(&TITLES);
    let browser = visit.browser;
    assert_eq!(
        browser.text("probe.words(probe.part('status'))"),
        "9 guides"
    );
    browser.search("certificates");
    visit.shows(&["Renew certificates"]);
    // A word that only the page's front matter has.
    browser.search("policy");
    visit.shows(&["Set headers"]);
    browser.search("");
    visit.shows(&TITLES);
    browser.choose("beginner");
    visit.shows(&[
        "Install Lantern",
        "Serve a folder",
        "Reload while you write",
        "Answer with your own error page",
    ]);
    browser.choose("beginner");
    browser.choose("In production");
    visit.shows(&TITLES[6..]);
    browser.choose("In production");
    visit.shows(&TITLES);
    visit.quiet();
}

fn reload(visit: &Visit) {
    visit.open_guides("?guides=headers");
    visit.shows(&["Set headers"]);
    visit.browser.choose("advanced");
    visit.browser.session.wait(
        "the choice is in the address",
        "new URLSearchParams(location.search).get('guides-level') === 'advanced'",
    );
    visit.browser.session.reload();
    visit.grid();
    visit.shows(&["Set headers"]);
    assert_eq!(visit.browser.text("probe.search().value"), "headers");
    // The parameters mean nothing to the host's own search.
    let origin = &visit.browser.server.origin;
    assert_eq!(
        visit.browser.text("location.href"),
        format!(
            "{origin}{}{}?guides=headers&guides-level=advanced",
            visit.place.base(),
            visit.host.pages.guides
        )
    );
    visit.quiet();
}

fn layout_shift(visit: &Visit) {
    let shift = "(async () => {
        const entries = [];
        const observer = new PerformanceObserver((list) => entries.push(...list.getEntries()));
        observer.observe({ type: 'layout-shift', buffered: true });
        await new Promise((done) => setTimeout(done, 300));
        return entries.filter((it) => !it.hadRecentInput).map(({ value, sources }) => ({
            value, moved: sources.map(({ node, previousRect, currentRect }) => `${node?.localName ?? node?.nodeName}.${node?.className ?? ''} ${previousRect.y} → ${currentRect.y}`),
        }));
    })()";
    for height in [2200, 700] {
        visit.browser.session.resize(1280, height);
        visit.open_guides("");
        visit.quiet();
        let entries = visit.browser.session.eval(shift);
        let is_of_host = |it: &&Value| {
            let moved = it["moved"].as_array().into_iter().flatten();
            let moved: Vec<&str> = moved.filter_map(Value::as_str).collect();
            let is_known = |it: &&str| visit.host.moves.iter().any(|(part, _)| it.contains(part));
            !moved.is_empty() && moved.iter().all(is_known)
        };
        let values = entries.as_array().into_iter().flatten();
        let sum: f64 = values
            .filter(|it| !is_of_host(it))
            .filter_map(|it| it["value"].as_f64())
            .sum();
        assert!(
            sum <= 0.02,
            "{sum} in a window {height} px high: {entries:#}"
        );
    }
}

fn without_scripts(visit: &Visit) {
    // A page that is parsed, but runs nothing.
    visit.open_guides("");
    let found = visit.browser.session.eval(&format!(
        "(async () => {{
            const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
            const cards = [...page.querySelectorAll('guide-grid a[href*=\"manual\"]')];
            const addresses = cards.map((it) => new URL(it.getAttribute('href'), location.href));
            const pages = await Promise.all(addresses.map(async (it) => (await fetch(it)).ok));
            return {{
                titles: cards.map((it) => {}.textContent.trim().replace(/\\s+/g, ' ')),
                // What stands in for a description, where the adapter makes the cards.
                summary: page.querySelector('guide-grid').textContent.includes('without personal data'),
                headings: [...page.querySelectorAll('guide-grid h2:not(a h2)')].length,
                broken: pages.filter((it) => !it).length,
                hidden: page.querySelectorAll('guide-grid [hidden], guide-grid template').length,
            }};
        }})()",
        visit.host.card_title
    ));
    assert_eq!(
        found,
        json!({ "titles": TITLES, "summary": true, "headings": 3, "broken": 0, "hidden": 0 })
    );
}
