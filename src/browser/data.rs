//! What the author writes: from the element's attributes and data to the first view of them.

use super::arrival::Arrival;
use super::given::Given;
use super::language::{Chosen, Loaded, Wish};
use super::markup::{Data, own_cards};
use super::memory;
use super::preparation::{Preparation, Prepared};
use super::render::Scroll;
use super::report;
use super::session::Session;
use super::settings::{cut_value, name_conflict, read_settings};
use super::stage::Stage;
use super::texts::DataText;
use crate::search::Library;
use crate::source::Diagnostic;
use crate::ui::{OwnCards, Reporting};
use std::rc::Rc;
use yew::platform::spawn_local;

impl Session {
    /// The attributes, the data or the markup may have changed. `texts` is what the data consists of; none, if there is no data.
    pub fn update(&self, texts: Vec<DataText>) {
        let (mut settings, mut diagnostics) = read_settings(&self.window, &self.element);
        diagnostics.extend(cut_value(&self.element));
        diagnostics.extend(name_conflict(&self.window, &self.element, &settings));
        let has_data = match texts.is_empty() {
            true => Data::None,
            false => Data::Given,
        };
        let (markup, problem) = own_cards(&self.element, &settings, has_data);
        diagnostics.extend(problem);
        if let Some(markup) = &markup {
            let has = |it: &str| self.element.has_attribute(it);
            let (wrapped, problem) = settings.wrapped(has, markup.facet_names());
            settings = wrapped;
            diagnostics.extend(problem);
        }
        let given = Given { texts, markup };
        let settings = Rc::new(settings);
        let old = self.settings.replace(Rc::clone(&settings));
        let is_other_language = self.choose_language(&settings.lang);
        let is_new = *self.given.borrow() != given || !old.prepares_like(&settings);
        if is_new {
            self.given.replace(given.clone());
            if given == Given::default() {
                self.report(&diagnostics);
                return self.withdraw();
            }
            let base = self.root.base_uri().ok().flatten().unwrap_or_default();
            let preparation = Preparation::new(given, base, settings, diagnostics);
            self.stage.borrow_mut().prepare(preparation);
            return self.prepare();
        }
        self.report(&diagnostics);
        if let Some(view) = self.view().filter(|_| old != settings || is_other_language) {
            let mut state = view.state.clone();
            if old.limit != settings.limit {
                state.painted = settings.limit;
            }
            self.show(Rc::clone(&view.library), state, Scroll::Stay);
        }
    }

    /// The page has changed what is in the element. While there is no view, the element's script knows whether data is on its way.
    pub fn look_again(&self) {
        if self.settings().cards != OwnCards::Off && self.view().is_some() {
            let texts = self.given.borrow().texts.clone();
            self.update(texts);
        }
    }

    /// Whether there is data, or markup that is shown.
    pub fn has_content(&self) -> bool {
        *self.given.borrow() != Given::default()
    }

    /// There is nothing to show any more, until the page brings cards or data.
    fn withdraw(&self) {
        let asked = self.stage.borrow().asked();
        self.stage.replace(Stage::Waiting { asked });
        self.take_away();
    }

    /// Takes the view off the page.
    pub fn take_away(&self) {
        self.waiting.take();
        self.offer.take();
        self.pause.take();
        self.markup.take();
        self.mark();
        self.rendering.clear();
        self.script.show_fallback();
    }

    /// Prepares a slice of the data, and shows it once all of it is ready.
    fn prepare(&self) {
        let prepared = match self.stage.borrow_mut().preparation() {
            Some(preparation) => preparation.advance(),
            None => return,
        };
        match prepared {
            Prepared::Partly => {
                if self.view().is_none() && self.offer.borrow().is_none() {
                    self.ask_for_patience();
                }
                if let Some(preparation) = self.stage.borrow_mut().preparation() {
                    preparation.continue_later(self.later(Self::prepare));
                }
            }
            Prepared::Library(library, markup) => {
                self.markup.replace(markup);
                self.report(&library.diagnostics);
                report::diagnosed(&self.element, &library.diagnostics);
                match self.view() {
                    // The reader's filters outlive the data.
                    Some(view) => drop(self.show(library, view.state.clone(), Scroll::Stay)),
                    None if self.language.get().is_some() => self.open(library),
                    None => self.stage.borrow_mut().await_language(library),
                }
            }
            Prepared::NoCards(diagnostics) => self.fail(&diagnostics),
        }
    }

    /// The interface speaks the language of the page, in the owner's words where there are any, once its messages are there.
    /// Returns whether it speaks another language, or in other words, at once.
    pub fn choose_language(&self, lang: &str) -> bool {
        let wish = Wish {
            lang: lang.to_owned(),
            own: self.script.own_messages(),
        };
        match self.language.choose(&wish, self.host()) {
            Chosen::Before => false,
            Chosen::Spoken => {
                self.report(self.spoken_language().diagnostics());
                true
            }
            Chosen::Awaited => {
                let (me, script) = (self.me.clone(), Rc::clone(&self.script));
                spawn_local(async move {
                    let loaded = wish.load(&script).await;
                    if let Some(session) = me.upgrade() {
                        session.script.enter();
                        session.speak(&wish, loaded);
                    }
                });
                false
            }
        }
    }

    /// The messages of a language have come, or failed to.
    fn speak(&self, wish: &Wish, loaded: Loaded) {
        if !self.language.loaded(wish, loaded, self.host()) {
            return;
        }
        self.report(self.spoken_language().diagnostics());
        let awaiting = self.stage.borrow().awaiting_language();
        if matches!(&*self.stage.borrow(), Stage::Unavailable { .. }) {
            self.say_not_loaded();
        }
        if let Some(library) = awaiting {
            self.open(library);
        } else if let Some(view) = self.view() {
            self.show(Rc::clone(&view.library), view.state.clone(), Scroll::Stay);
        }
    }

    /// Writes diagnostics to the console, unless the author has turned that off.
    pub fn report(&self, diagnostics: &[Diagnostic]) {
        if self.settings().reporting != Reporting::Off {
            self.reporter.write(&self.script.label(), diagnostics);
        }
    }

    /// There is nothing to show.
    fn fail(&self, diagnostics: &[Diagnostic]) {
        let asked = self.stage.borrow().asked();
        self.stage.replace(Stage::Failed { asked });
        self.take_away();
        report::diagnosed(&self.element, diagnostics);
        report::no_cards(&self.element, &self.script.label(), diagnostics);
    }

    /// Shows the first view.
    fn open(&self, library: Rc<Library>) {
        let settings = self.settings();
        let address = self.visit.address(&settings, &library);
        let asked = self.stage.borrow().asked();
        let Arrival {
            mut state,
            mut scroll,
        } = Arrival::new(&address, &library, &self.element, &asked);
        if self.markup.borrow().is_some() && state.query.is_empty() {
            // All is where the page has it, and the browser has scrolled there.
            scroll = Scroll::Stay;
        }
        state.layout = memory::layout(&self.window);
        address.correct(&state);
        self.show(Rc::clone(&library), state, scroll);
        // Yew renders before this runs, but calls back later if that took long.
        let appear = self.later(Self::appear);
        spawn_local(async move { appear() });
    }
}
