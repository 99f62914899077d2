//! Texts that many cards have in common, kept once: a catalog has many cards, but few tags.

use std::collections::HashSet;
use std::rc::Rc;

/// The texts that were seen while a catalog was read.
pub(super) struct SharedTexts {
    texts: HashSet<Rc<str>>,
    /// How many there may be.
    most: usize,
    /// Whether there would have been more.
    full: bool,
}

impl SharedTexts {
    /// No texts yet, and `most` at the end.
    pub(super) fn new(most: usize) -> Self {
        Self {
            texts: HashSet::new(),
            most,
            full: false,
        }
    }

    /// The text, shared with all that had the same before; `None` if it is new and there is no room for it.
    pub(super) fn share(&mut self, text: &str) -> Option<Rc<str>> {
        if let Some(known) = self.texts.get(text) {
            return Some(known.clone());
        }
        if self.texts.len() >= self.most {
            self.full = true;
            return None;
        }
        let new: Rc<str> = text.into();
        self.texts.insert(new.clone());
        Some(new)
    }

    /// Whether a text was not kept.
    pub(super) fn is_full(&self) -> bool {
        self.full
    }
}
