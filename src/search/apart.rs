//! Apart: words typed as one that stand apart in a text: `nodejs` for `Node.js`, `setup` for `set up`, `cicd` for `CI/CD`.
//!
//! The index does not know which words stand beside each other, as that would double it. It gives the cards that have all parts
//! of what was typed, and these are read.

use super::Index;
use super::char_class::CharClass;
use super::inflection::{Typed, inflections};
use super::postings::After;
use super::score::{Place, Way};
use super::tokenizer::{Token, Tokens};
use crate::catalog::Catalog;
use std::ops::Range;

/// A way to divide what was typed, and the cards whose texts have it so.
#[derive(Clone, Debug, PartialEq)]
pub struct Apart {
    /// The words that follow each other.
    pub parts: Vec<String>,
    /// Whether the last of them may be only the start of a word, and what stands between them.
    pub reach: Reach,
    /// The cards, in page order, each with the best place where it has them.
    pub cards: Vec<(usize, Place)>,
}

/// How words that stand apart must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// All are whole words, with anything between them.
    Whole,
    /// The last may go on, but only punctuation stands between them: at `user`, `use-redis` is meant at most, and never
    /// `use Redis`.
    Joined,
    /// The last may go on, with anything between them.
    Start,
}

/// Into how many words what is typed is divided, at most: `end-to-end`.
const MOST_PARTS: usize = 3;
/// The most bytes of a word that is divided: a reader may paste anything.
const LONGEST: usize = 100;
/// How many bytes a word must have for its other forms to be meant, and those at both sides of a space while the last is still
/// being typed.
const LEAST_LETTERS: usize = 3;

impl Apart {
    /// How the cards match what was typed.
    pub fn way(&self) -> Way {
        match self.reach {
            Reach::Whole => Way::Joined,
            Reach::Joined | Reach::Start => Way::JoinedPrefix,
        }
    }
}

/// What divides words.
struct Divider<'a> {
    index: &'a Index,
    catalog: &'a Catalog,
    typed: Typed,
    found: Vec<Apart>,
}

/// The ways to divide `word` that a card of the catalog has; with [`Typed::Half`] also those whose end is still to be typed.
pub fn apart(word: &str, typed: Typed, index: &Index, catalog: &Catalog) -> Vec<Apart> {
    let mut divider = Divider {
        index,
        catalog,
        typed,
        found: Vec::new(),
    };
    if word.len() <= LONGEST {
        divider.divide(word, &mut Vec::new(), None);
    }
    divider.found
}

