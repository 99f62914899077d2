//! The orders of cards that do not depend on what is typed.

use super::{Folder, Sort};
use crate::catalog::Catalog;
use std::cell::OnceCell;
use std::cmp::Reverse;

/// All cards of a catalog in each [`Sort`], computed when it is first asked for.
#[derive(Default)]
pub struct CardOrders {
    page: OnceCell<Vec<usize>>,
    title: OnceCell<Vec<usize>>,
    weight: OnceCell<Vec<usize>>,
    date: OnceCell<Vec<usize>>,
}

impl CardOrders {
    /// The cards of `catalog`, always the same, in this order; equals stay in page order.
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
    let mut order: Vec<usize> = (0..catalog.cards.len()).collect();
    let card = |it: &usize| catalog.cards.get(*it);
    match sort {
        Sort::Page => {}
        // By folded titles; the rules of a language (collation) belong here.
        Sort::Title => {
            order.sort_by_cached_key(|it| card(it).map(|it| folder.key(&it.title.text)));
        }
        Sort::Weight => order.sort_by_key(|it| {
            let weight = card(it).and_then(|it| it.weight);
            (weight.is_none(), weight)
        }),
        Sort::Date => order.sort_by_key(|it| {
            let date = card(it).and_then(|it| it.date.as_deref());
            Reverse(date.unwrap_or_default())
        }),
    }
    order
}
