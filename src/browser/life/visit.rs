//! What happens to the page: its address and history, its printing and scrolling.

use super::reader::{PAUSE, Pending};
use super::stage::Scroll;
use super::{Life, document};
use crate::browser::address::{Address, Progress, Step};
use crate::browser::listen::{Manner, listen};
use crate::search::Facet;
use crate::ui::{Action, Settings, State, UrlState};
use std::rc::Rc;
use wasm_bindgen::UnwrapThrowExt;
use web_sys::Window;

/// How near the end of the page more cards are painted, in CSS pixels: a screen ahead of most readers.
const AHEAD: f64 = 800.0;

impl Life {
    pub(super) fn listen(&self) {
        let (Some(me), Some(window)) = (self.me.upgrade(), web_sys::window()) else {
            return;
        };
        let document = document(&self.element);
        *self.listeners.borrow_mut() = vec![
            listen(&window, "popstate", Manner::Usual, &me, |it, _| {
                it.came_back()
            }),
            listen(&window, "hashchange", Manner::Usual, &me, |it, _| {
                it.fragment_changed()
            }),
            listen(&window, "pagehide", Manner::Usual, &me, |it, _| it.settle()),
            listen(&window, "beforeprint", Manner::Usual, &me, |it, _| {
                it.print()
            }),
            listen(&window, "afterprint", Manner::Usual, &me, |it, _| {
                it.printed()
            }),
            listen(&document, "keydown", Manner::Usual, &me, |it, event| {
                it.pressed(event)
            }),
            // Also scrolling of a box inside the page, which does not bubble.
            listen(&document, "scroll", Manner::Ahead, &me, |it, _| {
                it.scrolled()
            }),
            listen(&self.place, "click", Manner::Usual, &me, |it, event| {
                it.selected(event)
            }),
        ];
    }

    /// The reader went back or forward to an entry of the history.
    fn came_back(&self) {
        let Some(view) = self.view().filter(|_| self.is_here()) else {
            return;
        };
        let address = self.address(&view.settings, view.library.index.facets());
        if view.settings.url_state == UrlState::Off {
            return;
        }
        let query = address.query();
        let progress = address.progress();
        if query == view.state.query && progress.is_none() {
            return;
        }
        // What was typed and not yet written belongs to the entry that was left.
        self.pending.set(Pending::Nothing);
        let mut state = State::new(query, view.settings.limit);
        let mut scroll = Scroll::Stays;
        if let Some(progress) = progress {
            state.painted = progress.painted.max(state.painted);
            scroll = Scroll::Back(progress.scroll);
        }
        if address.strays_from(&state.query) {
            address.write(&state.query, self.progress(state.painted), Step::Replace);
        }
        let news = state.query != view.state.query;
        self.show(Rc::clone(&view.library), state, scroll);
        if news {
            self.changed();
            self.pending.set(Pending::Announcement);
            self.later(&self.pause, PAUSE, Self::settle);
        }
    }

    fn fragment_changed(&self) {
        if let Some(view) = self.view()
            && self.named_section(&view.library, &view.settings).is_some()
        {
            self.show(
                Rc::clone(&view.library),
                view.state.clone(),
                Scroll::Fragment,
            );
        }
    }

    fn print(&self) {
        if let Some(view) = self.view() {
            self.unprinted.set(Some(view.state.painted));
            self.show_as_many(usize::MAX);
        }
    }

    fn printed(&self) {
        if let Some(painted) = self.unprinted.take() {
            self.show_as_many(painted);
        }
    }

    fn show_as_many(&self, painted: usize) {
        if let Some(view) = self.view() {
            let query = view.state.query.clone();
            self.show(
                Rc::clone(&view.library),
                State { query, painted },
                Scroll::Stays,
            );
        }
    }

    fn scrolled(&self) {
        let more = self.root.query_selector("[part=more]").ok().flatten();
        let height = web_sys::window()
            .and_then(|it| it.inner_height().ok())
            .and_then(|it| it.as_f64());
        if let (Some(more), Some(height)) = (more, height) {
            let there = more.get_bounding_client_rect();
            if there.height() > 0.0 && there.top() < height + AHEAD {
                self.act(Action::More);
            }
        }
        self.later(&self.scrolled, PAUSE, Self::note_progress);
    }

    pub(super) fn address<'a>(&self, settings: &'a Settings, facets: &'a [Facet]) -> Address<'a> {
        Address::new(web_sys::window().unwrap_throw(), settings, facets)
    }

    /// Whether this is still the page that the reader acted on. Where links only change the address, the next page has
    /// its own, and this widget may still be there for a moment.
    fn is_here(&self) -> bool {
        *self.page.borrow() == page()
    }

    pub(super) fn write(&self, step: Step) {
        if let Some(view) = self.view().filter(|_| self.is_here()) {
            let address = self.address(&view.settings, view.library.index.facets());
            address.write(&view.state.query, self.progress(view.state.painted), step);
        }
    }

    pub(super) fn note_progress(&self) {
        if let Some(view) = self.view().filter(|_| self.is_here()) {
            let address = self.address(&view.settings, view.library.index.facets());
            address.note(self.progress(view.state.painted));
        }
    }

    pub(super) fn progress(&self, painted: usize) -> Progress {
        let scroll = web_sys::window().and_then(|it| it.scroll_y().ok());
        Progress {
            painted,
            scroll: scroll.unwrap_or_default(),
        }
    }
}

/// Whether the page is scrolled to where the browser itself had put it for a reader who comes back to `scroll`: there, or,
/// while the page was too short for that, at its end. Else the reader has scrolled since, and is not to be moved.
pub(super) fn is_where_browser_left_it(window: &Window, scroll: f64) -> bool {
    let here = window.scroll_y().unwrap_or_default();
    let height = window
        .inner_height()
        .ok()
        .and_then(|it| it.as_f64())
        .unwrap_or_default();
    let page = window.document().and_then(|it| it.document_element());
    let end = page.map_or(0.0, |it| it.scroll_height().into());
    (here - scroll).abs() < 2.0 || here + height >= end - 2.0
}

/// The path of the page's address.
pub(super) fn page() -> String {
    let location = web_sys::window().map(|it| it.location());
    location
        .and_then(|it| it.pathname().ok())
        .unwrap_or_default()
}
