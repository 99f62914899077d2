//! The life of one widget: its state, and everything that changes it.
//!
//! Here is what its author does; `reader` is what a reader does, `visit` what happens to the page and its address, and
//! `stage` is how all of it comes to be seen, and `rehearsal` makes the first search quick. `senses` is the browser as the
//! components see it.

mod reader;
mod rehearsal;
mod senses;
mod stage;
mod visit;

use super::address::{Address, Step};
use super::focus::Place;
use super::js::{document, object};
use super::preparation::{Made, Preparation};
use super::report::{self, Stopwatch};
use super::{element, exchange};
use crate::search::{Facet, Library, Query};
use crate::source::text::has;
use crate::ui::{Action, App, Settings, State, View};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::JsString;
use reader::{PAUSE, Pending};
use senses::Base;
use stage::Scroll;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use visit::{is_where_browser_left_it, page};
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlElement, Node, ShadowRoot};
use yew::{AppHandle, AttrValue};

/// One widget, from data to removal. Listeners, timers and the components keep it alive until [`Life::end`].
pub struct Life {
    me: Weak<Self>,
    element: HtmlElement,
    root: ShadowRoot,
    /// What shows the fallback.
    slot: Option<Node>,
    /// What Yew paints into.
    place: Element,
    /// None before the first [`update`](Self::update).
    settings: RefCell<Option<Rc<Settings>>>,
    /// What is asked for before there is a view to answer; undefined, if nothing is.
    asked: RefCell<JsValue>,
    /// What is not yet ready to be shown.
    preparation: RefCell<Option<Box<Preparation>>>,
    /// What is painted; none while the data has no card.
    view: RefCell<Option<Rc<View>>>,
    /// How many of its cards there was time for yet.
    ready: Cell<usize>,
    /// About how many cards fit on the screen.
    screen: Cell<usize>,
    app: Cell<Option<AppHandle<App>>>,
    /// What the addresses of the cards that are being painted are resolved against.
    base: RefCell<Option<Base>>,
    announcement: RefCell<AttrValue>,
    /// What was typed and is still to be answered.
    typed: RefCell<Option<String>>,
    /// What the console was told last, so that it is told once.
    told: RefCell<String>,
    /// What still has to be told once the reader pauses.
    pending: Cell<Pending>,
    turn: Cell<Option<Timeout>>,
    answer: Cell<Option<Timeout>>,
    pause: Cell<Option<Timeout>>,
    scrolled: Cell<Option<Timeout>>,
    growth: Cell<Option<Timeout>>,
    /// How many cards could be painted before the page was printed.
    unprinted: Cell<Option<usize>>,
    /// The page that the reader's last act belongs to, without query and fragment.
    page: RefCell<String>,
    listeners: Cell<Vec<EventListener>>,
    /// When the view was asked for.
    asked_for: Cell<Stopwatch>,
    /// When the paint that is under way began, where the focus was, and where the view is to be seen.
    rendering: Cell<Option<Stopwatch>>,
    focus: Cell<Option<Place>>,
    scroll: Cell<Scroll>,
}

impl Life {
    /// A life without data. Fails only where the document makes no elements.
    pub fn begin(
        element: HtmlElement,
        root: ShadowRoot,
        asked: JsValue,
    ) -> Result<Rc<Self>, JsValue> {
        let place = document().create_element("div")?;
        let life = Rc::new_cyclic(|me| Self {
            me: Weak::clone(me),
            element,
            slot: root.first_child(),
            root,
            place,
            settings: RefCell::default(),
            asked: RefCell::new(asked),
            preparation: RefCell::default(),
            view: RefCell::default(),
            ready: Cell::default(),
            screen: Cell::new(stage::SCREEN),
            app: Cell::default(),
            base: RefCell::default(),
            announcement: RefCell::default(),
            typed: RefCell::default(),
            told: RefCell::default(),
            pending: Cell::new(Pending::Nothing),
            turn: Cell::default(),
            answer: Cell::default(),
            pause: Cell::default(),
            scrolled: Cell::default(),
            growth: Cell::default(),
            unprinted: Cell::default(),
            page: RefCell::new(page()),
            listeners: Cell::default(),
            asked_for: Cell::new(Stopwatch::start()),
            rendering: Cell::default(),
            focus: Cell::default(),
            scroll: Cell::new(Scroll::Stays),
        });
        life.listen();
        Ok(life)
    }

    /// Attributes changed, and perhaps the data.
    pub fn update(self: &Rc<Self>, text: Option<JsString>, media_type: &str) {
        let (settings, mut diagnostics) = element::settings(&self.element);
        self.settings.replace(Some(Rc::new(settings)));
        if let Some(text) = text {
            let new = Preparation::new(text, media_type, self.settings(), diagnostics);
            self.preparation.replace(Some(Box::new(new)));
            return self.prepare();
        }
        diagnostics.retain(|it| !has(&self.told.borrow(), &it.to_string()));
        report::remarks(&diagnostics, self.settings().reporting);
        self.told
            .borrow_mut()
            .push_str(&report::listed(&diagnostics));
        if let Some(view) = self.view() {
            self.show(Rc::clone(&view.library), view.state.clone(), Scroll::Stays);
        }
    }

