//! The Escape key.

use crate::ui::input_method::is_composing;
use yew::KeyboardEvent;

/// Whether the event is Escape, without a modifier and outside of an input method. If so, its default action and its
/// propagation are stopped: what encloses the widget, such as a dialog, is not to close with it.
pub fn take_escape(event: &KeyboardEvent) -> bool {
    let modified = event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key();
    let is_escape = event.key() == "Escape" && !modified && !is_composing(event);
    if is_escape {
        event.prevent_default();
        event.stop_propagation();
    }
    is_escape
}
