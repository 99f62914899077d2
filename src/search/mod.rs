//! What matches: an index made once, a query that is the reader's whole state, results that are computed.

mod address;
mod choose;
mod correct;
mod dictionary;
mod distance;
mod facets;
mod fold;
mod index;
mod library;
mod matcher;
mod query;
mod relax;
mod results;
mod score;
mod script;
mod term;
mod time;
mod variants;
mod words;

pub(crate) use dictionary::{Keyed, sort};
pub use fold::{Decompose, Folded, Folder};
pub use index::{Index, IndexBuilder, Progress};
pub use library::Library;
pub use matcher::Matcher;
pub use query::{Choice, Query, Sort};
pub use results::{Correction, Facet, FacetValue, Field, Hit, Relaxation, Results, Score};
