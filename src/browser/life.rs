//! The life of one widget: its state, and everything that changes it.

use super::address::{Address, Progress, Step};
use super::decompose::Browser;
use super::focus::{all, focus_search};
use super::listen::{Manner, listen};
use super::report::{self, Stopwatch, object};
use super::senses::Senses;
use super::{element, exchange, sheet};
use crate::catalog::Heading;
use crate::search::{Facet, Folder, Index, Library, Query};
use crate::source::Diagnostic;
use crate::ui::{Action, App, AppProps, Host, HostRef, Settings, State, UrlState, View};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::Reflect;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, JsValue, UnwrapThrowExt};
use web_sys::{Document, Element, Event, HtmlElement, KeyboardEvent, Node, ShadowRoot, Window};
use yew::{AppHandle, AttrValue, Callback, Renderer};

/// How long typing has to pause before the address, owners and screen readers are told, in milliseconds. Browsers take
/// about three changes of the address in a second, and a screen reader needs the reader to be done.
const PAUSE: u32 = 400;

/// How near the end of the page more cards are painted, in CSS pixels: a screen ahead of most readers.
const AHEAD: f64 = 800.0;

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
    listeners: RefCell<Vec<EventListener>>,
}

/// What a pause in typing sets off.
#[derive(Clone, Copy, PartialEq)]
enum Pending {
    Nothing,
    Announcement,
    /// The announcement, and before it the address and the event for owners.
    All,
}