    /// What the reader asks for, and how many cards are found, of how many.
    pub fn state(&self) -> JsValue {
        let mut query = self.asked.borrow().clone();
        if let Some(view) = self.view() {
            query = exchange::to_js(&view.state.query);
        } else if !query.is_object() {
            query = exchange::to_js(&Query::default());
        }
        let [shown, total] = self.counts();
        object(&[("query", query), ("shown", shown), ("total", total)])
    }

    /// How many cards are found, of how many.
    fn counts(&self) -> [JsValue; 2] {
        let counts = self.view().map_or([0, 0], |it| {
            [it.results.hits.len(), it.library.catalog.cards.len()]
        });
        counts.map(|it| (it as u32).into())
    }

    /// Replaces the query by what JavaScript asks for.
    pub fn ask(self: &Rc<Self>, query: JsValue) {
        match self.view() {
            Some(view) => {
                let query = exchange::from_js(&query, view.library.index.facets());
                self.act(Action::Replace(query));
            }
            None => drop(self.asked.replace(query)),
        }
    }

    /// The element left the page.
    pub fn end(&self) {
        if self.pending.get() == Pending::All {
            self.write(Step::Replace);
        }
        self.listeners.take();
        for timer in [
            &self.turn,
            &self.answer,
            &self.pause,
            &self.scrolled,
            &self.growth,
        ] {
            timer.take();
        }
        self.preparation.take();
        if let Some(app) = self.app.take() {
            app.destroy();
        }
    }

    fn view(&self) -> Option<Rc<View>> {
        self.view.borrow().clone()
    }

    fn settings(&self) -> Rc<Settings> {
        self.settings.borrow().clone().unwrap_or_default()
    }

    /// Goes on with what is to be shown next, and shows what of it is ready.
    pub(super) fn prepare(self: &Rc<Self>) {
        let Some(mut preparation) = self.preparation.take() else {
            return;
        };
        let asks_for_text = self.query(&[]).asks_for_text();
        match preparation.go_on(&self.root, asks_for_text) {
            Made::Less => {
                self.preparation.replace(Some(preparation));
                self.later(&self.turn, 0, Self::prepare);
            }
            Made::Cards(library) => {
                // Once these are on screen, it goes on.
                self.preparation.replace(Some(preparation));
                self.present(library);
            }
            Made::All(library) => {
                // Not before cards are on screen, as it takes its time.
                let list = report::listed(&library.diagnostics);
                if self.told.replace(list.clone()) != list {
                    report::remarks(&library.diagnostics, self.settings().reporting);
                }
                self.present(library);
            }
            Made::Nothing(diagnostics) => {
                self.told.replace(report::listed(&diagnostics));
                self.hide();
                report::failure(&self.element, &diagnostics);
            }
        }
    }

    /// Shows what became ready, if it is not what is shown.
    fn present(self: &Rc<Self>, library: Rc<Library>) {
        let Some(view) = self.view() else {
            return self.open(library);
        };
        if view.waits || !Rc::ptr_eq(&view.library, &library) {
            // The reader's filters outlive the data.
            self.show(library, view.state.clone(), Scroll::Stays);
        } else {
            // Its words are there, so that the first search can be rehearsed.
            self.grow();
        }
        if view.waits {
            self.later(&self.pause, PAUSE, Self::settle);
        }
    }

    /// What is asked for: by the reader, or before there is a view by the page's script or by the address.
    fn query(&self, facets: &[Facet]) -> Query {
        if let Some(view) = self.view() {
            return view.state.query.clone();
        }
        let asked = self.asked.borrow();
        let settings = &self.settings();
        match asked.is_object() {
            true => exchange::from_js(&asked, facets),
            false => Address { settings, facets }.query(),
        }
    }

    /// The first view, which already obeys the address.
    fn open(self: &Rc<Self>, library: Rc<Library>) {
        let settings = self.settings();
        let facets = library.index.facets();
        let query = self.query(facets);
        self.asked.take();
        let address = Address {
            settings: &settings,
            facets,
        };
        let mut state = State::new(query, settings.limit);
        let mut scroll = Scroll::Fragment;
        if let Some(progress) = address.progress() {
            state.painted = state.painted.max(progress.painted);
            if is_where_browser_left_it(progress.scroll) {
                scroll = Scroll::Back(progress.scroll);
            }
        }
        if address.strays_from(&state.query) {
            address.write(&state.query, self.progress(state.painted), Step::Replace);
        }
        self.show(Rc::clone(&library), state, scroll);
    }
}
