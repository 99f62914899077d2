//! The text of an element as a reader reads it: without icons, and without what only machines or screen readers get.

use super::element::{Element, Node};

/// What has no text of its own for a reader: icons, links to a heading itself, texts for screen readers.
const UNREAD: &str = "script,style,template,svg,[hidden],[aria-hidden='true'],.headerlink,.header-anchor,.hash-link,\
    .anchor,.sd-hide-link-text,.sr-only,.visually-hidden,.twemoji,.material-icons,.material-symbols-rounded";

/// Elements that stand in a line of text, so that letters before and after them may be of one word.
const INLINE: [&str; 13] = [
    "a", "abbr", "b", "code", "em", "i", "kbd", "mark", "q", "strong", "sub", "sup", "wbr",
];

/// A text of an element.
pub struct ReadText<E: Element> {
    /// The node.
    pub node: E::Text,
    /// Its characters.
    pub text: String,
    /// Whether it may go on with a word of the text before it.
    joined: bool,
}

/// The texts in an element, in order, without those in the elements that `leave_out` says.
pub fn texts<E: Element>(element: &E, leave_out: &dyn Fn(&E) -> bool) -> Vec<ReadText<E>> {
    let mut texts = Vec::new();
    let mut joined = false;
    collect(element, leave_out, &mut joined, &mut texts);
    texts
}

fn collect<E: Element>(
    element: &E,
    leave_out: &dyn Fn(&E) -> bool,
    joined: &mut bool,
    texts: &mut Vec<ReadText<E>>,
) {
    for node in element.nodes() {
        match node {
            Node::Text(node) => {
                let text = E::text(&node);
                texts.push(ReadText {
                    node,
                    text,
                    joined: *joined,
                });
                *joined = true;
            }
            Node::Element(inner) if inner.matches(UNREAD) || leave_out(&inner) => *joined = false,
            Node::Element(inner) => {
                let is_inline = INLINE.contains(&inner.name().as_str());
                *joined &= is_inline;
                collect(&inner, leave_out, joined, texts);
                *joined &= is_inline;
            }
        }
    }
}

/// The texts as one; whitespace is one space, and none at the ends.
pub fn joined<E: Element>(texts: &[ReadText<E>]) -> String {
    let mut all = String::new();
    for it in texts {
        if !it.joined {
            all.push(' ');
        }
        all.push_str(&it.text);
    }
    let words: Vec<&str> = all.split_whitespace().collect();
    words.join(" ")
}

/// All that a reader reads in an element.
pub fn text<E: Element>(element: &E) -> String {
    joined(&texts(element, &|_| false))
}

/// Whether a text begins with another one, whatever signs or pictures stand before it.
pub fn begins_with(text: &str, start: &str) -> bool {
    text.trim_start_matches(is_sign)
        .starts_with(start.trim_start_matches(is_sign))
}

/// Whether a character is no letter or digit: punctuation and spaces of ASCII and beyond, arrows, symbols, emoji. The tables of all
/// letters would be 10 KB of the WebAssembly.
fn is_sign(character: char) -> bool {
    match character {
        '\u{2000}'..='\u{2bff}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f000}'.. => true,
        _ => character.is_ascii() && !character.is_ascii_alphanumeric(),
    }
}
