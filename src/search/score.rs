//! Ranking: all that decides which hit comes first, in one place.
//!
//! A card's score is made of three numbers, of which a later one counts only between equals of the earlier:
//!
//! 1. whether the words typed are its whole title, and nothing else;
//! 2. the sum, over the words typed, of the best weight with which each matches: by the field it stands in and the way
//!    in which it matches ([`weights`]);
//! 3. how short the title is, as a word makes up more of a short one.
//!
//! Equals stay in page order. A word is corrected only if nothing in the catalog matches it as typed, so an exact hit and
//! a corrected one of the same word never compete.

use super::{Field, Score};

/// How a word of the catalog matches a word that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It is the same.
    Exact,
    /// It is another spelling of the same.
    Variant,
    /// It starts with it; or, in scripts without blanks, contains it.
    Prefix,
    /// It starts with another spelling of it.
    VariantPrefix,
    /// It is near it, by so much: [`Near::cost`](super::correct::Near::cost).
    Corrected(u8),
}

/// The fields of a card, the most telling first; a field's bit is its place here.
pub const FIELDS: [Field; 4] = [
    Field::Title,
    Field::Tags,
    Field::Keywords,
    Field::Description,
];

/// What is lost by being another spelling: the least there is.
const RESPELT: u16 = 1;
/// What is lost by being longer than what was typed: more than by spelling.
const UNFINISHED: u16 = 2 * RESPELT + 1;
/// What lies between two fields: more than between ways, so that the start of a word of a title is before a whole word of
/// a description.
const FIELD: u16 = UNFINISHED + RESPELT + 1;
/// What lies between two costs of corrections: more than between fields, as another word is another meaning.
const COST: u16 = FIELD * FIELDS.len() as u16;
/// The most that a correction can cost.
const WORST: u8 = 63;

/// The weight of a match, for each set of fields (bits as in [`FIELDS`]) in which the word stands; the best field counts.
pub fn weights(way: Way) -> [u16; 16] {
    let mut weights = [0; 16];
    for (set, weight) in weights.iter_mut().enumerate().skip(1) {
        let best = set.trailing_zeros() as u16;
        let field = FIELD * (FIELDS.len() as u16 - best);
        *weight = match way {
            Way::Exact => field,
            Way::Variant => field - RESPELT,
            Way::Prefix => field - UNFINISHED,
            Way::VariantPrefix => field - UNFINISHED - RESPELT,
            Way::Corrected(cost) => field + COST * u16::from(WORST.saturating_sub(cost)),
        };
    }
    weights
}

/// The score of a card whose matches weigh `sum` and whose title has so many words.
pub fn score(whole_title: bool, sum: u16, title_words: u8) -> Score {
    // The sum never reaches bit 16, as the words of a query are limited.
    Score(u32::from(whole_title) << 31 | u32::from(sum) << 8 | u32::from(u8::MAX - title_words))
}
