//! The builder of an index, which works in steps.

use super::card_order::CardOrders;
use super::facet_builder::{FacetBuilder, ValueOrder};
use super::facets::Facets;
use super::postings::PostingsBuilder;
use super::score::Place;
use super::title::Title;
use super::tokenizer::Tokens;
use super::{Collator, Folder, Index};
use crate::catalog::field::Kind;
use crate::catalog::{Card, Catalog};
use std::rc::Rc;

/// Whether work that is done in steps is finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// There are more steps to do.
    Going,
    /// There are none left.
    Done,
}

/// Builds an [`Index`] in steps, so that a page never blocks for long.
pub struct IndexBuilder {
    folder: Folder,
    collator: Box<dyn Collator>,
    facets: Vec<FacetBuilder>,
    value_orders: Vec<ValueOrder>,
    words: PostingsBuilder,
    /// The titles of the cards that were read so far.
    titles: Vec<Title>,
}

impl Index {
    /// The index of a catalog in English, built in one step with the tables of crates; `facets` names the facets, in order.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn native(catalog: &Catalog, facets: &[String]) -> Self {
        let collator = super::NativeCollator::new("en");
        IndexBuilder::new(facets, Folder::native(), collator).finish(catalog)
    }
}

impl IndexBuilder {
    /// A builder that has read no card; `facets` names the facets, in order, and `collator` knows the order of titles.
    pub fn new(facets: &[String], folder: Folder, collator: impl Collator + 'static) -> Self {
        Self {
            folder,
            collator: Box::new(collator),
            facets: FacetBuilder::all(facets),
            value_orders: Vec::new(),
            words: PostingsBuilder::default(),
            titles: Vec::new(),
        }
    }

    /// The same builder; values of facets will be in the order that their owner wants.
    pub fn with_value_orders(mut self, orders: &[ValueOrder]) -> Self {
        self.value_orders = orders.to_vec();
        self
    }

    /// Reads up to `cards` more cards. Each step must be given the same catalog.
    pub fn step(&mut self, catalog: &Catalog, cards: usize) -> Progress {
        let rest = catalog.cards.get(self.titles.len()..).unwrap_or_default();
        for card in rest.iter().take(cards) {
            for facet in &mut self.facets {
                facet.add(catalog, card, &self.folder);
            }
            self.add_words(card);
        }
        match rest.len() > cards {
            true => Progress::Going,
            false => Progress::Done,
        }
    }

    /// Reads the remaining cards, and returns the index of all.
    pub fn finish(mut self, catalog: &Catalog) -> Index {
        self.step(catalog, usize::MAX);
        let (dictionary, postings) = self.words.finish();
        let facets = self.facets.into_iter();
        let (facets, cards) = facets
            .map(|it| it.finish(&self.value_orders, &self.folder))
            .unzip();
        Index {
            folder: Rc::new(self.folder),
            facets: Facets { facets, cards },
            dictionary,
            postings,
            titles: self.titles,
            orders: CardOrders::new(self.collator),
        }
    }

    fn add_words(&mut self, card: &Card) {
        let number = self.titles.len() as u32;
        let mut title = Title::default();
        let mut folded = String::new();
        for searched in card.searched_texts() {
            folded.clear();
            self.folder.fold_into(searched.text, &mut folded);
            let place = Place::from(searched.rank);
            for token in Tokens::new(&folded) {
                let written = token.written(&folded);
                if searched.field.kind == Kind::Title {
                    title.push(&written);
                }
                if token.has_punctuation() {
                    self.words.add(&token.text(&folded), number, place);
                }
                self.words.add(&written, number, place);
                for inner in token.inner_words(&folded) {
                    let inner = folded.get(inner).unwrap_or_default();
                    self.words.add(inner, number, place.within());
                }
            }
        }
        self.titles.push(title);
    }
}
