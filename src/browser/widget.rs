//! What the element's script may call.

use super::dom::Listener;
use super::page_events::listen;
use super::script::Script;
use super::session::Session;
use super::texts::DataText;
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
        session.enroll();
        Self {
            _listeners: listen(&session),
            session,
        }
    }

    /// The element's attributes, its markup, or its data may have changed: the texts that the data consists of; none, if there is no
    /// data. Returns whether there is something to show.
    pub fn update(&self, texts: Vec<DataText>) -> bool {
        self.session.update(texts);
        self.session.has_content()
    }

    /// The data is being loaded.
    pub fn wait(&self) {
        self.session.wait();
    }

    /// The data could not be loaded, for a reason that may pass.
    #[wasm_bindgen(js_name = offerRetry)]
    pub fn offer_retry(&self) {
        self.session.offer_retry();
    }

    /// Asks in the reader's name: `{text, facets, sort}`.
    pub fn ask(&self, query: JsValue) {
        self.session.ask(query);
    }
}
