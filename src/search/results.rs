//! What a query found.

use super::{Choice, Query, Score, Sort};

/// Everything that is shown for a query, computed from index and query and never stored.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    /// What was found.
    pub hits: Vec<Hit>,
    /// The order of the hits.
    pub order: Sort,
    /// The order that they would have if the reader asked for none.
    pub usual_order: Sort,
    /// For each facet of the index, for each of its values: the hits that choosing it (as well) would leave.
    ///
    /// Disjunctive: counted as if nothing were chosen in the value's own facet.
    pub counts: Vec<Vec<usize>>,
    /// Words that nothing matched as typed, and what was searched instead.
    pub corrections: Vec<Correction>,
    /// If nothing was found: what could be dropped, and how many hits that would bring back; most first.
    pub relaxations: Vec<Relaxation>,
}

impl Results {
    /// The numbers of the cards that were found, in the page's order.
    pub fn in_page_order(&self) -> Vec<usize> {
        let mut cards: Vec<usize> = self.hits.iter().map(|it| it.card).collect();
        cards.sort_unstable();
        cards
    }
}

/// One card that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Index into [`Catalog::cards`](crate::catalog::Catalog::cards).
    pub card: usize,
    /// How well it matches; 0 while nothing is typed.
    pub score: Score,
}

/// A word that was corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// As typed.
    pub typed: String,
    /// The word of the catalog that was searched instead; the best, if there are several.
    pub meant: String,
}

/// Something that could be dropped from a query that finds nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relaxation {
    /// The query without it.
    pub query: Query,
    /// What would be dropped.
    pub dropped: Dropped,
    /// How many cards that would find, at least 1.
    pub hits: usize,
}

/// What a relaxation drops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dropped {
    /// These words, as typed.
    Words(String),
    /// These choices.
    Choices(Vec<Choice>),
}

/// A property that cards can be chosen by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// Its name, as in the `facets` attribute: `section`, `tags`, `languages`.
    pub name: String,
    /// Its values, in the order of [`ValueOrder`](super::ValueOrder) or of a scale such as levels, or else the most frequent
    /// first; sections in page order.
    pub values: Vec<FacetValue>,
}

impl Facet {
    /// The value with this key, or with this key in another case.
    pub fn value(&self, key: &str) -> Option<&FacetValue> {
        self.values.get(self.position(key)?)
    }

    /// The index of that value.
    pub(super) fn position(&self, key: &str) -> Option<usize> {
        let exact = self.values.iter().position(|it| it.key == key);
        exact.or_else(|| {
            let key = key.trim();
            self.values
                .iter()
                .position(|it| it.key.eq_ignore_ascii_case(key))
        })
    }
}

/// One value of a facet: spellings that differ only in case and whitespace are one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// The folded spelling, which addresses carry; for a section, its heading's id or its key.
    pub key: String,
    /// The most frequent spelling; the first, if there are several.
    pub label: String,
    /// How many cards have it.
    pub cards: usize,
}
