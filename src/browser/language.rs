//! The language of the interface: its messages are loaded when they are needed.

use super::object::{get, get_string};
use super::report::warn;
use super::script::Script;
use crate::ui::messages::tag_for;
use crate::ui::{HostRef, Language, Messages};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// The language of one widget.
pub struct InterfaceLanguage {
    /// The tag of the messages that are wanted.
    wanted: Cell<&'static str>,
    /// The language that the interface speaks; `None` while its first messages are loaded.
    spoken: RefCell<Option<Language>>,
}

impl InterfaceLanguage {
    /// No language is chosen yet.
    pub fn new() -> Self {
        Self {
            wanted: Cell::new(""),
            spoken: RefCell::default(),
        }
    }

    /// The language, once there is one.
    pub fn get(&self) -> Option<Language> {
        self.spoken.borrow().clone()
    }

    /// Chooses the language of the page, `lang`. Where its messages have to be loaded first, returns their tag; until
    /// [`load`](Self::load) is done, the language stays as it is.
    pub fn choose(&self, lang: &str, host: HostRef) -> Option<&'static str> {
        let tag = tag_for(lang);
        if self.wanted.replace(tag) == tag {
            return None;
        }
        if tag != "en" {
            return Some(tag);
        }
        // The page may be in a language that there are no messages for.
        let is_english = lang.trim().get(..2) == Some("en");
        let lang = if is_english { lang } else { "en" };
        let messages = Rc::new(Messages::english());
        self.spoken
            .replace(Some(Language::new(lang, messages, host)));
        None
    }

    /// The messages for `tag` have come, or failed to. Returns whether they are still wanted, and the language has changed.
    pub fn loaded(
        &self,
        tag: &str,
        lang: &str,
        messages: Result<Messages, String>,
        host: HostRef,
    ) -> bool {
        if self.wanted.get() != tag {
            return false;
        }
        let language = match messages {
            Ok(messages) => Language::new(lang, Rc::new(messages), host),
            Err(reason) => {
                warn(format!(
                    "Guide Grid: the interface is in English because its messages for \"{tag}\" could not be loaded ({reason})."
                ));
                Language::english(host)
            }
        };
        self.spoken.replace(Some(language));
        true
    }
}

/// Loads the messages for a tag.
pub async fn load(script: &Script, tag: &str) -> Result<Messages, String> {
    let file = JsFuture::from(script.fetch_messages(tag)).await;
    let file = file.map_err(|error| describe(&error))?;
    Messages::read(&|path| text_at(&file, path)).map_err(|missing| missing.to_string())
}

/// The text at a path such as `guides.one`.
fn text_at(file: &JsValue, path: &str) -> Option<String> {
    match path.split_once('.') {
        Some((field, form)) => get_string(&get(file, field), form),
        None => get_string(file, path),
    }
}

fn describe(error: &JsValue) -> String {
    get_string(error, "message").unwrap_or_else(|| format!("{error:?}"))
}
