//! Terms: the words of a query, and the words of the catalog that match them.

use super::correct::corrections;
use super::dictionary::Dictionary;
use super::score::Way;
use super::script::Kind;
use super::variants::variants;
use super::words::Parts;
use super::{Correction, Folder};
use std::ops::Range;

/// One word of a query.
#[derive(Clone, Debug)]
pub struct Term {
    /// The word that is searched, folded.
    pub word: String,
    /// What is looked up: the word, with the signs that belong to it if some word of the catalog has them.
    pub written: String,
    /// As typed, with the signs that belong to it, folded.
    pub typed: String,
    /// Of what it is made.
    pub kind: Kind,
    /// What matches it, the best way first.
    pub matches: Vec<Match>,
    /// Whether nothing matches it as it was typed.
    pub corrected: bool,
}

/// Words of the dictionary that match a term in the same way.
#[derive(Clone, Debug)]
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
pub fn terms(text: &str, folder: &Folder, dictionary: &Dictionary) -> Vec<Term> {
    let folded = folder.fold(text);
    let mut terms: Vec<Term> = Vec::new();
    let mut signs: Vec<Term> = Vec::new();
    let mut buffer = String::new();
    for part in Parts::new(&folded) {
        let word = part.text(&folded, &mut buffer).to_owned();
        let written = part
            .written(&folded, &mut buffer)
            .map_or_else(|| word.clone(), str::to_owned);
        if terms.len() == MOST_TERMS {
            break;
        }
        if terms.iter().any(|it| it.typed == written) {
            continue;
        }
        let term = Term::find(word, written, part.kind, dictionary);
        match part.kind {
            Kind::Sign => signs.push(term),
            _ => terms.push(term),
        }
    }
    // Beside words, a dash or an ampersand that stands alone only joins them.
    if terms.is_empty() {
        signs.retain(|it| !it.matches.is_empty());
        terms = signs;
    }
    terms
}

impl Term {
    fn find(word: String, written: String, kind: Kind, dictionary: &Dictionary) -> Self {
        let mut term = Self {
            word,
            typed: written.clone(),
            written,
            kind,
            matches: Vec::new(),
            corrected: false,
        };
        match kind {
            Kind::Unspaced | Kind::Picture => term.match_inside(dictionary),
            Kind::Spaced | Kind::Sign | Kind::Blank => {
                term.match_start(dictionary);
                if term.matches.is_empty() && kind == Kind::Spaced {
                    term.corrected = true;
                    term.written.clone_from(&term.word);
                    term.match_start(dictionary);
                    if term.matches.is_empty() {
                        term.match_near(dictionary);
                    }
                }
            }
        }
        term
    }

    /// What it was taken for, if that is not what was typed.
    pub fn correction(&self, dictionary: &Dictionary) -> Option<Correction> {
        let best = self.matches.first().filter(|_| self.corrected)?;
        let meant = match best.way {
            Way::Corrected(_) => dictionary.word(best.words.start).to_owned(),
            _ => self.word.clone(),
        };
        Some(Correction {
            typed: self.typed.clone(),
            meant,
        })
    }

    fn match_start(&mut self, dictionary: &Dictionary) {
        let mut words = dictionary.starting_with(&self.written);
        let length = self.written.len();
        if !words.is_empty() && dictionary.word(words.start).len() == length {
            let exact = words.start..words.start + 1;
            words.start += 1;
            self.matches.push(Match {
                words: exact,
                way: Way::Exact,
                length,
            });
        }
        if self.written == self.word {
            for it in variants(dictionary, &self.word) {
                let whole = dictionary.word(it.word).len() == it.length;
                self.matches.push(Match {
                    words: it.word..it.word + 1,
                    way: if whole {
                        Way::Variant
                    } else {
                        Way::VariantPrefix
                    },
                    length: it.length,
                });
            }
        }
        if !words.is_empty() {
            let way = Way::Prefix;
            self.matches.push(Match { words, way, length });
        }
    }

    fn match_inside(&mut self, dictionary: &Dictionary) {
        let length = self.word.len();
        for word in dictionary.containing(&self.word) {
            let whole = dictionary.word(word).len() == length;
            self.matches.push(Match {
                words: word..word + 1,
                way: if whole { Way::Exact } else { Way::Prefix },
                length,
            });
        }
    }

    fn match_near(&mut self, dictionary: &Dictionary) {
        let near = corrections(dictionary, &self.word);
        let Some(best) = near.first().map(|it| it.0) else {
            return;
        };
        for (cost, word) in near {
            let known = self.matches.iter().any(|it| it.words.start == word);
            if self.matches.len() < MOST_CORRECTIONS && cost <= best + CORRECTION_SPREAD && !known {
                self.matches.push(Match {
                    words: word..word + 1,
                    way: Way::Corrected(cost as u8),
                    length: usize::MAX,
                });
            }
        }
    }
}
