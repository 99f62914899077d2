//! Cards in page order, whatever the order in which they were read.

use super::Reader;

impl Reader {
    /// Brings the cards together section by section, and drops the sections that have none.
    pub(super) fn arrange(&mut self) {
        let catalog = &mut self.catalog;
        catalog.cards.append(&mut self.inline);
        for card in &catalog.cards {
            if let Some(section) = catalog.sections.get_mut(card.section) {
                section.cards.end += 1;
            }
        }
        let (mut start, mut kept) = (0, 0);
        // For each section where its next card belongs, and its number among those that are kept.
        let mut places = Vec::with_capacity(catalog.sections.len());
        for section in &mut catalog.sections {
            places.push((start, kept));
            kept += usize::from(!section.cards.is_empty());
            section.cards = start..start + section.cards.end;
            start = section.cards.end;
        }
        let mut targets = Vec::with_capacity(catalog.cards.len());
        for card in &mut catalog.cards {
            if let Some((place, section)) = places.get_mut(card.section) {
                card.section = *section;
                targets.push(*place as u32);
                *place += 1;
            }
        }
        for at in 0..targets.len() {
            // Each exchange brings one card to its place.
            while let Some(to) = targets.get(at).map(|it| *it as usize)
                && to != at
            {
                catalog.cards.swap(at, to);
                targets.swap(at, to);
            }
        }
        let mut kept = 0;
        for number in 0..catalog.sections.len() {
            let section = catalog.sections.get(number);
            if section.is_some_and(|it| !it.cards.is_empty()) {
                catalog.sections.swap(kept, number);
                kept += 1;
            }
        }
        catalog.sections.truncate(kept);
    }
}
