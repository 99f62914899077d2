//! Texts that many cards have in common, kept once: a catalog has many cards, but few tags.

use std::collections::HashSet;
use std::rc::Rc;

/// The texts that were seen while a catalog was read.
#[derive(Default)]
pub(super) struct SharedTexts(HashSet<Rc<str>>);

impl SharedTexts {
    /// The text, shared with all that had the same before.
    pub(super) fn share(&mut self, text: &str) -> Rc<str> {
        if let Some(known) = self.0.get(text) {
            return known.clone();
        }
        let new: Rc<str> = text.into();
        self.0.insert(new.clone());
        new
    }
}
