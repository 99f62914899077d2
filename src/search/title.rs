//! What ranking knows about the title of a card.

use super::tokenizer::Tokens;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

/// The words of a title, as a fingerprint: to compare the words themselves, each search would have to fold and split the
/// titles of all its hits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Title {
    /// The same for `Foo-bar` and `foo bar`, not for `C#` and `C`.
    hash: u64,
    /// How many words it has, at most 255.
    pub words: u8,
}

impl Title {
    /// Adds a word, with the punctuation that belongs to it.
    pub fn push(&mut self, written: &str) {
        let mut hasher = DefaultHasher::new();
        (self.hash, written).hash(&mut hasher);
        self.hash = hasher.finish();
        self.words = self.words.saturating_add(1);
    }

    /// The title with this folded text.
    pub fn of(folded: &str) -> Self {
        let mut title = Self::default();
        for token in Tokens::new(folded) {
            title.push(&token.written(folded));
        }
        title
    }
}
