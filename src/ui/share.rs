//! Several elements that share one answer, as they share one toolbar.

use super::settings::Settings;
use crate::search::Hit;
use std::ops::Range;
use std::rc::Rc;

/// What an element is to the others that share its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It has the toolbar, and says what was found. So does an element that shares with no other.
    Leader,
    /// It shows its own cards, and nothing else.
    Follower,
}

/// What of an answer an element shows.
#[derive(Clone, Debug)]
pub enum Share {
    /// All of it.
    All,
    /// Its own cards.
    Part {
        /// Whether it has the toolbar.
        role: Role,
        /// Its cards, as indexes into [`Catalog::cards`](crate::catalog::Catalog::cards).
        cards: Range<usize>,
        /// Those of them that were found, in the order of the answer.
        hits: Rc<[Hit]>,
    },
}

impl Settings {
    /// These settings where another element has the toolbar: how cards are read and rendered is as here, what concerns the whole grid as
    /// there.
    pub fn as_part_of(&self, leader: &Self) -> Self {
        Self {
            facets: leader.facets.clone(),
            value_orders: leader.value_orders.clone(),
            filters: leader.filters,
            search: leader.search,
            sort: leader.sort,
            sort_menu: leader.sort_menu,
            view: leader.view,
            view_menu: leader.view_menu,
            new_for: leader.new_for,
            limit: leader.limit,
            url_state: leader.url_state,
            shortcut: leader.shortcut.clone(),
            label: leader.label.clone(),
            lang: leader.lang.clone(),
            ..self.clone()
        }
    }
}
