//! What matches: an index made once, a query that is the reader's whole state, results that are computed.
//!
//! The way of a query, from text to results:
//!
//! 1. `folder` normalizes texts: case, accents and typography do not matter after that.
//! 2. `tokenizer` splits folded text into words, by the `char_class` of their characters.
//! 3. `builder` does both for each card. The words become a sorted `dictionary` with `postings`, which say on which cards
//!    each word is; values become `facets`, in the order of a `scale` where there is one.
//! 4. A query's text is folded and split likewise. `terms` finds the words of the dictionary that match each word typed, as `matches`:
//!    the word itself, words that start with it, other spellings (`spelling`, `letters`, `transcription`, `article`, `version`, `hangul`);
//!    then other forms (`inflection`), and what is written `joined` or `apart`; only if there are none, by `correction`, words
//!    within a small `edit_distance`.
//! 5. `library` adds up, card by card, what `score` gives for each match, keeps the cards that have the chosen values,
//!    counts what other choices would leave, and orders the hits: by score, or by `card_order` while nothing is typed or where
//!    the reader chose so. Titles are ordered by `collation`.
//! 6. If no card is left, `relaxation` tries the query with less in it.
//! 7. `matcher` finds what to mark in the texts of a hit.
//! 8. If a reader follows a link to a section that the query hides, `reveal` drops what hides it.

mod address;
mod apart;
mod article;
mod builder;
mod card_order;
mod char_class;
mod collation;
mod correction;
mod dictionary;
mod duration;
mod edit_distance;
mod facet_builder;
mod facets;
mod folder;
mod grouped;
mod hangul;
mod index;
mod inflection;
mod joined;
mod letters;
mod library;
mod matcher;
mod matches;
mod postings;
mod query;
mod ranking;
mod relaxation;
mod results;
mod reveal;
mod scale;
mod score;
mod spelling;
mod terms;
mod title;
mod tokenizer;
mod transcription;
mod version;

pub use builder::{IndexBuilder, Progress};
pub use collation::Collator;
#[cfg(not(target_os = "unknown"))]
pub use collation::NativeCollator;
pub use facet_builder::ValueOrder;
pub use folder::{Folded, Folder};
pub use index::Index;
pub use library::Library;
pub use matcher::Matcher;
pub use query::{Arrangement, Choice, Query, Sort};
pub use ranking::ranking;
pub use results::{Correction, Dropped, Facet, FacetValue, Hit, Relaxation, Results};
pub use score::Score;
