//! What matches: an index made once, a query that is the reader's whole state, results that are computed.

mod address;
mod builder;
mod choose;
mod correct;
mod dictionary;
mod distance;
mod facets;
mod fold;
mod index;
mod library;
mod matcher;
mod occurrences;
mod order;
mod query;
mod reader;
mod relax;
mod results;
mod score;
mod script;
mod term;
mod time;
mod variants;
mod words;

pub use builder::{IndexBuilder, Progress};
pub use fold::{Decompose, Folded, Folder};
pub use index::Index;
pub use library::Library;
pub use matcher::Matcher;
pub(crate) use order::{Keyed, sort};
pub use query::{Choice, Query, Sort};
pub use reader::WordReader;
pub use results::{Correction, Facet, FacetValue, Field, Hit, Relaxation, Results, Score};
