//! The session of one element: what its widget is doing, and everything that changes that.

use super::dom::{first, window_of};
use super::focus::focus_search_box;
use super::history::{Address, HistoryMethod, ReadingPosition, Visit};
use super::host::BrowserHost;
use super::input::{Pause, Pending, Selection, is_shortcut};
use super::object::{from_query, get, object, to_query};
use super::page_events::{PageEvent, listen};
use super::preparation::{Preparation, Prepared};
use super::render::{Appearance, Rendering, Scroll};
use super::report::{self, Reporter};
use super::script::Script;
use super::settings::{name_conflict, read_settings};
use crate::catalog::{Heading, Section};
use crate::search::{Facet, Library, Query};
use crate::source::Diagnostic;
use crate::ui::{Action, AppProps, Host, Phrase, Settings, State, UrlState, View, Words};
use gloo::events::EventListener;
use js_sys::JsString;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::JsValue;
use web_sys::{HtmlElement, ShadowRoot, Window};
use yew::platform::spawn_local;
use yew::{AttrValue, Callback};

/// How near the end of the page more cards are rendered, in CSS pixels: a screen ahead of most readers.
const AHEAD: f64 = 800.0;

/// What a widget is doing. Until there is a view, `asked` is the query that the page's script asked for, or undefined.
enum Stage {
    /// There is no data yet.
    Waiting { asked: JsValue },
    /// Data is being prepared; the fallback is on screen.
    Preparing {
        asked: JsValue,
        preparation: Box<Preparation>,
    },
    /// A view is on screen.
    Shown(Shown),
    /// The data has no card; the fallback is on screen.
    Failed { asked: JsValue },
}

struct Shown {
    view: Rc<View>,
    /// What screen readers hear; nothing before the reader has done anything.
    announcement: AttrValue,
    /// How many cards could be rendered before the page was printed, while it is.
    before_print: Option<usize>,
    /// Newer data that is being prepared.
    next: Option<Box<Preparation>>,
}

/// The session of one element. The widget owns it; listeners, timers and components know it weakly.
pub struct Session {
    me: Weak<Self>,
    element: HtmlElement,
    root: ShadowRoot,
    window: Window,
    script: Rc<Script>,
    stage: RefCell<Stage>,
    settings: RefCell<Rc<Settings>>,
    /// The data and its media type, as they were given last.
    data: RefCell<Option<(JsValue, String)>>,
    host: Rc<BrowserHost>,
    rendering: Rendering,
    visit: Visit,
    pause: Pause,
    reporter: Reporter,
    listeners: Cell<Vec<EventListener>>,
}

impl Session {
    /// A session without data. If `query` is an object, it is asked for instead of the address's query.
    pub fn begin(
        element: HtmlElement,
        root: ShadowRoot,
        script: Script,
        query: JsValue,
    ) -> Rc<Self> {
        let window = window_of(&element);
        let script = Rc::new(script);
        let session = Rc::new_cyclic(|me: &Weak<Self>| {
            let entered = Rc::clone(&script);
            let enter = Callback::from(move |()| entered.enter());
            let finish = me.clone();
            let on_rendered = move || {
                if let Some(session) = finish.upgrade() {
                    session.rendering.restore_focus();
                    session.rendered();
                }
            };
            Self {
                me: me.clone(),
                host: Rc::new(BrowserHost::new(
                    root.clone(),
                    Rc::clone(&script),
                    on_rendered,
                )),
                rendering: Rendering::new(root.clone(), window.clone(), enter),
                visit: Visit::begin(&window),
                element,
                root,
                window,
                script,
                stage: RefCell::new(Stage::Waiting { asked: query }),
                settings: RefCell::default(),
                data: RefCell::default(),
                pause: Pause::default(),
                reporter: Reporter::default(),
                listeners: Cell::default(),
            }
        });
        let me = session.me.clone();
        let on_page_event = move |event| {
            if let Some(session) = me.upgrade() {
                session.script.enter();
                session.on(event);
            }
        };
        let listeners = listen(&session.window, &session.root, Rc::new(on_page_event));
        session.listeners.set(listeners);
        session
    }

    // What the author does ------------------------------------------------------------------------------------------

