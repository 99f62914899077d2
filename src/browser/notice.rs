//! What is said above the fallback: that a reader has to wait, or may try again.

use super::dom::{Listener, Phase};
use gloo::timers::callback::Timeout;
use web_sys::{AbortSignal, Element, Event, ShadowRoot};

/// After so many milliseconds a reader is told to wait.
const PATIENCE: u32 = 1000;

/// How long before its text a region comes into the page, in milliseconds: screen readers speak what comes into one that is there.
const BEFORE: u32 = 500;

/// A line that tells a reader to wait. It is removed with this.
pub struct WaitNotice {
    line: Element,
    _timers: [Timeout; 2],
}

impl WaitNotice {
    /// Inserts the line above the slot, once a reader has waited long; `message` is called then.
    pub fn new(root: &ShadowRoot, message: impl Fn() -> String + 'static) -> Option<Self> {
        let line = create(root, "p", "notice")?;
        line.set_attribute("part", "status").ok()?;
        line.set_attribute("role", "status").ok()?;
        let (inserted, filled) = (line.clone(), line.clone());
        let root = root.clone();
        let insert = move || insert(&root, &inserted);
        let fill = move || filled.set_text_content(Some(&message()));
        Some(Self {
            line,
            _timers: [
                Timeout::new(PATIENCE - BEFORE, insert),
                Timeout::new(PATIENCE, fill),
            ],
        })
    }
}

impl Drop for WaitNotice {
    fn drop(&mut self) {
        self.line.remove();
    }
}

/// What is said, with a button to try again. It is removed with this.
pub struct RetryOffer {
    offer: Element,
    message: Element,
    _listener: Listener,
}

impl RetryOffer {
    /// Inserts it above the slot. The button has the text `button`, and calls `retry`.
    pub fn new(
        root: &ShadowRoot,
        button: &str,
        signal: &AbortSignal,
        retry: impl Fn(Event) + 'static,
    ) -> Option<Self> {
        let offer = create(root, "div", "widget offer")?;
        let message = create(root, "p", "")?;
        message.set_attribute("part", "status").ok()?;
        message.set_attribute("role", "status").ok()?;
        let again = create(root, "button", "clear")?;
        again.set_attribute("type", "button").ok()?;
        again.set_text_content(Some(button));
        offer.append_child(&message).ok()?;
        offer.append_child(&again).ok()?;
        insert(root, &offer);
        Some(Self {
            offer,
            message,
            _listener: Listener::new(&again, "click", Phase::Bubble, signal, retry),
        })
    }

    /// Says this now.
    pub fn say(&self, message: &str) {
        self.message.set_text_content(Some(message));
    }
}

impl Drop for RetryOffer {
    fn drop(&mut self) {
        self.offer.remove();
    }
}

fn create(root: &ShadowRoot, name: &str, class: &str) -> Option<Element> {
    let element = root.owner_document()?.create_element(name).ok()?;
    element.set_attribute("class", class).ok()?;
    Some(element)
}

/// Inserts an element above the slot, which is the last child before the first rendering.
fn insert(root: &ShadowRoot, element: &Element) {
    // Fails where there is another view by now.
    let _ = root.insert_before(element, root.last_child().as_ref());
}
