//! What an element displays: from what is asked for to a view on screen.

use super::focus::is_in_search_box;
use super::idle::IdleTask;
use super::object::{from_view, object};
use super::render::{Appearance, Scroll};
use super::report::{self, Stopwatch};
use super::session::Session;
use super::stage::Stage;
use crate::search::Library;
use crate::ui::{Action, AppProps, Presentation, State, View};
use std::rc::Rc;

impl Session {
    /// Shows what `state` asks for.
    pub fn show(&self, library: Rc<Library>, mut state: State, scroll: Scroll) -> Rc<View> {
        let searching = Stopwatch::start();
        let language = self.spoken_language();
        let settings = self.settings();
        let surroundings = self.lookout.surroundings(&library, &settings, &self.host);
        let presentation = match &*self.markup.borrow() {
            Some(_) => Presentation::Wrapped,
            None => Presentation::Rendered,
        };
        if presentation == Presentation::Wrapped {
            // The page's order stays.
            state.query.sort = None;
        }
        let view = View::new(library, settings, state, language).presented(presentation);
        let view = Rc::new(view.in_surroundings(surroundings));
        searching.stop("guide-grid:search");
        self.script.answered(&from_view(&view));
        self.present(Rc::clone(&view), scroll);
        view
    }

    /// Shows the same answer with another number of cards.
    pub fn show_cards(&self, view: &View, painted: usize, scroll: Scroll) {
        self.present(Rc::new(view.with_cards(painted)), scroll);
    }

    /// Shows a view.
    pub fn present(&self, view: Rc<View>, scroll: Scroll) {
        self.stage.borrow_mut().show(view);
        self.rendering.begin(scroll);
        self.render();
    }

    /// Shows more cards of an answer that is not complete, if there is room for them on the screen.
    pub fn fill_screen(&self) {
        if let Some(view) = self.view() {
            let fuller = view.state.fuller(view.settings.limit);
            if fuller > view.state.painted && self.rendering.ends_within(0.0) {
                self.show_cards(&view, fuller, Scroll::Stay);
            }
        }
    }

    /// Has cards rendered ahead of the reader when the browser is idle; while the reader is in the search box, has them removed
    /// instead, so that the first letter has not to wait for that.
    pub fn plan_ahead(&self) {
        let task = self.cards_ahead().map(|_| {
            let render = self.later(|session| {
                if let Some(view) = session.view()
                    && let Some(painted) = session.cards_ahead()
                {
                    session.present(Rc::new(view.with_cards_ahead(painted)), Scroll::Stay);
                }
            });
            IdleTask::new(&self.window, render)
        });
        self.ahead.set(task);
    }

    /// How many cards to render when the browser is idle, if there are more or fewer to render then.
    fn cards_ahead(&self) -> Option<usize> {
        let view = self.view()?;
        match is_in_search_box(&self.root) {
            true => view.fewer(),
            false => view.ahead(),
        }
    }

    /// Writes how far the reader has come into the entry of the history. Cards that were rendered ahead do not count.
    pub fn write_position(&self, view: &View) {
        let painted = match view.typed() {
            true => view.state.painted,
            false => self.rendering.cards_above_end(),
        };
        self.visit.write_position(view, painted);
    }

    /// Shows the view as it has to look on the page as it is now.
    pub fn look_around(&self) {
        if let Some(view) = self.view()
            && self.lookout.look(&self.root, &self.window)
        {
            let surroundings = self
                .lookout
                .surroundings(&view.library, &view.settings, &self.host);
            self.present(Rc::new(view.in_surroundings(surroundings)), Scroll::Stay);
        }
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
