//! Relaxing: what could be dropped from a query that finds nothing.

use super::fold::tidy;
use super::library::card_of;
use super::term::MOST_TERMS;
use super::{Library, Query, Relaxation};
use crate::source::text::parts;
use std::ops::Range;

/// All words, as bits.
const ALL: u32 = (1 << MOST_TERMS) - 1;

impl Library {
    /// What could be dropped from a query that finds nothing, and what that would bring back; most first.
    ///
    /// One word or one choice, where that is enough; else all choices, or all words but one.
    #[inline(never)]
    pub(super) fn relaxations(&self, query: &Query) -> Vec<Relaxation> {
        let text = tidy(&query.text);
        let mut words: Vec<&str> = Vec::new();
        for word in parts(&text, " ") {
            if !word.is_empty() && words.len() < MOST_TERMS {
                words.push(word);
            }
        }
        let mut relaxations = Vec::new();
        let choices = query.choices.len();
        let mut offer = |kept: u32, dropped: Range<usize>| {
            self.offer(query, &words, kept, dropped, &mut relaxations);
            relaxations.is_empty()
        };
        let mut none = true;
        for at in 0..choices {
            none = offer(ALL, at..at + 1);
        }
        for at in 0..words.len() {
            none = offer(ALL & !(1 << at), 0..0);
        }
        if none && choices > 1 {
            none = offer(ALL, 0..choices);
        }
        if none && words.len() > 2 {
            for at in 0..words.len() {
                offer(1 << at, 0..0);
            }
        }
        relaxations
    }

    /// Adds what is left of the query when all words but those of `kept` and these choices are dropped, if it asks for
    /// something and finds something.
    fn offer(
        &self,
        query: &Query,
        words: &[&str],
        kept: u32,
        choices: Range<usize>,
        relaxations: &mut Vec<Relaxation>,
    ) {
        let mut rest = Query {
            text: String::new(),
            choices: Vec::new(),
            sort: query.sort,
        };
        let mut dropped = String::new();
        for (at, word) in words.iter().enumerate() {
            match kept >> at & 1 {
                1 => append(&mut rest.text, " ", word),
                _ => append(&mut dropped, " ", word),
            }
        }
        for (at, choice) in query.choices.iter().enumerate() {
            match choices.contains(&at) {
                true => append(&mut dropped, ", ", self.index.facets.label(choice)),
                false => rest.choices.push(choice.clone()),
            }
        }
        let hits = match rest.is_empty() {
            true => 0,
            false => self.hits(&rest),
        };
        if hits > 0 {
            let fewer = relaxations.iter().position(|it| it.hits < hits);
            let relaxation = Relaxation {
                query: rest,
                dropped,
                hits,
            };
            relaxations.insert(fewer.unwrap_or(relaxations.len()), relaxation);
        }
    }

    /// How many cards `query` finds.
    fn hits(&self, query: &Query) -> usize {
        let facets = &self.index.facets;
        let chosen = facets.chosen(&query.choices);
        let mut hits = 0;
        for it in self.found(&self.terms(query), &query.text) {
            hits += usize::from(facets.failing(card_of(it), &chosen).0 == 0);
        }
        hits
    }
}

fn append(list: &mut String, separator: &str, item: &str) {
    if !list.is_empty() {
        list.push_str(separator);
    }
    list.push_str(item);
}
