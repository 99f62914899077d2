//! The library: a catalog with its index, which answers queries.

use super::builder::indexed;
use super::dictionary::{Interner, Words};
use super::index::{CardWords, title};
use super::occurrences::of_posting;
use super::order::{Keyed, sort};
use super::score::{READ, gain, score, weight};
use super::term::{Term, terms};
use super::{Field, Hit, Index, Matcher, Query, Results, Score, Sort};
use crate::catalog::Catalog;
use crate::source::Diagnostic;
use std::rc::Rc;

/// Everything that was worked out from what an author wrote.
pub struct Library {
    /// What the page offers.
    pub catalog: Catalog,
    /// The index of this catalog.
    pub index: Index,
    /// What is wrong with the page.
    pub diagnostics: Vec<Diagnostic>,
}

/// A card that the words typed find, whatever is chosen: a key that puts the better first and equals in page order, with
/// the card in its lower half; and [`Hit::unread`].
pub(super) type Found = Keyed;

pub(super) fn card_of(found: Found) -> usize {
    found.0 as u32 as usize
}

/// The words of so many cards are read in some 20 ms.
const AT_ONCE: usize = 2_000;

impl Library {
    /// Whether a search for a text keeps nobody waiting: the words of cards were read, or so few cards have any that the
    /// search itself reads them.
    pub fn is_at_hand(&self) -> bool {
        self.has_words() || self.catalog.cards.len() <= AT_ONCE
    }

    /// Whether the words of its cards were read. The first search for a text does it, if a [`WordReader`] did not.
    ///
    /// [`WordReader`]: super::WordReader
    pub fn has_words(&self) -> bool {
        self.index.words.get().is_some()
    }

    pub(super) fn words(&self) -> &CardWords {
        self.index.words(&self.catalog)
    }

    /// What `query` finds. Words typed order hits by relevance; else the reader's sort, else `author_order`, does.
    pub fn search(&self, query: &Query, author_order: Sort) -> Results {
        self.answer(query, author_order).0
    }

    /// What `query` finds, as [`search`](Self::search) does, and what it matches in a text.
    pub fn answer(&self, query: &Query, author_order: Sort) -> (Results, Matcher) {
        let facets = &self.index.facets;
        let terms = self.terms(query);
        let chosen = facets.chosen(&query.choices);
        let mut results = Results::default();
        for facet in &facets.facets {
            results.counts.push(vec![0; facet.values.len()]);
        }
        let mut kept: Vec<Found> = Vec::new();
        for it in &self.found(&terms, &query.text) {
            let card = card_of(*it);
            let (failing, which) = facets.failing(card, &chosen);
            for (facet, counts) in results.counts.iter_mut().enumerate() {
                // A value's count leaves its own facet's choices aside.
                if failing == 0 || failing == 1 && which == facet {
                    facets.count(card, facet, counts);
                }
            }
            if failing == 0 {
                kept.push(*it);
            }
        }
        let typed = !terms.is_empty();
        if typed {
            sort(&mut kept);
        } else {
            self.sort(&mut kept, query.sort.unwrap_or(author_order));
        }
        for it in &kept {
            results.hits.push(Hit {
                card: card_of(*it),
                score: Score(if typed { !(it.0 >> 32) as u32 } else { 0 }),
                unread: it.1,
            });
        }
        if results.hits.is_empty() {
            results.relaxations = self.relaxations(query);
        }
        for term in &terms {
            if let Some(it) = term.correction(&self.words().dictionary) {
                results.corrections.push(it);
            }
        }
        (results, self.matcher_of(&terms))
    }

    /// What `query` matches in a text.
    pub fn matcher(&self, query: &Query) -> Matcher {
        self.matcher_of(&self.terms(query))
    }

    fn matcher_of(&self, terms: &[Term]) -> Matcher {
        let folder = Rc::clone(&self.index.folder);
        match terms.is_empty() {
            true => Matcher::new(terms, &Words::default(), folder),
            false => Matcher::new(terms, &self.words().dictionary, folder),
        }
    }

    pub(super) fn terms(&self, query: &Query) -> Vec<Term> {
        match query.asks_for_text() {
            true => terms(&query.text, &self.index.folder, &self.words().dictionary),
            false => Vec::new(),
        }
    }

