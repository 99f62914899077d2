//! What the element's script may call.

use super::dom::Listener;
use super::page_events::listen;
use super::script::Script;
use super::session::Session;
use js_sys::JsString;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{HtmlElement, ShadowRoot};

/// One element's widget. `free` ends it.
#[wasm_bindgen]
pub struct Widget {
    session: Rc<Session>,
    _listeners: Vec<Listener>,
}

#[wasm_bindgen]
impl Widget {
    /// A widget for an element, which renders into `root`. Nothing is shown until `update` brings data. If `query` is an object,
    /// as the element's property has it, it is asked for instead of the address's query.
    #[wasm_bindgen(constructor)]
    pub fn new(element: HtmlElement, root: ShadowRoot, script: Script, query: JsValue) -> Self {
        let session = Session::begin(element, root, script, query);
        Self {
            _listeners: listen(&session),
            session,
        }
    }

    /// The element's attributes, its data or its markup may have changed. `text` is undefined if there is no data, `media_type` is
    /// the data's, or empty.
    pub fn update(&self, text: Option<JsString>, media_type: &str) {
        let data = text.map(|it| (it, media_type.to_owned()));
        self.session.update(data);
    }

    /// Asks in the reader's name: `{text, facets, sort}`.
    pub fn ask(&self, query: JsValue) {
        self.session.ask(query);
    }
}
