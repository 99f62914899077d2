//! The dictionary: every word of a catalog once, in order.

use super::order::Sorting;
use crate::source::text::{self, hash};
use std::ops::Range;

/// A list of words; each has a number, from 0.
#[derive(Default)]
pub struct Words {
    text: String,
    /// Where each word ends in `text`.
    ends: Vec<u32>,
}

impl Words {
    /// How many there are.
    pub fn len(&self) -> u32 {
        self.ends.len() as u32
    }

    /// The word with this number.
    #[inline(never)]
    pub fn word(&self, number: u32) -> &str {
        let span = span(&self.ends, number as usize);
        self.text.get(span).unwrap_or_default()
    }

    /// The bytes of the word with this number.
    fn bytes_of(&self, number: u32) -> &[u8] {
        let span = span(&self.ends, number as usize);
        self.text.as_bytes().get(span).unwrap_or_default()
    }

    fn push(&mut self, word: &str) {
        self.text.push_str(word);
        self.ends.push(self.text.len() as u32);
    }

    /// Bytes that it keeps.
    pub fn bytes(&self) -> usize {
        self.text.capacity() + self.ends.capacity() * 4
    }
}

/// Where the one with this number lies in a list of lists, of which it is known where each ends.
#[inline(never)]
pub fn span(ends: &[u32], number: usize) -> Range<usize> {
    let start = ends.get(number.wrapping_sub(1)).copied().unwrap_or(0);
    let end = ends.get(number).copied().unwrap_or(start);
    start as usize..end as usize
}

/// Words while they are being collected, each once, numbered in the order in which they came.
#[derive(Default)]
pub struct Interner {
    words: Words,
    /// Numbers plus one at the place that their word's hash says, or the next free one; 0 is free. A power of two long.
    table: Vec<u32>,
}

impl Interner {
    /// How many words there are.
    pub fn len(&self) -> u32 {
        self.words.len()
    }

    /// The word with this number.
    pub fn word(&self, number: u32) -> &str {
        self.words.word(number)
    }

    /// The bytes of the word with this number.
    pub fn bytes_of(&self, number: u32) -> &[u8] {
        self.words.bytes_of(number)
    }

    /// The number of `word`, which is new where the word is.
    pub fn number(&mut self, word: &str) -> u32 {
        // At most half full, so that a free place is near.
        if self.table.len() <= self.len() as usize * 2 {
            let places = (self.table.len() * 2).max(1 << 10);
            self.close();
            self.table = vec![0; places];
            for number in 0..self.len() {
                let place = self.place(self.word(number));
                self.set(place, number);
            }
        }
        let place = self.place(word);
        if let Some(number) = self.at(place).checked_sub(1) {
            return number;
        }
        let number = self.len();
        self.set(place, number);
        self.words.push(word);
        number
    }

    fn at(&self, place: usize) -> u32 {
        self.table.get(place).copied().unwrap_or(0)
    }

    fn set(&mut self, place: usize, number: u32) {
        if let Some(it) = self.table.get_mut(place) {
            *it = number + 1;
        }
    }

    /// Where `word` stands in the table, or could stand.
    fn place(&self, word: &str) -> usize {
        let mask = self.table.len() - 1;
        let mut place = hash(word.as_bytes()) as usize & mask;
        while let Some(number) = self.at(place).checked_sub(1)
            && self.words.bytes_of(number) != word.as_bytes()
        {
            place = (place + 1) & mask;
        }
        place
    }

    /// Forgets how to find words: what is left to do with them takes that memory.
    pub fn close(&mut self) {
        self.table = Vec::new();
    }

    /// The numbers, in the order of their words' bytes.
    pub fn sorted(&self) -> Vec<u32> {
        let mut sorting = Sorting::new(self);
        while sorting.step(self) {}
        sorting.numbers().to_vec()
    }

    /// For each number, where its word comes in the order of their bytes, as [`sorted`](Self::sorted) gave it.
    pub fn ranks(sorted: &[u32]) -> Vec<u32> {
        let mut ranks = vec![0; sorted.len()];
        for (rank, number) in sorted.iter().enumerate() {
            if let Some(it) = ranks.get_mut(*number as usize) {
                *it = rank as u32;
            }
        }
        ranks
    }

    /// The words in the order that [`sorted`](Self::sorted) gave.
    pub fn in_order(&self, sorted: &[u32]) -> Words {
        let mut words = Words {
            text: String::with_capacity(self.words.text.len()),
            ends: Vec::with_capacity(sorted.len()),
        };
        for number in sorted {
            words.push(self.word(*number));
        }
        words
    }
}

/// As a dictionary: words in the order of their bytes, where a word's number is its rank.
impl Words {
    /// The rank of the first word at or after `from` that does not start with `prefix`, where that at `from` does.
    pub fn after_prefix(&self, from: u32, prefix: &str) -> u32 {
        self.partition(from, &|it| it.starts_with(prefix))
    }

    /// The ranks of all words that start with `prefix`; the first is `prefix` itself, if that is a word.
    pub fn starting_with(&self, prefix: &str) -> Range<u32> {
        let first = self.partition(0, &|it| it < prefix);
        first..self.after_prefix(first, prefix)
    }

    /// The ranks of all words that contain `part`.
    pub fn containing(&self, part: &str) -> Vec<u32> {
        let mut ranks = Vec::new();
        // Words of the scripts for which this is asked come after those in ASCII letters.
        for rank in self.partition(0, &|it| it < "\u{80}")..self.len() {
            if text::has(self.word(rank), part) {
                ranks.push(rank);
            }
        }
        ranks
    }

    /// The first rank from `low` on whose word is not `before`.
    fn partition(&self, low: u32, before: &dyn Fn(&str) -> bool) -> u32 {
        let (mut low, mut high) = (low, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if before(self.word(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dictionary(words: &[&str]) -> Words {
        let mut interner = Interner::default();
        for word in words {
            interner.number(word);
            interner.number(word);
        }
        interner.in_order(&interner.sorted())
    }

    #[test]
    fn words_are_found_by_their_start() {
        let it = dictionary(&[
            "compose",
            "co",
            "container",
            "docker",
            "containerization",
            "日本",
        ]);
        let words = |range: Range<u32>| {
            range
                .map(|rank| it.word(rank).to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            words(it.starting_with("contain")),
            ["container", "containerization"]
        );
        assert_eq!(
            words(it.starting_with("co")),
            ["co", "compose", "container", "containerization"]
        );
        assert!(it.starting_with("x").is_empty());
        assert_eq!(words(it.starting_with("")).len(), 6);
    }

    #[test]
    fn parts_are_found_within_words_and_not_across() {
        let it = dictionary(&["ascii", "日本", "日日本", "本日", "語日"]);
        let words = |part| {
            let ranks = it.containing(part);
            ranks
                .into_iter()
                .map(|rank| it.word(rank).to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(words("日本"), ["日日本", "日本"]);
        assert_eq!(words("日"), ["日日本", "日本", "本日", "語日"]);
        assert_eq!(words("語本"), Vec::<String>::new());
    }
}
