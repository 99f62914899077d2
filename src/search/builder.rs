//! The builder of an index, which works in steps.

use super::apart::is_joined;
use super::article::without_article;
use super::card_order::CardOrders;
use super::facet_builder::{FacetBuilder, ValueOrder};
use super::facets::Facets;
use super::inflection::Language;
use super::postings::{After, Posting, PostingsBuilder};
use super::score::Place;
use super::title::Title;
use super::tokenizer::{Token, Tokens};
use super::transcription::Transcriptions;
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
    language: Language,
    facets: Vec<FacetBuilder>,
    value_orders: Vec<ValueOrder>,
    words: PostingsBuilder,
    /// Transcriptions with their words.
    transcribed: Vec<(String, String)>,
    /// The titles of the cards that were read so far.
    titles: Vec<Title>,
}

impl Index {
    /// The index of a catalog in English, built in one step with the tables of crates; `facets` names the facets, in order.
    #[cfg(not(target_os = "unknown"))]
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
            language: Language::default(),
            facets: FacetBuilder::all(facets),
            value_orders: Vec::new(),
            words: PostingsBuilder::default(),
            transcribed: Vec::new(),
            titles: Vec::new(),
        }
    }

    /// The same builder; values of facets will be in the order that their owner wants.
    pub fn with_value_orders(mut self, orders: &[ValueOrder]) -> Self {
        self.value_orders = orders.to_vec();
        self
    }

    /// The same builder; words will be inflected by the rules of the language with this BCP 47 tag, too.
    pub fn with_language(mut self, tag: &str) -> Self {
        self.language = Language::of_tag(tag);
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
        let transcriptions = Transcriptions::new(&self.transcribed, &dictionary);
        Index {
            folder: Rc::new(self.folder),
            language: self.language,
            transcriptions,
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
            let mut before: Option<Token> = None;
            for token in Tokens::new(&folded) {
                let written = token.written(&folded);
                if searched.field.kind == Kind::Title {
                    title.push(&written);
                }
                let after = match &before {
                    Some(before) if is_joined(&folded, before, &token) => After::Punctuation,
                    _ => After::Space,
                };
                let posting = Posting {
                    card: number,
                    place,
                    after,
                };
                if token.has_punctuation() {
                    self.words.add(&token.text(&folded), posting);
                }
                self.words.add(&written, posting);
                for inner in token.inner_words(&folded) {
                    let place = place.within();
                    let after = After::Space;
                    let inner = folded.get(inner).unwrap_or_default();
                    self.words.add(
                        inner,
                        Posting {
                            card: number,
                            place,
                            after,
                        },
                    );
                }
                before = Some(token);
            }
            if !searched.text.is_ascii() {
                self.add_transcribed(searched.text);
            }
        }
        self.titles.push(title);
    }

    /// Adds the words of a text as they are transcribed, and without an article.
    fn add_transcribed(&mut self, text: &str) {
        let folded = self.folder.fold_with_origins(text);
        for token in Tokens::new(&folded.text) {
            let original = text.get(folded.original(token.word.clone()));
            if let Some(transcribed) = self.folder.transcribed(original.unwrap_or_default()) {
                let word = token.text(&folded.text).into_owned();
                self.transcribed.push((transcribed, word));
            }
            let word = token.text(&folded.text);
            if let Some(noun) = without_article(&word) {
                self.transcribed.push((noun.to_owned(), word.into_owned()));
            }
        }
    }
}
