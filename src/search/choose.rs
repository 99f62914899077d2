//! Choosing: which cards the chosen facet values leave.

use super::{Choice, Library};

/// One chosen value.
pub struct Chosen {
    /// The facet, as its place in the index.
    facet: usize,
    /// The value, as its place in the facet.
    value: u16,
}

/// The facets whose choices a card has none of.
#[derive(Clone, Copy, PartialEq)]
pub enum Failing {
    /// There are none: the card is found.
    None,
    /// Only this one, as its place in the index.
    One(usize),
    /// More.
    More,
}

impl Library {
    /// The choices, facet by facet; those that the index does not know are left out.
    pub(super) fn chosen(&self, choices: &[Choice]) -> Vec<Chosen> {
        let mut chosen = Vec::new();
        for (at, facet) in self.index.facets().iter().enumerate() {
            for choice in choices.iter().filter(|it| it.facet == facet.name) {
                for (value, it) in facet.values.iter().enumerate() {
                    if it.key == choice.value {
                        chosen.push(Chosen {
                            facet: at,
                            value: value as u16,
                        });
                    }
                }
            }
        }
        chosen
    }

    /// In which facets the card has none of the chosen values.
    pub(super) fn failing(&self, card: usize, chosen: &[Chosen]) -> Failing {
        let mut failing = Failing::None;
        for of_facet in chosen.chunk_by(|a, b| a.facet == b.facet) {
            let facet = of_facet.first().map_or(0, |it| it.facet);
            let values = self.index.facets.of(facet, card);
            if !of_facet.iter().any(|it| values.contains(&it.value)) {
                failing = match failing {
                    Failing::None => Failing::One(facet),
                    Failing::One(_) | Failing::More => Failing::More,
                };
            }
        }
        failing
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
