//! The element as its author wrote it: attributes, and data as text.

use crate::catalog::{Catalog, Format};
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
    let nearest = nearest.or_else(|| element.owner_document()?.document_element());
    nearest?.get_attribute("lang")
}

/// The data as a catalog. A type that says nothing leaves the text to speak for itself.
pub fn catalog(text: &str, media_type: &str, settings: &Settings) -> (Catalog, Vec<Diagnostic>) {
    let format = Format::of_media_type(media_type).unwrap_or_else(|| Format::guess(text));
    let (catalog, mut diagnostics) = Catalog::read(text, format);
    let (catalog, unknown) = catalog.keep(&settings.items);
    diagnostics.extend(unknown);
    (catalog, diagnostics)
}
