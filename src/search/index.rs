//! The index: all that a search needs to know of a catalog, worked out once.

use super::dictionary::{Dictionary, Interner, Keyed, hash, sort};
use super::facets::{Facets, FacetsBuilder};
use super::score::{Place, SETS};
use super::words::Parts;
use super::{Facet, Folder};
use crate::catalog::{Card, Catalog};
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

/// What was worked out from one catalog, and belongs to it.
pub struct Index {
    pub(super) folder: Rc<Folder>,
    pub(super) facets: Facets,
    pub(super) dictionary: Dictionary,
    /// Where the postings of each word of the dictionary start; then how many there are.
    starts: Vec<u32>,
    postings: Vec<Posting>,
    pub(super) titles: Vec<Title>,
    /// The cards in the order of their titles, worked out when first asked for.
    pub(super) by_title: OnceCell<Vec<u32>>,
    /// For each card, how a word matches there; nothing between searches.
    pub(super) scratch: RefCell<Vec<Matched>>,
}

/// That a word stands on a card: the card's number, and in the lowest [`PLACE_BITS`] bits where.
#[derive(Clone, Copy)]
pub struct Posting(u32);

/// How many bits say where on a card a word stands.
const PLACE_BITS: u32 = Place::COUNT;
/// Cards beyond these have no number, and are not found: more than any page could show.
const MOST_CARDS: usize = 1 << (u32::BITS - PLACE_BITS);

impl Posting {
    /// The card.
    pub fn card(self) -> usize {
        (self.0 >> PLACE_BITS) as usize
    }

    /// Where it stands: a set of [`Place`]s.
    pub fn places(self) -> usize {
        self.0 as usize % SETS
    }
}

/// How a word that was typed matches on a card.
#[derive(Clone, Copy, Default)]
pub struct Matched {
    /// The best weight of the words of the card that match; 0 where none does.
    pub weight: u16,
    /// All places where one of them stands.
    pub places: u8,
}

/// What is known of a card's title.
#[derive(Clone, Copy)]
pub struct Title {
    /// The hash of its words: see [`hash_words`].
    pub hash: u32,
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
        self.dictionary.bytes()
            + numbers * 4
            + self.scratch.borrow().capacity() * 4
            + self.facets.bytes()
    }

    /// Where the words of these ranks stand.
    pub(super) fn postings(&self, words: &std::ops::Range<u32>) -> &[Posting] {
        let start = self
            .starts
            .get(words.start as usize)
            .copied()
            .unwrap_or_default();
        let end = self
            .starts
            .get(words.end as usize)
            .copied()
            .unwrap_or_default();
        self.postings
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }
}

/// A hash of the words of a text, with the signs that belong to them; the same for `Foo-bar` and `foo bar`, not for `C#`
/// and `C`.
pub fn hash_words(folded: &str) -> Title {
    let mut text = String::with_capacity(folded.len());
    let mut words = 0u8;
    let (mut one, mut two) = (String::new(), String::new());
    for part in Parts::new(folded) {
        let word = part.text(folded, &mut one);
        text.push_str(part.written(folded, &mut two).unwrap_or(word));
        text.push(' ');
        words = words.saturating_add(1);
    }
    Title {
        hash: hash(text.as_bytes()),
        words,
    }
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
    facets: FacetsBuilder,
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
            facets: FacetsBuilder::new(facets),
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
            self.facets.add(catalog, card, &self.folder);
        }
        match rest.len() <= cards {
            true => Progress::Done,
            false => Progress::Going,
        }
    }

    /// The index of the cards that were read.
    pub fn finish(self, _catalog: &Catalog) -> Index {
        let sorted = self.words.sorted();
        let dictionary = Dictionary::new(&self.words, &sorted);
        let ranks = Interner::ranks(&sorted);
        // Counting sort by rank: first how many each word has, then where each word's start, then the postings in place.
        let mut starts = vec![0u32; sorted.len() + 1];
        let rank = |number: u32| ranks.get(number as usize).map_or(0, |it| *it as usize);
        for (number, _) in &self.found {
            if let Some(it) = starts.get_mut(rank(*number) + 1) {
                *it += 1;
            }
        }
        let mut total = 0;
        for start in &mut starts {
            total += *start;
            *start = total;
        }
        let mut postings = vec![Posting(0); self.found.len()];
        let mut next = starts.clone();
        for (number, posting) in &self.found {
            if let Some(next) = next.get_mut(rank(*number)) {
                if let Some(it) = postings.get_mut(*next as usize) {
                    *it = *posting;
                }
                *next += 1;
            }
        }
        let mut titles = self.titles;
        titles.shrink_to_fit();
        Index {
            folder: Rc::new(self.folder),
            facets: self.facets.finish(),
            dictionary,
            starts,
            postings,
            scratch: RefCell::new(vec![Matched::default(); titles.len()]),
            titles,
            by_title: OnceCell::new(),
        }
    }

    fn add(&mut self, card: &Card) {
        let number = self.titles.len() as u32;
        self.card.clear();
        self.add_text(&card.title.text, Place::Title);
        self.titles.push(hash_words(&self.folded));
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
                    posting.0 |= place;
                }
            } else {
                self.found
                    .push((*word as u32, Posting(number << PLACE_BITS | place)));
                last = Some(*word);
            }
        }
    }

    fn add_text(&mut self, text: &str, place: Place) {
        self.folded.clear();
        self.folder.fold_into(text, &mut self.folded);
        let folded = &self.folded;
        for part in Parts::new(folded) {
            let word = self.words.number(part.text(folded, &mut self.buffer));
            self.card.push((u64::from(word), place.bit()));
            if let Some(written) = part.written(folded, &mut self.buffer) {
                let word = self.words.number(written);
                self.card.push((u64::from(word), place.bit()));
            }
            let mut from = part.word.start;
            while let Some(tail) = part.tail(folded, from) {
                from = tail.start;
                let word = self.words.number(folded.get(tail).unwrap_or_default());
                self.card.push((u64::from(word), place.within().bit()));
            }
        }
    }
}