    /// The cards on which every term matches, in page order.
    pub(super) fn found(&self, terms: &[Term], text: &str) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        for card in 0..indexed(&self.catalog).len() as u64 {
            found.push((card, 0));
        }
        // Until all is added up, the sum of the weights stands in place of the score.
        for (at, term) in terms.iter().enumerate() {
            let cards = self.weigh(term);
            let mut kept: Vec<Found> = Vec::new();
            for it in &found {
                let matched = cards.get(card_of(*it)).copied().unwrap_or(0);
                if matched > 0 {
                    let unread = u32::from(matched & READ == 0) << at;
                    let weight = u64::from(matched >> u8::BITS);
                    kept.push((it.0 + (weight << 32), it.1 | unread));
                }
            }
            found = kept;
        }
        if terms.is_empty() {
            return found;
        }
        let typed = title(&self.index.folder.fold(text));
        for it in &mut found {
            if let Some(title) = self.words().titles.get(card_of(*it)) {
                let score = score(*title == typed, (it.0 >> 32) as u32, title.words);
                it.0 = u64::from(!score.0) << 32 | u64::from(it.0 as u32);
            }
        }
        found
    }

    /// For each card, how the term matches there: in the lowest eight bits all places where one of its words stands, above
    /// them the best weight of these; 0 where none does.
    #[inline(never)]
    fn weigh(&self, term: &Term) -> Vec<u32> {
        let CardWords {
            postings, titles, ..
        } = self.words();
        let mut cards = vec![0u32; titles.len()];
        for it in &term.matches {
            let gain = gain(it.way);
            for posting in postings.of(&it.words) {
                let (card, places) = of_posting(*posting);
                if let Some(card) = cards.get_mut(card) {
                    let best = (*card >> u8::BITS).max(weight(gain, places));
                    *card = (best << u8::BITS) | (*card % (1 << u8::BITS)) | places;
                }
            }
        }
        cards
    }

    /// The tag or keyword that a card was found through, as its author wrote it, where a word typed stands in neither title
    /// nor description; `matcher` is that of the query.
    pub fn through<'a>(&'a self, hit: &Hit, matcher: &Matcher) -> Option<(Field, &'a str)> {
        let card = self
            .catalog
            .cards
            .get(hit.card)
            .filter(|_| hit.unread != 0)?;
        let mut missing = hit.unread;
        let mut explains = |values: &'a [Rc<str>]| {
            let mut explaining = None;
            for value in values {
                let explained = matcher.terms_in(value) & missing;
                if explained != 0 {
                    missing &= !explained;
                    explaining = Some(&**value);
                }
            }
            explaining
        };
        let tag = explains(&card.tags);
        // Of two, the keyword needs saying more, as it cannot be seen.
        match explains(&card.keywords) {
            Some(keyword) => Some((Field::Keywords, keyword)),
            None => tag.map(|it| (Field::Tags, it)),
        }
    }

    /// Orders all or some cards that are in page order.
    fn sort(&self, found: &mut [Found], order: Sort) {
        if order == Sort::Page {
            return;
        }
        let mut ranks = self.index.ranks.borrow_mut();
        if ranks.0 != order {
            *ranks = (order, self.ranks(order));
        }
        for it in found.iter_mut() {
            let rank = ranks.1.get(card_of(*it)).copied().unwrap_or(0);
            it.0 = u64::from(rank) << 32 | u64::from(it.0 as u32);
        }
        sort(found);
    }

    /// For each card, its rank in this order.
    #[inline(never)]
    fn ranks(&self, order: Sort) -> Vec<u32> {
        let mut texts = Interner::default();
        let mut ranks = Vec::with_capacity(self.catalog.cards.len());
        for card in &self.catalog.cards {
            let text = match order {
                Sort::Weight => digits(card.weight.as_ref()),
                Sort::Date => card.date.as_deref().unwrap_or_default().to_owned(),
                Sort::Page | Sort::Title => self.index.folder.key(&card.title.text),
            };
            ranks.push(texts.number(&text));
        }
        let ranked = Interner::ranks(&texts.sorted());
        for it in &mut ranks {
            *it = ranked.get(*it as usize).copied().unwrap_or(0);
            if order == Sort::Date {
                *it = !*it;
            }
        }
        ranks
    }
}

/// A weight as text of the same order, those that are none last: its digits to the base 16, from the least number on.
fn digits(weight: Option<&i64>) -> String {
    let number = weight.map_or(u64::MAX, |it| *it as u64 ^ 1 << 63);
    let mut text = String::new();
    for digit in (0..16).rev() {
        text.push((b'a' + (number >> (4 * digit)) as u8 % 16) as char);
    }
    text
}
