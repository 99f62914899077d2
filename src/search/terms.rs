//! Terms: the words of a query, and the words of the catalog that match them.

use super::char_class::CharClass;
use super::correction::corrections;
use super::dictionary::Dictionary;
use super::score::Way;
use super::spelling::variants;
use super::tokenizer::Tokens;
use super::{Correction, Folder};
use std::ops::Range;

/// One word of a query.
pub struct Term {
    /// As typed, with the punctuation that belongs to it, folded.
    pub typed: String,
    /// The word without that punctuation.
    pub word: String,
    /// The class of its characters.
    pub class: CharClass,
    /// Which of the two was looked up.
    pub looked_up: LookedUp,
    /// The words that match it, those that match in the best way first.
    pub matches: Vec<Match>,
}

/// What was looked up for a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LookedUp {
    /// [`Term::typed`].
    AsTyped,
    /// [`Term::word`], as nothing matches what was typed; if nothing matches that either, the words near it.
    Corrected,
}

/// Words of the dictionary that match a term in the same way.
#[derive(Debug, PartialEq)]
pub struct Match {
    /// Their numbers.
    pub words: Range<usize>,
    /// How they match.
    pub way: Way,
    /// How many bytes of each stand for what was typed; `usize::MAX` if the whole word does.
    pub length: usize,
}

/// How many words of a query are searched: a reader types a few words, but may paste a page.
pub const MAX_TERMS: usize = 12;
/// How many words are tried for one that was mistyped.
const MAX_CORRECTIONS: usize = 24;
/// How much worse than the best correction another one may be, to be tried as well.
const CORRECTION_SPREAD: u32 = 20;

/// The terms of a query, each with what matches it. Words typed twice count once, and punctuation that no word has is
/// ignored.
pub fn terms(text: &str, folder: &Folder, dictionary: &Dictionary) -> Vec<Term> {
    let folded = folder.fold(text);
    let is_punctuation = |class| class == CharClass::Punctuation;
    // Beside words, a dash or an ampersand that stands alone only joins them.
    let has_words = Tokens::new(&folded).any(|it| !is_punctuation(it.class));
    let mut terms: Vec<Term> = Vec::new();
    for token in Tokens::new(&folded) {
        let typed = token.written(&folded).into_owned();
        if is_punctuation(token.class) && has_words || terms.iter().any(|it| it.typed == typed) {
            continue;
        }
        if terms.len() == MAX_TERMS {
            break;
        }
        let word = token.text(&folded).into_owned();
        let term = Term::look_up(typed, word, token.class, dictionary);
        if !is_punctuation(term.class) || !term.matches.is_empty() {
            terms.push(term);
        }
    }
    terms
}

impl Term {
    /// Finds what matches a word: as typed, else without its punctuation, else what was meant.
    ///
    /// Each step is taken only if those before it find nothing, so that none buries what was asked for. Other forms of
    /// a word, such as inflections, belong between what is typed and what is corrected.
    fn look_up(typed: String, word: String, class: CharClass, dictionary: &Dictionary) -> Self {
        let mut term = Self {
            typed,
            word,
            class,
            looked_up: LookedUp::AsTyped,
            matches: Vec::new(),
        };
        if term.matches_anywhere() {
            term.matches = containing(dictionary, &term.word);
            return term;
        }
        term.matches = match term.typed == term.word {
            true => starting_with_any_spelling(dictionary, &term.typed),
            false => starting_with(dictionary, &term.typed),
        };
        if term.matches.is_empty() && class == CharClass::Spaced {
            term.looked_up = LookedUp::Corrected;
            term.matches = starting_with_any_spelling(dictionary, &term.word);
            if term.matches.is_empty() {
                term.matches = corrected(dictionary, &term.word);
            }
        }
        term
    }

    /// What was looked up.
    pub fn text(&self) -> &str {
        match self.looked_up {
            LookedUp::AsTyped => &self.typed,
            LookedUp::Corrected => &self.word,
        }
    }

    /// Whether it matches words that contain it anywhere: its script does not tell where words begin.
    pub fn matches_anywhere(&self) -> bool {
        matches!(self.class, CharClass::Unspaced | CharClass::Symbol)
    }

    /// What was searched instead of what was typed, if that was something else.
    pub fn correction(&self, dictionary: &Dictionary) -> Option<Correction> {
        if self.looked_up == LookedUp::AsTyped {
            return None;
        }
        let best = self.matches.first()?;
        let meant = match best.way {
            Way::Corrected(_) => dictionary.word(best.words.start),
            _ => &self.word,
        };
        Some(Correction {
            typed: self.typed.clone(),
            meant: meant.to_owned(),
        })
    }
}

/// A match of one word.
fn one(word: usize, way: Way, length: usize) -> Match {
    Match {
        words: word..word + 1,
        way,
        length,
    }
}

/// The words that contain `part`.
fn containing(dictionary: &Dictionary, part: &str) -> Vec<Match> {
    let words = dictionary.containing(part).into_iter();
    let matches = words.map(|word| {
        let way = match dictionary.word(word) == part {
            true => Way::Exact,
            false => Way::Prefix,
        };
        one(word, way, part.len())
    });
    matches.collect()
}

/// The word `text`, then those that start with it.
fn starting_with(dictionary: &Dictionary, text: &str) -> Vec<Match> {
    let mut matches = Vec::new();
    let mut words = dictionary.starting_with(text);
    if !words.is_empty() && dictionary.word(words.start) == text {
        matches.push(one(words.start, Way::Exact, text.len()));
        words.start += 1;
    }
    if !words.is_empty() {
        matches.push(Match {
            words,
            way: Way::Prefix,
            length: text.len(),
        });
    }
    matches
}

/// The word `text`, its other spellings, then words that start with it.
fn starting_with_any_spelling(dictionary: &Dictionary, text: &str) -> Vec<Match> {
    let mut matches = starting_with(dictionary, text);
    let longer = matches.pop_if(|it| it.way == Way::Prefix);
    for it in variants(dictionary, text) {
        if !matches.iter().any(|known| known.words.start == it.word) {
            let way = match dictionary.word(it.word).len() == it.length {
                true => Way::Variant,
                false => Way::VariantPrefix,
            };
            matches.push(one(it.word, way, it.length));
        }
    }
    matches.extend(longer);
    matches
}

/// The words that `text` may have been meant to be.
fn corrected(dictionary: &Dictionary, text: &str) -> Vec<Match> {
    let candidates = corrections(dictionary, text);
    let best = candidates.first().map_or(0, |it| it.cost);
    let mut matches: Vec<Match> = Vec::new();
    for it in candidates {
        if matches.len() == MAX_CORRECTIONS || it.cost > best + CORRECTION_SPREAD {
            break;
        }
        if !matches.iter().any(|known| known.words.start == it.word) {
            matches.push(one(it.word, Way::Corrected(it.cost), usize::MAX));
        }
    }
    matches
}
