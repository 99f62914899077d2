//! Ranking: all that decides which hit comes first, in one place.
//!
//! A card's [`Score`] is made of three numbers, each of which counts only if those before it are equal:
//!
//! 1. whether the words typed are its whole title, and nothing else;
//! 2. the sum, over the words typed, of the best weight with which each matches: by the field it stands in and the way
//!    in which it matches ([`weight`]);
//! 3. how short the title is, as a word makes up more of a short one.
//!
//! Equals stay in page order. A word is corrected only if nothing in the catalog matches it as typed, so an exact hit and
//! a corrected one of the same word never compete.

use crate::catalog::field::SearchRank;

/// How well a card matches: greater is better, and only the order means anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score {
    whole_title: bool,
    weight: u32,
    /// How many words fewer than [`LONG_TITLE`] the title has.
    shortness: u8,
}

/// Titles of this many words and more count as equally long.
pub const LONG_TITLE: u8 = u8::MAX;

impl Score {
    /// The score of a card whose matches weigh `weight` in sum, and whose title has `title_words` words.
    pub fn new(whole_title: bool, weight: u32, title_words: u8) -> Self {
        Self {
            whole_title,
            weight,
            shortness: LONG_TITLE - title_words,
        }
    }

    /// A number that orders cards in the same way, for output: 0 is the least.
    pub fn to_number(self) -> u32 {
        // A weight has at most 15 bits, as the words of a query are limited.
        u32::from(self.whole_title) << 31 | self.weight << 8 | u32::from(self.shortness)
    }
}

/// How a word of the catalog matches a word that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It is the same.
    Exact,
    /// It is another spelling of the same.
    Variant,
    /// It starts with it; or, in scripts without spaces, contains it.
    Prefix,
    /// It starts with another spelling of it.
    VariantPrefix,
    /// It is near it, at the cost that [`corrections`](super::correction::corrections) gives.
    Corrected(u32),
}

/// Where on a card a word stands, the place that counts most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

/// How many places there are.
const PLACES: u32 = Place::Description as u32 + 1;

impl From<SearchRank> for Place {
    fn from(rank: SearchRank) -> Self {
        match rank {
            SearchRank::Title => Self::Title,
            SearchRank::Tag => Self::Tag,
            SearchRank::Keyword => Self::Keyword,
            SearchRank::Description => Self::Description,
        }
    }
}

impl Place {
    /// The place of a word that stands here within another.
    pub fn within(self) -> Self {
        match self {
            Self::Title => Self::WithinTitle,
            other => other,
        }
    }
}

/// What a match loses by being another spelling: the smallest step.
const OTHER_SPELLING: u32 = 1;
/// What it loses by being longer than what was typed: more than by spelling.
const LONGER: u32 = 2 * OTHER_SPELLING + 1;
/// The step between two places: more than between ways, so that the start of a word in a title comes before a whole word
/// in a description.
const NEXT_PLACE: u32 = LONGER + OTHER_SPELLING + 1;
/// The step between two costs of corrections: more than between places, as another word is another meaning.
const NEXT_COST: u32 = NEXT_PLACE * PLACES;
/// The most that a correction can cost.
const HIGHEST_COST: u32 = 63;

/// The weight of a match, at least 1: what its place gives and its way takes away, or for corrections gives.
pub fn weight(way: Way, place: Place) -> u32 {
    let weight = NEXT_PLACE * (PLACES - place as u32);
    match way {
        Way::Exact => weight,
        Way::Variant => weight - OTHER_SPELLING,
        Way::Prefix => weight - LONGER,
        Way::VariantPrefix => weight - LONGER - OTHER_SPELLING,
        Way::Corrected(cost) => weight + NEXT_COST * HIGHEST_COST.saturating_sub(cost),
    }
}
