//! Properties of JavaScript's objects, all read in one way: every accessor of its own is downloaded by readers.

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Window};

/// A property; undefined where there is none. What is no object has none: to ask it would throw, which takes long.
#[inline(never)]
pub fn get(object: &JsValue, name: &str) -> JsValue {
    match object.is_object() {
        true => Reflect::get(object, &name.into()).unwrap_or_default(),
        false => JsValue::UNDEFINED,
    }
}

/// A property that is a text; empty where it is none.
#[inline(never)]
pub fn text(object: &JsValue, name: &str) -> String {
    get(object, name).as_string().unwrap_or_default()
}

/// A property that is a number; 0 where it is none.
#[inline(never)]
pub fn number(object: &JsValue, name: &str) -> f64 {
    get(object, name).as_f64().unwrap_or_default()
}

/// Whether one of these properties is true.
#[inline(never)]
pub fn any(object: &JsValue, names: &[&str]) -> bool {
    names.iter().any(|it| get(object, it) == JsValue::TRUE)
}

/// Sets a property.
#[inline(never)]
pub fn set(object: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}

/// A plain object.
#[inline(never)]
pub fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in entries {
        set(&object, name, value);
    }
    object.into()
}

/// The window of the page.
#[inline(never)]
pub fn window() -> Window {
    js_sys::global().unchecked_into()
}

/// The document of the page.
#[inline(never)]
pub fn document() -> Document {
    get(&window(), "document").unchecked_into()
}

/// A part of the page's address.
#[inline(never)]
pub fn location(part: &str) -> String {
    text(&get(&window(), "location"), part)
}
