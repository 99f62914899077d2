//! The keyboard: keys that are typed into the grid stay in it, and one key of the page leads to the search box.

use super::dom::{innermost_target, is_modified, matches};
use super::object::get_string;
use crate::ui::is_composing;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, InputEvent, InputEventInit, KeyboardEvent, ShadowRoot};

/// Fields that the grid has for typing.
const TEXT_FIELD: &str = "input:not([type=checkbox],[type=radio]),textarea";

/// An event of the keyboard; `None` for those without a key, which browsers fire when they fill in a form.
pub fn key_event(event: &Event) -> Option<KeyboardEvent> {
    get_string(event, "key").map(|_| event.clone().unchecked_into())
}

/// Stops an event of a text field in `root` from leaving the grid, if its key edits the text. Many pages have shortcuts of a
/// single key, and see only that the element has the focus, not that it is typed into.
pub fn keep_typing_inside(root: &ShadowRoot, event: &Event) {
    // A letter that is pressed on a value of a menu is typed into the menu's field, which has the focus by now.
    let fields = [innermost_target(event), root.active_element()];
    let is_in_field = fields.iter().flatten().any(|it| matches(it, TEXT_FIELD));
    if is_in_field && key_event(event).is_some_and(|it| edits(&it)) {
        event.stop_propagation();
    }
}

/// Whether a key types, erases or moves the caret, or belongs to an input method. AltGr types, although some systems report it
/// as Ctrl and Alt.
fn edits(event: &KeyboardEvent) -> bool {
    let key = event.key();
    let is_command = event.ctrl_key() || event.meta_key() || event.alt_key();
    let types = key.chars().count() == 1;
    match key.as_str() {
        "Backspace" | "Delete" | "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" | "Home"
        | "End" => true,
        _ if types && !is_command => true,
        _ if types => event.get_modifier_state("AltGraph"),
        _ => is_composing(event),
    }
}

/// An input method is done, and its text counts from now on. Some browsers fire `input` for it only before, some also after.
pub fn finish_composition(event: &Event) {
    let init = InputEventInit::new();
    init.set_bubbles(true);
    if let Some(field) = innermost_target(event)
        && let Ok(input) = InputEvent::new_with_event_init_dict("input", &init)
    {
        let _ = field.dispatch_event(&input);
    }
}

/// Whether a key means the search box: not while another element takes text, or something else has handled the event.
pub fn is_shortcut(event: &KeyboardEvent, shortcut: &str) -> bool {
    event.key() == shortcut
        && !is_modified(event)
        && !event.default_prevented()
        && !innermost_target(event).is_some_and(|it| takes_text(&it))
}

fn takes_text(element: &Element) -> bool {
    let is_editable = element.unchecked_ref::<HtmlElement>().is_content_editable();
    is_editable || matches(element, "input,textarea,select")
}
