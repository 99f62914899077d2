//! What an element displays: from what is asked for to a view on screen.

use super::object::{from_view, object};
use super::render::{Appearance, Scroll};
use super::report::{self, Stopwatch};
use super::session::Session;
use super::stage::Stage;
use crate::search::Library;
use crate::ui::{AppProps, State, View};
use std::rc::Rc;

impl Session {
    /// Shows what `state` asks for.
    pub fn show(&self, library: Rc<Library>, state: State, scroll: Scroll) -> Rc<View> {
        let searching = Stopwatch::start();
        let language = self.spoken_language();
        let settings = self.settings();
        let surroundings = self.lookout.surroundings(&library, &settings, &self.host);
        let view = View::new(library, settings, state, language);
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
        self.host.set_base(view.settings.base.clone());
        self.rendering.render(AppProps {
            view,
            act: self.act.clone(),
            host: self.host(),
            announcement,
        });
    }

    /// Yew has rendered a view: the first one comes on screen.
    pub fn appear(&self) {
        if self.rendering.finish() == Appearance::First
            && let Some(view) = self.view()
        {
            let shown = view.results.hits.len();
            let total = view.library.catalog.cards.len();
            let detail = object(&[("shown", shown.into()), ("total", total.into())]);
            report::emit(&self.element, "guide-grid-ready", &detail);
        }
    }
}
