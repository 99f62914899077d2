//! Where the keyboard's focus is, and where it goes when cards come and go or arrow keys are pressed.

use super::dom::{all, all_in, closest, document_around, first, matches};
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, HtmlElement, HtmlInputElement, ShadowRoot};

/// Elements that Tab reaches, as far as the components make them.
const FOCUSABLE: &str = "a[href],button:not(:disabled),input,select,summary";
/// The link that a card of the widget's own is.
const LINK: &str = "[data-card] .link";
const SEARCH_BOX: &str = "[part=search]";
const MORE_BUTTON: &str = "[part=more]";
/// A chosen value, which a click takes back.
const CHIP: &str = "[part=chip]";
/// What takes chosen values back.
const CLEARING: &str = "[part=chip],[part=clear]";
/// What is offered where nothing was found.
const OFFER: &str = "[part=empty] button";
/// What the page's owner offers there.
const OWN_OFFER: &str = ":is(a[href],button)[slot=empty]";

/// What the focus is on before a view is rendered.
pub struct FocusedElement {
    /// All elements that Tab reaches, in document order.
    focusable: Vec<Element>,
    /// Which of them has the focus.
    index: usize,
    /// How many cards there are, if it is the button for more.
    cards: Option<usize>,
}

impl FocusedElement {
    /// The element that has the focus now. `None` outside `root`, and for the search box, which is never removed.
    pub fn find(root: &ShadowRoot) -> Option<Self> {
        let element = root
            .active_element()
            .filter(|it| !matches(it, SEARCH_BOX))?;
        // What is not displayed has no box. Cards always are; asking for the boxes of many would lay all of them out.
        let is_displayed = |it: &Element| {
            matches(it, "[data-card] *") || it.get_bounding_client_rect().width() > 0.0
        };
        let mut focusable = all(root, FOCUSABLE);
        focusable.retain(is_displayed);
        let index = focusable.iter().position(|it| *it == element)?;
        let cards = matches(&element, MORE_BUTTON).then(|| all(root, LINK).len());
        Some(Self {
            focusable,
            index,
            cards,
        })
    }

    /// If the new view has no such element, or it is disabled, moves the focus to the next one in Tab order that is still
    /// there, but not to the button for more; else to the search box, else to the one before. If it was the button for
    /// more, the focus moves to the first new card; if it took back the last chosen value, to the search box. Where the focus
    /// is on another element by now, it stays there. The search box is in `toolbar`.
    pub fn restore(&self, root: &ShadowRoot, toolbar: &ShadowRoot) {
        if let Some(cards) = self.cards
            && let Some(link) = all(root, LINK).get(cards)
        {
            return focus(link);
        }
        let is_usable = |it: &&Element| it.is_connected() && !matches(it, ":disabled");
        let is_heir = |it: &&Element| is_usable(it) && !matches(it, MORE_BUTTON);
        let (before, rest) = self.focusable.split_at(self.index);
        let (current, after) = rest.split_first().unzip();
        if current.as_ref().is_some_and(is_usable) {
            return;
        }
        let active = root.active_element();
        if active.is_some_and(|it| Some(&it) != current) {
            return;
        }
        let was_clearing = current.is_some_and(|it| matches(it, CLEARING));
        if was_clearing && first(root, CHIP).is_none() && focus_search_box(toolbar) {
            return;
        }
        let next = after.and_then(|it| it.iter().find(is_heir));
        if let Some(next) = next {
            focus(next);
        } else if !focus_search_box(toolbar)
            && let Some(previous) = before.iter().rev().find(is_heir)
        {
            focus(previous);
        }
    }
}

/// Where the reader is typing in the search box.
pub struct Caret {
    start: u32,
    end: u32,
}

impl Caret {
    /// What is selected in the search box, if it has the focus.
    pub fn find(root: &ShadowRoot) -> Option<Self> {
        let active = root.active_element()?;
        let input: HtmlInputElement =
            matches(&active, SEARCH_BOX).then(|| active.unchecked_into())?;
        Some(Self {
            start: input.selection_start().ok()??,
            end: input.selection_end().ok()??,
        })
    }

    /// Moves the focus to the same place in the search box that is there now.
    pub fn restore(&self, root: &ShadowRoot) {
        if focus_search_box(root)
            && let Some(input) = first(root, SEARCH_BOX)
        {
            let input: HtmlInputElement = input.unchecked_into();
            // A search box can be selected in.
            let _ = input.set_selection_range(self.start, self.end);
        }
    }
}

/// Whether the reader is in the search box, and not in another window or in the browser's own search.
pub fn is_in_search_box(root: &ShadowRoot) -> bool {
    let has_focus = root.owner_document().and_then(|it| it.has_focus().ok());
    has_focus == Some(true)
        && root
            .active_element()
            .is_some_and(|it| matches(&it, SEARCH_BOX))
}

