//! Postings: on which cards each word of the dictionary is.

use super::dictionary::Dictionary;
use super::grouped::Grouped;
use super::ranking;
use super::score::Place;
use std::collections::HashMap;

/// That a word is on a card.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Posting {
    /// Index into [`Catalog::cards`](crate::catalog::Catalog::cards).
    pub card: u32,
    /// The best of the places where it is on that card.
    pub place: Place,
    /// What is before it there.
    pub after: After,
}

/// What stands before a word in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum After {
    /// Nothing, or a space.
    Space,
    /// Once at least, another word with only punctuation between the two.
    Punctuation,
}

/// For each word of the dictionary, by number, its postings in page order.
pub type Postings = Grouped<Posting>;

/// Collects the words of cards, card after card.
#[derive(Default)]
pub struct PostingsBuilder {
    /// The words, each with the index of its last posting.
    words: HashMap<Box<str>, usize>,
    /// The postings of all words: a list for each word would take several times the memory.
    postings: Vec<Chained>,
}

/// A posting, and the index of the one before it of the same word; of the first, its own.
struct Chained {
    posting: Posting,
    before: usize,
}

impl PostingsBuilder {
    /// Adds a word of a card, which is the last card so far or one after it.
    pub fn add(&mut self, word: &str, posting: Posting) {
        let new = self.postings.len();
        let before = match self.words.get_mut(word) {
            None => {
                self.words.insert(word.into(), new);
                new
            }
            Some(last) => match self.postings.get_mut(*last) {
                Some(Chained { posting: last, .. }) if last.card == posting.card => {
                    last.place = last.place.min(posting.place);
                    last.after = last.after.max(posting.after);
                    return;
                }
                _ => std::mem::replace(last, new),
            },
        };
        self.postings.push(Chained { posting, before });
    }

    /// The postings of a word up to this index, which is that of its last one, in page order.
    fn postings_until(&self, last: usize) -> Vec<Posting> {
        let mut postings = Vec::new();
        let mut at = last;
        while let Some(chained) = self.postings.get(at) {
            postings.push(chained.posting);
            if chained.before == at {
                break;
            }
            at = chained.before;
        }
        postings.reverse();
        postings
    }

    /// Sorts the words.
    pub fn finish(mut self) -> (Dictionary, Postings) {
        let words: Vec<(Box<str>, usize)> = self.words.drain().collect();
        self.words.shrink_to_fit();
        let word = |at: usize| Some(&words.get(at)?.0);
        let bytes = words.iter().map(|it| it.0.len()).sum();
        let mut dictionary = Dictionary::with_capacity(words.len(), bytes);
        let mut all = Postings::default();
        for at in ranking(words.len(), &|one, other| word(one).cmp(&word(other))) {
            if let Some((word, last)) = words.get(at) {
                dictionary.push(word);
                all.push(self.postings_until(*last));
            }
        }
        (dictionary, all)
    }
}
