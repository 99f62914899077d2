//! Relaxing: what could be dropped from a query that finds nothing.

use super::library::Found;
use super::term::MOST_TERMS;
use super::{Choice, Library, Query, Relaxation};
use std::cmp::Reverse;

impl Library {
    /// What could be dropped from a query that finds nothing, and what that would bring back; most first.
    ///
    /// One word or one choice, where that is enough; else all choices, or all words but one.
    pub(super) fn relaxations(&self, query: &Query) -> Vec<Relaxation> {
        let words: Vec<&str> = query.text.split_whitespace().take(MOST_TERMS).collect();
        let with = |words: &[&str]| Query {
            text: words.join(" "),
            ..query.clone()
        };
        let mut relaxations = Vec::new();
        for (at, choice) in query.choices.iter().enumerate() {
            let mut rest = query.clone();
            rest.choices.remove(at);
            self.offer(rest, self.label(choice), &mut relaxations);
        }
        for (at, word) in words.iter().enumerate() {
            let mut rest = words.clone();
            rest.remove(at);
            self.offer(with(&rest), (*word).to_owned(), &mut relaxations);
        }
        if relaxations.is_empty() && query.choices.len() > 1 {
            let labels: Vec<String> = query.choices.iter().map(|it| self.label(it)).collect();
            let mut rest = query.clone();
            rest.choices.clear();
            self.offer(rest, labels.join(", "), &mut relaxations);
        }
        if relaxations.is_empty() && words.len() > 2 {
            for (at, word) in words.iter().enumerate() {
                let mut dropped = words.clone();
                dropped.remove(at);
                self.offer(with(&[word]), dropped.join(" "), &mut relaxations);
            }
        }
        relaxations.sort_by_key(|it| Reverse(it.hits));
        relaxations
    }

    /// Adds a relaxation, if it asks for something and finds something.
    fn offer(&self, query: Query, dropped: String, relaxations: &mut Vec<Relaxation>) {
        let hits = if query.is_empty() {
            0
        } else {
            self.hits(&query)
        };
        if hits > 0 {
            relaxations.push(Relaxation {
                query,
                dropped,
                hits,
            });
        }
    }

    fn label(&self, choice: &Choice) -> String {
        let mut facets = self.index.facets().iter();
        let facet = facets.find(|it| it.name == choice.facet);
        let value = facet.and_then(|it| it.values.iter().find(|it| it.key == choice.value));
        value.map_or_else(|| choice.value.clone(), |it| it.label.clone())
    }

    /// How many cards `query` finds.
    fn hits(&self, query: &Query) -> usize {
        let chosen = self.chosen(&query.choices);
        let found = self.found(&self.terms(query), &query.text);
        let passes = |it: &&Found| {
            let mut chosen = chosen.iter();
            chosen.all(|facet| self.has(it.card as usize, facet))
        };
        found.iter().filter(passes).count()
    }
}
