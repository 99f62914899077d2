//! Matches: words of the dictionary, with how they match what was typed.

use super::dictionary::Dictionary;
use super::score::Way;
use std::ops::Range;

/// Words of the dictionary that match a term in the same way.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// Their numbers.
    pub words: Range<usize>,
    /// How they match.
    pub way: Way,
    /// Which bytes of each stand for what was typed, as far as it has them.
    pub part: Range<usize>,
}

/// All of a word.
pub const WHOLE: Range<usize> = 0..usize::MAX;

impl Match {
    /// A match of one word.
    pub fn of(word: usize, way: Way, part: Range<usize>) -> Self {
        Self {
            words: word..word + 1,
            way,
            part,
        }
    }
}

/// The word `text`, then those that start with it.
pub fn starting_with(dictionary: &Dictionary, text: &str) -> Vec<Match> {
    let mut matches = Vec::new();
    let mut words = dictionary.starting_with(text);
    let part = 0..text.len();
    if !words.is_empty() && dictionary.word(words.start) == text {
        matches.push(Match::of(words.start, Way::Exact, part.clone()));
        words.start += 1;
    }
    if !words.is_empty() {
        let way = Way::Prefix;
        matches.push(Match { words, way, part });
    }
    matches
}