impl Divider<'_> {
    /// Divides what is left of a word; `cards` are those that have all `parts` before it.
    fn divide(&mut self, rest: &str, parts: &mut Vec<String>, cards: Option<&[u32]>) {
        for (at, _) in rest.char_indices().skip(1) {
            let (part, rest) = rest.split_at(at);
            let Some(word) = self.index.dictionary.find(part) else {
                continue;
            };
            let cards = self.with_word(word, cards);
            if cards.is_empty() {
                continue;
            }
            parts.push(part.to_owned());
            self.end(rest, parts, &cards);
            if parts.len() + 1 < MOST_PARTS {
                self.divide(rest, parts, Some(&cards));
            }
            parts.pop();
        }
    }

    /// Adds those ways to divide whose last part is, or begins with, or is a form of `rest`.
    fn end(&mut self, rest: &str, parts: &[String], cards: &[u32]) {
        let Index {
            dictionary,
            language,
            ..
        } = self.index;
        let is_long = |it: &str| it.len() >= LEAST_LETTERS;
        let forms = match is_long(rest) {
            true => inflections(dictionary, rest, Typed::Whole, *language),
            false => Vec::new(),
        };
        for word in dictionary.find(rest).into_iter().chain(forms) {
            let cards = self.with_word(word, Some(cards));
            self.add(parts, dictionary.word(word), Reach::Whole, cards);
        }
        // The first number of a version: `python3` for "Python 3.12".
        if rest.bytes().all(|it| it.is_ascii_digit()) {
            let version = format!("{rest}.");
            let starting = dictionary.starting_with(&version);
            self.add_starting(parts, &version, starting, Reach::Start, cards);
        }
        let reach = match self.typed {
            Typed::Half if is_long(rest) && parts.iter().all(|it| is_long(it)) => Reach::Start,
            _ => Reach::Joined,
        };
        let starting = dictionary.starting_with(rest);
        self.add_starting(parts, rest, starting, reach, cards);
    }

    /// Adds a way to divide what was typed whose last part the `starting` words of the dictionary begin with.
    fn add_starting(
        &mut self,
        parts: &[String],
        last: &str,
        starting: Range<usize>,
        reach: Reach,
        cards: &[u32],
    ) {
        let joined = self.index.postings.of_all(&starting).iter();
        let joined = joined.filter(|it| reach == Reach::Start || it.after == After::Punctuation);
        let mut cards: Vec<u32> = joined
            .map(|it| it.card)
            .filter(|it| cards.binary_search(it).is_ok())
            .collect();
        cards.sort_unstable();
        cards.dedup();
        self.add(parts, last, reach, cards);
    }

    /// Those of `cards` that have this word; of all cards at first.
    fn with_word(&self, word: usize, cards: Option<&[u32]>) -> Vec<u32> {
        let postings = self.index.postings.of(word).iter().map(|it| it.card);
        match cards {
            None => postings.collect(),
            Some(cards) => postings
                .filter(|it| cards.binary_search(it).is_ok())
                .collect(),
        }
    }

    /// Adds a way to divide what was typed, with those of `cards` that really have it so.
    fn add(&mut self, parts: &[String], last: &str, reach: Reach, cards: Vec<u32>) {
        if cards.is_empty() {
            return;
        }
        let mut apart = Apart {
            parts: parts.iter().cloned().chain([last.to_owned()]).collect(),
            reach,
            cards: Vec::new(),
        };
        if self
            .found
            .iter()
            .any(|it| (&it.parts, it.reach) == (&apart.parts, reach))
        {
            return;
        }
        let mut folded = String::new();
        for number in cards {
            let card = self.catalog.cards.get(number as usize);
            let texts = card.into_iter().flat_map(|it| it.searched_texts());
            let places = texts.filter_map(|it| {
                folded.clear();
                self.index.folder.fold_into(it.text, &mut folded);
                let mut tokens = Tokens::new(&folded);
                while let Some(token) = tokens.next() {
                    if apart.end_at(&folded, &token, tokens.clone()).is_some() {
                        return Some(Place::from(it.rank));
                    }
                }
                None
            });
            if let Some(place) = places.min() {
                apart.cards.push((number as usize, place));
            }
        }
        if !apart.cards.is_empty() {
            self.found.push(apart);
        }
    }
}

impl Apart {
    /// Where in a folded text what was typed ends that begins with `token`, if the words `after` it are the other parts.
    pub fn end_at(&self, folded: &str, token: &Token, mut after: Tokens) -> Option<usize> {
        let (last, parts) = self.parts.split_last()?;
        let mut token = token.clone();
        for part in parts {
            if token.text(folded) != *part {
                return None;
            }
            let next = after.next()?;
            if self.reach == Reach::Joined && !is_joined(folded, &token, &next) {
                return None;
            }
            token = next;
        }
        let text = token.text(folded);
        let is_last = match self.reach {
            Reach::Whole => text == *last,
            Reach::Joined | Reach::Start => text.starts_with(last.as_str()),
        };
        is_last.then(|| token.stretch(folded, token.word.start, last.len()).end)
    }
}

/// Whether nothing but punctuation stands between two words.
pub fn is_joined(folded: &str, one: &Token, next: &Token) -> bool {
    let between = folded
        .get(one.word.end..next.word.start)
        .unwrap_or_default();
    one.class == CharClass::Spaced && between.bytes().all(|it| it.is_ascii_punctuation())
}
