//! What happens to the page and concerns the widget.

use super::object::get_string;
use gloo::events::{EventListener, EventListenerOptions};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, EventTarget, KeyboardEvent, ShadowRoot, Window};

/// Something that happened.
pub enum PageEvent {
    /// The reader went back or forward to another entry of the history.
    HistoryTraversed,
    /// The address has another fragment.
    FragmentChanged,
    /// The page is hidden, perhaps for good.
    Hidden,
    /// The page is about to be printed.
    PrintBegins,
    /// The page was printed, or the reader decided otherwise.
    PrintEnds,
    /// A key was pressed somewhere on the page.
    KeyPressed(KeyboardEvent),
    /// The page, or a box in it, was scrolled.
    Scrolled,
    /// There was a click inside the widget.
    Clicked(Event),
}

/// Calls `on` for everything that happens to the page and inside the widget, as long as the listeners are kept.
pub fn listen(window: &Window, root: &ShadowRoot, on: Rc<dyn Fn(PageEvent)>) -> Vec<EventListener> {
    let cancelable = EventListenerOptions::enable_prevent_default;
    let listener =
        |target: &EventTarget, name, options, page_event: fn(&Event) -> Option<PageEvent>| {
            let on = Rc::clone(&on);
            EventListener::new_with_options(target, name, options, move |event| {
                if let Some(page_event) = page_event(event) {
                    on(page_event);
                }
            })
        };
    let mut listeners = vec![
        listener(window, "popstate", cancelable(), |_| {
            Some(PageEvent::HistoryTraversed)
        }),
        listener(window, "hashchange", cancelable(), |_| {
            Some(PageEvent::FragmentChanged)
        }),
        listener(window, "pagehide", cancelable(), |_| {
            Some(PageEvent::Hidden)
        }),
        listener(window, "beforeprint", cancelable(), |_| {
            Some(PageEvent::PrintBegins)
        }),
        listener(window, "afterprint", cancelable(), |_| {
            Some(PageEvent::PrintEnds)
        }),
        listener(root, "click", cancelable(), |event| {
            Some(PageEvent::Clicked(event.clone()))
        }),
    ];
    if let Some(document) = window.document() {
        listeners.push(listener(&document, "keydown", cancelable(), |event| {
            // Browsers also fire `keydown` without a key, when they fill in a form.
            let event: KeyboardEvent = event.clone().unchecked_into();
            get_string(&event, "key").map(|_| PageEvent::KeyPressed(event))
        }));
        // Scrolling of a box does not bubble, but can be captured.
        let captured = EventListenerOptions::run_in_capture_phase();
        listeners.push(listener(&document, "scroll", captured, |_| {
            Some(PageEvent::Scrolled)
        }));
    }
    listeners
}
