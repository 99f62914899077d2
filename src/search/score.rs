//! Ranking: all that decides which hit comes first, in one place.
//!
//! A card's score is made of three numbers, of which a later one counts only between equals of the earlier:
//!
//! 1. whether the words typed are its whole title, and nothing else;
//! 2. the sum, over the words typed, of the best weight with which each matches: by the field it stands in and the way
//!    in which it matches ([`weight`]);
//! 3. how short the title is, as a word makes up more of a short one.
//!
//! Equals stay in page order. A word is corrected only if nothing in the catalog matches it as typed, so an exact hit and
//! a corrected one of the same word never compete.

use super::Score;

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
    /// It is near it, by so much: the cost that [`corrections`](super::correct::corrections) gives.
    Corrected(u8),
}

/// Where on a card a word stands, the most telling place first; a set of places has a bit for each, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the title.
    Title,
    /// In the title, but only within another word, as `hub` in `GitHub`.
    WithinTitle,
    /// In a tag.
    Tag,
    /// In a keyword.
    Keyword,
    /// In the description.
    Description,
}

impl Place {
    /// How many places there are.
    pub const COUNT: u32 = Self::Description as u32 + 1;

    /// The set of only this place.
    pub fn bit(self) -> u32 {
        1 << self as u32
    }

    /// The place of a word that stands here within another.
    pub fn within(self) -> Self {
        match self {
            Self::Title => Self::WithinTitle,
            _ => self,
        }
    }
}

/// The places that a reader sees, beside tags, which are labels.
pub const READ: u32 =
    1 << Place::Title as u32 | 1 << Place::WithinTitle as u32 | 1 << Place::Description as u32;

/// What is lost by being another spelling: the least there is.
const RESPELT: i32 = 1;
/// What is lost by being longer than what was typed: more than by spelling.
const UNFINISHED: i32 = 2 * RESPELT + 1;
/// What lies between two places: more than between ways, so that the start of a word of a title is before a whole word of
/// a description.
const PLACE: i32 = UNFINISHED + RESPELT + 1;
/// What lies between two costs of corrections: more than between places, as another word is another meaning.
const COST: i32 = PLACE * Place::COUNT as i32;
/// The most that a correction can cost.
const WORST: i32 = 63;

/// What a way of matching adds to the weight of the place, or takes from it.
pub fn gain(way: Way) -> i32 {
    match way {
        Way::Exact => 0,
        Way::Variant => -RESPELT,
        Way::Prefix => -UNFINISHED,
        Way::VariantPrefix => -UNFINISHED - RESPELT,
        Way::Corrected(cost) => COST * (WORST - i32::from(cost)).max(0),
    }
}

/// The weight of a match: what its way gains, and the best of the places in which the word stands.
pub fn weight(gain: i32, places: u32) -> u32 {
    (gain + PLACE * (Place::COUNT - places.trailing_zeros()) as i32) as u32
}

/// The score of a card whose matches weigh `sum` and whose title has so many words.
pub fn score(whole_title: bool, sum: u32, title_words: u8) -> Score {
    // The sum never reaches bit 16, as the words of a query are limited.
    Score(u32::from(whole_title) << 31 | sum << 8 | u32::from(u8::MAX - title_words))
}
