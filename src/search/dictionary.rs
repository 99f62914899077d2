//! Dictionary: every word of a catalog once, in order.

use std::ops::Range;

/// Words in the order of their bytes. A word's number is its rank, from 0, so that words which start alike are a range.
///
/// All words are in one text: an allocation for each would take more memory, and more time to go through.
#[derive(Default)]
pub struct Dictionary {
    text: String,
    /// Where each word is in `text`.
    spans: Vec<Range<usize>>,
}

impl Dictionary {
    /// A dictionary without words, with room for so many words and so many bytes of them.
    pub fn with_capacity(words: usize, bytes: usize) -> Self {
        Self {
            text: String::with_capacity(bytes),
            spans: Vec::with_capacity(words),
        }
    }

    /// Adds a word that comes after all others.
    pub fn push(&mut self, word: &str) {
        let start = self.text.len();
        self.text.push_str(word);
        self.spans.push(start..self.text.len());
    }

    /// The words, in order.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.spans.iter().map(|it| self.at(it))
    }

    /// The word with this number; empty if there is none.
    pub fn word(&self, number: usize) -> &str {
        self.spans.get(number).map_or("", |it| self.at(it))
    }

    /// The numbers of all words that start with `prefix`; the first is `prefix` itself, if that is a word.
    pub fn starting_with(&self, prefix: &str) -> Range<usize> {
        let first = self.spans.partition_point(|it| self.at(it) < prefix);
        let rest = self.spans.get(first..).unwrap_or_default();
        first..first + rest.partition_point(|it| self.at(it).starts_with(prefix))
    }

    /// The number of `word`, if it is one of the words.
    pub fn find(&self, word: &str) -> Option<usize> {
        self.find_among(&(0..self.spans.len()), word)
    }

    /// The number of `word`, if it is one of those with numbers `among`.
    pub fn find_among(&self, among: &Range<usize>, word: &str) -> Option<usize> {
        let spans = self.spans.get(among.clone())?;
        let at = spans.binary_search_by(|it| self.at(it).cmp(word)).ok()?;
        Some(among.start + at)
    }

    /// The numbers of all words that contain `part`, which is not in ASCII.
    pub fn containing(&self, part: &str) -> Vec<usize> {
        let found = self.beyond_ascii().filter(|(_, word)| word.contains(part));
        found.map(|(number, _)| number).collect()
    }

    /// The words that begin with a letter beyond ASCII, with their numbers.
    pub fn beyond_ascii(&self) -> impl Iterator<Item = (usize, &str)> {
        // Words that begin with a letter of ASCII come first.
        let first = self.spans.partition_point(|it| self.at(it) < "\u{80}");
        self.words().enumerate().skip(first)
    }

    fn at(&self, span: &Range<usize>) -> &str {
        self.text.get(span.clone()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dictionary(words: &[&str]) -> Dictionary {
        let mut words = words.to_vec();
        words.sort();
        let mut dictionary = Dictionary::default();
        words.iter().for_each(|it| dictionary.push(it));
        dictionary
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
