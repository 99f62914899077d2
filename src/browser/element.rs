//! The element's attributes as its author wrote them.

use crate::source::Diagnostic;
use crate::ui::Settings;
use web_sys::HtmlElement;

/// The element's settings, and what could not be understood of them.
pub fn settings(element: &HtmlElement) -> (Settings, Vec<Diagnostic>) {
    Settings::read(|name| match name {
        "lang" => language(element),
        _ => element.get_attribute(name),
    })
}

/// The language of the nearest ancestor that names one; inside another component's shadow tree, the document's.
fn language(element: &HtmlElement) -> Option<String> {
    let nearest = element.closest("[lang]").ok().flatten();
    let nearest = nearest.or_else(|| super::js::document().document_element());
    nearest?.get_attribute("lang")
}
