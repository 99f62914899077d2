//! What a reader is told while the data is loaded, and when it cannot be.

use super::markup::{Data, own_cards};
use super::notice::{RetryOffer, WaitNotice};
use super::session::Session;
use super::settings::read_settings;
use super::stage::Stage;

impl Session {
    /// The data is being loaded. Cards of the page's own are shown without it until then. Where the reader asked for that, what is said
    /// with the button changes, which keeps the focus.
    pub fn wait(&self) {
        if self.view().is_some() || self.show_own_cards() {
            return;
        }
        match &*self.offer.borrow() {
            Some(offer) => offer.say(&self.spoken_language().messages().loading),
            None => self.ask_for_patience(),
        }
    }

    /// The data could not be loaded, for a reason that may pass: offers to load it again, once there is a language to say so in. Cards of
    /// the page's own stay without it.
    pub fn offer_retry(&self) {
        if self.show_own_cards() {
            return;
        }
        self.given.take();
        let asked = self.stage.borrow().asked();
        self.stage.replace(Stage::Unavailable { asked });
        let offer = self.offer.take();
        if offer.is_none() {
            self.take_away();
        }
        self.offer.replace(offer);
        if self.language.get().is_some() {
            self.say_not_loaded();
        }
    }

    /// Says that the data could not be loaded.
    pub fn say_not_loaded(&self) {
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
    pub fn ask_for_patience(&self) {
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

    /// Reads the attributes that matter without data: shows the page's own cards, if there are any, else chooses how to speak.
    fn show_own_cards(&self) -> bool {
        let (settings, _) = read_settings(&self.window, &self.element);
        let has_own = own_cards(&self.element, &settings, Data::None).0.is_some();
        match has_own {
            true => self.update(Vec::new()),
            false => drop(self.choose_language(&settings.lang)),
        }
        has_own
    }
}
