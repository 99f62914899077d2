//! Where the keyboard's focus is, and where it goes when cards come and go or arrow keys are pressed.

use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, HtmlElement, KeyboardEvent, ShadowRoot};

/// What Tab reaches, as far as the components make it.
const STOPS: &str = "a[href],button:not(:disabled),input,select,summary";
/// The link that a card is.
const LINK: &str = "[data-card] .link";

/// The element that has the focus, among all that Tab reaches.
pub struct Place {
    stops: Vec<Element>,
    at: usize,
}

impl Place {
    /// Where the focus is now; none outside `root`, and none in the search box, which never goes away.
    pub fn now(root: &ShadowRoot) -> Option<Self> {
        let element = root.active_element().filter(|it| !is_search(it))?;
        let stops = stops(root);
        let at = stops.iter().position(|it| *it == element)?;
        Some(Self { stops, at })
    }

    /// If the element is gone or out of use, moves the focus to what follows it in Tab order and is still there; if
    /// nothing does, to the search box, else to what came before.
    pub fn keep(self, root: &ShadowRoot) {
        let is_there =
            |it: &&Element| it.is_connected() && !it.matches(":disabled").unwrap_or(false);
        let (before, after) = self.stops.split_at(self.at);
        let heir = after.iter().find(is_there);
        if heir.is_some() && heir == after.first() {
            return;
        }
        match heir {
            Some(heir) => focus(heir),
            None if focus_search(root) => {}
            None => before
                .iter()
                .rev()
                .find(is_there)
                .map(focus)
                .unwrap_or_default(),
        }
    }
}

/// Moves the focus to `element`.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// Moves the focus to the search box, if there is one.
pub fn focus_search(root: &ShadowRoot) -> bool {
    let found = root.query_selector("input[type=search]").ok().flatten();
    if let Some(input) = &found {
        focus(input);
    }
    found.is_some()
}

/// Moves the focus from a card's link to another card's, as the key asks; tells whether it did.
pub fn travel(root: &ShadowRoot, event: &KeyboardEvent) -> bool {
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key() {
        return false;
    }
    let Some(from) = root
        .active_element()
        .filter(|it| it.matches(LINK).unwrap_or(false))
    else {
        return false;
    };
    let links = all(root, LINK);
    let Some(at) = links.iter().position(|it| *it == from) else {
        return false;
    };
    let leftwards = from.matches(":dir(rtl)").unwrap_or(false);
    let to = match (event.key().as_str(), leftwards) {
        ("ArrowRight", false) | ("ArrowLeft", true) => links.get(at + 1),
        ("ArrowLeft", false) | ("ArrowRight", true) => {
            at.checked_sub(1).and_then(|it| links.get(it))
        }
        ("ArrowDown", _) => nearest(&links, &from, |here, there| there.top() - here.bottom()),
        ("ArrowUp", _) => nearest(&links, &from, |here, there| here.top() - there.bottom()),
        ("Home", _) => links.first(),
        ("End", _) => links.last(),
        _ => return false,
    };
    if let Some(to) = to {
        focus(to);
    }
    to.is_some()
}

/// The link whose card lies in a direction: in the first row there, and in it the one that is least to the side.
///
/// `gap` is how far a card lies beyond another, negative unless it lies beyond. Cards of a row share their top, give or
/// take a pixel of rounding.
fn nearest<'a>(
    links: &'a [Element],
    from: &Element,
    gap: fn(&DomRect, &DomRect) -> f64,
) -> Option<&'a Element> {
    let here = frame(from);
    let beyond = || {
        links.iter().filter_map(|link| {
            let there = frame(link);
            let gap = gap(&here, &there);
            (gap > -1.0).then_some((link, gap, (there.left() - here.left()).abs()))
        })
    };
    let row = beyond().map(|(_, gap, _)| gap).reduce(f64::min)?;
    let in_row = beyond().filter(|(_, gap, _)| *gap < row + 1.0);
    let best = in_row.min_by(|(_, _, one), (_, _, other)| one.total_cmp(other));
    best.map(|(link, _, _)| link)
}

/// Where the card of a link is.
fn frame(link: &Element) -> DomRect {
    let card = link.closest("[data-card]").ok().flatten();
    card.as_ref().unwrap_or(link).get_bounding_client_rect()
}

fn is_search(element: &Element) -> bool {
    element.matches("input[type=search]").unwrap_or(false)
}

/// All that Tab reaches; what is not painted has no box.
fn stops(root: &ShadowRoot) -> Vec<Element> {
    let mut stops = all(root, STOPS);
    stops.retain(|it| it.get_client_rects().length() > 0);
    stops
}

/// All elements that a selector matches, in document order.
pub fn all(root: &ShadowRoot, selector: &str) -> Vec<Element> {
    let Ok(found) = root.query_selector_all(selector) else {
        return Vec::new();
    };
    let nodes = (0..found.length()).filter_map(|at| found.get(at));
    nodes.filter_map(|it| it.dyn_into().ok()).collect()
}
