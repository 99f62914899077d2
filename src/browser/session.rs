//! The session of one element: from what the author wrote and the reader does to what is on screen.

use super::dom::window_of;
use super::given::Given;
use super::history::Visit;
use super::host::BrowserHost;
use super::idle::{FrameTask, IdleTask};
use super::input::{Pause, Pending};
use super::language::InterfaceLanguage;
use super::markup::{Marks, PageMarkup, Watch};
use super::membership::Membership;
use super::memory;
use super::notice::{RetryOffer, WaitNotice};
use super::object::{from_view, to_query};
use super::render::{Rendering, Scroll};
use super::report::{self, Reporter};
use super::script::Script;
use super::stage::Stage;
use super::surroundings::Lookout;
use crate::ui::{Action, Host, HostRef, Language, Settings, View};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::JsValue;
use web_sys::{HtmlElement, ShadowRoot, Window};
use yew::Callback;

/// The session of one element. The widget owns it; timers, components and the listeners of the page know it weakly.
pub struct Session {
    pub(super) me: Weak<Self>,
    pub(super) element: HtmlElement,
    /// The element's shadow root.
    pub(super) root: ShadowRoot,
    /// The window of the element's document.
    pub(super) window: Window,
    pub(super) script: Rc<Script>,
    pub(super) stage: RefCell<Stage>,
    /// The settings that hold.
    pub(super) settings: RefCell<Rc<Settings>>,
    /// What is said while there is no view.
    pub(super) waiting: Cell<Option<WaitNotice>>,
    pub(super) offer: RefCell<Option<RetryOffer>>,
    /// What is shown, as it was given last.
    pub(super) given: RefCell<Given>,
    /// What it is to other elements.
    pub(super) membership: Membership<Self>,
    /// The page's own cards, where they are what is shown.
    pub(super) markup: RefCell<Option<Rc<PageMarkup>>>,
    /// What shows which of those cards were found.
    pub(super) marks: Marks,
    pub(super) _watch: Option<Watch>,
    pub(super) host: Rc<BrowserHost>,
    /// Calls [`act`](Self::act). There is one, because components whose properties stay equal are not rendered again.
    pub(super) act: Callback<Action>,
    pub(super) language: InterfaceLanguage,
    pub(super) rendering: Rendering,
    /// The page's address and history.
    pub(super) visit: Visit,
    pub(super) pause: Pause,
    /// Looks at the address once a router has changed it.
    pub(super) routed: Cell<Option<FrameTask>>,
    /// Scrolls once more, after a router has.
    pub(super) scrolled: Cell<Option<FrameTask>>,
    /// Renders cards ahead of the reader.
    pub(super) ahead: Cell<Option<IdleTask>>,
    pub(super) lookout: Lookout,
    pub(super) reporter: Reporter,
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
        let to_enter = Rc::clone(&script);
        let enter = Callback::from(move |()| to_enter.enter());
        Rc::new_cyclic(|me: &Weak<Self>| {
            let on_rendered = entering(me, |session, ()| {
                session.appear();
                session.complete();
                session.look_around();
                session.fill_screen();
                session.plan_ahead();
            });
            let on_not_loaded = entering(me, |session, address: String| {
                session.report(&[report::not_loaded(&address)]);
            });
            let settle = entering(me, |session, ()| session.settle());
            let look_again = entering(me, |session, ()| session.look_again());
            let to_travel = me.clone();
            let route = move || Some(to_travel.upgrade()?.route());
            let host = BrowserHost::new(
                &root,
                &script,
                route,
                on_rendered.into(),
                on_not_loaded.into(),
                settle.into(),
            );
            Self {
                me: me.clone(),
                marks: Marks::new(&element, &window),
                _watch: Watch::begin(&element, move || look_again(())),
                element,
                host: Rc::new(host),
                act: entering(me, Self::act).into(),
                rendering: Rendering::new(root.clone(), window.clone(), enter),
                visit: Visit::begin(window.clone()),
                root,
                window,
                script,
                stage: RefCell::new(Stage::Waiting { asked: query }),
                settings: RefCell::default(),
                language: InterfaceLanguage::default(),
                waiting: Cell::default(),
                offer: RefCell::default(),
                given: RefCell::default(),
                membership: Membership::default(),
                markup: RefCell::default(),
                pause: Pause::default(),
                routed: Cell::default(),
                scrolled: Cell::default(),
                lookout: Lookout::default(),
                ahead: Cell::default(),
                reporter: Reporter::default(),
            }
        })
    }

    /// A callback that does this in the name of the element, as long as there is the session.
    pub fn callback<Argument: 'static>(
        &self,
        then: impl Fn(&Self, Argument) + 'static,
    ) -> impl Fn(Argument) + 'static {
        entering(&self.me, then)
    }

    /// Like [`callback`](Self::callback), without an argument.
    pub fn later(&self, then: fn(&Self)) -> impl Fn() + 'static {
        let callback = self.callback(move |session, ()| then(session));
        move || callback(())
    }

    // What the reader does ------------------------------------------------------------------------------------------

    /// Replaces the query by what the page's script asks for.
    pub fn ask(&self, query: JsValue) {
        if self.follows() {
            return self.lead(|it| it.ask(query));
        }
        let Some(view) = self.view() else {
            return self.stage.borrow_mut().ask(query);
        };
        let query = to_query(&query, view.library.index.facets());
        self.act(Action::Replace(query));
        // Also where this changes nothing, the script has to know what is asked for.
        if let Some(view) = self.view() {
            self.tell_scripts(&view);
        }
    }

    /// What a typed letter, and everything else that a reader does, leads to.
    pub fn act(&self, action: Action) {
        if self.follows() {
            return self.lead(|it| it.act(action));
        }
        let is_typing = matches!(action, Action::Type(_) | Action::Erase);
        // A tag of a card far down filters, too: what is chosen, and the first card, are to be seen.
        let scroll = match action {
            Action::Toggle(_) | Action::Clear => Scroll::Toolbar,
            _ => Scroll::Stay,
        };
        if let Action::Layout(layout) = action {
            memory::keep_layout(&self.window, layout);
        } else if !is_typing && action != Action::More {
            // What was typed before stays in the history. It needs no announcement, as another one follows.
            let pending = self.pause.take();
            self.write(&pending);
        }
        let Some(last) = self.view() else {
            return;
        };
        let state = last.state.reduce(action, last.settings.limit);
        if state == last.state {
            return;
        }
        self.use_grid(&state.query);
        if state.query == last.state.query {
            let view = Rc::new(last.with_state(state));
            self.present(Rc::clone(&view), Scroll::Stay);
            return self.write_position(&view);
        }
        let view = self.show(Rc::clone(&last.library), state, scroll);
        if is_typing {
            let written = self.pause.written();
            let written = written.unwrap_or_else(|| last.state.query.clone());
            let settle = self.later(Self::settle);
            self.pause
                .wait(Pending::QueryAndAnnouncement { written }, settle);
        } else {
            self.visit.write_chosen(&view);
            self.tell(&view);
        }
    }

    /// Owners hear of a query that the address has already, and once the reader pauses, screen readers do.
    pub fn tell(&self, view: &View) {
        let settle = self.later(Self::settle);
        self.pause.wait(Pending::Announcement, settle);
        report::emit(&self.element, "guide-grid-change", &from_view(view));
    }

    /// Completes the answer and tells what is pending: the reader pauses, or leaves.
    pub fn settle(&self) {
        if self.follows() {
            return self.lead(Self::settle);
        }
        let pending = self.pause.take();
        let Some(view) = self.view().filter(|_| pending != Pending::Nothing) else {
            return;
        };
        if let Stage::Shown(shown) = &mut *self.stage.borrow_mut() {
            shown.announcement = view.announcement().into();
        }
        // The first answer to a query leaves cards out.
        let complete = view.state.complete(view.settings.limit);
        match complete == view.state.painted {
            true => self.render(),
            false => self.show_cards(complete, Scroll::Stay),
        }
        self.write(&pending);
    }

    /// Writes a query that is pending to the address, and tells owners of it.
    fn write(&self, pending: &Pending) {
        if let Pending::QueryAndAnnouncement { .. } = pending
            && let Some(view) = self.view()
        {
            self.visit.write_typed(&view);
            report::emit(&self.element, "guide-grid-change", &from_view(&view));
        }
    }

    // What is shown -------------------------------------------------------------------------------------------------

    /// The view that is shown.
    pub fn view(&self) -> Option<Rc<View>> {
        match &*self.stage.borrow() {
            Stage::Shown(shown) => Some(Rc::clone(&shown.view)),
            _ => None,
        }
    }

    /// The settings as they are now.
    pub fn settings(&self) -> Rc<Settings> {
        Rc::clone(&self.settings.borrow())
    }

    /// The browser, as the components see it.
    pub fn host(&self) -> HostRef {
        let host: Rc<dyn Host> = self.host.clone();
        host.into()
    }

    /// The language that the interface speaks; English, while the first messages are loaded.
    pub fn spoken_language(&self) -> Language {
        let language = self.language.get();
        language.unwrap_or_else(|| Language::english(self.host()))
    }
}

/// A function that does this in the name of the session's element, as long as there is the session.
fn entering<Argument: 'static>(
    session: &Weak<Session>,
    then: impl Fn(&Session, Argument) + 'static,
) -> impl Fn(Argument) + 'static {
    let session = session.clone();
    move |argument| {
        if let Some(session) = session.upgrade() {
            session.script.enter();
            then(&session, argument);
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if let Pending::QueryAndAnnouncement { .. } = self.pause.take()
            && let Some(view) = self.view()
        {
            self.visit.write_typed(&view);
        }
        self.rendering.clear();
        self.leave_group();
    }
}
