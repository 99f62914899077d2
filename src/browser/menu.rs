//! Where the keyboard's focus goes in an open menu.

use super::dom::{all, first_in};
use js_sys::JsString;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, ShadowRoot, Window};

const VALUE: &str = ".panel:popover-open .value";
const SEARCH_BOX: &str = ".panel:popover-open .find";

/// Moves the focus into a menu that has just opened: to its search box, or to the value that Tab leads to. On a touch screen
/// never to the search box, because the keyboard that comes with it would cover the values.
pub fn enter(panel: &Element, window: &Window) {
    let is_touch = window.match_media("(pointer: coarse)").ok().flatten();
    let search_box = match is_touch.is_some_and(|it| it.matches()) {
        true => None,
        false => first_in(panel, ".find"),
    };
    if let Some(it) = search_box.or_else(|| first_in(panel, ".value:not([tabindex])")) {
        focus(&it);
    }
}

/// Moves the focus to the button of a popover that has just closed, if nothing but the popover has the focus. The page does
/// not scroll.
pub fn leave(opener: &Element, root: &ShadowRoot) {
    let id = opener.get_attribute("popovertarget").unwrap_or_default();
    let panel = root.get_element_by_id(&id);
    let is_lost = match root.active_element() {
        Some(active) => panel.is_some_and(|it| it.contains(Some(&active))),
        None => {
            let document = root.owner_document();
            let active = document.and_then(|it| it.active_element());
            active.is_none_or(|it| it.local_name() == "body")
        }
    };
    if is_lost {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // As below.
        let opener: &HtmlElement = opener.unchecked_ref();
        let _ = opener.focus_with_options(&options);
    }
}

/// Moves the focus inside an open menu as a key asks. Returns whether it did, and the key means nothing else.
pub fn travel(root: &ShadowRoot, key: &str) -> bool {
    let (Some(from), values) = (root.active_element(), all(root, VALUE)) else {
        return false;
    };
    let search_box = all(root, SEARCH_BOX).into_iter().next();
    if search_box.as_ref() == Some(&from) {
        // The other keys are those of a text field.
        let first = values.first().filter(|_| key == "ArrowDown");
        return first.inspect(|it| focus(it)).is_some();
    }
    let Some(index) = values.iter().position(|it| *it == from) else {
        return false;
    };
    let to = match key {
        "ArrowDown" => values.get(index + 1),
        "ArrowUp" if index == 0 => search_box.as_ref(),
        "ArrowUp" => values.get(index - 1),
        "Home" => values.first(),
        "End" => values.last(),
        _ if !is_letter(key) => None,
        _ => {
            // The letter is typed where the focus is once the browser handles the key.
            if let Some(search_box) = &search_box {
                focus(search_box);
                return false;
            }
            let (before, after) = values.split_at(index + 1);
            after.iter().chain(before).find(|it| begins_with(it, key))
        }
    };
    if let Some(to) = to {
        focus(to);
    }
    to.is_some()
}

/// Whether a key types a character other than a space, which presses the value.
fn is_letter(key: &str) -> bool {
    key.chars().count() == 1 && key != " "
}

/// Whether a value, as readers see it, begins with a letter, whatever its case.
fn begins_with(value: &Element, letter: &str) -> bool {
    let label = first_in(value, "bdi").and_then(|it| it.text_content());
    let lowercase = |text: &str| String::from(JsString::from(text).to_lower_case());
    label.is_some_and(|it| lowercase(&it).starts_with(&lowercase(letter)))
}

fn focus(element: &Element) {
    // Only elements of HTML are looked for.
    let _ = element.unchecked_ref::<HtmlElement>().focus();
}
