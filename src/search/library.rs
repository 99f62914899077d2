//! The library: a catalog with its index, which answers queries.

use super::index::hash_words;
use super::score::{score, weights};
use super::term::{Term, terms};
use super::{Choice, Field, Hit, Index, Matcher, Query, Relaxation, Results, Score, Sort, Through};
use crate::catalog::Catalog;
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

/// A card that the words typed find, whatever is chosen.
#[derive(Clone, Copy)]
struct Found {
    card: u32,
    score: Score,
}

impl Library {
    /// What `query` finds. Words typed order hits by relevance; else the reader's sort, else `author_order`, does.
    pub fn search(&self, query: &Query, author_order: Sort) -> Results {
        let terms = self.terms(query);
        let found = self.found(&terms, &query.text);
        let chosen = self.chosen(&query.choices);
        let mut counts: Vec<Vec<usize>> = self
            .index
            .facets()
            .iter()
            .map(|it| vec![0; it.values.len()])
            .collect();
        let mut kept: Vec<Found> =
            Vec::with_capacity(if chosen.is_empty() { found.len() } else { 0 });
        for it in found {
            let card = it.card as usize;
            let mut failing = chosen.iter().filter(|facet| !self.has(card, facet));
            match (failing.next(), failing.next()) {
                (None, _) => {
                    for (facet, counts) in counts.iter_mut().enumerate() {
                        self.count(card, facet, counts);
                    }
                    kept.push(it);
                }
                // A value's count leaves its own facet's choices aside.
                (Some(facet), None) => {
                    if let Some(counts) = counts.get_mut(facet.facet) {
                        self.count(card, facet.facet, counts);
                    }
                }
                (Some(_), Some(_)) => {}
            }
        }
        if terms.is_empty() {
            self.sort(&mut kept, query.sort.unwrap_or(author_order));
        } else {
            kept.sort_unstable_by_key(|it| (Reverse(it.score), it.card));
        }
        let matcher = self.matcher_of(&terms);
        let hits: Vec<Hit> = kept
            .into_iter()
            .map(|it| Hit {
                card: it.card as usize,
                score: it.score,
                through: self.through(it.card as usize, terms.len(), &matcher),
            })
            .collect();
        let relaxations = match hits.is_empty() {
            true => self.relaxations(query),
            false => Vec::new(),
        };
        let corrections = terms
            .iter()
            .filter_map(|it| it.correction(&self.index.dictionary));
        Results {
            corrections: corrections.collect(),
            hits,
            counts,
            relaxations,
        }
    }

    /// What `query` matches in a text.
    pub fn matcher(&self, query: &Query) -> Matcher {
        self.matcher_of(&self.terms(query))
    }

    fn matcher_of(&self, terms: &[Term]) -> Matcher {
        Matcher::new(terms, &self.index.dictionary, self.index.folder.clone())
    }

    fn terms(&self, query: &Query) -> Vec<Term> {
        terms(&query.text, &self.index.folder, &self.index.dictionary)
    }

    /// The cards on which every term matches, in no order; all cards in page order where there are no terms.
    fn found(&self, terms: &[Term], text: &str) -> Vec<Found> {
        let Some((first, rest)) = terms.split_first() else {
            let cards = 0..self.index.titles.len() as u32;
            let score = Score::default();
            return cards.map(|card| Found { card, score }).collect();
        };
        let mut weights = self.index.weights.borrow_mut();
        let mut sums: Vec<(u32, u16)> = Vec::new();
        let mut touched: Vec<u32> = Vec::new();
        self.weigh(first, &mut weights, &mut touched);
        for card in touched.drain(..) {
            if let Some(weight) = weights.get_mut(card as usize) {
                sums.push((card, std::mem::take(weight)));
            }
        }
        for term in rest {
            self.weigh(term, &mut weights, &mut touched);
            sums.retain_mut(|(card, sum)| {
                let weight = weights.get(*card as usize).copied().unwrap_or_default();
                *sum = sum.saturating_add(weight);
                weight != 0
            });
            for card in touched.drain(..) {
                if let Some(weight) = weights.get_mut(card as usize) {
                    *weight = 0;
                }
            }
        }
        let typed = hash_words(&self.index.folder.fold(text));
        let scored = sums.into_iter().filter_map(|(card, sum)| {
            let title = self.index.titles.get(card as usize)?;
            let whole = title.words == typed.words && title.hash == typed.hash;
            Some(Found {
                card,
                score: score(whole, sum, title.words),
            })
        });
        scored.collect()
    }

    /// Sets for each card the best weight with which the term matches there, and lists these cards.
    fn weigh(&self, term: &Term, cards: &mut [u16], touched: &mut Vec<u32>) {
        for it in &term.matches {
            let weights = weights(it.way);
            for posting in self.index.postings(&it.words) {
                let weight = weights.get(posting.places()).copied().unwrap_or_default();
                if let Some(best) = cards.get_mut(posting.card()) {
                    if *best == 0 {
                        touched.push(posting.card() as u32);
                    }
                    *best = weight.max(*best);
                }
            }
        }
    }

