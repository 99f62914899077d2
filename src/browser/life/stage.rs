//! How a view comes to be seen.

use super::Life;
use crate::browser::address::Address;
use crate::browser::focus::{Place, all, first, frame};
use crate::browser::js::{any, document, number, object, window};
use crate::browser::report::{self, Stopwatch};
use crate::catalog::{Heading, Section};
use crate::search::Library;
use crate::ui::{Action, App, AppProps, Host, Part, Settings, State, View};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use yew::platform::spawn_local;
use yew::{Callback, Renderer};

/// Where in the page a new view is to be seen.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Scroll {
    Stays,
    /// The reader had been here before.
    Back(f64),
    /// At the section that the address's fragment names.
    Fragment,
}

/// How many cards are painted at first: a screen, as far as it is known from the last view. More would keep waiting who
/// types.
pub(super) const SCREEN: usize = 12;

/// What a screen holds at least, and at most: what an unusual view says is not taken at its word.
const LEAST: usize = 6;
const MOST: usize = 48;

/// How many more are painted at one go, where nobody waits for them.
const MORE: usize = 24;

/// For how long nothing may have been typed before cards are painted that are not on screen, in milliseconds: longer than
/// from one key to the next, which is 240 on average (<https://doi.org/10.1145/3173574.3174220>).
const IDLE: u32 = 250;

impl Life {
    pub(super) fn show(self: &Rc<Self>, library: Rc<Library>, mut state: State, scroll: Scroll) {
        let settings = self.settings();
        let named = match scroll {
            Scroll::Fragment => named_section(&library, &settings),
            _ => None,
        };
        if let Some((_, section)) = named.filter(|_| state.query.is_empty()) {
            state.painted = state.painted.max(section.cards.start + settings.limit);
        }
        if scroll != Scroll::Stays {
            self.scroll.set(scroll);
        }
        let begun = match self.view() {
            _ if named.is_some() || matches!(scroll, Scroll::Back(_)) => usize::MAX,
            Some(view)
                if Rc::ptr_eq(&view.library, &library)
                    && view.state.query == state.query
                    && !view.waits =>
            {
                self.ready.get()
            }
            _ if self.looks_at_top() => 0,
            _ => usize::MAX,
        };
        self.ready.set(begun.saturating_add(self.screen.get()));
        let searching = Stopwatch::start();
        let view = Rc::new(View::new(library, settings, state));
        searching.stop("guide-grid:search");
        self.view.replace(Some(Rc::clone(&view)));
        self.focus.set(Place::now(&self.root));
        let now = Stopwatch::start();
        self.asked_for.set(now);
        self.rendering.set(Some(now));
        self.paint(view);
    }

    pub(super) fn paint(self: &Rc<Self>, view: Rc<View>) {
        if let Some(text) = self.typed.take()
            && text != view.state.query.text
        {
            // The search box is painted, too, and would lose it.
            return self.obey(Action::Type(text));
        }
        self.base.take();
        let props = self.props(view, self.ready.get(), Part::Whole);
        let app = match self.app.take() {
            Some(mut app) => {
                app.update(props);
                app
            }
            None => {
                let root = self.place.clone();
                let app = Renderer::<App>::with_root_and_props(root, props).render();
                // Yew draws in the next microtask; where that took long, what it calls back comes in a later task, and
                // the browser would first bring the fallback on screen once more.
                let me = Rc::clone(self);
                spawn_local(async move { me.shown() });
                app
            }
        };
        self.app.set(Some(app));
    }

    pub(super) fn props(self: &Rc<Self>, view: Rc<View>, ready: usize, part: Part) -> AppProps {
        let me = Rc::clone(self);
        let host: Rc<dyn Host> = me.clone();
        AppProps {
            view,
            ready,
            act: Callback::from(move |action| me.act(action)),
            host: host.into(),
            announcement: self.announcement.borrow().clone(),
            part,
        }
    }

    /// Whether fewer cards for a moment disturb nobody: the reader sees where the cards begin, and is not among them.
    fn looks_at_top(&self) -> bool {
        let results = first(&self.root, ".results");
        let begins = frame(results.as_ref().unwrap_or(&self.element));
        number(&begins, "top") >= 0.0 && first(&self.root, ".results :focus").is_none()
    }

    /// How many times the cards that are there would fit on what screen there is for them.
    fn room(&self) -> f64 {
        let edge = |selector, name| first(&self.root, selector).map(|it| number(&frame(&it), name));
        let begin = edge(".results", "top").unwrap_or_default();
        let end = edge("section:last-of-type", "bottom").unwrap_or_default();
        (number(&window(), "innerHeight") - begin) / (end - begin)
    }