    /// The attributes or the data may have changed.
    pub fn update(&self, text: JsString, media_type: &str) {
        let (settings, mut diagnostics) = read_settings(&self.element);
        diagnostics.extend(name_conflict(&self.window, &self.element, &settings));
        let settings = Rc::new(settings);
        let old = self.settings.replace(Rc::clone(&settings));
        let data = (JsValue::from(text.clone()), media_type.to_owned());
        let is_new = self.data.borrow().as_ref() != Some(&data)
            || (&old.items, &old.facets) != (&settings.items, &settings.facets);
        if is_new {
            self.data.replace(Some(data));
            let preparation = Preparation::new(&text, media_type, settings, diagnostics);
            self.stage.borrow_mut().prepare(preparation);
            return self.prepare();
        }
        self.reporter.write(&diagnostics, settings.reporting);
        if old != settings
            && let Some(view) = self.view()
        {
            self.show(Rc::clone(&view.library), view.state.clone(), Scroll::Stay);
        }
    }

    /// Prepares a slice of the data, and shows it once it is ready.
    fn prepare(&self) {
        let prepared = match self.stage.borrow_mut().preparation() {
            Some(preparation) => preparation.advance(),
            None => return,
        };
        match prepared {
            Prepared::Partly => {
                let loading = Words::of(&self.settings().lang).say(Phrase::Loading);
                if let Some(preparation) = self.stage.borrow_mut().preparation() {
                    preparation.notify(&self.root, loading);
                    preparation.continue_later(self.entering(Self::prepare));
                }
            }
            Prepared::Library(library) => {
                let reporting = self.settings().reporting;
                self.reporter.write(&library.diagnostics, reporting);
                match self.view() {
                    // The reader's filters outlive the data.
                    Some(view) => self.show(library, view.state.clone(), Scroll::Stay),
                    None => self.open(library),
                }
            }
            Prepared::NoCards(diagnostics) => self.fail(&diagnostics),
        }
    }

    /// There is nothing to show.
    fn fail(&self, diagnostics: &[Diagnostic]) {
        let asked = self.stage.borrow().asked();
        self.stage.replace(Stage::Failed {
            asked: asked.clone(),
        });
        self.pause.take();
        self.rendering.clear();
        self.script.show_fallback();
        let query = match asked.is_object() {
            true => asked,
            false => from_query(&Query::default()),
        };
        self.script.answered(&answer(query, 0, 0));
        report::no_cards(&self.element, diagnostics);
    }

    /// Replaces the query by what the page's script asks for.
    pub fn ask(&self, query: JsValue) {
        let Some(view) = self.view() else {
            return self.stage.borrow_mut().ask(query);
        };
        let query = to_query(&query, view.library.index.facets());
        self.act(Action::Replace(query));
        // Also where this changes nothing, the script has to know what is asked for.
        if let Some(view) = self.view() {
            self.script.answered(&answer_of(&view));
        }
    }

    // What the reader does ------------------------------------------------------------------------------------------

    /// The way of a letter, and of every other thing that a reader does.
    pub fn act(&self, action: Action) {
        let is_typing = matches!(action, Action::Type(_) | Action::Erase);
        if !is_typing {
            // What was typed before stays in the history.
            self.settle();
        }
        let Some(view) = self.view() else {
            return;
        };
        let state = view.state.reduce(action, view.settings.limit);
        if state == view.state {
            return;
        }
        self.visit.use_grid(&self.window);
        let is_same_query = state.query == view.state.query;
        self.show(Rc::clone(&view.library), state, Scroll::Stay);
        if is_same_query {
            self.write_position();
        } else if is_typing {
            let settle = self.entering(Self::settle);
            self.pause.wait(Pending::QueryAndAnnouncement, settle);
        } else {
            self.write_query(HistoryMethod::Push);
            self.changed();
        }
    }

    /// The query changed and the address follows it already: tells owners, and once the reader pauses, screen readers.
    fn changed(&self) {
        let settle = self.entering(Self::settle);
        self.pause.wait(Pending::Announcement, settle);
        self.emit_change();
    }

    /// Tells what is pending: the reader pauses, or does something else.
    fn settle(&self) {
        let pending = self.pause.take();
        if pending == Pending::Nothing {
            return;
        }
        if let Stage::Shown(shown) = &mut *self.stage.borrow_mut() {
            shown.announcement = shown.view.announcement().into();
        }
        self.render();
        if pending == Pending::QueryAndAnnouncement {
            self.write_query(HistoryMethod::Replace);
            self.emit_change();
        }
    }

