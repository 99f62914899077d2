//! The life of one widget: its state, and everything that changes it.
//!
//! Here is what its author does; `reader` is what a reader does, `visit` what happens to the page and its address, and
//! `stage` is how all of it comes to be seen.

mod reader;
mod stage;
mod visit;

use super::address::Step;
use super::decompose::Browser;
use super::report::{self, Stopwatch, object};
use super::senses::Senses;
use super::{element, exchange, sheet};
use crate::search::{Folder, Index, Library, Query};
use crate::source::Diagnostic;
use crate::ui::{Action, App, Host, HostRef, Settings, State, View};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use reader::Pending;
use stage::Scroll;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use visit::{is_where_browser_left_it, page};
use wasm_bindgen::{JsValue, UnwrapThrowExt};
use web_sys::{Document, Element, HtmlElement, Node, ShadowRoot};
use yew::{AppHandle, AttrValue};

/// One widget, from data to removal.
pub struct Life {
    me: Weak<Life>,
    element: HtmlElement,
    root: ShadowRoot,
    /// What Yew paints into.
    place: Element,
    senses: Rc<Senses>,
    host: HostRef,
    settings: RefCell<Rc<Settings>>,
    /// What is painted; none while the data has no card.
    view: RefCell<Option<Rc<View>>>,
    app: RefCell<Option<AppHandle<App>>>,
    announcement: RefCell<AttrValue>,
    /// What the console was told last, so that it is told once.
    told: RefCell<Vec<Diagnostic>>,
    /// What still has to be told once the reader pauses.
    pending: Cell<Pending>,
    pause: RefCell<Option<Timeout>>,
    scrolled: RefCell<Option<Timeout>>,
    /// How many cards could be painted before the page was printed.
    unprinted: Cell<Option<usize>>,
    /// The page that the reader's last act belongs to, without query and fragment.
    page: RefCell<String>,
    listeners: RefCell<Vec<EventListener>>,
}

impl Life {
    /// Shows the data in the element, or says why not.
    pub fn begin(
        element: HtmlElement,
        root: ShadowRoot,
        text: &str,
        media_type: &str,
        query: &JsValue,
    ) -> Rc<Self> {
        sheet::adopt(&root);
        let senses = Senses::new(root.clone());
        let host: Rc<dyn Host> = senses.clone();
        let place = document(&element).create_element("div").unwrap_throw();
        let life = Rc::new_cyclic(|me| Self {
            me: me.clone(),
            element,
            root,
            place,
            senses,
            host: host.into(),
            settings: RefCell::default(),
            view: RefCell::default(),
            app: RefCell::default(),
            announcement: RefCell::default(),
            told: RefCell::default(),
            pending: Cell::new(Pending::Nothing),
            pause: RefCell::default(),
            scrolled: RefCell::default(),
            unprinted: Cell::default(),
            page: RefCell::default(),
            listeners: RefCell::default(),
        });
        life.page.replace(page());
        life.listen();
        let asked = query.is_object().then(|| query.clone());
        life.read(text, media_type, asked);
        life
    }

    /// Attributes changed, and perhaps the data.
    pub fn update(&self, data: Option<(&str, &str)>) {
        match data {
            Some((text, media_type)) => self.read(text, media_type, None),
            None => {
                let mut remarks = self.read_settings();
                remarks.retain(|it| !self.told.borrow().contains(it));
                if !remarks.is_empty() {
                    report::remarks(&remarks, self.settings().reporting);
                    self.told.borrow_mut().extend(remarks);
                }
                if let Some(view) = self.view() {
                    self.show(Rc::clone(&view.library), view.state.clone(), Scroll::Stays);
                }
            }
        }
    }

    /// The query, as JavaScript sees it.
    pub fn query(&self) -> JsValue {
        let view = self.view();
        let none = Query::default();
        exchange::to_js(view.as_ref().map_or(&none, |view| &view.state.query))
    }

    /// Replaces the query by what JavaScript asks for.
    pub fn set_query(&self, query: &JsValue) {
        if let Some(view) = self.view() {
            self.act(Action::Replace(exchange::from_js(
                query,
                view.library.index.facets(),
            )));
        }
    }

    /// How many cards are found, of how many.
    pub fn results(&self) -> JsValue {
        let (shown, total) = self.view().map_or((0, 0), |view| counts(&view));
        object(&[("shown", shown.into()), ("total", total.into())]).into()
    }

    fn view(&self) -> Option<Rc<View>> {
        self.view.borrow().clone()
    }

    fn settings(&self) -> Rc<Settings> {
        Rc::clone(&self.settings.borrow())
    }

    fn read_settings(&self) -> Vec<Diagnostic> {
        let (settings, remarks) = element::settings(&self.element);
        self.senses.resolve_against(settings.base.as_deref());
        self.settings.replace(Rc::new(settings));
        remarks
    }

    fn read(&self, text: &str, media_type: &str, asked: Option<JsValue>) {
        let mut diagnostics = self.read_settings();
        let settings = self.settings();
        let parsing = Stopwatch::start();
        let (catalog, found) = element::catalog(text, media_type, &settings);
        parsing.stop("guide-grid:parse");
        diagnostics.extend(found);
        let news = *self.told.borrow() != diagnostics;
        if catalog.cards.is_empty() {
            self.hide();
            report::failure(&self.element, &diagnostics);
            self.told.replace(diagnostics);
            return;
        }
        if news {
            report::remarks(&diagnostics, settings.reporting);
            self.told.replace(diagnostics.clone());
        }
        let indexing = Stopwatch::start();
        let index = Index::build(&catalog, &settings.facets, Folder::new(Box::new(Browser)));
        indexing.stop("guide-grid:index");
        let library = Rc::new(Library {
            catalog,
            index,
            diagnostics,
        });
        match self.view() {
            // The reader's filters outlive the data.
            Some(view) => self.show(library, view.state.clone(), Scroll::Stays),
            None => self.open(library, asked),
        }
    }

    /// The first view, which already obeys the address.
    fn open(&self, library: Rc<Library>, asked: Option<JsValue>) {
        let settings = self.settings();
        let facets = library.index.facets();
        let address = self.address(&settings, facets);
        let query = match &asked {
            Some(asked) => exchange::from_js(asked, facets),
            None => address.query(),
        };
        let mut state = State::new(query, settings.limit);
        let mut scroll = Scroll::Fragment;
        if let Some(progress) = address.progress() {
            state.painted = state.painted.max(progress.painted);
            if let Some(window) = web_sys::window()
                && is_where_browser_left_it(&window, progress.scroll)
            {
                scroll = Scroll::Back(progress.scroll);
            }
        }
        if address.strays_from(&state.query) {
            address.write(&state.query, self.progress(state.painted), Step::Replace);
        }
        self.show(Rc::clone(&library), state, scroll);
    }
}

impl Drop for Life {
    fn drop(&mut self) {
        if self.pending.get() == Pending::All {
            self.write(Step::Replace);
        }
        if let Some(app) = self.app.take() {
            app.destroy();
        }
    }
}

/// How many cards were found, of how many.
fn counts(view: &View) -> (u32, u32) {
    (
        view.results.hits.len() as u32,
        view.library.catalog.cards.len() as u32,
    )
}

fn document(element: &HtmlElement) -> Document {
    let node: &Node = element;
    node.owner_document().unwrap_throw()
}
