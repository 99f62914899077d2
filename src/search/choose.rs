//! Choosing: which cards the chosen facet values leave.

use super::Choice;
use super::facets::Facets;

impl Facets {
    /// For each facet, the chosen values, as indices; those that the facet does not have are left out.
    pub fn chosen(&self, choices: &[Choice]) -> Vec<Vec<usize>> {
        let mut chosen = Vec::new();
        for facet in &self.facets {
            let mut values = Vec::new();
            for choice in choices {
                if choice.facet == facet.name
                    && let Some(value) = facet.place(&choice.value)
                {
                    values.push(value);
                }
            }
            chosen.push(values);
        }
        chosen
    }

    /// A chosen value as its author wrote it; its key, where no card has it.
    pub fn label<'a>(&'a self, choice: &'a Choice) -> &'a str {
        let facet = self.facets.iter().find(|it| it.name == choice.facet);
        let value = facet.and_then(|it| it.value(&choice.value));
        value.map_or(&choice.value, |it| &it.label)
    }

    /// In how many facets the card has none of the chosen values, and the last of these.
    pub fn failing(&self, card: usize, chosen: &[Vec<usize>]) -> (usize, usize) {
        let mut failing = (0, 0);
        for (facet, chosen) in chosen.iter().enumerate() {
            let values = self.of(facet, card);
            if !chosen.is_empty() && !values.iter().any(|it| chosen.contains(&(*it as usize))) {
                failing = (failing.0 + 1, facet);
            }
        }
        failing
    }

    /// Adds the card to the counts of its values in the facet.
    pub fn count(&self, card: usize, facet: usize, counts: &mut [usize]) {
        for value in self.of(facet, card) {
            if let Some(count) = counts.get_mut(*value as usize) {
                *count += 1;
            }
        }
    }
}
