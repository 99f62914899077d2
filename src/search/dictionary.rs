//! Dictionary: every word of a catalog once, in order.

use std::ops::Range;

/// Words in the order of their bytes. A word's number is its rank, from 0, so that words which start alike are a range.
#[derive(Default)]
pub struct Dictionary {
    words: Vec<Box<str>>,
}

impl Dictionary {
    /// A dictionary of `words`, which are in the order of their bytes, each once.
    pub fn new(words: Vec<Box<str>>) -> Self {
        Self { words }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The word with this number; empty if there is none.
    pub fn word(&self, number: usize) -> &str {
        self.words.get(number).map_or("", |it| it)
    }

    /// The numbers of all words that start with `prefix`; the first is `prefix` itself, if that is a word.
    pub fn starting_with(&self, prefix: &str) -> Range<usize> {
        let first = self.words.partition_point(|it| **it < *prefix);
        first..self.after_prefix(first, prefix)
    }

    /// The number of the first word at or after `from` that does not start with `prefix`, where the word at `from` does.
    pub fn after_prefix(&self, from: usize, prefix: &str) -> usize {
        let rest = self.words.get(from..).unwrap_or_default();
        from + rest.partition_point(|it| it.starts_with(prefix))
    }

    /// The numbers of all words that contain `part`, which is not in ASCII.
    pub fn containing(&self, part: &str) -> Vec<usize> {
        // Words that begin with a letter of ASCII come first, and no word has letters of both kinds.
        let first = self.words.partition_point(|it| **it < *"\u{80}");
        let words = self.words.iter().enumerate().skip(first);
        let found = words.filter(|(_, word)| word.contains(part));
        found.map(|(number, _)| number).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dictionary(words: &[&str]) -> Dictionary {
        let mut words: Vec<Box<str>> = words.iter().map(|it| (*it).into()).collect();
        words.sort();
        Dictionary::new(words)
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
        let words = |prefix| -> Vec<&str> {
            let numbers = it.starting_with(prefix);
            numbers.map(|number| it.word(number)).collect()
        };
        assert_eq!(words("contain"), ["container", "containerization"]);
        assert_eq!(
            words("co"),
            ["co", "compose", "container", "containerization"]
        );
        assert!(words("x").is_empty());
        assert_eq!(words("").len(), 6);
    }

    #[test]
    fn parts_are_found_within_words_and_not_across() {
        let it = dictionary(&["ascii", "日本", "日日本", "本日", "語日"]);
        let words = |part| -> Vec<&str> {
            let numbers = it.containing(part).into_iter();
            numbers.map(|number| it.word(number)).collect()
        };
        assert_eq!(words("日本"), ["日日本", "日本"]);
        assert_eq!(words("日"), ["日日本", "日本", "本日", "語日"]);
        assert!(words("語本").is_empty());
    }
}
