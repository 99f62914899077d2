//! What an element displays: from what is asked for to a view on screen.

use super::focus::is_in_search_box;
use super::idle::{FrameTask, IdleTask};
use super::object::{from_view, object};
use super::render::{Appearance, Scroll};
use super::report::{self, Stopwatch};
use super::session::Session;
use super::stage::Stage;
use crate::search::{Library, Query};
use crate::ui::{Action, AppProps, Presentation, State, View};
use std::rc::Rc;

impl Session {
    /// Shows what `state` asks for.
    pub fn show(&self, library: Rc<Library>, mut state: State, scroll: Scroll) -> Rc<View> {
        let searching = Stopwatch::start();
        let language = self.spoken_language();
        let settings = self.settings();
        if self.markup.borrow().is_some() {
            // The page's order stays.
            state.query.sort = None;
        }
        let view = self.own_view(View::new(library, settings, state, language));
        searching.stop("guide-grid:search");
        self.tell_scripts(&view);
        self.present(Rc::clone(&view), scroll);
        view
    }

    /// The scripts of all elements that share an answer know it.
    pub fn tell_scripts(&self, view: &View) {
        let answer = from_view(view);
        for it in self.members() {
            it.script.answered(&answer);
        }
    }

    /// What this element shows of an answer.
    fn own_view(&self, answer: View) -> Rc<View> {
        let surroundings = self
            .lookout
            .surroundings(&answer.library, &answer.settings, &self.host);
        let presentation = match &*self.markup.borrow() {
            Some(_) => Presentation::Wrapped,
            None => Presentation::Rendered,
        };
        let view = answer.presented(presentation).in_surroundings(surroundings);
        Rc::new(match self.share() {
            Some((role, cards)) => view.shared(role, cards),
            None => view,
        })
    }

    /// Shows the same answer with another number of cards.
    pub fn show_cards(&self, painted: usize, scroll: Scroll) {
        self.lead(|leader| {
            if let Some(view) = leader.view() {
                leader.present(Rc::new(view.with_cards(painted)), scroll);
            }
        });
    }

    /// Shows a view, and in the elements that follow this one what they have of its answer.
    pub fn present(&self, view: Rc<View>, scroll: Scroll) {
        let members = self.members();
        let last = members.len().saturating_sub(1);
        for (at, member) in members.iter().enumerate() {
            let is_leader = !member.follows();
            // The page has its height once the last one is rendered.
            let scroll = match &scroll {
                Scroll::To(_) if at < last => Scroll::Stay,
                Scroll::Toolbar if !is_leader => Scroll::Stay,
                it => it.clone(),
            };
            let own = match is_leader {
                true => Rc::clone(&view),
                false => member.own_view(view.with_settings(member.settings())),
            };
            member.put(own, scroll);
        }
    }

    /// Scrolls once more in a later frame: a router that follows the same event may scroll to where things were before this view.
    pub fn scroll_again(&self, scroll: Scroll) {
        let again = self.callback(move |session, ()| {
            for member in session.members() {
                member.rendering.scroll(&scroll);
            }
        });
        let again = FrameTask::new(&self.window, move || again(()));
        self.scrolled.set(Some(again));
    }

    /// Shows a view in this element.
    fn put(&self, view: Rc<View>, scroll: Scroll) {
        self.stage.borrow_mut().show(view);
        self.rendering.begin(scroll);
        self.render();
    }

    /// Shows more cards of an answer that is not complete, if there is room for them on the screen.
    pub fn fill_screen(&self) {
        if let Some(view) = self.view() {
            let fuller = view.state.fuller(view.settings.limit);
            if fuller > view.state.painted && self.rendering.ends_within(0.0) {
                self.show_cards(fuller, Scroll::Stay);
            }
        }
    }

    /// Has cards rendered ahead of the reader when the browser is idle; while the reader is in the search box, has them removed
    /// instead, so that the first letter has not to wait for that.
    pub fn plan_ahead(&self) {
        let task = self.cards_ahead().map(|_| {
            let render = self.later(|session| {
                if let Some(painted) = session.cards_ahead() {
                    session.lead(|leader| {
                        if let Some(view) = leader.view() {
                            leader.present(Rc::new(view.with_cards_ahead(painted)), Scroll::Stay);
                        }
                    });
                }
            });
            IdleTask::new(&self.window, render)
        });
        self.ahead.set(task);
    }

    /// How many cards to render when the browser is idle, if there are more or fewer to render then.
    fn cards_ahead(&self) -> Option<usize> {
        let view = self.view()?;
        match self.lead(|it| is_in_search_box(&it.root)) {
            true if self.follows() => None,
            true => view.fewer(),
            false => view.ahead(),
        }
    }

    /// Writes how far the reader has come into the entry of the history. Cards that were rendered ahead do not count.
    pub fn write_position(&self, view: &View) {
        let painted = match view.typed() {
            true => view.state.painted,
            false => {
                let members = self.members();
                let above_end = members.iter().map(|it| it.rendering.cards_above_end());
                above_end.max().unwrap_or_default()
            }
        };
        self.visit.write_position(view, painted);
    }

    /// Yew has rendered a whole view: the focus goes on from where it was.
    pub fn complete(&self) {
        let toolbar = self.lead(|it| it.root.clone());
        self.script.enter();
        self.rendering.complete(&toolbar);
    }

    /// The reader asks for something. If that is the first time, the entry of the history that Back leads to learns where the reader was:
    /// routers that scroll by themselves would go to the top of the page.
    pub fn use_grid(&self, query: &Query) {
        if let Some(view) = self.view().filter(|_| !self.visit.is_used()) {
            self.write_position(&view);
        }
        self.visit.use_grid(query);
    }

    /// Shows the view as it has to look on the page as it is now.
    pub fn look_around(&self) {
        if let Some(view) = self.view()
            && self.lookout.look(&self.root, &self.window)
        {
            let surroundings = self
                .lookout
                .surroundings(&view.library, &view.settings, &self.host);
            self.put(Rc::new(view.in_surroundings(surroundings)), Scroll::Stay);
        }
    }

    /// The page may have other colours.
    pub fn follow_colors(&self) {
        self.rendering.match_page();
        self.look_around();
    }

    pub fn render(&self) {
        let (view, announcement) = match &*self.stage.borrow() {
            Stage::Shown(shown) => (Rc::clone(&shown.view), shown.announcement.clone()),
            _ => return,
        };
        self.host.set_base(&view.settings);
        self.rendering.render(AppProps {
            view,
            act: self.act.clone(),
            host: self.host(),
            announcement,
        });
    }

    /// Yew has rendered a view: the first one comes on screen.
    pub fn appear(&self) {
        self.mark();
        let (Appearance::First { typed }, Some(view)) = (self.rendering.finish(), self.view())
        else {
            return;
        };
        self.waiting.take();
        self.offer.take();
        let shown = view.results.hits.len();
        let total = view.library.catalog.cards.len();
        let detail = object(&[("shown", shown.into()), ("total", total.into())]);
        self.script.appeared();
        report::emit(&self.element, "guide-grid-ready", &detail);
        if !typed.is_empty() {
            self.act(Action::Type(typed));
        }
    }
}
