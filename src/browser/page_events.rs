//! What happens to the page, and what a widget does about it.

use super::dom::{Listener, Phase};
use super::focus::focus_search_box;
use super::fragment;
use super::input::{follow_auxiliary, keep_from_scrolling};
use super::keyboard::{finish_composition, is_shortcut, keep_typing_inside, key_event};
use super::memory;
use super::object::get_string;
use super::render::Scroll;
use super::selection::{select, select_own};
use super::session::Session;
use crate::ui::{Action, Host, UrlState};
use std::cell::Cell;
use std::rc::Rc;
use web_sys::{Event, EventTarget};

/// How near the end of the page more cards are rendered, in CSS pixels: a screen ahead of most readers.
const AHEAD: f64 = 800.0;

/// Listens to the page and to clicks inside the widget, as long as the listeners are kept.
pub fn listen(session: &Session) -> Vec<Listener> {
    let listener = |target: &EventTarget, name, phase, listen: fn(&Session, Event)| {
        let signal = session.script.signal();
        Listener::new(target, name, phase, &signal, session.callback(listen))
    };
    let window = &session.window;
    // What concerns the page is done once for elements that share it.
    let of_page = |target: &EventTarget, name, listen: fn(&Session, Event)| {
        let signal = session.script.signal();
        let listen = session.callback(move |session, event| {
            if !session.follows() {
                listen(session, event);
            }
        });
        Listener::new(target, name, Phase::Bubble, &signal, listen)
    };
    let mut listeners = vec![
        of_page(window, "popstate", |it, _| traverse_history(it)),
        of_page(window, "hashchange", |it, _| fragment::change(it)),
        of_page(window, "pagehide", |it, _| it.settle()),
        of_page(window, "storage", |it, event| follow_other_tab(it, &event)),
        listener(&session.root, "focusin", Phase::Bubble, |it, _| {
            it.plan_ahead();
        }),
        listener(&session.root, "focusout", Phase::Bubble, |it, _| {
            it.plan_ahead();
        }),
        listener(&session.root, "click", Phase::Bubble, |it, event| {
            select(it, &event)
        }),
        listener(&session.root, "auxclick", Phase::Bubble, |it, event| {
            follow_auxiliary(&event, &it.window);
        }),
        listener(&session.root, "mousedown", Phase::Bubble, |_, event| {
            keep_from_scrolling(&event);
        }),
        listener(&session.element, "click", Phase::Bubble, |it, event| {
            select_own(it, &event)
        }),
        listener(&session.element, "keydown", Phase::Bubble, |it, event| {
            travel_own(it, &event)
        }),
        listener(
            &session.root,
            "transitionend",
            Phase::Bubble,
            end_transition,
        ),
        listener(
            &session.root,
            "compositionend",
            Phase::Bubble,
            |_, event| finish_composition(&event),
        ),
    ];
    for name in ["keydown", "keypress", "keyup"] {
        listeners.push(listener(&session.root, name, Phase::Bubble, |it, event| {
            keep_typing_inside(&it.root, &event)
        }));
    }
    listeners.extend(listen_to_printing(session));
    if let Some(document) = window.document() {
        listeners.push(of_page(&document, "keydown", press_key));
        listeners.push(of_page(&document, "click", |it, event| {
            fragment::follow(it, &event);
        }));
        // Scrolling of a box inside the page does not bubble.
        listeners.push(listener(&document, "scroll", Phase::Capture, |it, _| {
            scroll(it);
        }));
    }
    listeners
}

/// All cards are shown while the page is printed.
fn listen_to_printing(session: &Session) -> [Listener; 2] {
    let painted_before = Rc::new(Cell::new(None));
    let to_restore = Rc::clone(&painted_before);
    let begin = session.callback(move |session: &Session, _| {
        session.settle();
        let is_first = painted_before.get().is_none() && !session.follows();
        if let Some(view) = session.view().filter(|_| is_first) {
            painted_before.set(Some(view.state.painted));
            session.show_cards(usize::MAX, Scroll::Stay);
        }
    });
    let end = session.callback(move |session: &Session, _| {
        if let Some(painted) = to_restore.take() {
            session.show_cards(painted, Scroll::Stay);
        }
    });
    let (window, signal) = (&session.window, session.script.signal());
    [
        Listener::new(window, "beforeprint", Phase::Bubble, &signal, begin),
        Listener::new(window, "afterprint", Phase::Bubble, &signal, end),
    ]
}