    fn emit_change(&self) {
        if let Some(view) = self.view() {
            self.emit("guide-grid-change", &answer_of(&view));
        }
    }

    /// Fires an event. Listeners may make the engine work for other elements.
    fn emit(&self, name: &str, detail: &JsValue) {
        report::emit(&self.element, name, detail);
        self.script.enter();
    }

    // What happens to the page --------------------------------------------------------------------------------------

    fn on(&self, event: PageEvent) {
        match event {
            PageEvent::HistoryTraversed => self.came_back(),
            PageEvent::FragmentChanged => self.scroll_to_fragment(),
            PageEvent::Hidden => self.settle(),
            PageEvent::PrintBegins => self.print(),
            PageEvent::PrintEnds => self.printed(),
            PageEvent::KeyPressed(event) => {
                let settings = self.settings();
                let shortcut = settings.shortcut.as_deref();
                if shortcut.is_some_and(|it| is_shortcut(&event, it))
                    && focus_search_box(&self.root)
                {
                    event.prevent_default();
                }
            }
            PageEvent::Scrolled => self.scrolled(),
            PageEvent::Clicked(event) => {
                let view = self.view();
                let selection = view.and_then(|it| Selection::of(&event, &it, &self.root));
                if let Some(selection) = selection {
                    self.selected(&selection);
                }
            }
        }
    }

    /// The reader went back or forward.
    fn came_back(&self) {
        let Some(view) = self.view_of_page() else {
            return;
        };
        let address = self.address(&view.settings, view.library.index.facets());
        let (query, position) = (address.query(), address.position());
        let is_other_query = query != view.state.query;
        if view.settings.url_state == UrlState::Off || !is_other_query && position.is_none() {
            return;
        }
        // What was typed and is not written yet belongs to the entry of the history that was left.
        self.pause.take();
        let mut state = State::new(query, view.settings.limit);
        let mut scroll = Scroll::Stay;
        if let Some(position) = position {
            state.painted = position.painted.max(state.painted);
            scroll = Scroll::To(position.scroll);
        }
        if address.differs_from(&state.query) {
            let position = self.position(state.painted);
            address.write(&state.query, position, HistoryMethod::Replace);
        }
        self.show(Rc::clone(&view.library), state, scroll);
        if is_other_query {
            self.changed();
        }
    }

    fn scroll_to_fragment(&self) {
        let Some(view) = self.view() else {
            return;
        };
        let address = self.address(&view.settings, view.library.index.facets());
        if let Some((heading, section)) = section_of_fragment(&address, &view.library) {
            let needed = section.cards.start + view.settings.limit;
            let painted = match view.state.query.is_empty() {
                true => view.state.painted.max(needed),
                false => view.state.painted,
            };
            self.show_cards(&view, painted, Scroll::Section(heading.id.to_string()));
        }
    }

    /// All cards are printed.
    fn print(&self) {
        let Some(view) = self.view() else {
            return;
        };
        if let Stage::Shown(shown) = &mut *self.stage.borrow_mut() {
            shown.before_print = Some(view.state.painted);
        }
        self.show_cards(&view, usize::MAX, Scroll::Stay);
    }

    fn printed(&self) {
        let before_print = match &mut *self.stage.borrow_mut() {
            Stage::Shown(shown) => shown.before_print.take(),
            _ => None,
        };
        if let (Some(painted), Some(view)) = (before_print, self.view()) {
            self.show_cards(&view, painted, Scroll::Stay);
        }
    }

    /// Shows the same query with another number of cards.
    fn show_cards(&self, view: &View, painted: usize, scroll: Scroll) {
        let query = view.state.query.clone();
        let library = Rc::clone(&view.library);
        self.show(library, State { query, painted }, scroll);
    }

    /// Cards are added before the reader reaches the end, and where the reader is on the page is remembered.
    fn scrolled(&self) {
        let height = self.window.inner_height().ok();
        let height = height.and_then(|it| it.as_f64()).unwrap_or_default();
        if let Some(more) = first(&self.root, "[part=more]") {
            let place = more.get_bounding_client_rect();
            if place.height() > 0.0 && place.top() < height + AHEAD {
                self.act(Action::More);
            }
        }
        if self.visit.is_used() {
            let write = self.entering(Self::write_position);
            self.visit.after_scrolling(write);
        }
    }

