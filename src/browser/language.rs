//! The language of the interface, and the site owner's own words in it: its messages are loaded when they are needed.

use super::object::{get_string, is_plain_object};
use super::report::warn;
use super::script::Script;
use crate::source::Diagnostic;
use crate::ui::messages::tag_for;
use crate::ui::{HostRef, Language, MessageFile, Messages};
use js_sys::{Array, Object, Promise};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What decides how the interface speaks.
#[derive(Clone, PartialEq)]
pub struct Wish {
    /// The language of the page: a BCP 47 tag, or empty.
    pub lang: String,
    /// The site owner's own words: an object, or the address of one; anything else is none.
    pub own: JsValue,
}

/// What was loaded for a wish, or why it could not be loaded. `None` for what needs no file.
#[derive(Default)]
pub struct Loaded {
    language: Option<Result<JsValue, String>>,
    own: Option<Result<JsValue, String>>,
}

/// The language of one widget.
#[derive(Default)]
pub struct InterfaceLanguage {
    /// What was asked for last.
    wish: RefCell<Option<Wish>>,
    /// The language that the interface speaks; `None` while its first messages are loaded.
    spoken: RefCell<Option<Language>>,
}

/// What follows from a wish.
pub enum Chosen {
    /// Nothing: it is the same as before.
    Before,
    /// The interface speaks as is wished.
    Spoken,
    /// It will once the messages are [loaded](Wish::load); until then, it speaks as before.
    Awaited,
}

impl Wish {
    /// The address of the owner's words.
    fn address(&self) -> Option<String> {
        self.own.as_string().filter(|it| !it.trim().is_empty())
    }

    /// Loads what this needs.
    pub async fn load(&self, script: &Script) -> Loaded {
        let language = match tag_for(&self.lang) {
            "en" => None,
            tag => Some(script.fetch_messages(tag)),
        };
        let own = self.address().map(|it| script.fetch_json(it.trim()));
        // Both are on their way by now.
        Loaded {
            language: settled(language).await,
            own: settled(own).await,
        }
    }

    /// The language that is wished, made of what was loaded.
    fn language(&self, loaded: Loaded, host: HostRef) -> Language {
        let mut diagnostics = Vec::new();
        let mut messages = Messages::english();
        let mut tag = tag_for(&self.lang);
        match loaded.language {
            Some(Ok(file)) => messages = Messages::read(&message_file(&file), &messages).0,
            Some(Err(reason)) => {
                warn(format!(
                    "Guide Grid: the interface is in English because its messages for \"{tag}\" could not be loaded ({reason})."
                ));
                tag = "en";
            }
            None => {}
        }
        let own = match loaded.own {
            Some(Ok(file)) => Some(file),
            Some(Err(reason)) => {
                let address = self.address().unwrap_or_default();
                let found = format!("messages=\"{address}\" could not be loaded ({reason})");
                let right = "check the address; using the interface's own words".to_owned();
                diagnostics.push(Diagnostic::on_element("messages", found, right));
                None
            }
            None => is_plain_object(&self.own).then(|| self.own.clone()),
        };
        let has_own = own.is_some();
        if let Some(own) = own {
            let (read, found) = Messages::read(&message_file(&own), &messages);
            messages = read;
            diagnostics.extend(found);
        }
        // The page may be in a language that there are no messages for: English words need English plurals.
        let is_english = self.lang.trim().get(..2) == Some("en");
        let lang = match tag == "en" && !is_english && !has_own {
            true => "en",
            false => &self.lang,
        };
        Language::new(lang, Rc::new(messages), host).with_diagnostics(diagnostics)
    }
}

impl InterfaceLanguage {
    /// The language, once there is one.
    pub fn get(&self) -> Option<Language> {
        self.spoken.borrow().clone()
    }

    /// Chooses how the interface speaks.
    pub fn choose(&self, wish: &Wish, host: HostRef) -> Chosen {
        let before = self.wish.replace(Some(wish.clone()));
        if before.as_ref() == Some(wish) {
            return Chosen::Before;
        }
        if tag_for(&wish.lang) != "en" || wish.address().is_some() {
            return Chosen::Awaited;
        }
        let language = wish.language(Loaded::default(), host);
        self.spoken.replace(Some(language));
        Chosen::Spoken
    }

    /// What a wish needs has come, or failed to. Returns whether it is still wished, and the interface speaks like this now.
    pub fn loaded(&self, wish: &Wish, loaded: Loaded, host: HostRef) -> bool {
        let is_wished = self.wish.borrow().as_ref() == Some(wish);
        if is_wished {
            self.spoken.replace(Some(wish.language(loaded, host)));
        }
        is_wished
    }
}

async fn settled(promise: Option<Promise>) -> Option<Result<JsValue, String>> {
    let file = JsFuture::from(promise?).await;
    Some(match file {
        Ok(file) if is_plain_object(&file) => Ok(file),
        Ok(_) => Err("it is not a JSON object".to_owned()),
        Err(error) => Err(describe(&error)),
    })
}

/// The texts of a JSON object, by path.
fn message_file(object: &JsValue) -> MessageFile {
    let mut file = MessageFile::default();
    for (name, value) in entries(object) {
        if !is_plain_object(&value) {
            file.add(name, value.as_string());
            continue;
        }
        for (form, text) in entries(&value) {
            file.add(format!("{name}.{form}"), text.as_string());
        }
    }
    file
}

/// The names and values of a JSON object.
fn entries(object: &JsValue) -> impl Iterator<Item = (String, JsValue)> {
    let entries = Object::entries(object.unchecked_ref::<Object>());
    entries.into_iter().filter_map(|it: JsValue| {
        let pair: Array = it.unchecked_into();
        Some((pair.get(0).as_string()?, pair.get(1)))
    })
}

fn describe(error: &JsValue) -> String {
    get_string(error, "message").unwrap_or_else(|| format!("{error:?}"))
}
