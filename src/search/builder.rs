//! The builder of an index, which works in slices.

use super::dictionary::{Interner, Words};
use super::facets::{Draft, Facets, drafts};
use super::index::Title;
use super::occurrences::{MOST_CARDS, Occurrences};
use super::order::Sorting;
use super::score::Place;
use super::words::Parts;
use super::{Folder, Index};
use crate::catalog::{Card, Catalog};
use std::cell::RefCell;
use std::rc::Rc;

/// How far an [`IndexBuilder`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// There is more to do.
    Going,
    /// All is ready for [`IndexBuilder::finish`].
    Done,
}

/// Builds an [`Index`] in slices, so that a page never blocks.
pub struct IndexBuilder {
    folder: Folder,
    facets: Vec<Draft>,
    words: Interner,
    found: Occurrences,
    dictionary: Words,
    titles: Vec<Title>,
    stage: Stage,
    folded: String,
    /// Where a word is written that is not as in the text.
    buffer: String,
}

/// What is being done.
enum Stage {
    /// Cards are read.
    Cards,
    /// Their words are sorted.
    Words(Sorting),
    /// Where they stand is put in that order.
    Postings,
}

impl IndexBuilder {
    /// Nothing done yet; `facets` names the facets, in order.
    pub fn new(facets: &[String], folder: Folder) -> Self {
        Self {
            folder,
            facets: drafts(facets),
            words: Interner::default(),
            found: Occurrences::default(),
            dictionary: Words::default(),
            titles: Vec::new(),
            stage: Stage::Cards,
            folded: String::new(),
            buffer: String::new(),
        }
    }

    /// Reads so many more cards, always of the same catalog, or after the last one does some other part of the work.
    pub fn step(&mut self, catalog: &Catalog, cards: usize) -> Progress {
        match &mut self.stage {
            Stage::Cards => {
                let all = catalog.cards.get(..MOST_CARDS).unwrap_or(&catalog.cards);
                let rest = all.get(self.titles.len()..).unwrap_or_default();
                if self.titles.is_empty() {
                    self.titles = Vec::with_capacity(rest.len());
                }
                for card in rest.iter().take(cards) {
                    self.add(card);
                    for facet in &mut self.facets {
                        facet.add(catalog, card, &self.folder);
                    }
                }
                if rest.len() <= cards {
                    self.words.close();
                    self.stage = Stage::Words(Sorting::new(&self.words));
                }
            }
            Stage::Words(sorting) => {
                if !sorting.step(&self.words) {
                    self.found.order(sorting.numbers());
                    self.dictionary = self.words.in_order(sorting.numbers());
                    self.words = Interner::default();
                    self.stage = Stage::Postings;
                }
            }
            Stage::Postings => {
                if !self.found.place() {
                    return Progress::Done;
                }
            }
        }
        Progress::Going
    }

    /// The index of all cards.
    pub fn finish(mut self, catalog: &Catalog) -> Index {
        while self.step(catalog, usize::MAX) == Progress::Going {}
        let mut facets = Facets::default();
        for draft in &mut self.facets {
            draft.finish(&mut facets);
        }
        Index {
            folder: Rc::new(self.folder),
            facets,
            dictionary: self.dictionary,
            postings: self.found.into_postings(),
            titles: self.titles,
            ranks: RefCell::default(),
        }
    }

    fn add(&mut self, card: &Card) {
        self.titles.push(Title::default());
        self.add_text(&card.title.text, Place::Title);
        self.add_text(&card.description.text, Place::Description);
        for tag in &card.tags {
            self.add_text(tag, Place::Tag);
        }
        for keyword in &card.keywords {
            self.add_text(keyword, Place::Keyword);
        }
        self.found.end_card();
    }

    fn add_text(&mut self, text: &str, place: Place) {
        self.folded.clear();
        self.folder.fold_into(text, &mut self.folded);
        let folded = &self.folded;
        let add = &mut |word: &str, place: Place| {
            self.found.add(self.words.number(word), place);
        };
        for part in Parts::new(folded) {
            add(part.text(folded, &mut self.buffer), place);
            let written = part.written(folded, &mut self.buffer);
            if part.has_signs() {
                add(written, place);
            }
            if place == Place::Title
                && let Some(title) = self.titles.last_mut()
            {
                title.push(written);
            }
            let mut from = part.word.start;
            while let Some(tail) = part.tail(folded, from) {
                from = tail.start;
                add(folded.get(tail).unwrap_or_default(), place.within());
            }
        }
    }
}
