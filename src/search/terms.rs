//! Terms: the words of a query, and the words of the catalog that match them.

use super::apart::{Apart, apart};
use super::article::without_article;
use super::char_class::CharClass;
use super::correction::corrections;
use super::dictionary::Dictionary;
use super::hangul::half_typed;
use super::inflection::{Typed, inflections};
use super::joined::joined;
use super::letters::{Where, lettered};
use super::matches::{Match, WHOLE, starting_with};
use super::score::Way;
use super::spelling::variants;
use super::tokenizer::Tokens;
use super::{Correction, Index, version};
use crate::catalog::Catalog;

/// One word of a query.
pub struct Term {
    /// As typed, with the punctuation that belongs to it, folded.
    pub typed: String,
    /// The word without that punctuation.
    pub word: String,
    /// The word in lower case with its accents, if folding loses any.
    pub accented: Option<String>,
    /// The class of its characters.
    pub class: CharClass,
    /// Which of the two was looked up.
    pub looked_up: LookedUp,
    /// The words that match it, those that match in the best way first.
    pub matches: Vec<Match>,
    /// The words that match it together, where they follow each other.
    pub apart: Vec<Apart>,
}

/// What was looked up for a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LookedUp {
    /// [`Term::typed`].
    AsTyped,
    /// [`Term::word`], as nothing matches what was typed.
    WithoutPunctuation,
}

/// How many words of a query are searched: a reader types a few words, but may paste a page.
pub const MAX_TERMS: usize = 12;
/// How many words are tried for one that was mistyped.
const MAX_CORRECTIONS: usize = 24;
/// How much worse than the best correction another one may be, to be tried as well.
const CORRECTION_SPREAD: u32 = 20;

/// The terms of a query, each with what matches it. Words typed twice count once, and punctuation that no word has is
/// ignored.
pub fn terms(text: &str, index: &Index, catalog: &Catalog) -> Vec<Term> {
    let mut terms = words(text, index);
    let typed: Vec<_> = terms.iter().map(|it| (&*it.word, it.class)).collect();
    let joined = joined(&typed, index);
    for (term, joined) in terms.iter_mut().zip(joined) {
        term.look_up(joined, index, catalog);
    }
    terms.retain(|it| it.class != CharClass::Punctuation || !it.matches.is_empty());
    terms
}

/// The words of a query, as terms that have not been looked up.
fn words(text: &str, index: &Index) -> Vec<Term> {
    let folded = index.folder.fold_with_origins(text);
    let is_punctuation = |class| class == CharClass::Punctuation;
    // Beside words, a dash or an ampersand that stands alone only joins them.
    let has_words = Tokens::new(&folded.text).any(|it| !is_punctuation(it.class));
    let mut terms: Vec<Term> = Vec::new();
    let mut end_before = None;
    for mut token in Tokens::new(&folded.text) {
        // The point of `node.js` joins two words; that of `.js` belongs to the word.
        if end_before == Some(token.written.start) {
            token.written.start = token.word.start;
        }
        end_before = Some(token.word.end);
        let word = token.text(&folded.text).into_owned();
        let typed = token.written(&folded.text).into_owned();
        if is_punctuation(token.class) && has_words || terms.iter().any(|it| it.typed == typed) {
            continue;
        }
        if terms.len() == MAX_TERMS {
            break;
        }
        let original = text.get(folded.original(token.word)).unwrap_or_default();
        let accented = match original.is_ascii() || token.class != CharClass::Spaced {
            true => None,
            false => Some(index.folder.with_accents(original)).filter(|it| *it != word),
        };
        terms.push(Term {
            typed,
            word,
            accented,
            class: token.class,
            looked_up: LookedUp::AsTyped,
            matches: Vec::new(),
            apart: Vec::new(),
        });
    }
    terms
}

impl Term {
    /// Finds what matches a word: as typed, else without its punctuation, and other forms of it; else what it may become, else
    /// what was meant. `joined` is what it matches together with its neighbours.
    ///
    /// Each step is taken only if those before it find nothing, so that none buries what was asked for.
    fn look_up(&mut self, joined: Vec<Match>, index: &Index, catalog: &Catalog) {
        let dictionary = &index.dictionary;
        if self.matches_anywhere() {
            self.matches = containing(dictionary, &self.word);
            self.apart = apart(&self.word, Typed::Whole, index, catalog);
            return;
        }
        let mut matches = match self.typed == self.word {
            true => Vec::new(),
            false => starting_with(dictionary, &self.typed),
        };
        if matches.is_empty() && (self.typed == self.word || self.class == CharClass::Spaced) {
            if self.typed != self.word {
                self.looked_up = LookedUp::WithoutPunctuation;
            }
            matches = self.in_any_form(index);
            self.apart = apart(&self.word, Typed::Whole, index, catalog);
        }
        matches.extend(joined);
        if matches.is_empty() && self.apart.is_empty() && self.class == CharClass::Spaced {
            let forms = inflections(dictionary, &self.word, Typed::Half, index.language);
            matches.extend(
                forms
                    .into_iter()
                    .map(|it| Match::of(it, Way::Inflected, WHOLE)),
            );
            self.apart = apart(&self.word, Typed::Half, index, catalog);
        }
        if matches.is_empty() && self.apart.is_empty() && self.class == CharClass::Spaced {
            matches = corrected(dictionary, &self.word);
        }
        self.matches = matches;
    }