/// The reader went back or forward to another entry of the history.
fn traverse_history(session: &Session) {
    let Some(view) = session.view().filter(|_| session.visit.is_current()) else {
        return;
    };
    let address = session.visit.address(&view.settings, &view.library);
    let (query, position) = (address.query(), address.position());
    // An address that the reader's letters are not written to yet does not undo them.
    let written = session.pause.written();
    if written.is_some_and(|it| it.addressable() == query) {
        return;
    }
    let is_other_query = query != view.state.query.addressable();
    if view.settings.url_state == UrlState::Off || !is_other_query && position.is_none() {
        return;
    }
    // What was typed and is not written yet belonged to the entry that was left.
    session.pause.take();
    session.visit.end_typing();
    let query = match is_other_query {
        true => query,
        // A long text is not in the address.
        false => view.state.query.clone(),
    };
    let mut state = view.state.with_query(query, view.settings.limit);
    // Routers push the address of a section, without the query that hides it, and report that as a move in the history.
    let mut scroll = fragment::hidden_target(session).map_or(Scroll::Stay, Scroll::Section);
    if let Some(position) = position {
        state.painted = position.painted.max(state.painted);
        scroll = Scroll::To(position.scroll);
    }
    address.correct(&state);
    let view = session.show(Rc::clone(&view.library), state, scroll.clone());
    session.scroll_again(scroll);
    if is_other_query {
        session.tell(&view);
    }
}

/// The page, or a box in it, was scrolled: cards are added before the reader reaches the end, and where a reader of the grid is
/// on the page is remembered.
fn scroll(session: &Session) {
    if session.rendering.ends_within(AHEAD)
        && let Some(view) = session.view()
    {
        // Scrolling alone is not yet a use of the grid, and writes nothing into the page's history. Back still brings back
        // these cards, because following a card is one.
        let painted = view.state.more(view.settings.limit);
        session.show_cards(painted, Scroll::Stay);
    }
    if session.visit.is_used() {
        let write = session.later(|session| {
            if let Some(view) = session.view() {
                session.write_position(&view);
            }
        });
        session.visit.after_scrolling(write);
    }
}

/// A key was pressed somewhere on the page.
fn press_key(session: &Session, event: Event) {
    let Some(event) = key_event(&event) else {
        return;
    };
    let settings = session.settings();
    let shortcut = settings.shortcut.as_deref();
    if shortcut.is_some_and(|it| is_shortcut(&event, it)) && focus_search_box(&session.root) {
        event.prevent_default();
    }
}

/// Something was kept for the site in another tab: a layout holds in all of them.
fn follow_other_tab(session: &Session, event: &Event) {
    if let (Some(layout), Some(view)) = (memory::layout_of(event), session.view()) {
        let state = view
            .state
            .reduce(Action::Layout(layout), view.settings.limit);
        session.present(Rc::new(view.with_state(state)), Scroll::Stay);
    }
}

/// A transition inside the widget ended. That of `.widget::after` means that the page has another colour.
fn end_transition(session: &Session, event: Event) {
    if get_string(&event, "pseudoElement").is_some_and(|it| it == "::after") {
        session.follow_colors();
        session
            .lookout
            .look_later(session.later(Session::follow_colors));
    }
}

/// A key was pressed inside the element: on a link of the page's own, a card or what its owner offers, arrows lead to others.
fn travel_own(session: &Session, event: &Event) {
    let is_own = session.root.active_element().is_none();
    if let Some(event) = key_event(event).filter(|it| is_own && !it.default_prevented()) {
        session.host.travel(&event);
    }
}
