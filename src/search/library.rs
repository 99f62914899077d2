//! The library: a catalog with its index, which answers queries.

use super::choose::Failing;
use super::dictionary::{Interner, Keyed, sort};
use super::index::{Matched, hash_words};
use super::score::{READ, score, weights};
use super::term::{Term, terms};
use super::{Field, Hit, Index, Matcher, Query, Results, Score, Sort, Through};
use crate::catalog::{Card, Catalog};
use crate::source::Diagnostic;

/// Everything that was worked out from what an author wrote.
pub struct Library {
    /// What the page offers.
    pub catalog: Catalog,
    /// The index of this catalog.
    pub index: Index,
    /// What is wrong with the page.
    pub diagnostics: Vec<Diagnostic>,
}

/// A card that the words typed find, whatever is chosen: a key that puts the better first and equals in page order,
/// and the terms, by number, that match neither in the title nor in the description, as bits.
pub(super) type Found = Keyed;

fn found(score: Score, card: u32, unread: u32) -> Found {
    (u64::from(!score.0) << 32 | u64::from(card), unread)
}

pub(super) fn card_of(found: Found) -> usize {
    found.0 as u32 as usize
}

impl Library {
    /// What `query` finds. Words typed order hits by relevance; else the reader's sort, else `author_order`, does.
    pub fn search(&self, query: &Query, author_order: Sort) -> Results {
        let terms = self.terms(query);
        let found = self.found(&terms, &query.text);
        let chosen = self.chosen(&query.choices);
        let mut counts: Vec<Vec<usize>> = Vec::new();
        for facet in self.index.facets() {
            counts.push(vec![0; facet.values.len()]);
        }
        let mut kept: Vec<Found> = Vec::with_capacity(found.len());
        for it in found {
            let card = card_of(it);
            let failing = self.failing(card, &chosen);
            for (facet, counts) in counts.iter_mut().enumerate() {
                // A value's count leaves its own facet's choices aside.
                if failing == Failing::None || failing == Failing::One(facet) {
                    self.count(card, facet, counts);
                }
            }
            if failing == Failing::None {
                kept.push(it);
            }
        }
        if terms.is_empty() {
            self.sort(&mut kept, query.sort.unwrap_or(author_order));
        } else {
            sort(&mut kept);
        }
        let matcher = self.matcher_of(&terms);
        let mut hits: Vec<Hit> = Vec::with_capacity(kept.len());
        for it in kept {
            hits.push(Hit {
                card: card_of(it),
                score: Score(!(it.0 >> 32) as u32),
                through: self.through(it, &matcher),
            });
        }
        let relaxations = match hits.is_empty() {
            true => self.relaxations(query),
            false => Vec::new(),
        };
        let mut corrections = Vec::new();
        for term in &terms {
            corrections.extend(term.correction(&self.index.dictionary));
        }
        Results {
            corrections,
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
        let mut all: Vec<Found> = Vec::new();
        let Some(first) = terms.first() else {
            for card in 0..self.index.titles.len() as u32 {
                all.push(found(Score::default(), card, 0));
            }
            return all;
        };
        let mut scratch = self.index.scratch.borrow_mut();
        let mut touched: Vec<u32> = Vec::new();
        self.weigh(first, &mut scratch, &mut touched);
        // Until all is added up, the sum of the weights stands in place of the score.
        for card in &touched {
            all.push((u64::from(*card), 0));
        }
        for (at, term) in terms.iter().enumerate() {
            if at > 0 {
                self.weigh(term, &mut scratch, &mut touched);
            }
            all.retain_mut(|it| {
                let matched = scratch.get(card_of(*it)).copied().unwrap_or_default();
                it.0 += u64::from(matched.weight) << 32;
                it.1 |= u32::from(u32::from(matched.places) & READ == 0) << at;
                matched.weight != 0
            });
            for card in &touched {
                if let Some(matched) = scratch.get_mut(*card as usize) {
                    *matched = Matched::default();
                }
            }
            touched.clear();
        }
        let typed = hash_words(&self.index.folder.fold(text));
        for it in &mut all {
            if let Some(title) = self.index.titles.get(card_of(*it)) {
                let whole = title.words == typed.words && title.hash == typed.hash;
                let weight = (it.0 >> 32) as u16;
                *it = found(score(whole, weight, title.words), it.0 as u32, it.1);
            }
        }
        all
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
    fn through(&self, found: Found, matcher: &Matcher) -> Option<Through> {
        let card = self.catalog.cards.get(card_of(found))?;
        let mut missing = found.1;
        if missing == 0 {
            return None;
        }
        let mut through = None;
        for (field, values) in [(Field::Tags, &card.tags), (Field::Keywords, &card.keywords)] {
            for value in values {
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
        }
        through
    }
}

impl Library {
    /// Orders all or some cards that are in page order.
    fn sort(&self, found: &mut [Found], order: Sort) {
        let dates = match order {
            Sort::Page => return,
            Sort::Date => self.ranks(&|it| it.date.clone().unwrap_or_default()),
            Sort::Title | Sort::Weight => Vec::new(),
        };
        let rank = |ranks: &[u32], card| u64::from(ranks.get(card).copied().unwrap_or(0));
        let mut keys: Vec<Keyed> = Vec::with_capacity(found.len());
        for it in found.iter() {
            let card = card_of(*it);
            let key = match order {
                Sort::Page | Sort::Title => {
                    let titles = || self.ranks(&|it| self.index.folder.key(&it.title.text));
                    rank(self.index.by_title.get_or_init(titles), card)
                }
                // In the order of their bits, negative numbers come last.
                Sort::Weight => {
                    let weight = self.catalog.cards.get(card).and_then(|it| it.weight);
                    weight.map_or(u64::MAX, |it| it as u64 ^ 1 << 63)
                }
                Sort::Date => !rank(&dates, card),
            };
            keys.push((key, card as u32));
        }
        sort(&mut keys);
        for (to, (_, card)) in found.iter_mut().zip(keys) {
            *to = self::found(Score::default(), card, 0);
        }
    }

    /// For each card, the rank of one of its texts among those of all.
    fn ranks(&self, text: &dyn Fn(&Card) -> String) -> Vec<u32> {
        let mut texts = Interner::default();
        let mut ranks = Vec::with_capacity(self.catalog.cards.len());
        for card in &self.catalog.cards {
            ranks.push(texts.number(&text(card)));
        }
        let ranked = Interner::ranks(&texts.sorted());
        for it in &mut ranks {
            *it = ranked.get(*it as usize).copied().unwrap_or(0);
        }
        ranks
    }
}
