//! What the author writes: from the element's attributes and data to the first view of them.

use super::arrival::Arrival;
use super::language::{Chosen, Loaded, Wish};
use super::memory;
use super::notice::{RetryOffer, WaitNotice};
use super::preparation::{Preparation, Prepared};
use super::render::Scroll;
use super::report;
use super::session::Session;
use super::settings::{cut_value, name_conflict, read_settings};
use super::stage::Stage;
use super::texts::{DataText, are_same};
use crate::search::Library;
use crate::source::Diagnostic;
use crate::ui::Reporting;
use std::rc::Rc;
use yew::platform::spawn_local;

impl Session {
    /// The attributes or the data may have changed.
    pub fn update(&self, texts: Vec<DataText>) {
        let (settings, mut diagnostics) = read_settings(&self.window, &self.element);
        diagnostics.extend(cut_value(&self.element));
        diagnostics.extend(name_conflict(&self.window, &self.element, &settings));
        let settings = Rc::new(settings);
        let old = self.settings.replace(Rc::clone(&settings));
        let is_other_language = self.choose_language(&settings.lang);
        let is_same = are_same(&self.data.borrow(), &texts);
        if !is_same || !old.prepares_like(&settings) {
            let preparation = Preparation::new(texts.clone(), settings, diagnostics);
            self.data.replace(texts);
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

    /// The data is being loaded. Where the reader asked for that, what is said with the button changes, which keeps the focus.
    pub fn wait(&self) {
        if self.view().is_some() {
            return;
        }
        self.read_language();
        match &*self.offer.borrow() {
            Some(offer) => offer.say(&self.spoken_language().messages().loading),
            None => self.ask_for_patience(),
        }
    }

    /// The data could not be loaded, for a reason that may pass: offers to load it again, once there is a language to say so in.
    pub fn offer_retry(&self) {
        self.read_language();
        self.data.take();
        let asked = self.stage.borrow().asked();
        self.stage.replace(Stage::Unavailable { asked });
        self.waiting.take();
        self.pause.take();
        self.rendering.clear();
        if self.offer.borrow().is_none() {
            self.script.show_fallback();
        }
        if self.language.get().is_some() {
            self.say_not_loaded();
        }
    }

    fn say_not_loaded(&self) {
        let language = self.spoken_language();
        let messages = language.messages();
        let mut offer = self.offer.borrow_mut();
        if offer.is_none() {
            let retry = self.callback(|session, _| session.script.retry());
            let signal = self.script.signal();
            *offer = RetryOffer::new(&self.root, &messages.try_again, &signal, retry);
        }
        if let Some(offer) = &*offer {
            offer.say(&messages.not_loaded);
        }
    }

    /// Tells a reader who waits long that guides are coming.
    fn ask_for_patience(&self) {
        let waiting = self.waiting.take();
        let me = self.me.clone();
        let message = move || {
            let session = me.upgrade();
            let language = session.map(|it| it.spoken_language());
            language.map_or_else(String::new, |it| it.messages().loading.to_string())
        };
        self.waiting
            .set(waiting.or_else(|| WaitNotice::new(&self.root, message)));
    }

    /// Reads the attributes that decide how the interface speaks.
    fn read_language(&self) {
        let (settings, _) = read_settings(&self.window, &self.element);
        self.choose_language(&settings.lang);
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
            Prepared::Library(library) => {
                self.report(&library.diagnostics);
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
    fn choose_language(&self, lang: &str) -> bool {
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
        self.waiting.take();
        self.offer.take();
        self.pause.take();
        self.rendering.clear();
        self.script.show_fallback();
        report::no_cards(&self.element, &self.script.label(), diagnostics);
    }

    /// Shows the first view.
    fn open(&self, library: Rc<Library>) {
        let settings = self.settings();
        let address = self.visit.address(&settings, &library);
        let asked = self.stage.borrow().asked();
        let Arrival { mut state, scroll } = Arrival::new(&address, &library, &self.element, &asked);
        state.layout = memory::layout(&self.window);
        address.correct(&state);
        self.show(Rc::clone(&library), state, scroll);
        // Yew renders before this runs, but calls back later if that took long.
        let appear = self.later(Self::appear);
        spawn_local(async move { appear() });
    }
}
