//! The element's attributes, and whether they agree with those of other elements.

use super::dom::closest;
use super::landmark;
use crate::source::{Diagnostic, Severity};
use crate::ui::{DEFAULT_NAME, Settings, UrlState};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, Node, Window};

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

/// A diagnostic if one element further up on the page keeps its query in the same parameters of the address. If more do, the
/// second of them has it already.
pub fn name_conflict(
    window: &Window,
    element: &HtmlElement,
    settings: &Settings,
) -> Option<Diagnostic> {
    let others = window.document()?.query_selector_all("guide-grid").ok()?;
    let conflicts = (0..others.length())
        .filter_map(|at| others.get(at))
        .take_while(|it| it != element.unchecked_ref::<Node>())
        .filter(|it| {
            let it: &Element = it.unchecked_ref();
            let (other, _) = Settings::read(|name| it.get_attribute(name));
            other.name == settings.name && other.url_state == settings.url_state
        })
        .count();
    (conflicts == 1 && settings.url_state != UrlState::Off).then(|| {
        let found = match settings.name.as_str() {
            DEFAULT_NAME => "another grid of this page has no name either, so both use the same parameters of the address".into(),
            name => format!("another grid of this page has the name \"{name}\" too, so both use the same parameters of the address"),
        };
        let right = "give each grid a name of its own, such as name=\"tutorials\"";
        Diagnostic::on_element("attribute", found, right.into())
    })
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
