//! The library: a catalog with its index, which answers queries.

use super::words::Parts;
use super::{Choice, Hit, Index, Matcher, Query, Results, Score, Sort};
use crate::catalog::{Card, Catalog};
use crate::source::Diagnostic;
use std::cmp::Reverse;

/// Everything that was worked out from what an author wrote.
pub struct Library {
    /// What the page offers.
    pub catalog: Catalog,
    /// The index of this catalog.
    pub index: Index,
    /// What is wrong with the page.
    pub diagnostics: Vec<Diagnostic>,
}

impl Library {
    /// What `query` finds. Words typed order hits by relevance; else the reader's sort, else `author_order`, does.
    pub fn search(&self, query: &Query, author_order: Sort) -> Results {
        let words = self.words(&query.text);
        let facets = self.index.facets();
        let mut counts: Vec<Vec<usize>> =
            facets.iter().map(|it| vec![0; it.values.len()]).collect();
        let mut hits = Vec::new();
        for (at, card) in self.catalog.cards.iter().enumerate() {
            let Some(score) = self.score(card, &words) else {
                continue;
            };
            let failing: Vec<usize> = (0..facets.len())
                .filter(|it| !self.passes(at, *it, &query.choices))
                .collect();
            for (facet, counts) in counts.iter_mut().enumerate() {
                if failing.iter().all(|it| *it == facet) {
                    for value in self.index.facets.of(facet, at) {
                        if let Some(count) = counts.get_mut(*value as usize) {
                            *count += 1;
                        }
                    }
                }
            }
            if failing.is_empty() {
                hits.push(Hit {
                    card: at,
                    score: Score(score),
                    through: None,
                });
            }
        }
        if words.is_empty() {
            self.sort(&mut hits, query.sort.unwrap_or(author_order));
        } else {
            hits.sort_by_key(|it| Reverse(it.score));
        }
        Results {
            hits,
            counts,
            ..Results::default()
        }
    }

    /// What `query` matches in a text.
    pub fn matcher(&self, query: &Query) -> Matcher {
        Matcher::new(self.words(&query.text), self.index.folder.clone())
    }

    fn words(&self, text: &str) -> Vec<String> {
        let folded = self.index.folder.fold(text);
        Parts::new(&folded).map(|it| it.text(&folded)).collect()
    }

    fn score(&self, card: &Card, words: &[String]) -> Option<u32> {
        let mut score = 0;
        for word in words {
            let matches = |text: &str| {
                let folded = self.index.folder.fold(text);
                Parts::new(&folded).any(|it| it.text(&folded).starts_with(word))
            };
            score += if matches(&card.title.text) {
                4
            } else if card.tags.iter().any(|it| matches(it)) {
                3
            } else if card.keywords.iter().any(|it| matches(it)) {
                2
            } else if matches(&card.description.text) {
                1
            } else {
                return None;
            };
        }
        Some(score)
    }

    /// Whether the card has one of the values that are chosen in the facet, if any is.
    fn passes(&self, card: usize, facet: usize, choices: &[Choice]) -> bool {
        let Some(it) = self.index.facets().get(facet) else {
            return true;
        };
        let mut known = choices
            .iter()
            .filter(|choice| choice.facet == it.name)
            .filter_map(|choice| it.values.iter().position(|value| value.key == choice.value))
            .peekable();
        let values = self.index.facets.of(facet, card);
        known.peek().is_none() || known.any(|it| values.contains(&(it as u16)))
    }

    fn sort(&self, hits: &mut [Hit], order: Sort) {
        let card = |hit: &Hit| self.catalog.cards.get(hit.card);
        match order {
            Sort::Page => {}
            Sort::Title => hits
                .sort_by_cached_key(|it| card(it).map(|it| self.index.folder.key(&it.title.text))),
            Sort::Weight => hits.sort_by_key(|it| {
                let weight = card(it).and_then(|it| it.weight);
                (weight.is_none(), weight)
            }),
            Sort::Date => {
                hits.sort_by_key(|it| Reverse(card(it).and_then(|it| it.date.as_deref())))
            }
        }
    }
}
