//! Matcher: which parts of a text match what was typed.

use super::Folder;
use super::apart::Apart;
use super::dictionary::Dictionary;
use super::folder::Folded;
use super::matches::{Match, WHOLE};
use super::score::Way;
use super::terms::Term;
use super::tokenizer::{Token, Tokens};
use std::ops::Range;
use std::rc::Rc;

/// Finds in any text what a query matches there.
pub struct Matcher {
    patterns: Vec<Pattern>,
    /// Words that follow each other, each with its term.
    apart: Vec<(usize, Apart)>,
    folder: Rc<Folder>,
}

/// What to look for in the words of a text.
struct Pattern {
    /// Which term of the query it comes from.
    term: usize,
    text: String,
    anchor: Anchor,
    /// Which of its bytes are marked, from there on.
    part: Range<usize>,
}

/// Where the text of a pattern must stand in a word.
#[derive(Clone, Copy, PartialEq)]
enum Anchor {
    /// At the start of the word, or of a word within it.
    Start,
    /// At the start of the word with the punctuation that belongs to it.
    WrittenStart,
    /// It must be the word, or a word within it.
    Whole,
    /// Anywhere in the word.
    Anywhere,
}

/// What was found: which term of the query, and which bytes of the original text.
pub struct Found {
    /// The number of the term.
    pub term: usize,
    /// The bytes.
    pub range: Range<usize>,
}

impl Matcher {
    pub(super) fn new(terms: &[Term], dictionary: &Dictionary, folder: Rc<Folder>) -> Self {
        let numbered = || terms.iter().enumerate();
        let patterns = numbered().flat_map(|(number, term)| patterns(number, term, dictionary));
        let apart =
            numbered().flat_map(|(number, it)| it.apart.iter().map(move |it| (number, it.clone())));
        Self {
            patterns: patterns.collect(),
            apart: apart.collect(),
            folder,
        }
    }

    /// Whether nothing matches what was typed, so that nothing is ever marked.
    pub fn is_empty(&self) -> bool {
        self.patterns.is_empty() && self.apart.is_empty()
    }

    /// The bytes of `text` to highlight: in order, not empty, not overlapping, on character boundaries.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for Found { range, .. } in self.find(text) {
            // They come almost in order.
            let at = ranges.partition_point(|it| it.start <= range.start);
            ranges.insert(at, range);
        }
        let mut marks: Vec<Range<usize>> = Vec::new();
        for range in ranges {
            match marks.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => marks.push(range),
            }
        }
        marks
    }

    /// The terms of the query, by number, that match something in `text`: each as often as it does.
    pub(super) fn terms_in(&self, text: &str) -> Vec<usize> {
        self.find(text).into_iter().map(|it| it.term).collect()
    }

    /// Everything in `text` that matches a term.
    pub(super) fn find(&self, text: &str) -> Vec<Found> {
        let mut found = Vec::new();
        if self.is_empty() {
            return found;
        }
        let folded = self.folder.fold_with_origins(text);
        let mut tokens = Tokens::new(&folded.text);
        while let Some(token) = tokens.next() {
            for pattern in &self.patterns {
                pattern.find(&folded, &token, &mut found);
            }
            for (term, apart) in &self.apart {
                if let Some(end) = apart.end_at(&folded.text, &token, tokens.clone()) {
                    let range = folded.original(token.word.start..end);
                    found.push(Found { term: *term, range });
                }
            }
        }
        found
    }
}

/// What to look for to mark what a term matched.
fn patterns(number: usize, term: &Term, dictionary: &Dictionary) -> Vec<Pattern> {
    let pattern = |text: &str, anchor, part: &Range<usize>| Pattern {
        term: number,
        text: text.to_owned(),
        anchor,
        part: part.start..part.end.min(text.len()),
    };
    let is_as_typed = |it: &Match| matches!(it.way, Way::Exact | Way::Prefix);
    if term.matches_anywhere() {
        let others = term.matches.iter().filter(|it| !is_as_typed(it)).map(|it| {
            let word = dictionary.word(it.words.start);
            pattern(word, Anchor::Whole, &it.part)
        });
        let as_typed = pattern(&term.word, Anchor::Anywhere, &WHOLE);
        return [as_typed].into_iter().chain(others).collect();
    }
    let anchor = match term.text() == term.word {
        true => Anchor::Start,
        false => Anchor::WrittenStart,
    };
    let mut patterns = Vec::new();
    // One pattern finds the word itself and those that start with it.
    if term.matches.iter().any(is_as_typed) {
        patterns.push(pattern(term.text(), anchor, &WHOLE));
    }
    for found in term.matches.iter().filter(|it| !is_as_typed(it)) {
        let words = found.words.clone().map(|it| dictionary.word(it));
        patterns.extend(words.map(|it| pattern(it, Anchor::Whole, &found.part)));
    }
    patterns
}

impl Pattern {
    /// Adds what it matches in one word of a text.
    fn find(&self, folded: &Folded, token: &Token, found: &mut Vec<Found>) {
        let mut add = |start: usize| {
            let Range {
                start: skipped,
                end,
            } = self.part;
            let start = token.stretch(&folded.text, start, skipped).end;
            let range = folded.original(token.stretch(&folded.text, start, end - skipped));
            if !range.is_empty() {
                found.push(Found {
                    term: self.term,
                    range,
                });
            }
        };
        let (word, written) = (token.text(&folded.text), token.written(&folded.text));
        match self.anchor {
            Anchor::Anywhere => {
                for (at, _) in word.match_indices(&self.text) {
                    add(token.word.start + at);
                }
            }
            Anchor::WrittenStart if written.starts_with(&self.text) => add(token.written.start),
            Anchor::WrittenStart => {}
            Anchor::Start | Anchor::Whole => {
                let matches = |word: &str| match self.anchor {
                    Anchor::Whole => word == self.text,
                    _ => word.starts_with(&self.text),
                };
                if matches(&word) {
                    add(token.word.start);
                }
                for inner in token.inner_words(&folded.text) {
                    if matches(folded.text.get(inner.clone()).unwrap_or_default()) {
                        add(inner.start);
                    }
                }
            }
        }
    }
}
