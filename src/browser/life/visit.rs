//! What happens to the page: its address and history, its printing and scrolling.

use super::Life;
use super::reader::{PAUSE, Pending};
use super::stage::{Scroll, named_section};
use crate::browser::address::{Address, Progress, Step};
use crate::browser::focus::{first, frame};
use crate::browser::js::{document, get, location, number, window};
use crate::browser::listen::{Manner, listen};
use crate::ui::{Action, State, UrlState, View};
use std::rc::Rc;
use web_sys::{Event, EventTarget};

/// How near the end of the page more cards are painted, in CSS pixels: a screen ahead of most readers.
const AHEAD: f64 = 800.0;

type Heard = fn(&Rc<Life>, &Event);

/// Where events are listened for.
enum Target {
    Window,
    Document,
    Cards,
}

static HEARD: [(Target, &str, Manner, Heard); 8] = {
    use Manner::{Ahead, Usual};
    use Target::{Cards, Document, Window};
    [
        (Window, "popstate", Usual, |it, _| it.came_back()),
        (Window, "hashchange", Usual, |it, _| it.fragment_changed()),
        (Window, "pagehide", Usual, |it, _| it.settle()),
        (Window, "beforeprint", Usual, |it, _| it.print()),
        (Window, "afterprint", Usual, |it, _| it.printed()),
        (Document, "keydown", Usual, |it, event| it.pressed(event)),
        // Also scrolling of a box inside the page, which does not bubble.
        (Document, "scroll", Ahead, |it, _| it.scrolled()),
        (Cards, "click", Usual, |it, event| it.selected(event)),
    ]
};

impl Life {
    pub(super) fn listen(self: &Rc<Self>) {
        let (window, document) = (window(), document());
        let mut listeners = Vec::with_capacity(HEARD.len());
        for (target, event, manner, heard) in &HEARD {
            let target: &EventTarget = match target {
                Target::Window => &window,
                Target::Document => &document,
                Target::Cards => &self.place,
            };
            listeners.push(listen(target, event, *manner, Rc::clone(self), *heard));
        }
        self.listeners.set(listeners);
    }

    /// The reader went back or forward to an entry of the history.
    fn came_back(self: &Rc<Self>) {
        let Some(view) = self.view_here() else {
            return;
        };
        let address = address(&view);
        let (query, progress) = (address.query(), address.progress());
        let news = query != view.state.query;
        if view.settings.url_state == UrlState::Off || !news && progress.is_none() {
            return;
        }
        // What was typed and not yet written belongs to the entry that was left.
        self.typed.take();
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
        self.show(Rc::clone(&view.library), state, scroll);
        if news {
            self.tell();
        }
    }

    fn fragment_changed(self: &Rc<Self>) {
        if let Some(view) = self.view()
            && named_section(&view.library, &view.settings).is_some()
        {
            self.show_as_many(&view, view.state.painted, Scroll::Fragment);
        }
    }

    fn print(self: &Rc<Self>) {
        if let Some(view) = self.view() {
            self.unprinted.set(Some(view.state.painted));
            self.ready.set(usize::MAX);
            self.show_as_many(&view, usize::MAX, Scroll::Stays);
        }
    }

    fn printed(self: &Rc<Self>) {
        if let (Some(painted), Some(view)) = (self.unprinted.take(), self.view()) {
            self.show_as_many(&view, painted, Scroll::Stays);
        }
    }

    fn show_as_many(self: &Rc<Self>, view: &View, painted: usize, scroll: Scroll) {
        let query = view.state.query.clone();
        self.show(Rc::clone(&view.library), State { query, painted }, scroll);
    }

    fn scrolled(self: &Rc<Self>) {
        if !self.is_growing()
            && let Some(more) = first(&self.root, "[part=more]")
        {
            let there = frame(&more);
            let near = number(&window(), "innerHeight") + AHEAD;
            if number(&there, "height") > 0.0 && number(&there, "top") < near {
                self.act(Action::More);
            }
        }
        self.later(&self.scrolled, PAUSE, |it| it.note_progress());
    }

    /// What is painted, if this is still the page that the reader acted on. Where links only change the address, the next
    /// page has its own, and this widget may still be there for a moment.
    fn view_here(&self) -> Option<Rc<View>> {
        self.view().filter(|_| *self.page.borrow() == page())
    }

    pub(super) fn write(&self, step: Step) {
        if let Some(view) = self.view_here() {
            let progress = self.progress(view.state.painted);
            address(&view).write(&view.state.query, progress, step);
        }
    }

    pub(super) fn note_progress(&self) {
        if let Some(view) = self.view_here() {
            address(&view).note(self.progress(view.state.painted));
        }
    }

    pub(super) fn progress(&self, painted: usize) -> Progress {
        Progress {
            painted,
            scroll: number(&window(), "scrollY"),
        }
    }
}

fn address(view: &View) -> Address<'_> {
    Address {
        settings: &view.settings,
        facets: view.library.index.facets(),
    }
}

/// Whether the page is scrolled to where the browser itself had put it for a reader who comes back to `scroll`: there, or,
/// while the page was too short for that, at its end. Else the reader has scrolled since, and is not to be moved.
pub(super) fn is_where_browser_left_it(scroll: f64) -> bool {
    let window = window();
    let here = number(&window, "scrollY");
    let end = number(&get(&document(), "documentElement"), "scrollHeight");
    (here - scroll).abs() < 2.0 || here + number(&window, "innerHeight") >= end - 2.0
}

/// The path of the page's address.
pub(super) fn page() -> String {
    location("pathname")
}
