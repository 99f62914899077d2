//! Cards in page order, whatever the order in which they were read.

use super::Reader;
use crate::catalog::Card;

/// So many cards lie together until all are read: to lengthen one long list takes the memory of two.
const BATCH: usize = 1 << 11;

/// The cards of a catalog on their way to their places.
#[derive(Default)]
pub(super) struct Batches {
    /// As they were read. They have the numbers of their sections.
    rest: Vec<Vec<Card>>,
    /// For each section where its cards end that are not in their place, and its number among those that are kept; none
    /// until all are read.
    ends: Option<Vec<(usize, usize)>>,
}

impl Batches {
    pub(super) fn push(&mut self, card: Card) {
        match self.rest.last_mut() {
            Some(last) if last.len() < BATCH => last.push(card),
            None => self.rest.push(vec![card]),
            Some(_) => {
                let mut next = Vec::with_capacity(BATCH);
                next.push(card);
                self.rest.push(next);
            }
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }
}

impl Reader {
    /// Makes room for all cards, and drops the sections that have none.
    fn begin_arranging(&mut self) {
        let sections = &mut self.catalog.sections;
        self.cards.rest.push(std::mem::take(&mut self.inline));
        for card in self.cards.rest.iter().flatten() {
            if let Some(section) = sections.get_mut(card.section) {
                section.cards.end += 1;
            }
        }
        let ends = self.cards.ends.insert(Vec::new());
        let (mut total, mut kept) = (0, 0);
        for section in sections.iter_mut() {
            section.cards = total..total + section.cards.end;
            total = section.cards.end;
            ends.push((total, kept));
            kept += usize::from(!section.cards.is_empty());
        }
        sections.retain(|it| !it.cards.is_empty());
        self.catalog.cards.reserve_exact(total);
        self.catalog.cards.resize_with(total, Card::default);
    }

    /// Puts some cards, from the last on, where they belong; whether there are more.
    pub(super) fn arrange(&mut self) -> bool {
        let Some(ends) = &mut self.cards.ends else {
            self.begin_arranging();
            return true;
        };
        for mut card in self.cards.rest.pop().into_iter().flatten().rev() {
            if let Some((end, section)) = ends.get_mut(card.section) {
                *end -= 1;
                card.section = *section;
                if let Some(place) = self.catalog.cards.get_mut(*end) {
                    *place = card;
                }
            }
        }
        !self.cards.is_empty()
    }
}
