//! The orders of cards that do not depend on what is typed.

use super::{Folder, Sort, ranking};
use crate::catalog::Catalog;
use std::cell::OnceCell;
use std::cmp::Ordering;

/// All cards of a catalog in each order of [`Sort`], which is computed when it is first asked for.
#[derive(Default)]
pub struct CardOrders {
    page: OnceCell<Vec<usize>>,
    title: OnceCell<Vec<usize>>,
    weight: OnceCell<Vec<usize>>,
    date: OnceCell<Vec<usize>>,
}

impl CardOrders {
    /// The cards of `catalog` in this order; equals stay in page order. Each call must be given the same catalog.
    pub fn of(&self, sort: Sort, catalog: &Catalog, folder: &Folder) -> &[usize] {
        let order = match sort {
            Sort::Page => &self.page,
            Sort::Title => &self.title,
            Sort::Weight => &self.weight,
            Sort::Date => &self.date,
        };
        order.get_or_init(|| sorted(sort, catalog, folder))
    }
}

fn sorted(sort: Sort, catalog: &Catalog, folder: &Folder) -> Vec<usize> {
    let cards = &catalog.cards;
    // Sorting by the rules of a language (collation) belongs here.
    let titles: Vec<String> = match sort {
        Sort::Title => cards.iter().map(|it| folder.key(&it.title.text)).collect(),
        _ => Vec::new(),
    };
    let weight = |card: usize| {
        let weight = cards.get(card).and_then(|it| it.weight);
        (weight.is_none(), weight)
    };
    let date = |card: usize| cards.get(card).and_then(|it| it.date.as_deref());
    ranking(cards.len(), &|one, other| match sort {
        Sort::Page => Ordering::Equal,
        Sort::Title => titles.get(one).cmp(&titles.get(other)),
        Sort::Weight => weight(one).cmp(&weight(other)),
        Sort::Date => date(other).cmp(&date(one)),
    })
}
