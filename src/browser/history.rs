//! The history of the page: which of the reader's acts Back undoes, each by itself.

use super::address::{Address, path};
use super::entry::HistoryMethod;
use super::input::PAUSE;
use crate::search::{Library, Query};
use crate::ui::{Settings, UrlState, View};
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use web_sys::Window;

/// A run of typing: one entry of the history, however long the reader pauses in between. It begins with a letter in an empty
/// box, and ends once the box is empty again or the reader does something else.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Typing {
    /// The next letter begins a run.
    #[default]
    Ended,
    /// The run has its entry.
    Underway,
}

/// The page that a reader uses the grid on. Where links only change the address, the next page may come while the grid of
/// this one is still there; its address is left alone.
pub struct Visit {
    window: Window,
    /// The path of the page when the reader last did something.
    path: RefCell<String>,
    is_used: Cell<bool>,
    typing: Cell<Typing>,
    scrolling: Cell<Option<Timeout>>,
}

impl Visit {
    /// The reader has not done anything yet.
    pub fn begin(window: Window) -> Self {
        Self {
            path: RefCell::new(path(&window)),
            window,
            is_used: Cell::new(false),
            typing: Cell::default(),
            scrolling: Cell::default(),
        }
    }

    /// The reader does something on the page as it is now, and asks for `query`.
    pub fn use_grid(&self, query: &Query) {
        if query.text.is_empty() {
            self.end_typing();
        }
        self.path.replace(path(&self.window));
        self.is_used.set(true);
    }

    /// Whether the reader has done anything with the grid.
    pub fn is_used(&self) -> bool {
        self.is_used.get()
    }

    /// Whether the page is still the one on which the reader last did something.
    pub fn is_current(&self) -> bool {
        *self.path.borrow() == path(&self.window)
    }

    /// Calls `then` once the reader has not scrolled for a while: browsers refuse to change the history more often.
    pub fn after_scrolling(&self, then: impl FnOnce() + 'static) {
        self.scrolling.set(Some(Timeout::new(PAUSE, then)));
    }

    /// The address, for a grid with these settings.
    pub fn address<'a>(&'a self, settings: &'a Settings, library: &'a Library) -> Address<'a> {
        Address {
            window: &self.window,
            settings,
            facets: library.index.facets(),
        }
    }

    /// The reader's next letter begins a run of typing, which gets an entry of its own.
    pub fn end_typing(&self) {
        self.typing.set(Typing::Ended);
    }

    /// Writes a query whose text was typed into the address.
    pub fn write_typed(&self, view: &View) {
        let method = match self.typing.replace(Typing::Underway) {
            Typing::Ended => HistoryMethod::Push,
            Typing::Underway => HistoryMethod::Replace,
        };
        if view.state.query.text.is_empty() {
            self.end_typing();
        }
        self.write(view, method);
    }

    /// Writes a query that something was chosen for into the address.
    pub fn write_chosen(&self, view: &View) {
        self.end_typing();
        self.write(view, HistoryMethod::Push);
    }

    /// Writes the query of a view into the address, if the page is still the same.
    fn write(&self, view: &View, method: HistoryMethod) {
        if self.is_current() {
            let address = self.address(&view.settings, &view.library);
            address.write(&view.state, method);
        }
    }

    /// Writes how far the reader has come into the entry of the history, if the page is still the same: `painted` cards.
    pub fn write_position(&self, view: &View, painted: usize) {
        if self.is_current() && view.settings.url_state != UrlState::Off {
            let address = self.address(&view.settings, &view.library);
            address.set_entry(None, painted, HistoryMethod::Replace);
        }
    }
}
