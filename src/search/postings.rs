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
    /// The words, each with its index into `postings`.
    words: HashMap<String, usize>,
    postings: Vec<Vec<Posting>>,
}

impl PostingsBuilder {
    /// Adds a word of a card, which is the last card so far or one after it.
    pub fn add(&mut self, word: &str, posting: Posting) {
        let known = self.words.get(word).copied();
        match known.and_then(|it| self.postings.get_mut(it)) {
            None => {
                self.words.insert(word.to_owned(), self.postings.len());
                self.postings.push(vec![posting]);
            }
            Some(postings) => match postings.last_mut() {
                Some(last) if last.card == posting.card => {
                    last.place = last.place.min(posting.place);
                    last.after = last.after.max(posting.after);
                }
                _ => postings.push(posting),
            },
        }
    }

    /// Sorts the words.
    pub fn finish(self) -> (Dictionary, Postings) {
        let words: Vec<(String, usize)> = self.words.into_iter().collect();
        let word = |at: usize| Some(&words.get(at)?.0);
        let mut dictionary = Dictionary::default();
        let mut all = Postings::default();
        for at in ranking(words.len(), &|one, other| word(one).cmp(&word(other))) {
            if let Some((word, index)) = words.get(at) {
                dictionary.push(word);
                let postings = self.postings.get(*index).into_iter().flatten();
                all.push(postings.copied());
            }
        }
        (dictionary, all)
    }
}
