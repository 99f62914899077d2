//! Typed access to the document: windows, elements and the targets of events.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, Node, ShadowRoot, Window};

/// The window of the document that an element is in: for an element in a frame, the frame's.
pub fn window_of(element: &HtmlElement) -> Window {
    let document = element.owner_document();
    let window = document.and_then(|it| it.default_view());
    window.unwrap_or_else(gloo::utils::window)
}

/// The first element that a selector matches.
pub fn first(root: &ShadowRoot, selector: &str) -> Option<Element> {
    root.query_selector(selector).ok().flatten()
}

/// All elements that a selector matches, in document order.
pub fn all(root: &ShadowRoot, selector: &str) -> Vec<Element> {
    let Ok(found) = root.query_selector_all(selector) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|at| found.get(at).map(JsCast::unchecked_into))
        .collect()
}

/// Whether a selector matches an element.
pub fn matches(element: &Element, selector: &str) -> bool {
    element.matches(selector).unwrap_or(false)
}

/// The element, or its nearest ancestor, that a selector matches.
pub fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}

/// The element that an event was fired at, also if it is inside a shadow tree of another component.
pub fn innermost_target(event: &Event) -> Option<Element> {
    as_element(event.composed_path().get(0))
}

/// A value as an element, if it is one. Unlike `instanceof`, this also knows elements that another window has made.
fn as_element(value: JsValue) -> Option<Element> {
    let is_element =
        value.is_object() && value.unchecked_ref::<Node>().node_type() == Node::ELEMENT_NODE;
    is_element.then(|| value.unchecked_into())
}

/// Whether a key is held that makes a command of another key, or an input method is composing.
pub fn is_modified(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing()
}
