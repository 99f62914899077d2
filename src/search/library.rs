//! The library: a catalog with its index, which answers queries.

use super::index::{Matched, hash_words};
use super::score::{READ, score, weights};
use super::term::{Term, terms};
use super::{Field, Hit, Index, Matcher, Query, Results, Score, Sort, Through};
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
pub(super) struct Found {
    pub(super) card: u32,
    score: Score,
    /// The terms, by number, that match neither in the title nor in the description, as bits.
    unread: u16,
}

/// A card while its matches are being added up.
struct Sum {
    card: u32,
    weight: u16,
    unread: u16,
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
                through: self.through(&it, &matcher),
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

    pub(super) fn terms(&self, query: &Query) -> Vec<Term> {
        terms(&query.text, &self.index.folder, &self.index.dictionary)
    }

    /// The cards on which every term matches, in no order; all cards in page order where there are no terms.
    pub(super) fn found(&self, terms: &[Term], text: &str) -> Vec<Found> {
        let Some(first) = terms.first() else {
            let cards = 0..self.index.titles.len() as u32;
            let score = Score::default();
            let found = cards.map(|card| Found {
                card,
                score,
                unread: 0,
            });
            return found.collect();
        };
        let mut scratch = self.index.scratch.borrow_mut();
        let mut found: Vec<Sum> = Vec::new();
        let mut touched: Vec<u32> = Vec::new();
        self.weigh(first, &mut scratch, &mut touched);
        found.extend(touched.iter().map(|card| Sum {
            card: *card,
            weight: 0,
            unread: 0,
        }));
        for (term, at) in terms.iter().zip(0..) {
            if at > 0 {
                self.weigh(term, &mut scratch, &mut touched);
            }
            found.retain_mut(|sum| {
                let matched = scratch.get(sum.card as usize).copied().unwrap_or_default();
                sum.weight = sum.weight.saturating_add(matched.weight);
                sum.unread |= u16::from(u32::from(matched.places) & READ == 0) << at;
                matched.weight != 0
            });
            for card in touched.drain(..) {
                if let Some(matched) = scratch.get_mut(card as usize) {
                    *matched = Matched::default();
                }
            }
        }
        let typed = hash_words(&self.index.folder.fold(text));
        let scored = found.into_iter().filter_map(|it| {
            let title = self.index.titles.get(it.card as usize)?;
            let whole = title.words == typed.words && title.hash == typed.hash;
            Some(Found {
                card: it.card,
                unread: it.unread,
                score: score(whole, it.weight, title.words),
            })
        });
        scored.collect()
    }

    /// Notes for each card how the term matches there, and lists these cards.
    fn weigh(&self, term: &Term, cards: &mut [Matched], touched: &mut Vec<u32>) {
        for it in &term.matches {
            let weights = weights(it.way);
            for posting in self.index.postings(&it.words) {
                let weight = weights.get(posting.places()).copied().unwrap_or_default();
                if let Some(matched) = cards.get_mut(posting.card()) {
                    if matched.weight == 0 {
                        touched.push(posting.card() as u32);
                    }
                    matched.weight = matched.weight.max(weight);
                    matched.places |= posting.places() as u8;
                }
            }
        }
    }

    /// The tag or keyword that a card was found through, where a word typed stands in neither title nor description.
    fn through(&self, found: &Found, matcher: &Matcher) -> Option<Through> {
        let card = self.catalog.cards.get(found.card as usize)?;
        let mut missing = u32::from(found.unread);
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

impl Library {
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
}
