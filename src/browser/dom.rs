//! Typed access to the document: windows, elements, events and listeners.

use crate::ui::is_composing;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    AbortSignal, AddEventListenerOptions, Document, Element, Event, EventTarget, HtmlElement,
    KeyboardEvent, Node, NodeList, ShadowRoot, Window,
};

/// The window of the document that an element is in: for an element in a frame, the frame's.
pub fn window_of(element: &HtmlElement) -> Window {
    let document = element.owner_document();
    let window = document.and_then(|it| it.default_view());
    window.unwrap_or_else(gloo::utils::window)
}

/// How high the window is, in CSS pixels.
pub fn inner_height(window: &Window) -> f64 {
    let height = window.inner_height().ok();
    height.and_then(|it| it.as_f64()).unwrap_or_default()
}

/// The first element that a selector matches.
pub fn first(root: &ShadowRoot, selector: &str) -> Option<Element> {
    root.query_selector(selector).ok().flatten()
}

/// The first element inside another one that a selector matches.
pub fn first_in(element: &Element, selector: &str) -> Option<Element> {
    element.query_selector(selector).ok().flatten()
}

/// All elements that a selector matches, in document order.
pub fn all(root: &ShadowRoot, selector: &str) -> Vec<Element> {
    root.query_selector_all(selector)
        .map_or_else(|_| Vec::new(), |it| elements(&it))
}

/// All elements inside another one that a selector matches, in document order.
pub fn all_in(element: &Element, selector: &str) -> Vec<Element> {
    let found = element.query_selector_all(selector);
    found.map_or_else(|_| Vec::new(), |it| elements(&it))
}

/// All elements of a document, or shadow root, that a selector matches, in document order.
pub fn elements_in(document: &Document, selector: &str) -> Vec<Element> {
    let found = document.query_selector_all(selector);
    found.map_or_else(|_| Vec::new(), |it| elements(&it))
}

fn elements(list: &NodeList) -> Vec<Element> {
    (0..list.length())
        .filter_map(|at| list.get(at).map(JsCast::unchecked_into))
        .collect()
}

/// Whether a text is a selector.
pub fn is_selector(element: &Element, text: &str) -> bool {
    element.matches(text).is_ok()
}

/// The document, or the shadow root of another component, that an element stands in. As a shadow root has the methods of
/// documents that are used here, it counts as one.
pub fn document_around(element: &Element) -> Document {
    element.get_root_node().unchecked_into()
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
    event.ctrl_key() || event.alt_key() || event.meta_key() || is_composing(event)
}

/// When a listener is called, compared with those of other elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// After those further in, for events that bubble.
    Bubble,
    /// Before those further in, for all events.
    Capture,
}

/// A listener that is removed when it is dropped. Unlike `gloo`'s, it may be called while it is being called: what it does may
/// lead a page's own listener to fire the same event again.
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    phase: Phase,
    closure: Closure<dyn Fn(Event)>,
}

impl Listener {
    /// Listens to events of this name, until `signal` is aborted.
    pub fn new(
        target: &EventTarget,
        name: &'static str,
        phase: Phase,
        signal: &AbortSignal,
        listen: impl Fn(Event) + 'static,
    ) -> Self {
        let listener = Self {
            target: target.clone(),
            name,
            phase,
            closure: Closure::new(listen),
        };
        let options = AddEventListenerOptions::new();
        options.set_capture(phase == Phase::Capture);
        options.set_signal(signal);
        let function = listener.closure.as_ref().unchecked_ref();
        // Fails for no event target of a browser.
        let _ = target.add_event_listener_with_callback_and_add_event_listener_options(
            name, function, &options,
        );
        listener
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.closure.as_ref().unchecked_ref();
        let is_capture = self.phase == Phase::Capture;
        let target = &self.target;
        let _ =
            target.remove_event_listener_with_callback_and_bool(self.name, function, is_capture);
    }
}
