//! A card whose link the reader follows: one that the widget renders, or one of the page's own.

use super::dom::{all, closest, innermost_target};
use super::input::follow;
use super::markup::{PageElement, PageMarkup};
use super::object::{from_query, object};
use super::report::{self, Verdict};
use super::session::Session;
use crate::catalog::markup::{self, MarkupCard};
use crate::ui::View;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlAnchorElement, MouseEvent, ShadowRoot};

/// There was a click inside the widget.
pub fn select(session: &Session, event: &Event) {
    if follow(event, &session.window) {
        return;
    }
    let Some(view) = session.view() else {
        return;
    };
    if let Some(selection) = Selection::of(event, &view, &session.root) {
        announce_selection(session, event, &view, &selection);
    }
}

/// There was a click inside the element: perhaps on a link of the page's own cards.
pub fn select_own(session: &Session, event: &Event) {
    let markup = session.markup.borrow().clone();
    if let (Some(markup), Some(view)) = (markup, session.view())
        && let Some(selection) = Selection::of_own(event, &view, &markup)
    {
        announce_selection(session, event, &view, &selection);
    }
}

/// Owners hear which card's link the reader follows, and may keep the browser from following it.
fn announce_selection(session: &Session, event: &Event, view: &View, selection: &Selection) {
    session.lead(|leader| {
        leader.settle();
        leader.visit.use_grid(&view.state.query);
        leader.write_position(view);
    });
    let detail = object(&[
        ("title", selection.title.as_str().into()),
        ("link", selection.link.as_str().into()),
        ("position", selection.position.into()),
        ("query", from_query(&view.state.query)),
        ("plain", is_plain(event).into()),
        ("event", event.into()),
    ]);
    if report::ask(&session.element, "guide-grid-select", &detail) == Verdict::Cancelled {
        event.prevent_default();
    }
}

/// A card that the reader follows the link of.
struct Selection {
    /// The card's title.
    title: String,
    /// The address that the link leads to.
    link: String,
    /// Where the card stands among those that are shown, from 1.
    position: usize,
}

impl Selection {
    /// The card that a click follows the link of, if it does.
    fn of(event: &Event, view: &View, root: &ShadowRoot) -> Option<Self> {
        let link = closest(&innermost_target(event)?, "[data-card] a[href]")?;
        let item = closest(&link, "[data-card]")?;
        let card: usize = item.get_attribute("data-card")?.parse().ok()?;
        let card = view.library.catalog.cards.get(card)?;
        let index = all(root, "[data-card]").iter().position(|it| *it == item)?;
        Some(Self {
            title: card.title.text.to_string(),
            link: link.unchecked_ref::<HtmlAnchorElement>().href(),
            position: index + 1,
        })
    }

    /// The card of the page's own that a click follows a link of, if it does.
    fn of_own(event: &Event, view: &View, markup: &PageMarkup) -> Option<Self> {
        let link = PageElement(closest(&innermost_target(event)?, "a[href]")?);
        let holds = |it: &MarkupCard<PageElement>| {
            it.elements
                .iter()
                .any(|it| markup::Element::contains(it, &link))
        };
        let index = markup.cards.iter().position(holds)?;
        let found = view.found();
        Some(Self {
            title: markup.cards.get(index)?.title.clone(),
            position: found.iter().position(|it| *it == index)? + 1,
            link: link.0.unchecked_into::<HtmlAnchorElement>().href(),
        })
    }
}

/// Whether a click opens a link in the same tab: one with the main button, while no key is held.
fn is_plain(event: &Event) -> bool {
    let event: &MouseEvent = event.unchecked_ref();
    let is_held = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    event.button() == 0 && !is_held
}
