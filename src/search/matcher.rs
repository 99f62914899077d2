//! Marks: which stretches of a text match what was typed.

use super::Folder;
use super::dictionary::Words;
use super::order::{Keyed, sort};
use super::score::Way;
use super::script::Kind;
use super::term::Term;
use super::words::Parts;
use crate::source::text;
use std::ops::Range;
use std::rc::Rc;

/// Finds in any text what a query matches there.
pub struct Matcher {
    patterns: Vec<Pattern>,
    folder: Rc<Folder>,
}

/// What a word must be like to be marked.
struct Pattern {
    /// Which term of the query it comes from.
    term: usize,
    text: String,
    place: Place,
    /// How many bytes are marked.
    length: usize,
}

/// Where a pattern must stand in a word.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// The word starts with it.
    Start,
    /// The word, with the signs that belong to it, starts with it.
    WrittenStart,
    /// The word is the pattern.
    Whole,
    /// Anywhere in the word.
    Inside,
}

impl Matcher {
    pub(super) fn new(terms: &[Term], dictionary: &Words, folder: Rc<Folder>) -> Self {
        let mut it = Self {
            patterns: Vec::new(),
            folder,
        };
        for (at, term) in terms.iter().enumerate() {
            let sought = term.sought();
            if matches!(term.kind, Kind::Unspaced | Kind::Picture) {
                it.add(at, &term.word, Place::Inside, usize::MAX);
                continue;
            }
            for of in &term.matches {
                if matches!(of.way, Way::Exact | Way::Prefix) {
                    let plain = sought.len() == term.word.len();
                    let place = if plain {
                        Place::Start
                    } else {
                        Place::WrittenStart
                    };
                    it.add(at, sought, place, usize::MAX);
                } else {
                    for word in of.words.clone() {
                        it.add(at, dictionary.word(word), Place::Whole, of.length);
                    }
                }
            }
        }
        it
    }

    fn add(&mut self, term: usize, text: &str, place: Place, length: usize) {
        self.patterns.push(Pattern {
            term,
            text: text.to_owned(),
            place,
            length: length.min(text.len()),
        });
    }

    /// Whether nothing was typed, so that nothing is ever marked.
    pub fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }

    /// The bytes of `text` to highlight: in order, not empty, not overlapping, on character boundaries.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let mut marks: Vec<Keyed> = Vec::new();
        let mut merged: Vec<Range<usize>> = Vec::new();
        if self.is_empty() {
            return merged;
        }
        self.each_match(text, &mut |_, range| {
            marks.push((range.start as u64, range.end as u32));
        });
        sort(&mut marks);
        for (start, end) in &marks {
            let (start, end) = (*start as usize, *end as usize);
            match merged.last_mut().filter(|it| start <= it.end) {
                Some(last) => last.end = last.end.max(end),
                None => merged.push(start..end),
            }
        }
        merged
    }

    /// The terms of the query, by number, that match something in `text`, as bits.
    pub(super) fn terms_in(&self, text: &str) -> u32 {
        let mut terms = 0;
        self.each_match(text, &mut |term, _| terms |= 1 << term);
        terms
    }

    fn each_match(&self, text: &str, take: &mut dyn FnMut(usize, Range<usize>)) {
        let folded = self.folder.fold_back(text);
        let text = &folded.text;
        let mut buffer = String::new();
        for part in Parts::new(text) {
            let found = &mut |pattern: &Pattern, start: usize| {
                let range = folded.original(part.stretch(text, start, pattern.length));
                if !range.is_empty() {
                    take(pattern.term, range);
                }
            };
            let mut start = part.word.start;
            self.find(part.text(text, &mut buffer), Place::Inside, start, found);
            self.find(part.text(text, &mut buffer), Place::Start, start, found);
            let written = part.written(text, &mut buffer);
            self.find(written, Place::WrittenStart, part.lead, found);
            while let Some(tail) = part.tail(text, start) {
                start = tail.start;
                let tail = text.get(tail).unwrap_or_default();
                self.find(tail, Place::Start, start, found);
            }
        }
    }

    /// Tells which patterns `word` matches, which itself starts at `start`, and where: those for this place, and for the
    /// start those for whole words.
    fn find(&self, word: &str, place: Place, start: usize, found: &mut dyn FnMut(&Pattern, usize)) {
        for it in &self.patterns {
            let whole = it.place == Place::Whole && it.text.len() == word.len();
            if it.place == place || whole && place == Place::Start {
                if place != Place::Inside {
                    if word.starts_with(&*it.text) {
                        found(it, start);
                    }
                    continue;
                }
                let mut from = 0;
                while let Some(at) = text::find(text::slice(word, from, word.len()), &it.text) {
                    found(it, start + from + at);
                    from += at + it.text.len();
                }
            }
        }
    }
}
