//! Which `data-` attributes of cards readers can filter by, where the author names none.

use super::{Element, Markup};
use crate::catalog::field::{FacetUse, FieldSpec, Kind};
use std::collections::HashSet;

/// A value this long, in bytes, is a text and no choice.
const LONGEST_VALUE: usize = 40;

impl<E: Element> Markup<E> {
    /// The names of `data-` attributes whose values tell cards apart, and bring some together: fewer values than cards that have
    /// one, but at least two. Tags are a facet anyway.
    pub fn facet_names(&self) -> Vec<String> {
        let mut names: Vec<&str> = Vec::new();
        for (name, _) in self.cards.iter().flat_map(|it| &it.fields) {
            if !names.contains(&name.as_str()) && may_be_facet(name) {
                names.push(name);
            }
        }
        names.retain(|it| self.is_choice(it));
        names.into_iter().map(str::to_owned).collect()
    }

    fn is_choice(&self, name: &str) -> bool {
        let fields = self.cards.iter().flat_map(|it| &it.fields);
        let given: Vec<&str> = fields
            .filter(|it| it.0 == name)
            .map(|it| it.1.as_str())
            .collect();
        let values = given.iter().flat_map(|it| it.split(',')).map(str::trim);
        let values: HashSet<&str> = values.filter(|it| !it.is_empty()).collect();
        let is_short = values.iter().all(|it| it.len() <= LONGEST_VALUE);
        is_short && (2..given.len()).contains(&values.len())
    }
}

/// Whether a field of this name has texts to choose from, and is no facet already.
fn may_be_facet(name: &str) -> bool {
    let field = FieldSpec::of(name);
    matches!(field.kind, Kind::Texts | Kind::Duration) && field.facet == FacetUse::OnRequest
}
