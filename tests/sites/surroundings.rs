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
    calm(visit);
    let seen = look();
    session.devtools("Page.removeScriptToEvaluateOnNewDocument", added);
    seen
}

/// Waits until the host's scripts have changed nothing for a while.
fn calm(visit: &Visit) {
    visit.browser.session.eval(
        "new Promise((done) => {
            let timer;
            const again = () => { clearTimeout(timer); timer = setTimeout(() => { observer.disconnect(); done(true); }, 800); };
            const observer = new MutationObserver(again);
            observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
            again();
        })",
    );
}

/// The whole page.
const PAGE: &str = "inOrder(document.documentElement.cloneNode(true)).outerHTML";

/// Puts a page's head in an order: hosts' scripts add to it as they are loaded.
const IN_ORDER: &str = "window.inOrder = (page) => {
    const attributes = (it) => it.getAttributeNames().map((name) => `${name}=${it.getAttribute(name)}`).sort();
    const lines = [...page.querySelector('head').children].map((it) => [it.localName, ...attributes(it), it.textContent].join(' '));
    page.querySelector('head').textContent = lines.sort().join('\\n');
    return page;
}";

/// What is in the element.
const INSIDE: &str = "document.querySelector('guide-grid').innerHTML";

/// The page around the element, without what hosts' scripts change when the reader scrolls or the page's height changes.
const AROUND: &str = "(() => {
    const page = document.documentElement.cloneNode(true);
    page.querySelector('guide-grid').outerHTML = 'the element';
    for (const it of page.querySelectorAll('*')) for (const name of ['class', 'style', 'aria-current']) it.removeAttribute(name);
    return inOrder(page).outerHTML;
})()";

/// Markup, tag by tag, so that differences can be read.
fn markup(visit: &Visit, expression: &str) -> Vec<String> {
    visit.browser.session.eval(&format!("({IN_ORDER}, true)"));
    visit.browser.list(&format!(
        "({expression}).split(/(?=<)|\\s*\\n\\s*/).map((it) => it.trim()).filter(Boolean)"
    ))
}

/// Fails if markup differs from what it is without the element.
fn assert_same(when: &str, without: &[String], with: &[String]) {
    let only = |these: &[String], others: &[String]| -> Vec<String> {
        these
            .iter()
            .filter(|it| !others.contains(it))
            .cloned()
            .collect()
    };
    assert!(
        without == with,
        "{when}: without the element {:#?}, with it {:#?}",
        only(without, with),
        only(with, without)
    );
}

fn untouched(visit: &Visit) {
    let [page, inside, around] =
        without_element(visit, || [PAGE, INSIDE, AROUND].map(|it| markup(visit, it)));
    visit.open_guides("");
    visit.shows(&TITLES);
    calm(visit);
    assert_same("before the reader's first act", &page, &markup(visit, PAGE));
    visit.browser.search("headers");
    visit.shows(&["Set headers"]);
    assert_same(
        "around the element, with a query",
        &around,
        &markup(visit, AROUND),
    );
    visit.browser.search("");
    visit.shows(&TITLES);
    assert_same(
        "in the element, after a query",
        &inside,
        &markup(visit, INSIDE),
    );
}

/// Opens pages in this colour scheme from now on, even if the host keeps the last one in the browser.
fn prefer(visit: &Visit, scheme: Media) {
    visit.browser.session.media(scheme);
    visit.browser.leave();
    visit.browser.session.eval("(localStorage.clear(), true)");
}

fn accessible(visit: &Visit) {
    // Outside of the element, a host may break a rule in more places when the reader scrolls.
    let rule = |finding: &str| finding.split(':').next().unwrap_or_default().to_owned();
    let is_known = |known: &BTreeSet<String>, finding: &str| {
        let is_inside = finding.contains("guide-grid");
        known.contains(finding) || !is_inside && known.iter().any(|it| rule(it) == rule(finding))
    };
    for scheme in [Media::Light, Media::Dark] {
        prefer(visit, scheme);
        let known: BTreeSet<String> =
            without_element(visit, || findings(visit.browser, &[]).into_iter().collect());
        visit.open_guides("");
        let nothing_new = |state: &str| {
            let mut found = findings(visit.browser, &[]);
            found.retain(|it| !is_known(&known, it));
            assert!(found.is_empty(), "{scheme:?}, {state}: {found:#?}");
        };
        nothing_new("at first");
        visit.browser.choose("advanced");
        visit.browser.search("headers");
        visit.shows(&["Set headers"]);
        nothing_new("with a query");
        visit.browser.search("zebra");
        visit.shows(&[]);
        nothing_new("with nothing found");
    }
    prefer(visit, Media::Light);
}

fn colours(visit: &Visit) {
    let session = &visit.browser.session;
    let mut texts = Vec::new();
    for (media, name) in [(Media::Light, "light"), (Media::Dark, "dark")] {
        prefer(visit, media);
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
    prefer(visit, Media::Light);
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