    /// The tag or keyword that a card was found through, where a word typed stands in neither title nor description.
    fn through(&self, card: usize, terms: usize, matcher: &Matcher) -> Option<Through> {
        let card = self.catalog.cards.get(card)?;
        if matcher.is_empty() || card.tags.is_empty() && card.keywords.is_empty() {
            return None;
        }
        let all = (1 << terms) - 1;
        let mut missing = all & !matcher.terms_in(&card.title.text);
        if missing != 0 {
            missing &= !matcher.terms_in(&card.description.text);
        }
        if missing == 0 {
            return None;
        }
        let tags = card.tags.iter().map(|it| (Field::Tags, it));
        let keywords = card.keywords.iter().map(|it| (Field::Keywords, it));
        let mut through = None;
        for (field, value) in tags.chain(keywords) {
            let explains = matcher.terms_in(value) & missing;
            if explains != 0 {
                missing &= !explains;
                // Of two, the keyword needs saying more, as it cannot be seen.
                through = Some(Through {
                    field,
                    value: value.clone(),
                });
            }
        }
        through
    }
}

/// The values that are chosen in one facet.
struct Chosen {
    facet: usize,
    values: Vec<u16>,
}

impl Library {
    /// The choices, facet by facet; those that the index does not know are left out.
    fn chosen(&self, choices: &[Choice]) -> Vec<Chosen> {
        let mut chosen: Vec<Chosen> = Vec::new();
        for choice in choices {
            let known = self
                .index
                .facets()
                .iter()
                .enumerate()
                .find(|it| it.1.name == choice.facet);
            let Some((facet, value)) = known.and_then(|(at, facet)| {
                let value = facet.values.iter().position(|it| it.key == choice.value)?;
                Some((at, value as u16))
            }) else {
                continue;
            };
            match chosen.iter_mut().find(|it| it.facet == facet) {
                Some(it) => it.values.push(value),
                None => chosen.push(Chosen {
                    facet,
                    values: vec![value],
                }),
            }
        }
        chosen
    }

    fn has(&self, card: usize, chosen: &Chosen) -> bool {
        let values = self.index.facets.of(chosen.facet, card);
        values.iter().any(|it| chosen.values.contains(it))
    }

    fn count(&self, card: usize, facet: usize, counts: &mut [usize]) {
        for value in self.index.facets.of(facet, card) {
            if let Some(count) = counts.get_mut(*value as usize) {
                *count += 1;
            }
        }
    }

    /// Orders all or some cards that are in page order.
    fn sort(&self, found: &mut [Found], order: Sort) {
        let card = |it: &Found| self.catalog.cards.get(it.card as usize);
        match order {
            Sort::Page => {}
            Sort::Title => {
                let ranks = self.index.by_title.get_or_init(|| self.title_ranks());
                found.sort_by_key(|it| ranks.get(it.card as usize));
            }
            Sort::Weight => found.sort_by_key(|it| {
                let weight = card(it).and_then(|it| it.weight);
                (weight.is_none(), weight)
            }),
            Sort::Date => {
                found.sort_by_key(|it| Reverse(card(it).and_then(|it| it.date.as_deref())))
            }
        }
    }

    /// For each card, the rank of its title.
    fn title_ranks(&self) -> Vec<u32> {
        let titles = self
            .catalog
            .cards
            .iter()
            .map(|it| self.index.folder.key(&it.title.text));
        let mut titles: Vec<(String, u32)> = titles.zip(0..).collect();
        titles.sort_unstable();
        let mut ranks = vec![0; titles.len()];
        for ((_, card), rank) in titles.iter().zip(0..) {
            if let Some(it) = ranks.get_mut(*card as usize) {
                *it = rank;
            }
        }
        ranks
    }

    /// What could be dropped from a query that finds nothing, and what that would bring back.
    fn relaxations(&self, query: &Query) -> Vec<Relaxation> {
        let words: Vec<&str> = query.text.split_whitespace().collect();
        let mut relaxations = Vec::new();
        let mut offer = |query: Query, dropped: String| {
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
        };
        for (at, choice) in query.choices.iter().enumerate() {
            let mut rest = query.clone();
            rest.choices.remove(at);
            offer(rest, self.label(choice));
        }
        for (at, word) in words.iter().enumerate().take(super::term::MOST_TERMS) {
            let mut rest = words.clone();
            rest.remove(at);
            let rest = Query {
                text: rest.join(" "),
                ..query.clone()
            };
            offer(rest, (*word).to_owned());
        }
        relaxations.sort_by_key(|it| Reverse(it.hits));
        relaxations
    }

    fn label(&self, choice: &Choice) -> String {
        let facet = self
            .index
            .facets()
            .iter()
            .find(|it| it.name == choice.facet);
        let value = facet.and_then(|it| it.values.iter().find(|it| it.key == choice.value));
        value.map_or_else(|| choice.value.clone(), |it| it.label.clone())
    }

    /// How many cards `query` finds.
    fn hits(&self, query: &Query) -> usize {
        let chosen = self.chosen(&query.choices);
        let found = self.found(&self.terms(query), &query.text);
        let passes = |it: &&Found| chosen.iter().all(|facet| self.has(it.card as usize, facet));
        found.iter().filter(passes).count()
    }
}
