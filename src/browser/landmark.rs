//! The name of an element's toolbar as a landmark, where its author gives none.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node, Window};

/// Signs that site generators put into headings as links to them.
const ANCHORS: [char; 5] = ['¶', '#', '§', '🔗', '\u{200b}'];

/// The text of the nearest heading above the element. Of several elements under one heading, those after the first are told
/// apart by their number.
pub fn name(window: &Window, element: &HtmlElement) -> Option<String> {
    let found = window
        .document()?
        .query_selector_all("h1,h2,h3,h4,h5,h6,guide-grid");
    let found = found.ok()?;
    let mut heading = None;
    let mut number = 1;
    for at in 0..found.length() {
        let node = found.get(at)?;
        if node == *element.unchecked_ref::<Node>() {
            break;
        }
        if node.unchecked_ref::<Element>().local_name() == "guide-grid" {
            number += 1;
        } else if !element.contains(Some(&node)) {
            (heading, number) = (node.text_content(), 1);
        }
    }
    let text = heading?;
    let text = text.trim_matches(|it: char| it.is_whitespace() || ANCHORS.contains(&it));
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    match (text.is_empty(), number) {
        (true, _) => None,
        (false, 1) => Some(text),
        (false, _) => Some(format!("{text} {number}")),
    }
}
