//! The page's headings: the name of an element's toolbar as a landmark, where its author gives none, and the headings in an element's
//! own content.

use super::dom::{closest, first_in};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node, Window};

const HEADINGS: &str = "h1,h2,h3,h4,h5,h6";

/// Signs that site generators put into headings as links to them.
const ANCHORS: [char; 5] = ['¶', '#', '§', '🔗', '\u{200b}'];

/// The nearest heading of the page above an element.
pub struct HeadingAbove {
    /// Its text; not empty.
    pub text: String,
    /// Which of the elements under it this one is, from 1.
    pub number: usize,
}

/// The text of the nearest heading above the element. Of several elements under one heading, those after the first are told
/// apart by their number.
pub fn name(window: &Window, element: &HtmlElement) -> Option<String> {
    heading_above(window, element).map(|HeadingAbove { text, number }| match number {
        1 => text,
        _ => format!("{text} {number}"),
    })
}

/// The text of the page's first heading of the first level.
pub fn title(window: &Window) -> Option<String> {
    let heading = window.document()?.query_selector("h1").ok()??;
    let text = without_anchor(&heading.text_content()?);
    (!text.is_empty()).then_some(text)
}

/// The nearest heading above the element.
pub fn heading_above(window: &Window, element: &HtmlElement) -> Option<HeadingAbove> {
    let found = window
        .document()?
        .query_selector_all(&format!("{HEADINGS},guide-grid"));
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
    let text = without_anchor(&heading?);
    (!text.is_empty()).then_some(HeadingAbove { text, number })
}

/// The text of the heading in the element's own content that a fragment names: by its id, by that of a part of it, or by that of what it
/// is the heading of.
pub fn heading_with_id(element: &HtmlElement, id: &str) -> Option<String> {
    let named = element.owner_document()?.get_element_by_id(id)?;
    if !element.contains(Some(&named)) {
        return None;
    }
    let heading = closest(&named, HEADINGS).or_else(|| first_in(&named, HEADINGS))?;
    Some(without_anchor(&heading.text_content()?))
}

/// Whether two texts are the same heading: signs do not matter, as Markdown engines make other quotes and dashes of them.
pub fn is_same_heading(one: &str, other: &str) -> bool {
    let is_sign = |it: &char| {
        it.is_ascii_punctuation() || it.is_whitespace() || ('\u{2010}'..='\u{2027}').contains(it)
    };
    let letters = |text: &str| text.chars().filter(|it| !is_sign(it)).collect::<String>();
    letters(one) == letters(other)
}

/// A heading's text without the sign that links to it.
fn without_anchor(text: &str) -> String {
    let text = text.trim_matches(|it: char| it.is_whitespace() || ANCHORS.contains(&it));
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}
