//! What the grid leaves to its host: markup, search, colours, and accessibility.

use super::axe::findings;
use super::behaviour::{Behaviour, behaviour};
use super::host::Search;
use super::session::Media;
use super::visit::{Place, TITLES, Visit};
use serde_json::{Value, json};
use std::collections::BTreeSet;

pub const ROWS: &[Behaviour] = &[
    behaviour(
        "the host's page is as it would be without the script",
        untouched,
    ),
    Behaviour {
        places: &[Place::Root],
        ..behaviour(
            "axe finds nothing that it does not find without the script, in light and dark",
            accessible,
        )
    },
    Behaviour {
        places: &[Place::Root],
        ..behaviour(
            "text and links have the page's own colours, in light and dark",
            colours,
        )
    },
    Behaviour {
        applies: |host| match host.search {
            Search::None => Err("it brings no search"),
            Search::Typed(_) => Ok(()),
        },
        ..behaviour("the host's own search finds the cards", host_search)
    },
];

/// Opens the page of guides in a browser in which the element is never defined, and returns what `look` sees there.
fn without_element<T>(visit: &Visit, look: impl FnOnce() -> T) -> T {
    let script = "{
        const define = customElements.define;
        customElements.define = function (name, ...others) { if (name !== 'guide-grid') define.call(this, name, ...others); };
    }";
    let session = &visit.browser.session;
    let added = session.devtools(
        "Page.addScriptToEvaluateOnNewDocument",
        json!({ "source": script }),
    );
    session.go(&visit.address(visit.host.pages.guides));
    session.wait(
        "the page has loaded",
        "document.readyState === 'complete' && !!window.probe",
    );
    visit.browser.settle();
    let seen = look();
    session.devtools("Page.removeScriptToEvaluateOnNewDocument", added);
    seen
}

/// The markup of the page, line by line, so that differences can be read.
fn markup(visit: &Visit, part: &str) -> Vec<String> {
    visit
        .browser
        .list(&format!("({part}).replace(/></g, '>\\n<').split('\\n')"))
}

fn differences(left: &[String], right: &[String]) -> Vec<String> {
    let only = |mark: &str, these: &[String], others: &[String]| -> Vec<String> {
        let missing = these.iter().filter(|it| !others.contains(it));
        missing.map(|it| format!("{mark} {it}")).collect()
    };
    [only("without:", left, right), only("with:", right, left)].concat()
}

fn untouched(visit: &Visit) {
    let page = "document.documentElement.outerHTML";
    let around = "(() => {
        const page = document.documentElement.cloneNode(true);
        page.querySelector('guide-grid').replaceChildren();
        return page.outerHTML;
    })()";
    let expected = without_element(visit, || (markup(visit, page), markup(visit, around)));
    visit.open_guides("");
    visit.shows(&TITLES);
    assert_eq!(
        differences(&expected.0, &markup(visit, page)),
        Vec::<String>::new(),
        "before the reader's first act"
    );
    visit.browser.search("headers");
    visit.shows(&["Set headers"]);
    assert_eq!(
        differences(&expected.1, &markup(visit, around)),
        Vec::<String>::new(),
        "outside of the element, with a query"
    );
    visit.browser.search("");
    visit.shows(&TITLES);
    assert_eq!(
        differences(&expected.0, &markup(visit, page)),
        Vec::<String>::new(),
        "after the query"
    );
}

fn accessible(visit: &Visit) {
    for media in [Media::Light, Media::Dark] {
        visit.browser.session.media(media);
        let known: BTreeSet<String> =
            without_element(visit, || findings(visit.browser, &[]).into_iter().collect());
        visit.open_guides("");
        let found = |state: &str| {
            let found: Vec<String> = findings(visit.browser, &[])
                .into_iter()
                .filter(|it| !known.contains(it))
                .collect();
            assert!(found.is_empty(), "{media:?}, {state}: {found:#?}");
        };
        found("at first");
        visit.browser.choose("advanced");
        visit.browser.search("headers");
        visit.shows(&["Set headers"]);
        found("with a query");
        visit.browser.search("zebra");
        visit.shows(&[]);
        found("with nothing found");
    }
    visit.browser.session.media(Media::Light);
}

fn colours(visit: &Visit) {
    let session = &visit.browser.session;
    let mut texts = Vec::new();
    for (media, name) in [(Media::Light, "light"), (Media::Dark, "dark")] {
        session.media(media);
        visit.open_guides("");
        visit
            .browser
            .screenshot(&format!("site-{}-{name}", visit.host.name));
        let colours = session.eval(
            "(() => {
                const colour = (it) => getComputedStyle(it).color;
                return [colour(probe.search()), colour(document.querySelector('guide-grid p'))];
            })()",
        );
        assert_eq!(
            colours[0], colours[1],
            "{media:?}: the search box and a paragraph of the page"
        );
        texts.push(colours[0].clone());
    }
    session.media(Media::Light);
    assert_ne!(
        texts.first(),
        texts.last().filter(|it| **it != Value::Null),
        "the page's text in light and dark"
    );
}

fn host_search(visit: &Visit) {
    let Search::Typed(search) = visit.host.search else {
        return;
    };
    visit.open_guides("");
    // Words that only a card has.
    let found = search(visit.browser, "personal data");
    visit.browser.session.wait(
        "the search has found something",
        &format!("({found}).length > 0"),
    );
    let guides = visit.address(visit.host.pages.guides);
    let found = visit
        .browser
        .list(&format!("({found}).map((it) => it.split(/[?#]/)[0])"));
    assert!(found.contains(&guides), "{found:?} do not have {guides}");
}
