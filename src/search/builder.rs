//! The builder of an index, which works in slices.

use super::dictionary::{Interner, Words};
use super::facets::{Draft, Facets, drafts};
use super::index::{CardWords, Title};
use super::occurrences::{MOST_CARDS, Occurrences};
use super::order::Sorting;
use super::score::Place;
use super::words::Parts;
use super::{Folder, Index};
use crate::catalog::{Card, Catalog};
use std::cell::{OnceCell, RefCell};
use std::ops::Range;
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
    words: WordReader,
}

impl IndexBuilder {
    /// Nothing done yet; `facets` names the facets, in order.
    pub fn new(facets: &[String], folder: Folder) -> Self {
        Self {
            folder,
            facets: drafts(facets),
            words: WordReader::default(),
        }
    }

    /// Reads so many more cards, always of the same catalog, or after the last one does some other part of the work.
    pub fn step(&mut self, catalog: &Catalog, cards: usize) -> Progress {
        let read = self.words.titles.len();
        let progress = self.words.step(catalog, &self.folder, cards);
        self.add_facets(catalog, read..self.words.titles.len());
        progress
    }

    /// The index of all cards.
    pub fn finish(mut self, catalog: &Catalog) -> Index {
        while self.step(catalog, usize::MAX) == Progress::Going {}
        let words = std::mem::take(&mut self.words);
        self.index(OnceCell::from(words.finish()))
    }

    /// The index of all cards, of which nothing was read yet, without their words: [`Library::read_words`] reads them.
    ///
    /// [`Library::read_words`]: super::Library::read_words
    pub fn finish_without_words(mut self, catalog: &Catalog) -> Index {
        self.add_facets(catalog, 0..indexed(catalog).len());
        self.index(OnceCell::new())
    }

    fn add_facets(&mut self, catalog: &Catalog, cards: Range<usize>) {
        for card in catalog.cards.get(cards).unwrap_or_default() {
            for facet in &mut self.facets {
                facet.add(catalog, card, &self.folder);
            }
        }
    }

    fn index(mut self, words: OnceCell<CardWords>) -> Index {
        let mut facets = Facets::default();
        for draft in &mut self.facets {
            draft.finish(&mut facets);
        }
        Index {
            folder: Rc::new(self.folder),
            facets,
            words,
            ranks: RefCell::default(),
        }
    }
}

/// The cards that have a number.
pub fn indexed(catalog: &Catalog) -> &[Card] {
    catalog.cards.get(..MOST_CARDS).unwrap_or(&catalog.cards)
}

/// Reads the words of all cards.
#[derive(Default)]
pub struct WordReader {
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
#[derive(Default)]
enum Stage {
    /// Cards are read.
    #[default]
    Cards,
    /// Their words are sorted.
    Words(Sorting),
    /// Where they stand is put in that order.
    Postings,
}

impl WordReader {
    /// Reads so many more cards, or after the last one does some other part of the work.
    pub fn step(&mut self, catalog: &Catalog, folder: &Folder, cards: usize) -> Progress {
        match &mut self.stage {
            Stage::Cards => {
                let rest = indexed(catalog).get(self.titles.len()..);
                let rest = rest.unwrap_or_default();
                if self.titles.is_empty() {
                    self.titles = Vec::with_capacity(rest.len());
                }
                for card in rest.iter().take(cards) {
                    self.add(card, folder);
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

    /// The words, once all is done.
    pub fn finish(self) -> CardWords {
        CardWords {
            dictionary: self.dictionary,
            postings: self.found.into_postings(),
            titles: self.titles,
        }
    }

    fn add(&mut self, card: &Card, folder: &Folder) {
        self.titles.push(Title::default());
        self.add_text(&card.title.text, Place::Title, folder);
        self.add_text(&card.description.text, Place::Description, folder);
        for tag in &card.tags {
            self.add_text(tag, Place::Tag, folder);
        }
        for keyword in &card.keywords {
            self.add_text(keyword, Place::Keyword, folder);
        }
        self.found.end_card();
    }

    fn add_text(&mut self, text: &str, place: Place, folder: &Folder) {
        self.folded.clear();
        folder.fold_into(text, &mut self.folded);
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