    /// The word, its other spellings and forms, then words that start with it.
    fn in_any_form(&self, index: &Index) -> Vec<Match> {
        let dictionary = &index.dictionary;
        let word = &self.word;
        let mut matches = starting_with(dictionary, word);
        let longer = matches.pop_if(|it| it.way == Way::Prefix);
        let mut others = Vec::new();
        let mut add = |word: usize, length: usize| {
            let part = 0..length;
            match dictionary.word(word).len() == length {
                true => others.push(Match::of(word, Way::Variant, part)),
                false => others.push(Match::of(word, Way::VariantPrefix, part)),
            }
        };
        for it in variants(dictionary, word) {
            add(it.word, it.length);
        }
        for it in lettered(dictionary, word, Where::Start) {
            add(it.word, it.part.end);
        }
        for (it, longer) in index.transcriptions.starting_with(word) {
            add(it, dictionary.word(it).len().saturating_sub(longer));
        }
        let transcribed = self
            .accented
            .as_ref()
            .and_then(|it| index.folder.transcribed(it));
        let others_typed = transcribed
            .into_iter()
            .chain(version::other_form(word))
            .chain(without_article(word).map(str::to_owned));
        for other in others_typed {
            for it in dictionary.starting_with(&other) {
                add(it, other.len());
            }
        }
        let forms = inflections(dictionary, word, Typed::Whole, index.language).into_iter();
        let others_start = forms.filter(|it| !dictionary.word(*it).starts_with(word));
        others.extend(others_start.map(|it| Match::of(it, Way::Inflected, WHOLE)));
        for it in others {
            if !matches.iter().any(|known| known.words == it.words) {
                matches.push(it);
            }
        }
        matches.extend(longer);
        matches
    }

    /// What was looked up.
    pub fn text(&self) -> &str {
        match self.looked_up {
            LookedUp::AsTyped => &self.typed,
            LookedUp::WithoutPunctuation => &self.word,
        }
    }

    /// Whether it matches words that contain it anywhere: its script does not tell where words begin.
    pub fn matches_anywhere(&self) -> bool {
        matches!(self.class, CharClass::Unspaced | CharClass::Symbol)
    }

    /// The correction that was searched instead of what was typed, if that was one: the best that `is_shown`.
    pub fn correction(
        &self,
        dictionary: &Dictionary,
        is_shown: impl Fn(&Match) -> bool,
    ) -> Option<Correction> {
        let is_correction = |it: &&Match| matches!(it.way, Way::Corrected(_));
        let best = self
            .matches
            .iter()
            .filter(is_correction)
            .find(|it| is_shown(it))?;
        Some(Correction {
            typed: self.typed.clone(),
            meant: dictionary.word(best.words.start).to_owned(),
        })
    }
}

/// The words that contain `part`, then those that contain it in other letters or half-typed.
fn containing(dictionary: &Dictionary, part: &str) -> Vec<Match> {
    let words = dictionary.containing(part).into_iter();
    let matches = words.map(|word| {
        let way = match dictionary.word(word) == part {
            true => Way::Exact,
            false => Way::Prefix,
        };
        Match::of(word, way, 0..part.len())
    });
    let mut matches: Vec<Match> = matches.collect();
    let lettered = lettered(dictionary, part, Where::Anywhere).into_iter();
    let half_typed = half_typed(dictionary, part).into_iter();
    let others = lettered
        .map(|it| (it.word, it.part))
        .chain(half_typed.map(|it| (it.word, it.part)));
    for (word, part) in others {
        let way = match dictionary.word(word).len() == part.len() {
            true => Way::Variant,
            false => Way::VariantPrefix,
        };
        matches.push(Match::of(word, way, part));
    }
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
            matches.push(Match::of(it.word, Way::Corrected(it.cost), WHOLE));
        }
    }
    matches
}
