//! The element's attributes.

use super::dom::closest;
use super::landmark;
use crate::source::{Diagnostic, Severity};
use crate::ui::Settings;
use wasm_bindgen::JsValue;
use web_sys::{HtmlElement, Window};

/// How many characters of a value that is cut off are quoted, from its end: enough to find the place.
const CUT_END: usize = 30;

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

/// A diagnostic if the value of an attribute with data ends at its first quotation mark: what is left of it became attributes, whose
/// names have quotation marks in them.
pub fn cut_value(element: &HtmlElement) -> Option<Diagnostic> {
    let names = element.get_attribute_names();
    let mut names = names.iter().filter_map(|it: JsValue| it.as_string());
    if !names.any(|it| it.contains(['"', '\''])) {
        return None;
    }
    let (name, value) = ["data", "card-data"]
        .into_iter()
        .find_map(|it| Some((it, element.get_attribute(it)?)))?;
    let shown = value.char_indices().rev().nth(CUT_END - 1);
    let end = shown.and_then(|(at, _)| value.get(at..)).unwrap_or(&value);
    Some(Diagnostic {
        severity: Severity::Error,
        ..Diagnostic::on_element(
            "attribute-cut",
            format!(
                "the value of the attribute \"{name}\" is cut off at a quotation mark, after {end}"
            ),
            "quote the attribute with ', and write each ' in the data as &#39;".into(),
        )
    })
}
