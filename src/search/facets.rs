//! Facets: which values of its facets each card has, and which cards the chosen values leave.

use super::grouped::Grouped;
use super::{Choice, Facet};

/// The facets of a catalog, and the values of each card.
pub struct Facets {
    /// The facets, in the order in which they were asked for.
    pub facets: Vec<Facet>,
    /// For each facet, for each card, its values: indices into [`Facet::values`], each once.
    pub cards: Vec<Grouped<usize>>,
}

/// For each facet, the chosen values, as indices into [`Facet::values`].
pub type Selection = Vec<Vec<usize>>;

/// Whether a card has what was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// In each facet it has one of the chosen values.
    All,
    /// In each facet but this one.
    AllBut(usize),
    /// In several facets it has none of the chosen values.
    No,
}

impl Facets {
    /// What `choices` choose; values that no facet has are ignored.
    pub fn selection(&self, choices: &[Choice]) -> Selection {
        let chosen = |facet: &Facet| {
            let choices = choices.iter().filter(|it| it.facet == facet.name);
            choices.filter_map(|it| facet.position(&it.value)).collect()
        };
        self.facets.iter().map(chosen).collect()
    }

    /// Whether a card has what was chosen.
    pub fn fit(&self, card: usize, selection: &Selection) -> Fit {
        let mut fit = Fit::All;
        for (facet, (chosen, cards)) in selection.iter().zip(&self.cards).enumerate() {
            if !chosen.is_empty() && !cards.of(card).iter().any(|it| chosen.contains(it)) {
                fit = match fit {
                    Fit::All => Fit::AllBut(facet),
                    _ => return Fit::No,
                };
            }
        }
        fit
    }

    /// A zero for each value of each facet.
    pub fn no_counts(&self) -> Vec<Vec<usize>> {
        let zeros = |facet: &Facet| vec![0; facet.values.len()];
        self.facets.iter().map(zeros).collect()
    }

    /// Adds a card to the counts of its values. A value's count ignores the choices in its own facet.
    pub fn count(&self, card: usize, fit: Fit, counts: &mut [Vec<usize>]) {
        for (facet, (counts, cards)) in counts.iter_mut().zip(&self.cards).enumerate() {
            if fit == Fit::All || fit == Fit::AllBut(facet) {
                for value in cards.of(card) {
                    if let Some(count) = counts.get_mut(*value) {
                        *count += 1;
                    }
                }
            }
        }
    }
}
