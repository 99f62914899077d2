//! Which words stand on which cards: collected card by card, kept word by word.

use super::score::Place;
use std::ops::Range;

/// That a word stands on a card: the card's number, and in the lowest [`PLACE_BITS`] bits the set of [`Place`]s where.
pub type Posting = u32;

/// How many bits say where on a card a word stands.
const PLACE_BITS: u32 = Place::COUNT;

/// Cards beyond these have no number, and are not found: more than any page could show.
pub const MOST_CARDS: usize = 1 << (u32::BITS - PLACE_BITS);

/// The card of a posting, and the places.
pub fn of_posting(posting: Posting) -> (usize, u32) {
    (
        (posting >> PLACE_BITS) as usize,
        posting % (1 << PLACE_BITS),
    )
}

/// The postings of a dictionary's words.
#[derive(Default)]
pub struct Postings {
    /// Where those of each word start; then how many there are.
    starts: Vec<u32>,
    all: Vec<Posting>,
}

impl Postings {
    /// Those of the words of this range.
    pub fn of(&self, words: &Range<u32>) -> &[Posting] {
        let start = |word: u32| self.starts.get(word as usize).map_or(0, |it| *it as usize);
        let span = start(words.start)..start(words.end);
        self.all.get(span).unwrap_or_default()
    }

    /// Bytes that it keeps.
    pub fn bytes(&self) -> usize {
        (self.starts.capacity() + self.all.capacity()) * 4
    }
}

/// So many occurrences lie together: to lengthen one long list takes the memory of two.
const BATCH: usize = 1 << 12;

/// Stands behind the occurrences of a card. No word has this number: their texts would be longer than what is read.
const CARD: u32 = u32::MAX;

/// Words as they are found, card after card.
#[derive(Default)]
pub struct Occurrences {
    /// Like postings, with the number of the word in place of the card's.
    batches: Vec<Vec<u32>>,
    /// Those of the current card.
    card: Vec<u32>,
    cards: u32,
    /// How many there are on the cards before.
    before: u32,
    words: Vec<Word>,
    postings: Postings,
}

/// What is known of a word.
#[derive(Clone, Default)]
struct Word {
    /// Which occurrence was its last one, from 1; later, where its postings start that are in place.
    last: u32,
    /// On how many cards it stands.
    count: u32,
}

impl Occurrences {
    /// A word of the current card. The first one has the number 0, a new one the next.
    pub fn add(&mut self, number: u32, place: Place) {
        let at = number as usize;
        if at == self.words.len() {
            self.words.push(Word::default());
        }
        let Some(word) = self.words.get_mut(at) else {
            return;
        };
        if let Some(at) = word.last.checked_sub(self.before + 1) {
            if let Some(it) = self.card.get_mut(at as usize) {
                *it |= place.bit();
            }
            return;
        }
        self.card.push(number << PLACE_BITS | place.bit());
        word.last = self.before + self.card.len() as u32;
        word.count += 1;
    }

    /// Ends the current card.
    pub fn end_card(&mut self) {
        self.cards += 1;
        self.before += self.card.len() as u32;
        self.card.push(CARD);
        let room = BATCH.saturating_sub(self.card.len());
        if self.batches.last().is_none_or(|it| it.len() > room) {
            let size = BATCH.max(self.card.len());
            self.batches.push(Vec::with_capacity(size));
        }
        if let Some(last) = self.batches.last_mut() {
            last.append(&mut self.card);
        }
    }

    /// Makes room for the postings, word after word in this order.
    pub fn order(&mut self, sorted: &[u32]) {
        // First of all the longest list, while there is still one piece of memory as long as that.
        self.postings.all = vec![0; self.before as usize];
        let mut total = 0;
        self.postings.starts = Vec::with_capacity(sorted.len() + 1);
        for number in sorted {
            self.postings.starts.push(total);
            if let Some(word) = self.words.get_mut(*number as usize) {
                total += word.count;
                word.last = total;
            }
        }
        self.postings.starts.push(total);
    }

    /// Puts some postings in place, from the last one on, each before those of its word that are; whether there are more.
    pub fn place(&mut self) -> bool {
        let mut batch = self.batches.pop().unwrap_or_default();
        while let Some(it) = batch.pop() {
            if it == CARD {
                self.cards -= 1;
                continue;
            }
            let (number, places) = of_posting(it);
            if let Some(word) = self.words.get_mut(number) {
                word.last -= 1;
                if let Some(posting) = self.postings.all.get_mut(word.last as usize) {
                    *posting = self.cards << PLACE_BITS | places;
                }
            }
        }
        !self.batches.is_empty()
    }

    /// The postings, once all are in place.
    pub fn into_postings(self) -> Postings {
        self.postings
    }
}
