//! Marks: which stretches of a text match what was typed.

use super::Folder;
use super::dictionary::{Dictionary, Keyed, sort};
use super::score::Way;
use super::script::Kind;
use super::term::Term;
use super::words::Parts;
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
}

/// Where a pattern must stand in a word, and what is marked.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// The word starts with it; it is marked.
    Start,
    /// The word, with the signs that belong to it, starts with it; it is marked.
    WrittenStart,
    /// The word is the pattern; the first so many bytes are marked.
    Whole(usize),
    /// Anywhere in the word; it is marked.
    Inside,
}

impl Matcher {
    pub(super) fn new(terms: &[Term], dictionary: &Dictionary, folder: Rc<Folder>) -> Self {
        let mut patterns = Vec::new();
        for (at, term) in terms.iter().enumerate() {
            let mut add = |text: &str, place| {
                patterns.push(Pattern {
                    term: at,
                    text: text.to_owned(),
                    place,
                })
            };
            if matches!(term.kind, Kind::Unspaced | Kind::Picture) {
                add(&term.word, Place::Inside);
                continue;
            }
            for it in &term.matches {
                match it.way {
                    Way::Exact | Way::Prefix if term.written != term.word => {
                        add(&term.written, Place::WrittenStart)
                    }
                    Way::Exact | Way::Prefix => add(&term.word, Place::Start),
                    Way::Variant | Way::VariantPrefix | Way::Corrected(_) => {
                        for word in it.words.clone() {
                            add(dictionary.word(word), Place::Whole(it.length));
                        }
                    }
                }
            }
        }
        Self { patterns, folder }
    }

    /// Whether nothing was typed, so that nothing is ever marked.
    pub fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }

    /// The bytes of `text` to highlight: in order, not empty, not overlapping, on character boundaries.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let mut marks: Vec<Keyed> = Vec::new();
        if self.is_empty() {
            return Vec::new();
        }
        self.each_match(text, &mut |_, range| {
            marks.push((range.start as u64, range.end as u32));
        });
        sort(&mut marks);
        let mut merged: Vec<Range<usize>> = Vec::with_capacity(marks.len());
        for (start, end) in marks {
            let (start, end) = (start as usize, end as usize);
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
        let mut buffer = String::new();
        let mut found = |pattern: &Pattern, range: Range<usize>| {
            let range = folded.original(range);
            if !range.is_empty() {
                take(pattern.term, range);
            }
        };
        for part in Parts::new(&folded.text) {
            for pattern in &self.patterns {
                match pattern.place {
                    Place::Start => {
                        if part
                            .text(&folded.text, &mut buffer)
                            .starts_with(&pattern.text)
                        {
                            found(
                                pattern,
                                part.stretch(&folded.text, part.word.start, pattern.text.len()),
                            );
                        }
                    }
                    Place::WrittenStart => {
                        let written = part.written(&folded.text, &mut buffer);
                        if written.is_some_and(|it| it.starts_with(&pattern.text)) {
                            found(
                                pattern,
                                part.stretch(&folded.text, part.lead, pattern.text.len()),
                            );
                        }
                    }
                    Place::Whole(length) => {
                        if part.text(&folded.text, &mut buffer) == pattern.text {
                            let length = length.min(pattern.text.len());
                            found(pattern, part.stretch(&folded.text, part.word.start, length));
                        }
                    }
                    Place::Inside => {
                        let word = folded.text.get(part.word.clone()).unwrap_or_default();
                        for (at, _) in word.match_indices(&pattern.text) {
                            let start = part.word.start + at;
                            found(pattern, start..start + pattern.text.len());
                        }
                    }
                }
            }
            let mut from = part.word.start;
            while let Some(range) = part.tail(&folded.text, from) {
                let start = range.start;
                from = start;
                let tail = folded.text.get(range).unwrap_or_default();
                for pattern in &self.patterns {
                    let matches = match pattern.place {
                        Place::Start => tail.starts_with(&pattern.text),
                        Place::Whole(_) => tail == pattern.text,
                        Place::WrittenStart | Place::Inside => false,
                    };
                    if matches {
                        let length = match pattern.place {
                            Place::Whole(length) => length.min(tail.len()),
                            _ => pattern.text.len(),
                        };
                        found(pattern, start..start + length);
                    }
                }
            }
        }
    }
}
