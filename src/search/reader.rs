//! The reader of words, which works in slices.

use super::builder::indexed;
use super::dictionary::{Interner, Words};
use super::index::{CardWords, Title};
use super::occurrences::Occurrences;
use super::order::Sorting;
use super::score::Place;
use super::words::Parts;
use super::{Folder, Library, Progress};
use crate::catalog::field::SearchRank;
use crate::catalog::{Card, Catalog};
use std::mem::take;

/// Reads the words of all cards, in slices, so that a page never blocks.
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
    /// Reads so many more cards, always of the same library, or after the last one does some other part of the work. In the
    /// end the library has its words, and need not read them anew for the first search.
    pub fn step(&mut self, library: &Library, cards: usize) -> Progress {
        if library.has_words() {
            return Progress::Done;
        }
        let Library { catalog, index, .. } = library;
        let progress = self.read(catalog, &index.folder, cards);
        if progress == Progress::Done {
            index.words.get_or_init(|| take(self).finish());
        }
        progress
    }

    /// The words of a whole catalog, at one go.
    pub(super) fn all(catalog: &Catalog, folder: &Folder) -> CardWords {
        let mut reader = Self::default();
        while reader.read(catalog, folder, usize::MAX) == Progress::Going {}
        reader.finish()
    }

    fn read(&mut self, catalog: &Catalog, folder: &Folder, cards: usize) -> Progress {
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

    fn finish(self) -> CardWords {
        CardWords {
            dictionary: self.dictionary,
            postings: self.found.into_postings(),
            titles: self.titles,
        }
    }

    fn add(&mut self, card: &Card, folder: &Folder) {
        self.titles.push(Title::default());
        for it in card.searched_texts() {
            let place = match it.rank {
                SearchRank::Title => Place::Title,
                SearchRank::Tag => Place::Tag,
                SearchRank::Keyword => Place::Keyword,
                SearchRank::Description => Place::Description,
            };
            self.add_text(it.text, place, folder);
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
