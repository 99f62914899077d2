//! What the author writes: from the element's attributes and data to the first view of them.

use super::arrival::Arrival;
use super::given::Given;
use super::language::{Chosen, Loaded, Wish};
use super::markup::{Data, own_cards};
use super::memory;
use super::part::PreparedPart;
use super::preparation::Prepared;
use super::render::Scroll;
use super::report;
use super::session::Session;
use super::settings::{cut_value, read_settings};
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
        let is_other_language = self.choose_language(&settings.lang);
        let given = Given {
            texts,
            markup,
            settings: Rc::new(settings),
            diagnostics: diagnostics.clone(),
        };
        let old = self.given.replace(given.clone());
        if given.is_empty() {
            self.settings.replace(given.settings);
            self.report(&diagnostics);
            return self.withdraw();
        }
        if !given.prepares_like(&old) {
            self.stage.borrow_mut().forget_failure();
            return self.gather();
        }
        self.lead(Self::apply_settings);
        self.report(&diagnostics);
        if old.settings != given.settings || is_other_language {
            self.lead(|it| it.show_again(old.settings.limit));
        }
        self.regroup();
    }

    /// Shows the same as before under settings that have changed; `limit` is that of the old ones.
    fn show_again(&self, limit: usize) {
        let Some(view) = self.view() else {
            return;
        };
        let mut state = view.state.clone();
        let settings = self.settings();
        if limit != settings.limit {
            state.painted = settings.limit;
        }
        self.show(Rc::clone(&view.library), state, Scroll::Stay);
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
        !self.given.borrow().is_empty()
    }

    /// There is nothing to show any more, until the page brings cards or data.
    fn withdraw(&self) {
        let asked = self.stage.borrow().asked();
        self.stage.replace(Stage::Waiting { asked });
        self.take_away();
        self.regroup();
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
    pub fn prepare(&self) {
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
            Prepared::Library(library, parts) => self.present_library(library, parts),
            Prepared::NoCards(parts) => {
                for (member, part) in self.members().iter().zip(parts) {
                    member.fail(&part.diagnostics);
                }
            }
        }
    }

    /// The library is made: shows it, in each element that has cards in it.
    fn present_library(&self, library: Rc<Library>, parts: Vec<PreparedPart>) {
        let members = self.members();
        let mut failed = Vec::new();
        for (member, part) in members.iter().zip(parts) {
            if part.cards.is_empty() {
                member.fail(&part.diagnostics);
                failed.push(Rc::clone(member));
                continue;
            }
            member.markup.replace(part.markup);
            member.set_share(part.cards);
            member.report(&part.diagnostics);
            report::diagnosed(&member.element, &part.diagnostics);
        }
        if !self.dismiss(&failed) {
            return;
        }
        let views: Vec<_> = members.iter().filter_map(|it| it.view()).collect();
        // An element that comes from another grid brings a query that was made there.
        let name = &self.settings().name;
        let of_this_grid = views.iter().find(|it| it.settings.name == *name);
        match of_this_grid.or(views.first()) {
            // The reader's filters outlive the data.
            Some(view) => drop(self.show(library, view.state.clone(), Scroll::Stay)),
            None if self.language.get().is_some() => self.open(library),
            None => self.stage.borrow_mut().await_language(library),
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
        } else if let Some(view) = self.view().filter(|_| !self.follows()) {
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
        } = Arrival::new(&address, &library, &self.elements(), &asked);
        if self.markup.borrow().is_some() && state.query.is_empty() {
            // All is where the page has it, and the browser has scrolled there.
            scroll = Scroll::Stay;
        }
        state.layout = memory::layout(&self.window);
        address.correct(&state);
        self.show(Rc::clone(&library), state, scroll);
        // Yew renders before this runs, but calls back later if that took long.
        for member in self.members() {
            let appear = member.later(Self::appear);
            spawn_local(async move { appear() });
        }
    }
}