/// What the search box holds that the element's script lets readers type in before the widget has one.
pub fn typed_early(root: &ShadowRoot) -> String {
    let field = first(root, ".early [part=search]");
    field.map_or_else(String::new, |it| {
        it.unchecked_into::<HtmlInputElement>().value()
    })
}

/// Puts a text into the search box.
pub fn type_in(root: &ShadowRoot, text: &str) {
    if let Some(field) = first(root, SEARCH_BOX) {
        field.unchecked_into::<HtmlInputElement>().set_value(text);
    }
}

/// Moves the focus to the search box, if there is one.
pub fn focus_search_box(root: &ShadowRoot) -> bool {
    let search_box = first(root, SEARCH_BOX);
    if let Some(it) = &search_box {
        focus(it);
    }
    search_box.is_some()
}

/// A card that is shown, as the keyboard reaches it.
pub struct Stop {
    /// The link that it is.
    pub link: Element,
    /// The element that it takes its place on screen from.
    pub card: Element,
}

/// The cards that the widget renders.
pub fn rendered_cards(root: &ShadowRoot) -> Vec<Stop> {
    let stops = all(root, LINK).into_iter().map(|link| Stop {
        card: closest(&link, "[data-card]").unwrap_or_else(|| link.clone()),
        link,
    });
    stops.collect()
}

/// Where arrow keys lead.
pub struct Route {
    /// What has the search box in it.
    pub toolbar: ShadowRoot,
    /// The cards that are shown, in page order.
    pub cards: Box<dyn Fn() -> Vec<Stop>>,
}

impl Route {
    /// The cards, or else what is offered where nothing was found.
    fn stops(&self) -> Vec<Stop> {
        let mut stops = (self.cards)();
        if stops.is_empty() {
            let offers = all(&self.toolbar, OFFER).into_iter();
            let own = all_in(&self.toolbar.host(), OWN_OFFER);
            stops.extend(offers.chain(own).map(|it| Stop {
                card: it.clone(),
                link: it,
            }));
        }
        stops
    }
}

/// Moves the focus between the search box and the links of the cards that are shown, as a key that is pressed in `root` asks. Returns
/// whether it did.
pub fn travel(root: &ShadowRoot, route: Route, key: &str) -> bool {
    let in_page = || document_around(&root.host()).active_element();
    let Some(from) = root.active_element().or_else(in_page) else {
        return false;
    };
    if matches(&from, SEARCH_BOX) {
        if !matches!(key, "ArrowDown" | "Enter") {
            return false;
        }
        let first = route.stops().into_iter().next();
        return first.inspect(|it| focus(&it.link)).is_some();
    }
    let cards = route.stops();
    let Some(index) = cards.iter().position(|it| it.link == from) else {
        return false;
    };
    let (before, rest) = cards.split_at(index);
    let Some((here, after)) = rest.split_first() else {
        return false;
    };
    let is_right_to_left = matches(&from, ":dir(rtl)");
    let card = match key {
        "ArrowDown" => nearest(&cards, here, Direction::Down),
        "ArrowUp" => nearest(&cards, here, Direction::Up),
        "Home" => cards.first(),
        "End" => cards.last(),
        "ArrowLeft" | "ArrowRight" if (key == "ArrowLeft") == is_right_to_left => after.first(),
        "ArrowLeft" | "ArrowRight" => before.last(),
        _ => None,
    };
    let card = card.map(|it| it.link.clone());
    let search_box = || {
        (key == "ArrowUp")
            .then(|| first(&route.toolbar, SEARCH_BOX))
            .flatten()
    };
    card.or_else(search_box).inspect(focus).is_some()
}

fn focus(element: &Element) {
    // Only elements of HTML are looked for.
    let _ = element.unchecked_ref::<HtmlElement>().focus();
}

#[derive(Clone, Copy)]
enum Direction {
    Up,
    Down,
}

/// The card in the nearest row above or below that of `from`, and in that row the one that is least to the side.
fn nearest<'a>(cards: &'a [Stop], from: &Stop, direction: Direction) -> Option<&'a Stop> {
    let here = from.card.get_bounding_client_rect();
    // Cards of a row share their top, give or take a pixel of rounding.
    let gap = |there: &DomRect| match direction {
        Direction::Down => (there.top() - here.bottom()).round() as i64,
        Direction::Up => (here.top() - there.bottom()).round() as i64,
    };
    let side = |there: &DomRect| (there.left() - here.left()).abs().round() as i64;
    cards
        .iter()
        .map(|it| (it, it.card.get_bounding_client_rect()))
        .filter(|(_, there)| gap(there) >= 0)
        .min_by_key(|(_, there)| (gap(there), side(there)))
        .map(|(it, _)| it)
}
