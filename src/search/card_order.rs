//! The orders of cards that do not depend on what is typed.

use super::{Collator, Sort, ranking};
use crate::catalog::Catalog;
use std::cell::OnceCell;
use std::cmp::{Ordering, Reverse};

/// All cards of a catalog in each order of [`Sort`], which is computed when it is first asked for.
pub struct CardOrders {
    /// Knows the order of titles.
    collator: Box<dyn Collator>,
    page: OnceCell<Vec<usize>>,
    title: OnceCell<Vec<usize>>,
    weight: OnceCell<Vec<usize>>,
    date: OnceCell<Vec<usize>>,
}

impl CardOrders {
    /// Orders, of which none is computed yet.
    pub fn new(collator: Box<dyn Collator>) -> Self {
        Self {
            collator,
            page: OnceCell::new(),
            title: OnceCell::new(),
            weight: OnceCell::new(),
            date: OnceCell::new(),
        }
    }

    /// The cards of `catalog` in this order; equals stay in page order, and so do all before their relevance is known. Each
    /// call must be given the same catalog.
    pub fn of(&self, sort: Sort, catalog: &Catalog) -> &[usize] {
        let order = match sort {
            Sort::Page | Sort::Relevance => &self.page,
            Sort::Title => &self.title,
            Sort::Weight => &self.weight,
            Sort::Date => &self.date,
        };
        order.get_or_init(|| self.sorted(sort, catalog))
    }

    fn sorted(&self, sort: Sort, catalog: &Catalog) -> Vec<usize> {
        let cards = &catalog.cards;
        let titles: Vec<usize> = match sort {
            Sort::Title => {
                let titles: Vec<&str> = cards.iter().map(|it| it.title.text.as_str()).collect();
                self.collator.ranks(&titles)
            }
            _ => Vec::new(),
        };
        let weight = |card: usize| {
            let card = cards.get(card)?;
            Some((card.section, card.weight.is_none(), card.weight))
        };
        let day = |card: usize| cards.get(card)?.date.as_ref().map(|it| it.day);
        ranking(cards.len(), &|one, other| match sort {
            Sort::Page | Sort::Relevance => Ordering::Equal,
            Sort::Title => titles.get(one).cmp(&titles.get(other)),
            Sort::Weight => weight(one).cmp(&weight(other)),
            Sort::Date => Reverse(day(one)).cmp(&Reverse(day(other))),
        })
    }
}
