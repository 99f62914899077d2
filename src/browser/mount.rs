//! The door between the element's script and the widget.

use super::life::Life;
use super::listen::{is_silent, silence};
use js_sys::Function;
use std::cell::RefCell;
use std::panic::PanicHookInfo;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ShadowRoot};

thread_local! {
    static CRASH: RefCell<Option<Function>> = const { RefCell::new(None) };
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

/// One element's widget. What is dropped by `free` takes its listeners with it.
#[wasm_bindgen]
pub struct Widget(Rc<Life>);

#[wasm_bindgen]
impl Widget {
    /// Shows data in an element, in place of its fallback, which is what a slot in `root` shows till then.
    ///
    /// `media_type` is the data's, or empty. A `query`, as the element's property has it, stands before the address's.
    #[wasm_bindgen(constructor)]
    pub fn new(
        element: HtmlElement,
        root: ShadowRoot,
        text: &str,
        media_type: &str,
        query: JsValue,
    ) -> Self {
        Self(Life::begin(element, root, text, media_type, &query))
    }

    /// Something about the element changed. The data comes along, if it has to be read again: because it changed, or
    /// because `items` or `facets` did.
    pub fn update(&self, text: Option<String>, media_type: Option<String>) {
        self.0.update(
            text.as_deref()
                .map(|text| (text, media_type.as_deref().unwrap_or_default())),
        );
    }

    /// What the reader asks for: `{text, facets, sort}`.
    pub fn query(&self) -> JsValue {
        self.0.query()
    }

    /// Asks in the reader's name.
    pub fn set_query(&self, query: &JsValue) {
        self.0.set_query(query);
    }

    /// How many cards are found, of how many: `{shown, total}`.
    pub fn results(&self) -> JsValue {
        self.0.results()
    }
}
