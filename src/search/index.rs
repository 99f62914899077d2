//! The index: all that a search needs to know of a catalog, worked out once.

use super::dictionary::{Interner, Keyed, Words, hash, sort};
use super::facets::{Draft, Facets, drafts};
use super::score::Place;
use super::words::Parts;
use super::{Facet, Folder, Sort};
use crate::catalog::{Card, Catalog};
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

/// What was worked out from one catalog, and belongs to it.
pub struct Index {
    pub(super) folder: Rc<Folder>,
    pub(super) facets: Facets,
    pub(super) dictionary: Words,
    /// Where the postings of each word of the dictionary start; then how many there are.
    starts: Vec<u32>,
    postings: Vec<Posting>,
    pub(super) titles: Vec<Title>,
    /// The order that was last asked for, and for each card its rank there.
    pub(super) ranks: RefCell<(Sort, Vec<u32>)>,
}

/// That a word stands on a card: the card's number, and in the lowest [`PLACE_BITS`] bits the set of [`Place`]s where.
pub type Posting = u32;

/// How many bits say where on a card a word stands.
const PLACE_BITS: u32 = Place::COUNT;
/// Cards beyond these have no number, and are not found: more than any page could show.
const MOST_CARDS: usize = 1 << (u32::BITS - PLACE_BITS);

/// The card of a posting, and the places.
pub fn of_posting(posting: Posting) -> (usize, u32) {
    (
        (posting >> PLACE_BITS) as usize,
        posting % (1 << PLACE_BITS),
    )
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
        let mut builder = IndexBuilder::new(facets, folder);
        while builder.step(catalog, usize::MAX) == Progress::Going {}
        builder.finish(catalog)
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
        let numbers =
            self.starts.capacity() + self.postings.capacity() + self.titles.capacity() * 2;
        self.dictionary.bytes() + numbers * 4 + self.facets.bytes()
    }

    /// Where the words of these ranks stand.
    pub(super) fn postings(&self, words: &Range<u32>) -> &[Posting] {
        let start = |word: u32| self.starts.get(word as usize).map_or(0, |it| *it as usize);
        let span = start(words.start)..start(words.end);
        self.postings.get(span).unwrap_or_default()
    }
}

/// What is known of a title, from its folded text; the same for `Foo-bar` and `foo bar`, not for `C#` and `C`.
pub fn title(folded: &str) -> Title {
    let mut title = Title::default();
    let mut buffer = String::new();
    for part in Parts::new(folded) {
        let word = part.written(folded, &mut buffer);
        title.hash = title.hash.rotate_left(1) ^ hash(word.as_bytes());
        title.words = title.words.saturating_add(1);
    }
    title
}

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
    /// Number of a word and where it stands, card after card.
    found: Vec<(u32, Posting)>,
    titles: Vec<Title>,
    /// Numbers of words of the current card, with the bits of their places.
    card: Vec<Keyed>,
    folded: String,
    /// Where a word is written that is not as in the text.
    buffer: String,
}

impl IndexBuilder {
    /// Nothing done yet; `facets` names the facets, in order.
    pub fn new(facets: &[String], folder: Folder) -> Self {
        Self {
            folder,
            facets: drafts(facets),
            words: Interner::default(),
            found: Vec::new(),
            titles: Vec::new(),
            card: Vec::new(),
            folded: String::new(),
            buffer: String::new(),
        }
    }

    /// Reads so many more cards, always of the same catalog.
    pub fn step(&mut self, catalog: &Catalog, cards: usize) -> Progress {
        let start = self.titles.len();
        let all = catalog.cards.get(..MOST_CARDS).unwrap_or(&catalog.cards);
        let rest = all.get(start..).unwrap_or_default();
        for card in rest.iter().take(cards) {
            self.add(card);
            for facet in &mut self.facets {
                facet.add(catalog, card, &self.folder);
            }
        }
        match rest.len() <= cards {
            true => Progress::Done,
            false => Progress::Going,
        }
    }

    /// The index of the cards that were read.
    pub fn finish(mut self, _catalog: &Catalog) -> Index {
        let sorted = self.words.sorted();
        let ranks = Interner::ranks(&sorted);
        // Counting sort by rank: first how many each word has, then where each word's end, then, from the last posting on,
        // each before those that are in place.
        let mut starts = vec![0u32; sorted.len() + 1];
        let rank = |number: u32| ranks.get(number as usize).map_or(0, |it| *it as usize);
        for (number, _) in &self.found {
            if let Some(it) = starts.get_mut(rank(*number)) {
                *it += 1;
            }
        }
        let mut total = 0;
        for start in &mut starts {
            total += *start;
            *start = total;
        }
        let mut postings = vec![0; self.found.len()];
        for (number, posting) in self.found.iter().rev() {
            if let Some(start) = starts.get_mut(rank(*number)) {
                *start -= 1;
                if let Some(it) = postings.get_mut(*start as usize) {
                    *it = *posting;
                }
            }
        }
        let mut facets = Facets::default();
        for draft in &mut self.facets {
            draft.finish(&mut facets);
        }
        self.titles.shrink_to_fit();
        Index {
            folder: Rc::new(self.folder),
            facets,
            dictionary: self.words.in_order(&sorted),
            starts,
            postings,
            titles: self.titles,
            ranks: RefCell::default(),
        }
    }

    fn add(&mut self, card: &Card) {
        let number = self.titles.len() as u32;
        self.card.clear();
        self.add_text(&card.title.text, Place::Title);
        self.titles.push(title(&self.folded));
        self.add_text(&card.description.text, Place::Description);
        for tag in &card.tags {
            self.add_text(tag, Place::Tag);
        }
        for keyword in &card.keywords {
            self.add_text(keyword, Place::Keyword);
        }
        sort(&mut self.card);
        let mut last = None;
        for (word, place) in &self.card {
            if last == Some(*word) {
                if let Some((_, posting)) = self.found.last_mut() {
                    *posting |= place;
                }
            } else {
                self.found
                    .push((*word as u32, number << PLACE_BITS | place));
                last = Some(*word);
            }
        }
    }

    fn add_text(&mut self, text: &str, place: Place) {
        self.folded.clear();
        self.folder.fold_into(text, &mut self.folded);
        let folded = &self.folded;
        let add = &mut |word: &str, place: Place| {
            let number = self.words.number(word);
            self.card.push((u64::from(number), place.bit()));
        };
        for part in Parts::new(folded) {
            add(part.text(folded, &mut self.buffer), place);
            if part.has_signs() {
                add(part.written(folded, &mut self.buffer), place);
            }
            let mut from = part.word.start;
            while let Some(tail) = part.tail(folded, from) {
                from = tail.start;
                add(folded.get(tail).unwrap_or_default(), place.within());
            }
        }
    }
}
