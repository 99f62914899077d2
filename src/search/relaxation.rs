//! Relaxation: what could be dropped from a query that finds nothing.

use super::facets::Fit;
use super::folder::collapse_whitespace;
use super::terms::MAX_TERMS;
use super::{Hit, Library, Query, Relaxation};
use std::cmp::Reverse;
use std::ops::Range;

impl Library {
    /// What could be dropped from a query that finds nothing, and what that would bring back; most first.
    ///
    /// One word or one choice, where that is enough; else all choices, or all words but one.
    pub(super) fn relaxations(&self, query: &Query) -> Vec<Relaxation> {
        let text = collapse_whitespace(&query.text);
        let words = text.split(' ').filter(|it| !it.is_empty());
        let words: Vec<&str> = words.take(MAX_TERMS).collect();
        let choices = query.choices.len();

        let one_choice = (0..choices).map(|at| self.without_choices(query, &words, at..at + 1));
        let one_word = (0..words.len()).map(|at| self.without_words(query, &words, |it| it == at));
        let mut relaxations: Vec<Relaxation> = one_choice.chain(one_word).flatten().collect();
        if relaxations.is_empty() && choices > 1 {
            relaxations.extend(self.without_choices(query, &words, 0..choices));
        }
        if relaxations.is_empty() && words.len() > 2 {
            let all_but_one = |at| self.without_words(query, &words, |it| it != at);
            relaxations.extend((0..words.len()).filter_map(all_but_one));
        }
        relaxations.sort_by_key(|it| Reverse(it.hits));
        relaxations
    }

    /// The query without these choices.
    fn without_choices(
        &self,
        query: &Query,
        words: &[&str],
        dropped: Range<usize>,
    ) -> Option<Relaxation> {
        let (dropped, choices) = split(&query.choices, |at| dropped.contains(&at));
        let labels = dropped.iter().map(|it| self.index.facets.label(it));
        let labels: Vec<&str> = labels.collect();
        let query = Query {
            text: words.join(" "),
            choices,
            sort: query.sort,
        };
        self.relaxation(query, labels.join(", "))
    }

    /// The query without the words that are dropped, by number.
    fn without_words(
        &self,
        query: &Query,
        words: &[&str],
        is_dropped: impl Fn(usize) -> bool,
    ) -> Option<Relaxation> {
        let (dropped, kept) = split(words, is_dropped);
        let query = Query {
            text: kept.join(" "),
            ..query.clone()
        };
        self.relaxation(query, dropped.join(" "))
    }

    /// `query`, from which something was dropped, if it asks for something and finds something.
    fn relaxation(&self, query: Query, dropped: String) -> Option<Relaxation> {
        let hits = match query.is_empty() {
            true => 0,
            false => self.count_hits(&query),
        };
        (hits > 0).then_some(Relaxation {
            query,
            dropped,
            hits,
        })
    }

    /// How many cards `query` finds.
    fn count_hits(&self, query: &Query) -> usize {
        let selection = self.index.facets.selection(&query.choices);
        let hits = self.matching(query, &self.terms(query)).into_iter();
        let fits = |hit: &Hit| self.index.facets.fit(hit.card, &selection) == Fit::All;
        hits.filter(fits).count()
    }
}

/// The items that are dropped, by number, and the others.
fn split<T: Clone>(items: &[T], is_dropped: impl Fn(usize) -> bool) -> (Vec<T>, Vec<T>) {
    let (mut dropped, mut kept) = (Vec::new(), Vec::new());
    for (at, item) in items.iter().enumerate() {
        match is_dropped(at) {
            true => dropped.push(item.clone()),
            false => kept.push(item.clone()),
        }
    }
    (dropped, kept)
}
