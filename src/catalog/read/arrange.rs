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
        if self.rest.last().is_none_or(|it| it.len() == BATCH) {
            self.rest.push(Vec::new());
        }
        if let Some(last) = self.rest.last_mut() {
            last.push(card);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }
}

impl Reader {
    /// Makes room for all cards, and drops the sections that have none.
    fn begin_arranging(&mut self) {
        let catalog = &mut self.catalog;
        self.cards.rest.push(std::mem::take(&mut self.inline));
        for batch in &self.cards.rest {
            for card in batch {
                if let Some(section) = catalog.sections.get_mut(card.section) {
                    section.cards.end += 1;
                }
            }
        }
        let ends = self.cards.ends.insert(Vec::new());
        let (mut total, mut kept) = (0, 0);
        for number in 0..catalog.sections.len() {
            let Some(section) = catalog.sections.get_mut(number) else {
                break;
            };
            let cards = section.cards.end;
            section.cards = total..total + cards;
            total += cards;
            ends.push((total, kept));
            if cards > 0 {
                catalog.sections.swap(kept, number);
                kept += 1;
            }
        }
        catalog.sections.truncate(kept);
        catalog.cards = Vec::with_capacity(total);
        for _ in 0..total {
            catalog.cards.push(Card::default());
        }
    }

    /// Puts some cards, from the last on, where they belong; whether there are more.
    pub(super) fn arrange(&mut self) -> bool {
        let Some(ends) = &mut self.cards.ends else {
            self.begin_arranging();
            return true;
        };
        let mut batch = self.cards.rest.pop().unwrap_or_default();
        while let Some(mut card) = batch.pop() {
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