    fn selected(&self, selection: &Selection) {
        self.settle();
        let Some(view) = self.view() else {
            return;
        };
        let detail = object(&[
            ("title", selection.title.as_str().into()),
            ("link", selection.link.as_str().into()),
            ("position", selection.position.into()),
            ("query", from_query(&view.state.query)),
        ]);
        self.emit("guide-grid-select", &detail);
    }

    // The address ---------------------------------------------------------------------------------------------------

    fn address<'a>(&'a self, settings: &'a Settings, facets: &'a [Facet]) -> Address<'a> {
        Address {
            window: &self.window,
            settings,
            facets,
        }
    }

    fn write_query(&self, method: HistoryMethod) {
        if let Some(view) = self.view_of_page() {
            let address = self.address(&view.settings, view.library.index.facets());
            let position = self.position(view.state.painted);
            address.write(&view.state.query, position, method);
        }
    }

    fn write_position(&self) {
        if let Some(view) = self.view_of_page() {
            let address = self.address(&view.settings, view.library.index.facets());
            address.write_position(self.position(view.state.painted));
        }
    }

    fn position(&self, painted: usize) -> ReadingPosition {
        ReadingPosition {
            painted,
            scroll: self.window.scroll_y().unwrap_or_default(),
        }
    }

    // What is shown -------------------------------------------------------------------------------------------------

    /// The view that is shown.
    fn view(&self) -> Option<Rc<View>> {
        match &*self.stage.borrow() {
            Stage::Shown(shown) => Some(Rc::clone(&shown.view)),
            _ => None,
        }
    }

    /// The view, if the page is still the one on which the reader last used it.
    fn view_of_page(&self) -> Option<Rc<View>> {
        self.view().filter(|_| self.visit.is_current(&self.window))
    }

    fn settings(&self) -> Rc<Settings> {
        Rc::clone(&self.settings.borrow())
    }

    /// Shows the first view, which obeys the page's script, else the address.
    fn open(&self, library: Rc<Library>) {
        let settings = self.settings();
        let facets = library.index.facets();
        let address = self.address(&settings, facets);
        let asked = self.stage.borrow().asked();
        let query = match asked.is_object() {
            true => to_query(&asked, facets),
            false => address.query(),
        };
        let mut state = State::new(query, settings.limit);
        let mut scroll = Scroll::Stay;
        if let Some((heading, section)) = section_of_fragment(&address, &library) {
            if state.query.is_empty() {
                state.painted = state.painted.max(section.cards.start + settings.limit);
            }
            scroll = Scroll::Section(heading.id.to_string());
        }
        if let Some(position) = address.position() {
            state.painted = state.painted.max(position.painted);
            if is_where_browser_left_it(&self.window, position.scroll) {
                scroll = Scroll::To(position.scroll);
            }
        }
        if asked.is_object() {
            // The reader is on the page already.
            scroll = Scroll::Stay;
        }
        if address.differs_from(&state.query) {
            let position = self.position(state.painted);
            address.write(&state.query, position, HistoryMethod::Replace);
        }
        self.show(Rc::clone(&library), state, scroll);
        // Yew renders before this runs, and calls back later if that took long.
        let rendered = self.entering(Self::rendered);
        spawn_local(async move { rendered() });
    }

    fn show(&self, library: Rc<Library>, state: State, scroll: Scroll) {
        let searching = report::Stopwatch::start();
        let view = Rc::new(View::new(library, self.settings(), state));
        searching.stop("guide-grid:search");
        self.script.answered(&answer_of(&view));
        self.stage.borrow_mut().show(view);
        self.rendering.begin(scroll);
        self.render();
    }

    fn render(&self) {
        let (view, announcement) = match &*self.stage.borrow() {
            Stage::Shown(shown) => (Rc::clone(&shown.view), shown.announcement.clone()),
            _ => return,
        };
        self.host.set_base(view.settings.base.clone());
        let host: Rc<dyn Host> = self.host.clone();
        let me = self.me.clone();
        self.rendering.render(AppProps {
            view,
            act: Callback::from(move |action| {
                if let Some(session) = me.upgrade() {
                    session.script.enter();
                    session.act(action);
                }
            }),
            host: host.into(),
            announcement,
            ready: usize::MAX,
            part: crate::ui::Part::Whole,
        });
    }

    /// Yew has rendered.
    fn rendered(&self) {
        if self.rendering.finish() == Appearance::First
            && let Some(view) = self.view()
        {
            let answer = answer_of(&view);
            let detail = object(&[
                ("shown", get(&answer, "shown")),
                ("total", get(&answer, "total")),
            ]);
            self.emit("guide-grid-ready", &detail);
        }
    }

    /// A callback that does this in the name of the element, as long as there is the session.
    fn entering(&self, then: fn(&Self)) -> impl Fn() + 'static {
        let me = self.me.clone();
        move || {
            if let Some(session) = me.upgrade() {
                session.script.enter();
                then(&session);
            }
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if self.pause.take() == Pending::QueryAndAnnouncement {
            self.write_query(HistoryMethod::Replace);
        }
        self.rendering.clear();
    }
}

