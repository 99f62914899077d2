//! The element's attributes.

use super::dom::closest;
use super::landmark;
use crate::source::Diagnostic;
use crate::ui::{self, Settings};
use wasm_bindgen::JsValue;
use web_sys::{HtmlElement, Window};

/// The element's settings, and their diagnostics.
pub fn read_settings(window: &Window, element: &HtmlElement) -> (Settings, Vec<Diagnostic>) {
    let given = |name: &str| element.get_attribute(name);
    Settings::read(|name| match name {
        "label" => given(name).or_else(|| landmark::name(window, element)),
        "lang" => language(element),
        _ => given(name),
    })
}

/// The language of the nearest ancestor that names one; inside another component's shadow tree, the document's.
fn language(element: &HtmlElement) -> Option<String> {
    let nearest = closest(element, "[lang]");
    let document = element.owner_document();
    let nearest = nearest.or_else(|| document?.document_element());
    nearest?.get_attribute("lang")
}

/// What is wrong if the value of an attribute with data ends at its first quotation mark.
pub fn cut_value(element: &HtmlElement) -> Option<Diagnostic> {
    let names = element.get_attribute_names();
    let names = names.iter().filter_map(|it: JsValue| it.as_string());
    ui::cut_value(names, |it| element.get_attribute(it))
}
