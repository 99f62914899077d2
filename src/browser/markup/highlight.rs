//! Words that match, marked in the page's own cards by the CSS Custom Highlight API, which changes nothing in the markup.
//!
//! Browsers without it mark nothing: <https://developer.mozilla.org/docs/Web/API/CSS_Custom_Highlight_API>.

use super::PageElement;
use crate::browser::object::{construct, get, object};
use crate::catalog::markup::{MarkupCard, texts};
use crate::search::Matcher;
use std::cell::Cell;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Window;

#[wasm_bindgen]
extern "C" {
    /// `CSS.highlights`, or one of its highlights: a map, and a set.
    type Collection;

    #[wasm_bindgen(method)]
    fn set(this: &Collection, name: &str, highlight: &JsValue);

    #[wasm_bindgen(method)]
    fn delete(this: &Collection, name: &str);

    #[wasm_bindgen(method)]
    fn add(this: &Collection, range: &JsValue);
}

thread_local! {
    /// How many widgets have had highlights: each has one with a name of its own.
    static NUMBER: Cell<usize> = const { Cell::new(0) };
}

/// The highlight of one element.
pub struct Highlights {
    window: Window,
    name: String,
}

impl Highlights {
    /// A highlight that marks nothing yet.
    pub fn new(window: &Window) -> Self {
        let number = NUMBER.get();
        NUMBER.set(number + 1);
        Self {
            window: window.clone(),
            name: format!("guide-grid-{number}"),
        }
    }

    /// The style of what is marked, as in the cards that the widget renders. The accent is inherited from the element.
    pub fn rule(&self) -> String {
        let name = &self.name;
        let accent = "var(--gg-accent, var(--gg-link-color, currentcolor))";
        format!(
            "::highlight({name}) {{ background-color: var(--guide-grid-mark, color-mix(in srgb, {accent} 14%, transparent)); \
             text-decoration: underline 2px {accent} }}\n\
             @media (forced-colors: active) {{ ::highlight({name}) {{ background-color: Mark; color: MarkText }} }}"
        )
    }

    /// Marks what matches in these cards, and nothing else.
    pub fn mark<'a>(
        &self,
        cards: impl Iterator<Item = &'a MarkupCard<PageElement>>,
        matcher: &Matcher,
    ) {
        if matcher.is_empty() {
            return self.clear();
        }
        let Some(registry) = self.registry() else {
            return;
        };
        let Some(highlight) = construct(&self.window, "Highlight", &[]) else {
            return;
        };
        let highlight: Collection = highlight.unchecked_into();
        for element in cards.flat_map(|it| &it.elements) {
            for it in texts(element, &|_| false) {
                for range in matcher.marks(&it.text) {
                    let offset = |at: usize| {
                        let before = it.text.get(..at).unwrap_or_default();
                        JsValue::from(before.encode_utf16().count() as u32)
                    };
                    let range = object(&[
                        ("startContainer", it.node.clone().into()),
                        ("startOffset", offset(range.start)),
                        ("endContainer", it.node.clone().into()),
                        ("endOffset", offset(range.end)),
                    ]);
                    if let Some(range) = construct(&self.window, "StaticRange", &[range]) {
                        highlight.add(&range);
                    }
                }
            }
        }
        registry.set(&self.name, &highlight);
    }

    /// Marks nothing.
    pub fn clear(&self) {
        if let Some(registry) = self.registry() {
            registry.delete(&self.name);
        }
    }

    /// `CSS.highlights`, if the browser has it.
    fn registry(&self) -> Option<Collection> {
        let registry = get(&get(&self.window, "CSS"), "highlights");
        registry.is_object().then(|| registry.unchecked_into())
    }
}
