//! The index: all that a search needs to know of a catalog, computed once.

use super::card_order::CardOrders;
use super::dictionary::Dictionary;
use super::facets::Facets;
use super::postings::Postings;
use super::title::Title;
use super::{Facet, Folder};
use std::rc::Rc;

/// What was computed from one catalog, and belongs to it. [`IndexBuilder`](super::IndexBuilder) computes it.
pub struct Index {
    pub(super) folder: Rc<Folder>,
    pub(super) facets: Facets,
    /// Every word of the cards once.
    pub(super) dictionary: Dictionary,
    /// On which cards each of these words stands.
    pub(super) postings: Postings,
    /// The title of each card.
    pub(super) titles: Vec<Title>,
    /// The cards in the orders that a reader may ask for.
    pub(super) orders: CardOrders,
}

impl Index {
    /// The facets that were asked for, also those with less than two values, which no interface needs to show.
    pub fn facets(&self) -> &[Facet] {
        &self.facets.facets
    }

    /// A text as keys of facet values are written, so that it can be looked for among them.
    pub fn key(&self, text: &str) -> String {
        self.folder.key(text)
    }
}
