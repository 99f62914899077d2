//! The index: all that a search needs to know about a catalog, computed once.

use super::card_order::CardOrders;
use super::dictionary::Dictionary;
use super::facets::Facets;
use super::inflection::Language;
use super::postings::Postings;
use super::title::Title;
use super::transcription::Transcriptions;
use super::{Facet, Folder};
use std::rc::Rc;

/// What [`IndexBuilder`](super::IndexBuilder) computes from one catalog, and what works with this catalog alone.
pub struct Index {
    pub(super) folder: Rc<Folder>,
    /// The language whose words are inflected.
    pub(super) language: Language,
    pub(super) facets: Facets,
    /// Every word of the cards once.
    pub(super) dictionary: Dictionary,
    /// Those of them that people may write without their marks.
    pub(super) transcriptions: Transcriptions,
    /// On which cards each of these words is.
    pub(super) postings: Postings,
    /// The title of each card.
    pub(super) titles: Vec<Title>,
    /// The cards in the orders that a reader may ask for.
    pub(super) orders: CardOrders,
}

impl Index {
    /// The facets that were asked for, including those with fewer than two values, which no interface needs to show.
    pub fn facets(&self) -> &[Facet] {
        &self.facets.facets
    }

    /// `text` in the form of the keys of facet values, so that it can be found among them.
    pub fn key(&self, text: &str) -> String {
        self.folder.key(text)
    }
}
