//! Where the keyboard's focus is, and where it goes when cards come and go or arrow keys are pressed.

use super::js::{any, get, number, text};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, ShadowRoot};

/// What Tab reaches, as far as the components make it.
const STOPS: &str = "a[href],button:not(:disabled),input,select,summary";
/// The link that a card is.
const LINK: &str = "[data-card] .link";
/// The search box.
const SEARCH: &str = "input[type=search]";

/// The button for more cards.
const MORE: &str = "[part=more]";
/// What does not take another's place.
const UNFIT: &str = ":disabled,[part=more]";

/// The element that has the focus, among all that Tab reaches.
pub struct Place {
    stops: Array,
    at: u32,
    /// How many cards there are, where it is the button for more.
    cards: Option<u32>,
}

impl Place {
    /// Where the focus is now; none outside `root`, and none in the search box, which never goes away.
    pub fn now(root: &ShadowRoot) -> Option<Self> {
        let element = active(root).filter(|it| !matches(it, SEARCH))?;
        let stops = Array::new();
        for stop in all(root, STOPS).iter() {
            // What is not painted has no box.
            if number(&frame(stop.unchecked_ref()), "width") > 0.0 {
                stops.push(&stop);
            }
        }
        let at = at(&stops, &element)?;
        let cards = matches(&element, MORE).then(|| all(root, LINK).length());
        Some(Self { stops, at, cards })
    }

    /// If the element is gone or out of use, moves the focus to what follows it in Tab order and is still there, but not as
    /// far as the button for more; if nothing does, to the search box, else to what came before. From that button it goes
    /// to the first card that was not there.
    pub fn keep(self, root: &ShadowRoot) {
        if let Some(cards) = self.cards {
            let link = all(root, LINK).get(cards);
            if link.is_object() {
                return focus(&link);
            }
        }
        let there = |at: &u32| {
            let stop = self.stops.get(*at);
            let unfit = if *at == self.at { ":disabled" } else { UNFIT };
            any(&stop, &["isConnected"]) && !matches(stop.unchecked_ref(), unfit)
        };
        let heir = (self.at..self.stops.length()).find(there);
        if heir == Some(self.at) || heir.is_none() && focus_search(root) {
            return;
        }
        if let Some(heir) = heir.or_else(|| (0..self.at).rev().find(there)) {
            focus(&self.stops.get(heir));
        }
    }
}

/// Moves the focus to an element.
pub fn focus(element: &JsValue) {
    let _ = element.unchecked_ref::<HtmlElement>().focus();
}

/// Moves the focus to the search box, if there is one.
pub fn focus_search(root: &ShadowRoot) -> bool {
    let found = first(root, SEARCH);
    if let Some(input) = &found {
        focus(input);
    }
    found.is_some()
}

/// Moves the focus from a card's link to another card's, as the key asks; tells whether it did.
pub fn travel(root: &ShadowRoot, key: &str) -> bool {
    let Some(from) = active(root).filter(|it| matches(it, LINK)) else {
        return false;
    };
    let links = all(root, LINK);
    let Some(at) = at(&links, &from) else {
        return false;
    };
    let rightwards = !matches(&from, ":dir(rtl)");
    let to = match key {
        "ArrowDown" => nearest(&links, at, ["top", "bottom"], 1.0),
        "ArrowUp" => nearest(&links, at, ["bottom", "top"], -1.0),
        "Home" => 0,
        "End" => links.length() - 1,
        "ArrowRight" if rightwards => at + 1,
        "ArrowLeft" if !rightwards => at + 1,
        "ArrowRight" | "ArrowLeft" => at.wrapping_sub(1),
        _ => return false,
    };
    let there = to < links.length();
    if there {
        focus(&links.get(to));
    }
    there
}

/// The link whose card lies beyond another's, in the first row there, and in it the one that is least to the side; one
/// that there is not, if there is none.
///
/// The distance in the direction `sign` is from one edge of the other card to the opposite one of this. Cards of a row
/// share their top, give or take a pixel of rounding.
fn nearest(links: &Array, from: u32, [near, far]: [&str; 2], sign: f64) -> u32 {
    let here = card_frame(&links.get(from));
    let (mut best, mut best_gap, mut best_side) = (u32::MAX, f64::INFINITY, f64::INFINITY);
    for at in 0..links.length() {
        let there = card_frame(&links.get(at));
        let gap = (number(&there, near) - number(&here, far)) * sign;
        let side = (number(&there, "left") - number(&here, "left")).abs();
        let nearer = gap < best_gap - 1.0;
        if gap > -1.0 && (nearer || gap < best_gap + 1.0 && side < best_side) {
            (best, best_gap, best_side) = (at, gap, side);
        }
    }
    best
}

/// Where the card of a link is.
fn card_frame(link: &JsValue) -> JsValue {
    let link: &Element = link.unchecked_ref();
    frame(&closest(link, "[data-card]").unwrap_or_else(|| link.clone()))
}

/// Where an element is.
pub fn frame(element: &Element) -> JsValue {
    element.get_bounding_client_rect().into()
}

/// The element inside `root` that has the focus.
fn active(root: &ShadowRoot) -> Option<Element> {
    get(root, "activeElement").dyn_into().ok()
}

/// Whether a selector that the browser knows matches.
#[inline(never)]
pub fn matches(element: &Element, selector: &str) -> bool {
    element.matches(selector).unwrap_or(false)
}

/// The element, or what it is in, that a selector matches.
#[inline(never)]
pub fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}

/// The first element that a selector matches.
#[inline(never)]
pub fn first(root: &ShadowRoot, selector: &str) -> Option<Element> {
    root.query_selector(selector).ok().flatten()
}

/// All elements that a selector matches, in document order.
#[inline(never)]
pub fn all(root: &ShadowRoot, selector: &str) -> Array {
    let found = root.query_selector_all(selector);
    found.map_or_else(|_| Array::new(), |it| Array::from(&it))
}

/// Where an element is among others.
pub fn at(elements: &Array, element: &Element) -> Option<u32> {
    u32::try_from(elements.index_of(element, 0)).ok()
}

/// The key that was pressed, if no other was held that gives it a meaning of its own.
pub fn plain_key(event: &JsValue) -> String {
    match is_held(event) || any(event, &["shiftKey"]) {
        true => String::new(),
        false => text(event, "key"),
    }
}

/// Whether a key is held that makes a command of another, or an input method is at work.
pub fn is_held(event: &JsValue) -> bool {
    any(event, &["ctrlKey", "altKey", "metaKey", "isComposing"])
}