/// Where in the page a new view is to be seen.
#[derive(Clone, Copy, PartialEq)]
enum Scroll {
    Stays,
    /// The reader had been here before.
    Back(f64),
    /// At the section that the address's fragment names.
    Fragment,
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
            listeners: RefCell::default(),
        });
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
                self.read_settings();
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

    // What the author wrote ------------------------------------------------------------------------------------------

    fn read_settings(&self) -> Vec<Diagnostic> {
        let (settings, remarks) = element::settings(&self.element);
        self.senses.resolve_against(settings.base.as_deref());
        self.settings.replace(Rc::new(settings));
        remarks.into_iter().map(Diagnostic::from).collect()
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

    // What the reader does -------------------------------------------------------------------------------------------

    fn act(&self, action: Action) {
        let Some(view) = self.view() else {
            return;
        };
        let typing = matches!(action, Action::Type(_));
        let state = view.state.reduce(action, view.settings.limit);
        if state == view.state {
            return;
        }
        if state.query == view.state.query {
            // More of the same.
            self.show(Rc::clone(&view.library), state, Scroll::Stays);
            self.note_progress();
            return;
        }
        if !typing {
            // What was typed before stays in the history.
            self.settle();
        }
        self.show(Rc::clone(&view.library), state, Scroll::Stays);
        if typing {
            self.pending.set(Pending::All);
        } else {
            self.write(Step::Push);
            self.changed();
            self.pending.set(Pending::Announcement);
        }
        self.later(&self.pause, PAUSE, Self::settle);
    }

    /// Tells what is pending: the reader paused, or moves on.
    fn settle(&self) {
        let Some(view) = self.view() else {
            return;
        };
        let pending = self.pending.replace(Pending::Nothing);
        if pending == Pending::Nothing {
            return;
        }
        self.announcement.replace(view.announcement().into());
        self.paint(&view);
        if pending == Pending::All {
            self.write(Step::Replace);
            self.changed();
        }
    }

    fn changed(&self) {
        if let Some(view) = self.view() {
            let (shown, total) = counts(&view);
            let query = exchange::to_js(&view.state.query);
            let detail = [
                ("query", query),
                ("shown", shown.into()),
                ("total", total.into()),
            ];
            report::emit(&self.element, "guide-grid-change", &detail);
        }
    }

    fn selected(&self, event: &Event) {
        let path = event.composed_path();
        let elements = path.iter().filter_map(|it| it.dyn_into::<Element>().ok());
        let Some(link) = elements
            .into_iter()
            .find(|it| it.matches("[data-card] a[href]").unwrap_or(false))
        else {
            return;
        };
        self.settle();
        let (Some(view), Ok(Some(item))) = (self.view(), link.closest("[data-card]")) else {
            return;
        };
        let nth = item
            .get_attribute("data-card")
            .and_then(|it| it.parse::<usize>().ok());
        let Some(card) = nth.and_then(|nth| view.library.catalog.cards.get(nth)) else {
            return;
        };
        let position = all(&self.root, "[data-card]")
            .iter()
            .position(|it| *it == item);
        let detail = [
            ("title", JsValue::from_str(&card.title.text)),
            (
                "link",
                Reflect::get(&link, &"href".into()).unwrap_or(JsValue::NULL),
            ),
            (
                "position",
                position.map_or(JsValue::NULL, |it| (it as u32 + 1).into()),
            ),
            ("query", exchange::to_js(&view.state.query)),
        ];
        report::emit(&self.element, "guide-grid-select", &detail);
    }

    fn pressed(&self, event: &Event) {
        let settings = self.settings();
        let (Some(shortcut), Some(event)) = (&settings.shortcut, event.dyn_ref::<KeyboardEvent>())
        else {
            return;
        };
        let held = event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing();
        if held || event.default_prevented() || event.key() != *shortcut || is_typed_into(event) {
            return;
        }
        if focus_search(&self.root) {
            event.prevent_default();
        }
    }

    // What is painted ------------------------------------------------------------------------------------------------

    fn show(&self, library: Rc<Library>, mut state: State, scroll: Scroll) {
        let settings = self.settings();
        if scroll == Scroll::Fragment
            && let Some((_, first)) = self.named_section(&library, &settings)
            && state.query.is_empty()
        {
            state.painted = state.painted.max(first + settings.limit);
        }
        let searching = Stopwatch::start();
        let view = Rc::new(View::new(library, settings, state));
        searching.stop("guide-grid:search");
        self.view.replace(Some(Rc::clone(&view)));
        let me = self.me.clone();
        let rendering = Stopwatch::start();
        self.senses.before_paint(Box::new(move || {
            rendering.stop("guide-grid:render");
            if let Some(life) = me.upgrade() {
                life.shown(scroll);
            }
        }));
        self.paint(&view);
    }

    fn paint(&self, view: &Rc<View>) {
        let me = self.me.clone();
        let props = AppProps {
            view: Rc::clone(view),
            act: Callback::from(move |action| {
                if let Some(life) = me.upgrade() {
                    life.act(action);
                }
            }),
            host: self.host.clone(),
            announcement: self.announcement.borrow().clone(),
        };
        let app = self.app.take();
        let app = match app {
            Some(mut app) => {
                app.update(props);
                app
            }
            None => Renderer::<App>::with_root_and_props(self.place.clone(), props).render(),
        };
        self.app.replace(Some(app));
    }

    /// A view is on the page. The first one takes the fallback's place only now, so that nothing flickers.
    fn shown(&self, scroll: Scroll) {
        let Some(view) = self.view() else {
            return;
        };
        let first = !self.place.is_connected();
        if first {
            self.root.replace_children_with_node_1(&self.place);
        }
        match scroll {
            Scroll::Stays => {}
            Scroll::Back(to) => scroll_to(to),
            Scroll::Fragment => self.scroll_to_fragment(&view),
        }
        if first {
            let (shown, total) = counts(&view);
            let detail = [("shown", shown.into()), ("total", total.into())];
            report::emit(&self.element, "guide-grid-ready", &detail);
        }
    }

    /// Nothing can be shown: the fallback comes back.
    fn hide(&self) {
        self.view.take();
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        if self.place.is_connected()
            && let Ok(slot) = document(&self.element).create_element("slot")
        {
            self.root.replace_children_with_node_1(&slot);
        }
    }

    /// The heading that the address's fragment names, and the first card below it.
    fn named_section(&self, library: &Library, settings: &Settings) -> Option<(Heading, usize)> {
        let name = self.address(settings, library.index.facets()).fragment()?;
        library.catalog.sections.iter().find_map(|section| {
            let heading = section.heading.as_ref().filter(|it| it.id == name)?;
            Some((heading.clone(), section.cards.start))
        })
    }

    fn scroll_to_fragment(&self, view: &View) {
        if let Some((heading, _)) = self.named_section(&view.library, &view.settings)
            && let Some(element) = self.root.get_element_by_id(&heading.id)
        {
            element.scroll_into_view();
        }
    }

    // What the page does ---------------------------------------------------------------------------------------------

    fn listen(&self) {
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
        let Some(view) = self.view() else {
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

    // The address ----------------------------------------------------------------------------------------------------

    fn address<'a>(&self, settings: &'a Settings, facets: &'a [Facet]) -> Address<'a> {
        Address::new(web_sys::window().unwrap_throw(), settings, facets)
    }

    fn write(&self, step: Step) {
        if let Some(view) = self.view() {
            let address = self.address(&view.settings, view.library.index.facets());
            address.write(&view.state.query, self.progress(view.state.painted), step);
        }
    }

    fn note_progress(&self) {
        if let Some(view) = self.view() {
            let address = self.address(&view.settings, view.library.index.facets());
            address.note(self.progress(view.state.painted));
        }
    }

    fn progress(&self, painted: usize) -> Progress {
        let scroll = web_sys::window().and_then(|it| it.scroll_y().ok());
        Progress {
            painted,
            scroll: scroll.unwrap_or_default(),
        }
    }

    fn later(&self, timer: &RefCell<Option<Timeout>>, wait: u32, then: fn(&Self)) {
        let me = self.me.clone();
        let timeout = Timeout::new(wait, move || {
            if let Some(life) = me.upgrade().filter(|_| !super::listen::is_silent()) {
                then(&life);
            }
        });
        timer.replace(Some(timeout));
    }
}

impl Drop for Life {
    fn drop(&mut self) {
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

fn scroll_to(top: f64) {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(window.scroll_x().unwrap_or_default(), top);
    }
}

/// Whether the page is scrolled to where the browser itself had put it for a reader who comes back to `scroll`: there, or,
/// while the page was too short for that, at its end. Else the reader has scrolled since, and is not to be moved.
fn is_where_browser_left_it(window: &Window, scroll: f64) -> bool {
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

/// Whether the key goes into a text, where it means a character.
fn is_typed_into(event: &KeyboardEvent) -> bool {
    let target = event.composed_path().get(0);
    let Ok(target) = target.dyn_into::<HtmlElement>() else {
        return false;
    };
    target.is_content_editable() || target.matches("input,textarea,select").unwrap_or(false)
}
