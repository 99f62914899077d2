//! The library: a catalog with its index, which answers queries.

use super::facets::Fit;
use super::matches::Match;
use super::ranking::ranking;
use super::relaxation::relaxations;
use super::score::{Place, Score};
use super::terms::{Term, terms};
use super::title::Title;
use super::{Choice, Hit, Index, Matcher, Query, Results, Sort};
use crate::catalog::Catalog;
use crate::catalog::field::{Detail, SearchedText, Shown};
use crate::source::Diagnostic;
use std::cell::LazyCell;
use std::rc::Rc;

/// Everything that was computed from what an author wrote.
pub struct Library {
    /// What the page offers.
    pub catalog: Catalog,
    /// The index of this catalog.
    pub index: Index,
    /// What is wrong with the page.
    pub diagnostics: Vec<Diagnostic>,
}

impl Library {
    /// What `query` finds: in the order that it asks for, or else, if there is a word in it, by relevance, or else in
    /// `author_order`.
    pub fn search(&self, query: &Query, author_order: Sort) -> Results {
        self.answer(query, author_order).0
    }

    /// What `query` finds, as [`search`](Self::search) does, and what it matches in a text.
    pub fn answer(&self, query: &Query, author_order: Sort) -> (Results, Matcher) {
        let facets = &self.index.facets;
        let terms = self.terms(query);
        let usual_order = match terms.is_empty() {
            true => author_order,
            false => Sort::Relevance,
        };
        let order = query.sort.unwrap_or(usual_order);
        let selection = facets.selection(&query.choices);
        let mut hits = Vec::new();
        let mut counts = facets.no_counts();
        for hit in self.matching(query, &terms, order) {
            let fit = facets.fit(hit.card, &selection);
            facets.count(hit.card, fit, &mut counts);
            if fit == Fit::All {
                hits.push(hit);
            }
        }
        if order == Sort::Relevance {
            let score = |at: usize| hits.get(at).map(|hit| hit.score);
            let best_first = ranking(hits.len(), &|one, other| score(other).cmp(&score(one)));
            let best_first = best_first.iter();
            hits = best_first.filter_map(|at| hits.get(*at).copied()).collect();
        }
        let relaxations = match hits.is_empty() {
            true => relaxations(query, |it| self.count_hits(it)),
            false => Vec::new(),
        };
        // A correction that shows nothing is none. Most queries have no corrections.
        let shown = LazyCell::new(|| {
            let mut shown = vec![false; self.index.titles.len()];
            for hit in &hits {
                if let Some(shown) = shown.get_mut(hit.card) {
                    *shown = true;
                }
            }
            shown
        });
        let is_shown = |found: &Match| {
            let mut postings = self.index.postings.of_all(&found.words).iter();
            postings.any(|it| shown.get(it.card as usize) == Some(&true))
        };
        let corrections = terms
            .iter()
            .filter_map(|it| it.correction(&self.index.dictionary, is_shown));
        let corrections = corrections.collect();
        let results = Results {
            hits,
            order,
            usual_order,
            counts,
            corrections,
            relaxations,
        };
        (results, self.matcher_of(&terms))
    }

    /// How many cards `query` finds.
    fn count_hits(&self, query: &Query) -> usize {
        let facets = &self.index.facets;
        let selection = facets.selection(&query.choices);
        let hits = self.matching(query, &self.terms(query), Sort::Page);
        let fitting = hits
            .into_iter()
            .filter(|it| facets.fit(it.card, &selection) == Fit::All);
        fitting.count()
    }

    /// What `query` matches in a text.
    pub fn matcher(&self, query: &Query) -> Matcher {
        self.matcher_of(&self.terms(query))
    }

    fn matcher_of(&self, terms: &[Term]) -> Matcher {
        let folder = Rc::clone(&self.index.folder);
        Matcher::new(terms, &self.index.dictionary, folder)
    }

    fn terms(&self, query: &Query) -> Vec<Term> {
        terms(&query.text, &self.index, &self.catalog)
    }

