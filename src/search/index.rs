//! The index: all that a search needs to know of a catalog, worked out once.

use super::dictionary::Words;
use super::facets::Facets;
use super::occurrences::Postings;
use super::words::Parts;
use super::{Facet, Folder, IndexBuilder, Sort, WordReader};
use crate::catalog::Catalog;
use crate::source::text::hash;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

/// What was worked out from one catalog, and belongs to it.
pub struct Index {
    pub(super) folder: Rc<Folder>,
    pub(super) facets: Facets,
    /// The words of all cards, once they were read.
    pub(super) words: OnceCell<CardWords>,
    /// The order that was last asked for, and for each card its rank there.
    pub(super) ranks: RefCell<(Sort, Vec<u32>)>,
}

/// The words of all cards.
#[derive(Default)]
pub struct CardWords {
    /// Every word once, in order.
    pub dictionary: Words,
    /// Where each stands.
    pub postings: Postings,
    /// The title of each card.
    pub titles: Vec<Title>,
}

/// What is known of a card's title.
#[derive(Clone, Copy, Default, PartialEq)]
pub struct Title {
    /// The hash of its words, with the signs that belong to them.
    hash: u32,
    /// How many words it has, at most 255.
    pub words: u8,
}

impl Index {
    /// The index of `catalog`, at one go; `facets` names the facets, in order.
    pub fn build(catalog: &Catalog, facets: &[String], folder: Folder) -> Self {
        let index = IndexBuilder::new(facets, folder).finish(catalog);
        index.words(catalog);
        index
    }

    /// The words of all cards of its catalog, which are read at one go if they were not.
    pub(super) fn words(&self, catalog: &Catalog) -> &CardWords {
        let read = || WordReader::all(catalog, &self.folder);
        self.words.get_or_init(read)
    }

    /// The facets that were asked for, also those with less than two values, which no interface needs to show.
    pub fn facets(&self) -> &[Facet] {
        &self.facets.facets
    }

    /// A text as keys of facet values are written, so that it can be looked for among them.
    pub fn key(&self, text: &str) -> String {
        self.folder.key(text)
    }

    /// Bytes that it keeps, about.
    pub fn bytes(&self) -> usize {
        let mut bytes = self.facets.bytes();
        if let Some(words) = self.words.get() {
            let titles = words.titles.capacity() * size_of::<Title>();
            bytes += words.dictionary.bytes() + words.postings.bytes() + titles;
        }
        bytes
    }
}

/// What is known of a title, from its folded text; the same for `Foo-bar` and `foo bar`, not for `C#` and `C`.
pub fn title(folded: &str) -> Title {
    let mut title = Title::default();
    let mut buffer = String::new();
    for part in Parts::new(folded) {
        title.push(part.written(folded, &mut buffer));
    }
    title
}

impl Title {
    /// Adds a word, with the signs that belong to it.
    pub fn push(&mut self, written: &str) {
        self.hash = self.hash.rotate_left(1) ^ hash(written.as_bytes());
        self.words = self.words.saturating_add(1);
    }
}
