//! The texts of an element's data, as the element's script passes them.

use js_sys::JsString;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// One text of an element's data; several make one catalogue.
    #[derive(Clone, Debug)]
    pub type DataText;

    /// The text.
    #[wasm_bindgen(method, getter)]
    pub fn text(this: &DataText) -> JsString;

    /// Its media type; empty where the text speaks for itself.
    #[wasm_bindgen(method, getter, js_name = type)]
    pub fn media_type(this: &DataText) -> String;

    /// The address that it was loaded from; empty for a text in the page.
    #[wasm_bindgen(method, getter)]
    pub fn address(this: &DataText) -> String;
}

impl PartialEq for DataText {
    fn eq(&self, other: &Self) -> bool {
        let text = |it: &Self| JsValue::from(it.text());
        text(self) == text(other)
            && self.media_type() == other.media_type()
            && self.address() == other.address()
    }
}