impl Stage {
    /// What the page's script or the reader asks for, as an object, or undefined.
    fn asked(&self) -> JsValue {
        match self {
            Self::Waiting { asked } | Self::Preparing { asked, .. } | Self::Failed { asked } => {
                asked.clone()
            }
            Self::Shown(shown) => from_query(&shown.view.state.query),
        }
    }

    fn ask(&mut self, query: JsValue) {
        match self {
            Self::Waiting { asked } | Self::Preparing { asked, .. } | Self::Failed { asked } => {
                *asked = query;
            }
            Self::Shown(_) => {}
        }
    }

    /// What is being prepared.
    fn preparation(&mut self) -> Option<&mut Preparation> {
        match self {
            Self::Preparing { preparation, .. } => Some(preparation),
            Self::Shown(shown) => shown.next.as_deref_mut(),
            Self::Waiting { .. } | Self::Failed { .. } => None,
        }
    }

    fn prepare(&mut self, preparation: Preparation) {
        let preparation = Box::new(preparation);
        match self {
            Self::Shown(shown) => shown.next = Some(preparation),
            _ => {
                let asked = self.asked();
                *self = Self::Preparing { asked, preparation };
            }
        }
    }

    fn show(&mut self, view: Rc<View>) {
        match self {
            Self::Shown(shown) => {
                if !Rc::ptr_eq(&shown.view.library, &view.library) {
                    shown.next = None;
                }
                shown.view = view;
            }
            _ => {
                *self = Self::Shown(Shown {
                    view,
                    announcement: AttrValue::default(),
                    before_print: None,
                    next: None,
                });
            }
        }
    }
}

fn answer_of(view: &View) -> JsValue {
    let (shown, total) = (view.results.hits.len(), view.library.catalog.cards.len());
    answer(from_query(&view.state.query), shown, total)
}

/// What the script knows of a view.
fn answer(query: JsValue, shown: usize, total: usize) -> JsValue {
    object(&[
        ("query", query),
        ("shown", shown.into()),
        ("total", total.into()),
    ])
}

/// The section that the address's fragment names, and its heading.
fn section_of_fragment<'a>(
    address: &Address,
    library: &'a Library,
) -> Option<(&'a Heading, &'a Section)> {
    let name = address.fragment()?;
    let sections = library.catalog.sections.iter();
    sections
        .filter_map(|section| Some((section.heading.as_deref()?, section)))
        .find(|(heading, _)| *heading.id == *name)
}

/// Whether the page is scrolled to where the browser itself has put it for a reader who comes back to `scroll`: there, or, while the
/// page was too short for that, at its end. Otherwise the reader has scrolled since, and is not to be moved.
fn is_where_browser_left_it(window: &Window, scroll: f64) -> bool {
    let here = window.scroll_y().unwrap_or_default();
    let height = window.inner_height().ok().and_then(|it| it.as_f64());
    let page = window.document().and_then(|it| it.document_element());
    let end = page.map_or(0.0, |it| f64::from(it.scroll_height()));
    (here - scroll).abs() < 2.0 || here + height.unwrap_or_default() >= end - 2.0
}
