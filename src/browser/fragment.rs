//! The fragment of the page's address, where it names a section.

use super::address::Address;
use super::arrival::SectionOfFragment;
use super::dom::{closest, document_around, innermost_target};
use super::idle::FrameTask;
use super::render::Scroll;
use super::session::Session;
use crate::search::Query;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlAnchorElement};

/// Whether what hides a section is dropped from the query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reveal {
    /// It is: the reader follows a link to the section.
    Yes,
    /// It stays: the reader is back at an entry of the history that has this query.
    No,
}

/// The fragment of the address has changed.
pub fn change(session: &Session) {
    if let Some(view) = session.view() {
        let address = session.visit.address(&view.settings, &view.library);
        let reveal = match address.position() {
            None => Reveal::Yes,
            Some(_) => Reveal::No,
        };
        show(session, reveal);
    }
}

/// There was a click somewhere on the page. No event tells of a link to the section that the address names already, nor of a router
/// that adds the address to the history by itself.
pub fn follow(session: &Session, event: &Event) {
    let Some(link) = innermost_target(event).and_then(|it| closest(&it, "a[href*='#']")) else {
        return;
    };
    let link: &HtmlAnchorElement = link.unchecked_ref();
    let here = session.window.location();
    if !event.default_prevented() && here.href().is_ok_and(|it| it == link.href()) {
        // For a section that the widget renders, the browser would look in the page, and go back to where the page was.
        if !wraps_page(session) {
            event.prevent_default();
        }
        return show(session, Reveal::Yes);
    }
    let (path, hash) = (link.pathname(), link.hash());
    let look = session.callback(move |session, ()| {
        let here = session.window.location();
        let is_there = here.pathname() == Ok(path.clone()) && here.hash() == Ok(hash.clone());
        // To the page's own headings, the router has scrolled.
        let is_needed = !wraps_page(session) || hidden_target(session).is_some();
        if is_there && is_needed {
            show(session, Reveal::Yes);
        }
    });
    let look = FrameTask::new(&session.window, move || look(()));
    session.routed.set(Some(look));
}

/// Whether any of the cards are the page's own.
fn wraps_page(session: &Session) -> bool {
    let members = session.members();
    members.iter().any(|it| it.markup.borrow().is_some())
}

/// Scrolls to the section that the address's fragment names.
fn show(session: &Session, reveal: Reveal) {
    let Some(mut view) = session.view() else {
        return;
    };
    let library = Rc::clone(&view.library);
    let settings = Rc::clone(&view.settings);
    let address = session.visit.address(&settings, &library);
    let Some(section) = SectionOfFragment::find(&address, &library, &session.elements()) else {
        return reveal_own(session, &address, reveal);
    };
    let query = library.reveal(section.heading, &view.state.query, settings.sort);
    if query != view.state.query && reveal == Reveal::Yes {
        session.pause.take();
        session.use_grid(&query);
        let state = view.state.with_query(query, settings.limit);
        view = session.show(Rc::clone(&library), state, Scroll::Stay);
        address.correct(&view.state);
        session.tell(&view);
    }
    if let Some(before) = library.position_of(section.heading, &view.results) {
        let painted = view
            .state
            .painted
            .max(before.saturating_add(settings.limit));
        session.show_cards(painted, section.scroll());
        session.scroll_again(section.scroll());
    }
}

/// Shows all cards of the page's own if the address's fragment names something in them that is hidden.
fn reveal_own(session: &Session, address: &Address, reveal: Reveal) {
    let Some(id) = hidden_target(session).filter(|_| reveal == Reveal::Yes) else {
        return;
    };
    if let Some(view) = session.view() {
        session.pause.take();
        session.use_grid(&Query::default());
        let state = view.state.with_query(Query::default(), view.settings.limit);
        let library = Rc::clone(&view.library);
        let view = session.show(library, state, Scroll::Section(id.clone()));
        session.scroll_again(Scroll::Section(id));
        address.correct(&view.state);
        session.tell(&view);
    }
}

/// What the address's fragment names, if it is hidden, as a part of the page's own cards.
pub fn hidden_target(session: &Session) -> Option<String> {
    let view = session.view()?;
    let address = session.visit.address(&view.settings, &view.library);
    let id = address.fragment()?;
    let named = document_around(&session.root.host()).get_element_by_id(&id)?;
    let members = session.members();
    let is_hidden = members.iter().any(|it| it.marks.hides(&named));
    is_hidden.then_some(id)
}
