//! Ranking: all that decides which hit comes first, in one place.
//!
//! A card's [`Score`] is made of three numbers, each of which counts only if those before it are equal:
//!
//! 1. whether the words typed are its whole title, accents too, and nothing else;
//! 2. the sum, over the words typed, of the best weight with which each matches: by the field it stands in and the way
//!    in which it matches ([`Place::weight`], [`Way::weight`]), less [`OTHER_ACCENT`] for each that was typed with other accents;
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

    /// The score of the same card if so many of the words typed are there with other accents only.
    pub fn with_other_accents(self, words: u32) -> Self {
        Self {
            whole_title: self.whole_title && words == 0,
            weight: self.weight - OTHER_ACCENT * words,
            ..self
        }
    }

    /// A number that orders cards in the same way, for output: 0 is the least.
    pub fn to_number(self) -> u32 {
        // A weight has at most 16 bits, as the words of a query are limited.
        u32::from(self.whole_title) << 31 | self.weight << 8 | u32::from(self.shortness)
    }
}

/// How a word of the catalog matches a word that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It is the same.
    Exact,
    /// It is another spelling of the same: British or American, of other letters, or with the `v` of a version.
    Variant,
    /// It starts with it; or, in scripts without spaces, contains it.
    Prefix,
    /// It starts with another spelling of it.
    VariantPrefix,
    /// It is another form of the same: singular or plural, present or past.
    Inflected,
    /// It is the same, written as one word or as several.
    Joined,
    /// It starts with it, written as one word or as several.
    JoinedPrefix,
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

/// What a match loses where an accent that was typed is missing or another: the smallest step.
const OTHER_ACCENT: u32 = 1;
/// What it loses by being another spelling: more than by accents.
const OTHER_SPELLING: u32 = OTHER_ACCENT + 1;
/// What it loses by being longer than what was typed: more than by spelling.
const LONGER: u32 = OTHER_SPELLING + OTHER_ACCENT + 1;
/// The step between two places: more than between ways, so that the start of a word in a title comes before a whole word
/// in a description.
const NEXT_PLACE: u32 = LONGER + OTHER_SPELLING + OTHER_ACCENT + 1;
/// The step between words as typed, other forms of them, and the costs of corrections: more than between places, as another
/// word is another meaning.
const NEXT_MEANING: u32 = NEXT_PLACE * PLACES;
/// The most that a correction can cost.
const HIGHEST_COST: u32 = 63;

impl Way {
    /// What a match in this way weighs, besides what its [place](Place::weight) does.
    pub fn weight(self) -> u32 {
        let as_typed = 2 * NEXT_MEANING;
        match self {
            Self::Exact => as_typed,
            Self::Variant => as_typed - OTHER_SPELLING,
            Self::Prefix => as_typed - LONGER,
            Self::VariantPrefix => as_typed - LONGER - OTHER_SPELLING,
            Self::Inflected => NEXT_MEANING,
            Self::Joined => NEXT_MEANING - OTHER_SPELLING,
            Self::JoinedPrefix => NEXT_MEANING - OTHER_SPELLING - LONGER,
            Self::Corrected(cost) => NEXT_MEANING * (HIGHEST_COST + 1).saturating_sub(cost),
        }
    }
}

impl Place {
    /// What a match in this place weighs, besides what its [way](Way::weight) does.
    pub fn weight(self) -> u32 {
        NEXT_PLACE * (PLACES - self as u32)
    }
}
