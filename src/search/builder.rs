//! The builder of an index, which works in slices.

use super::facets::{Draft, Facets, drafts};
use super::occurrences::MOST_CARDS;
use super::{Folder, Index};
use crate::catalog::{Card, Catalog};
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

/// How far something is that is done in slices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// There is more to do.
    Going,
    /// There is not.
    Done,
}

/// Builds an [`Index`] that has no words yet, in slices, so that a page never blocks; a
/// [`WordReader`](super::WordReader) reads them.
pub struct IndexBuilder {
    folder: Folder,
    facets: Vec<Draft>,
    /// How many cards were read.
    read: usize,
}

impl IndexBuilder {
    /// Nothing done yet; `facets` names the facets, in order.
    pub fn new(facets: &[String], folder: Folder) -> Self {
        Self {
            folder,
            facets: drafts(facets),
            read: 0,
        }
    }

    /// Reads so many more cards, always of the same catalog.
    pub fn step(&mut self, catalog: &Catalog, cards: usize) -> Progress {
        let rest = indexed(catalog).get(self.read..).unwrap_or_default();
        for card in rest.iter().take(cards) {
            for facet in &mut self.facets {
                facet.add(catalog, card, &self.folder);
            }
            self.read += 1;
        }
        match rest.len() > cards {
            true => Progress::Going,
            false => Progress::Done,
        }
    }

    /// The index of all cards.
    pub fn finish(mut self, catalog: &Catalog) -> Index {
        self.step(catalog, usize::MAX);
        let mut facets = Facets::default();
        for draft in &mut self.facets {
            draft.finish(&mut facets);
        }
        Index {
            folder: Rc::new(self.folder),
            facets,
            words: OnceCell::new(),
            ranks: RefCell::default(),
        }
    }
}

/// The cards that have a number.
pub fn indexed(catalog: &Catalog) -> &[Card] {
    catalog.cards.get(..MOST_CARDS).unwrap_or(&catalog.cards)
}
