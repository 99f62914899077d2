//! What the reader does, as far as the components do not handle it: pauses in typing, and following a card.

use super::dom::{closest, first_in, innermost_target};
use crate::search::Query;
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent, MouseEventInit, Window};

/// How long the reader has to pause before the address, owners and screen readers are told, in milliseconds. Browsers take
/// about three changes of the address in a second, and a screen reader needs the reader to be done.
pub const PAUSE: u32 = 400;

/// What has to be told once the reader pauses.
#[derive(Debug, Default, PartialEq, Eq)]
pub enum Pending {
    /// Nothing.
    #[default]
    Nothing,
    /// What was found, to screen readers.
    Announcement,
    /// The query, to the address and to owners, and what was found, to screen readers.
    QueryAndAnnouncement {
        /// The query that the address has until then.
        written: Query,
    },
}

/// Waits for the reader to pause.
#[derive(Default)]
pub struct Pause {
    pending: RefCell<Pending>,
    timer: Cell<Option<Timeout>>,
}

impl Pause {
    /// The reader did something, so that `pending` is to be told: calls `then` if nothing follows for a while.
    pub fn wait(&self, pending: Pending, then: impl FnOnce() + 'static) {
        self.pending.replace(pending);
        self.timer.set(Some(Timeout::new(PAUSE, then)));
    }

    /// The query that the address has, where it is not the reader's yet.
    pub fn written(&self) -> Option<Query> {
        match &*self.pending.borrow() {
            Pending::QueryAndAnnouncement { written } => Some(written.clone()),
            Pending::Nothing | Pending::Announcement => None,
        }
    }

    /// What has to be told; afterwards, nothing has.
    pub fn take(&self) -> Pending {
        self.timer.take();
        self.pending.take()
    }
}

/// A click on a card's text follows the card's link, which lies below it, unless the reader has just selected text. Returns
/// whether it does: the link then gets a click of its own, with the same keys held, so that it opens where the browser and the
/// page would have opened it. The middle button opens another tab, as it does on a link.
pub fn follow(event: &Event, window: &Window) -> bool {
    let Some(link) = link_below(event) else {
        return false;
    };
    let selected = window.get_selection().ok().flatten();
    let has_selected = selected.is_some_and(|it| it.to_string().length() > 0);
    let is_middle = is_middle(event);
    let event: &MouseEvent = event.unchecked_ref();
    let keys = MouseEventInit::new();
    // What opens a tab with the first button: Ctrl, or Command on a Mac.
    keys.set_ctrl_key(event.ctrl_key() || is_middle);
    keys.set_meta_key(event.meta_key() || is_middle);
    keys.set_shift_key(event.shift_key());
    keys.set_alt_key(event.alt_key());
    (is_middle || !has_selected) && click(&link, &keys, window)
}

/// There was a click of another button than the first.
pub fn follow_auxiliary(event: &Event, window: &Window) {
    if is_middle(event) {
        follow(event, window);
    }
}

/// Keeps the browser from scrolling by the middle button where a click of it opens a tab.
pub fn keep_from_scrolling(event: &Event) {
    if is_middle(event) && link_below(event).is_some() {
        event.prevent_default();
    }
}

/// Whether it is an event of the mouse's middle button.
fn is_middle(event: &Event) -> bool {
    event.unchecked_ref::<MouseEvent>().button() == 1
}

/// The link of the card whose text an event was fired at, unless something else has handled the event.
fn link_below(event: &Event) -> Option<Element> {
    let target = innermost_target(event).filter(|_| !event.default_prevented())?;
    let card = closest(&target, "[data-card]").filter(|_| closest(&target, "a,button").is_none());
    card.and_then(|it| first_in(&it, ".link"))
}

/// Clicks on a link with these keys held; whether that was possible.
fn click(link: &Element, keys: &MouseEventInit, window: &Window) -> bool {
    keys.set_bubbles(true);
    keys.set_cancelable(true);
    keys.set_composed(true);
    keys.set_view(Some(window));
    let click = MouseEvent::new_with_mouse_event_init_dict("click", keys);
    click.is_ok_and(|click| link.dispatch_event(&click).is_ok())
}
