//! What matches: an index made once, a query that is the reader's whole state, results that are computed.

mod query;
mod results;

pub use query::{Choice, Query, Sort};
pub use results::{Correction, Facet, FacetValue, Field, Hit, Relaxation, Results, Score, Through};