    /// The cards on which every term of the query matches, whatever is chosen, in this order; relevance is for the caller.
    fn matching(&self, query: &Query, terms: &[Term], order: Sort) -> Vec<Hit> {
        // For each card, the sum of its weights, as long as every term matches.
        let mut sums: Vec<Option<u32>> = vec![Some(0); self.index.titles.len()];
        for term in terms {
            for (sum, weight) in sums.iter_mut().zip(self.weights(term)) {
                *sum = sum.zip(weight).map(|(sum, weight)| sum + weight);
            }
        }
        let typed = Title::of(&self.index.folder.fold(&query.text));
        let hit = |card: &usize| {
            let (sum, title) = (*sums.get(*card)?, self.index.titles.get(*card)?);
            let score = match terms.is_empty() {
                true => Score::default(),
                false => Score::new(*title == typed, sum?, title.words),
            };
            Some(Hit { card: *card, score })
        };
        let cards = self.index.orders.of(order, &self.catalog).iter();
        let mut hits: Vec<Hit> = cards.filter_map(hit).collect();
        if terms.iter().any(|it| it.accented.is_some()) {
            let matcher = self.matcher_of(terms);
            for hit in &mut hits {
                let others = self.other_accents(hit.card, terms, &matcher);
                hit.score = hit.score.with_other_accents(others);
            }
        }
        hits
    }

    /// How many terms the card has only with other accents, or none, than they were typed with. What counts for a term is the
    /// best place where it is.
    fn other_accents(&self, card: usize, terms: &[Term], matcher: &Matcher) -> u32 {
        let Some(card) = self.catalog.cards.get(card) else {
            return 0;
        };
        // For each term the best place, and whether it has other accents there.
        let mut best: Vec<Option<(Place, bool)>> = vec![None; terms.len()];
        for searched in card.searched_texts() {
            let place = Place::from(searched.rank);
            for found in matcher.find(searched.text) {
                let (Some(term), Some(best)) = (terms.get(found.term), best.get_mut(found.term))
                else {
                    continue;
                };
                let Some(accented) = &term.accented else {
                    continue;
                };
                let text = searched.text.get(found.range).unwrap_or_default();
                let is_other = self.index.folder.with_accents(text) != *accented;
                *best = Some(best.unwrap_or((place, is_other)).min((place, is_other)));
            }
        }
        best.iter().filter(|it| it.is_some_and(|it| it.1)).count() as u32
    }

    /// For each card, the best weight with which the term matches there; `None` where it does not.
    fn weights(&self, term: &Term) -> Vec<Option<u32>> {
        let mut weights: Vec<Option<u32>> = vec![None; self.index.titles.len()];
        for found in &term.matches {
            let way = found.way.weight();
            for posting in self.index.postings.of_all(&found.words) {
                if let Some(best) = weights.get_mut(posting.card as usize) {
                    *best = (*best).max(Some(way + posting.place.weight()));
                }
            }
        }
        for apart in &term.apart {
            for (card, place) in &apart.cards {
                if let Some(best) = weights.get_mut(*card) {
                    *best = (*best).max(Some(apart.way().weight() + place.weight()));
                }
            }
        }
        weights
    }

    /// The text, such as a tag or keyword, that a card was found through, if a word typed is in no text that has an element
    /// of its own, as title and description have. `matcher` is that of the query.
    ///
    /// Of several such texts, it is one that is not shown, if there is one: only that needs saying.
    pub fn through<'a>(&'a self, hit: &Hit, matcher: &Matcher) -> Option<SearchedText<'a>> {
        let card = self.catalog.cards.get(hit.card)?;
        let with_terms = card
            .searched_texts()
            .map(|it| (it, matcher.terms_in(it.text)));
        let (in_elements, others): (Vec<_>, Vec<_>) =
            with_terms.partition(|(it, _)| it.field.shown == Shown::OwnElement);
        let (hidden, shown): (Vec<_>, Vec<_>) = others
            .into_iter()
            .partition(|(it, _)| it.field.shown == Shown::Nowhere);
        let mut explained: Vec<usize> = in_elements.into_iter().flat_map(|it| it.1).collect();
        let mut through = None;
        for (text, terms) in shown.into_iter().chain(hidden) {
            if terms.iter().any(|it| !explained.contains(it)) {
                explained.extend(terms);
                through = Some(text);
            }
        }
        through
    }

    /// The choice that filters by a detail of a card, if readers are offered it.
    pub fn choice(&self, detail: &Detail) -> Option<Choice> {
        let mut facets = self.index.facets().iter();
        let facet = facets.find(|it| it.name.eq_ignore_ascii_case(detail.name))?;
        let is_offered = facet.values.len() > 1;
        let value = facet.value(&self.index.key(detail.text));
        let value = value.filter(|_| is_offered)?;
        Some(Choice {
            facet: facet.name.clone(),
            value: value.key.clone(),
        })
    }
}
