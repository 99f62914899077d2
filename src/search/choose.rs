//! Choosing: which cards the chosen facet values leave.

use super::{Choice, Library};

/// The values that are chosen in one facet.
pub struct Chosen {
    /// The facet, as its place in the index.
    pub facet: usize,
    /// The values, as their places in the facet.
    values: Vec<u16>,
}

impl Library {
    /// The choices, facet by facet; those that the index does not know are left out.
    pub(super) fn chosen(&self, choices: &[Choice]) -> Vec<Chosen> {
        let mut chosen: Vec<Chosen> = Vec::new();
        for choice in choices {
            let known = self
                .index
                .facets()
                .iter()
                .enumerate()
                .find(|it| it.1.name == choice.facet);
            let Some((facet, value)) = known.and_then(|(at, facet)| {
                let value = facet.values.iter().position(|it| it.key == choice.value)?;
                Some((at, value as u16))
            }) else {
                continue;
            };
            match chosen.iter_mut().find(|it| it.facet == facet) {
                Some(it) => it.values.push(value),
                None => chosen.push(Chosen {
                    facet,
                    values: vec![value],
                }),
            }
        }
        chosen
    }

    /// Whether the card has one of the chosen values.
    pub(super) fn has(&self, card: usize, chosen: &Chosen) -> bool {
        let values = self.index.facets.of(chosen.facet, card);
        values.iter().any(|it| chosen.values.contains(it))
    }

    /// Adds the card to the counts of its values in the facet.
    pub(super) fn count(&self, card: usize, facet: usize, counts: &mut [usize]) {
        for value in self.index.facets.of(facet, card) {
            if let Some(count) = counts.get_mut(*value as usize) {
                *count += 1;
            }
        }
    }
}
