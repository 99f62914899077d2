//! Terms: the words of a query, and the words of the catalog that match them.

use super::correct::corrections;
use super::dictionary::Words;
use super::score::Way;
use super::script::Kind;
use super::variants::variants;
use super::words::Parts;
use super::{Correction, Folder};
use std::ops::Range;

/// One word of a query.
pub struct Term {
    /// The word, folded.
    pub word: String,
    /// With the signs that belong to it, folded.
    pub typed: String,
    /// Of what it is made.
    pub kind: Kind,
    /// What matches it, the best way first.
    pub matches: Vec<Match>,
    /// Whether nothing matches it as it was typed.
    pub corrected: bool,
}

/// Words of the dictionary that match a term in the same way.
pub struct Match {
    /// Their ranks.
    pub words: Range<u32>,
    /// How they match.
    pub way: Way,
    /// How many bytes of each stand for what was typed; all where it is more than they have.
    pub length: usize,
}

/// More words than this are not searched: what is typed is a few words, what is pasted may be a page.
pub const MOST_TERMS: usize = 12;
/// More words than these are not tried for one that was mistyped.
const MOST_CORRECTIONS: usize = 24;
/// How much worse than the best correction another one may be, to be tried as well.
const CORRECTION_SPREAD: u64 = 20;

/// The terms of a query, each with what matches it. Words typed twice count once; signs that no word has are no words.
#[inline(never)]
pub fn terms(text: &str, folder: &Folder, dictionary: &Words) -> Vec<Term> {
    let folded = folder.fold(text);
    let mut terms: Vec<Term> = Vec::new();
    // Beside words, a dash or an ampersand that stands alone only joins them.
    let mut worded = false;
    for part in Parts::new(&folded) {
        worded |= part.kind != Kind::Sign;
    }
    let mut buffer = String::new();
    for part in Parts::new(&folded) {
        let typed = part.written(&folded, &mut buffer).to_owned();
        let sign = part.kind == Kind::Sign;
        if sign && worded || terms.len() == MOST_TERMS || terms.iter().any(|it| it.typed == typed) {
            continue;
        }
        let mut term = Term {
            word: part.text(&folded, &mut buffer).to_owned(),
            typed,
            kind: part.kind,
            matches: Vec::new(),
            corrected: false,
        };
        term.find(dictionary);
        if !sign || !term.matches.is_empty() {
            terms.push(term);
        }
    }
    terms
}

impl Term {
    /// What is looked up: what was typed, without its signs if no word of the catalog has them.
    pub fn sought(&self) -> &str {
        match self.corrected {
            true => &self.word,
            false => &self.typed,
        }
    }

    fn find(&mut self, dictionary: &Words) {
        if matches!(self.kind, Kind::Unspaced | Kind::Picture) {
            for word in &dictionary.containing(&self.word) {
                let whole = dictionary.word(*word).len() == self.word.len();
                let way = if whole { Way::Exact } else { Way::Prefix };
                self.add(*word..*word + 1, way, self.word.len());
            }
            return;
        }
        self.match_start(dictionary);
        if self.matches.is_empty() && self.kind == Kind::Spaced {
            self.corrected = true;
            self.match_start(dictionary);
            if self.matches.is_empty() {
                self.match_near(dictionary);
            }
        }
    }

    /// What it was taken for, if that is not what was typed.
    pub fn correction(&self, dictionary: &Words) -> Option<Correction> {
        let best = self.matches.first().filter(|_| self.corrected)?;
        let meant = match best.way {
            Way::Corrected(_) => dictionary.word(best.words.start),
            _ => &self.word,
        };
        Some(Correction {
            typed: self.typed.clone(),
            meant: meant.to_owned(),
        })
    }

    fn add(&mut self, words: Range<u32>, way: Way, length: usize) {
        self.matches.push(Match { words, way, length });
    }

    fn knows(&self, word: u32) -> bool {
        self.matches.iter().any(|it| it.words.start == word)
    }

    fn match_start(&mut self, dictionary: &Words) {
        let sought = self.sought();
        let length = sought.len();
        let plain = length == self.word.len();
        let mut words = dictionary.starting_with(sought);
        if !words.is_empty() && dictionary.word(words.start).len() == length {
            self.add(words.start..words.start + 1, Way::Exact, length);
            words.start += 1;
        }
        if plain {
            variants(dictionary, &self.word.clone(), &mut |word, length| {
                let whole = dictionary.word(word).len() == length;
                let way = if whole {
                    Way::Variant
                } else {
                    Way::VariantPrefix
                };
                if !self.knows(word) {
                    self.add(word..word + 1, way, length);
                }
            });
        }
        if !words.is_empty() {
            self.add(words, Way::Prefix, length);
        }
    }

    fn match_near(&mut self, dictionary: &Words) {
        let near = corrections(dictionary, &self.word);
        let best = near.first().map_or(0, |it| it.0);
        for (cost, word) in &near {
            if self.matches.len() < MOST_CORRECTIONS
                && *cost <= best + CORRECTION_SPREAD
                && !self.knows(*word)
            {
                self.add(*word..*word + 1, Way::Corrected(*cost as u8), usize::MAX);
            }
        }
    }
}
