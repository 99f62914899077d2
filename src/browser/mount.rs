//! The door between the element's script and the widget.

use super::life::Life;
use super::listen::{is_silent, silence};
use js_sys::{Function, JsString};
use std::cell::Cell;
use std::panic::PanicHookInfo;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ShadowRoot};

thread_local! {
    static CRASH: Cell<Option<Function>> = const { Cell::new(None) };
}

/// Prepares the engine; to be called once. `crash` is called with a text, at most once, if the engine breaks.
#[wasm_bindgen]
pub fn connect(crash: Function) {
    CRASH.set(Some(crash));
    yew::set_custom_panic_hook(Box::new(panicked));
}

fn panicked(info: &PanicHookInfo) {
    if is_silent() {
        return;
    }
    silence();
    if let Some(crash) = CRASH.take() {
        let _ = crash.call1(&JsValue::NULL, &info.to_string().into());
    }
}

/// One element's widget. `free` ends it.
#[wasm_bindgen]
pub struct Widget(Rc<Life>);

#[wasm_bindgen]
impl Widget {
    /// A widget for an element whose fallback a slot in `root` shows, until `update` brings data. A `query`, as the
    /// element's property has it, stands before the address's.
    #[wasm_bindgen(constructor)]
    pub fn new(element: HtmlElement, root: ShadowRoot, query: JsValue) -> Result<Self, JsValue> {
        Ok(Self(Life::begin(element, root, query)?))
    }

    /// Something about the element changed. The data comes along, if it has to be read: because it is new, or because
    /// `items` or `facets` changed; undefined, if not. `media_type` is the data's, or empty.
    pub fn update(&self, text: Option<JsString>, media_type: &str) {
        self.0.update(text, media_type);
    }

    /// What the reader asks for, and how many cards are found, of how many: `{query, shown, total}`.
    pub fn state(&self) -> JsValue {
        self.0.state()
    }

    /// Asks in the reader's name: `{text, facets, sort}`.
    pub fn ask(&self, query: JsValue) {
        self.0.ask(query);
    }
}

impl Drop for Widget {
    fn drop(&mut self) {
        self.0.end();
    }
}
