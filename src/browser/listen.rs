//! Listening to the page, until the widget ends or fails.

use super::life::Life;
use gloo::events::{EventListener, EventListenerOptions};
use std::cell::Cell;
use std::rc::Rc;
use web_sys::{Event, EventTarget};

thread_local! {
    static MOOD: Cell<Mood> = const { Cell::new(Mood::Well) };
}

/// Whether the engine can be trusted.
#[derive(Clone, Copy, PartialEq)]
enum Mood {
    Well,
    /// A panic left things half done; whatever still calls gets no answer.
    Quiet,
}

/// After this, no listener does anything.
pub fn silence() {
    MOOD.set(Mood::Quiet);
}

/// Whether [`silence`] was called.
pub fn is_silent() -> bool {
    MOOD.get() == Mood::Quiet
}

/// Which listeners hear an event first, and whether they may stop what the browser does.
#[derive(Clone, Copy)]
pub enum Manner {
    /// After those further in; the browser waits for the answer.
    Usual,
    /// Before all others, also for events that do not bubble; the browser does not wait.
    Ahead,
}

/// Calls `heard` for each event, while the listener is kept.
pub fn listen(
    target: &EventTarget,
    event: &'static str,
    manner: Manner,
    owner: Rc<Life>,
    heard: fn(&Rc<Life>, &Event),
) -> EventListener {
    let options = match manner {
        Manner::Usual => EventListenerOptions::enable_prevent_default(),
        Manner::Ahead => EventListenerOptions::run_in_capture_phase(),
    };
    EventListener::new_with_options(target, event, options, move |event| {
        if !is_silent() {
            heard(&owner, event);
        }
    })
}