    /// How many cards the screen holds, where `room` is what those that are there leave: in rows as long as the first, so that
    /// none on screen is left half empty.
    fn capacity(&self, room: f64) -> usize {
        let cards = all(&self.root, "[data-card]");
        let mut tops = cards
            .iter()
            .map(|it| number(&frame(it.unchecked_ref()), "top"));
        let first = tops.next();
        let columns = 1 + tops.take_while(|it| Some(*it) == first).count();
        let fits = (self.ready.get() as f64 * room).ceil() as usize;
        fits.checked_next_multiple_of(columns).unwrap_or(usize::MAX)
    }

    /// Whether cards of the view are still to come.
    pub(super) fn is_growing(&self) -> bool {
        let painted = self.view().map_or(0, |it| it.painted());
        self.ready.get() < painted
    }

    /// Paints the cards that are still to come: soon, if the screen has room for them, else once nobody types. Before the
    /// latter, which nobody waits for, the first search is rehearsed.
    pub(super) fn grow(self: &Rc<Self>) {
        if self.is_growing() || self.may_rehearse() {
            self.once_seen(|it| it.later(&it.growth, 0, Self::fill));
        }
    }

    fn fill(self: &Rc<Self>) {
        let (ready, room) = (self.ready.get(), self.room());
        if ready == self.screen.get() {
            self.screen.set(self.capacity(room).clamp(LEAST, MOST));
        }
        if room > 1.0 && self.is_growing() {
            let missing = self.capacity(room).saturating_sub(ready);
            return self.paint_more(missing.clamp(1, MORE));
        }
        let quiet = self.asked_for.get().passed() as u32;
        let wait = IDLE.saturating_sub(quiet);
        self.later(&self.growth, wait, Self::use_idle_time);
    }

    fn use_idle_time(self: &Rc<Self>) {
        if self.may_rehearse() {
            self.rehearse();
            self.grow();
        } else if self.is_growing() {
            self.paint_more(MORE);
        }
    }

    fn paint_more(self: &Rc<Self>, more: usize) {
        if let Some(view) = self.view() {
            self.ready.set(self.ready.get().saturating_add(more));
            self.paint(view);
            self.grow();
        }
    }

    /// Goes on when the browser brings on screen what was painted: a timer set then runs once it has. Of a hidden page it
    /// brings nothing.
    pub(super) fn once_seen(self: &Rc<Self>, then: fn(&Rc<Self>)) {
        if any(&document(), &["hidden"]) {
            return then(self);
        }
        let me = Rc::clone(self);
        let seen = Closure::once_into_js(move || {
            if me.place.is_connected() {
                then(&me);
            }
        });
        let _ = window().request_animation_frame(seen.unchecked_ref());
    }

    /// Shows what is drawn; before that, does nothing. The first view takes the fallback's place only now, so that nothing
    /// flickers.
    pub(super) fn shown(&self) {
        let Some(view) = self.view().filter(|_| self.place.has_child_nodes()) else {
            return;
        };
        if let Some(rendering) = self.rendering.take() {
            rendering.stop("guide-grid:render");
        }
        let first = !self.place.is_connected();
        if first {
            self.root.replace_children_with_node_1(&self.place);
        }
        match self.scroll.replace(Scroll::Stays) {
            Scroll::Stays => {}
            Scroll::Back(to) => {
                let window = window();
                window.scroll_to_with_x_and_y(number(&window, "scrollX"), to);
            }
            Scroll::Fragment => {
                if let Some((heading, _)) = named_section(&view.library, &view.settings)
                    && let Some(element) = self.root.get_element_by_id(&heading.id)
                {
                    element.scroll_into_view();
                }
            }
        }
        if first {
            let [shown, total] = self.counts();
            let detail = object(&[("shown", shown), ("total", total)]);
            report::emit(&self.element, "guide-grid-ready", detail);
        }
    }

    /// Nothing can be shown: the fallback comes back.
    pub(super) fn hide(&self) {
        self.view.take();
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        if let Some(slot) = &self.slot {
            self.root.replace_children_with_node_1(slot);
        }
    }
}

/// The section that the address's fragment names, and its heading.
pub(super) fn named_section<'a>(
    library: &'a Library,
    settings: &Settings,
) -> Option<(&'a Heading, &'a Section)> {
    let facets = library.index.facets();
    let name = Address { settings, facets }.fragment()?;
    for section in &library.catalog.sections {
        if let Some(heading) = &section.heading
            && heading.id == name
        {
            return Some((heading, section));
        }
    }
    None
}
