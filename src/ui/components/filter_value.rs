//! A value of a facet.

use crate::search::{Choice, Facet, FacetValue};
use crate::ui::language::Language;
use crate::ui::state::Action;
use crate::ui::view::View;
use yew::{Callback, Html, html};

/// One value of a facet, in a view.
pub struct FilterValue<'a> {
    /// The facet.
    pub facet: &'a Facet,
    /// The value.
    pub value: &'a FacetValue,
    /// How many cards would be shown if this value were chosen as well.
    pub count: usize,
    /// Whether the reader chose it.
    pub is_chosen: bool,
}

impl<'a> FilterValue<'a> {
    /// All values of a facet, in its order; `nth` is the facet's index.
    pub fn all(view: &View, nth: usize, facet: &'a Facet) -> Vec<Self> {
        let counts = view.results.counts.get(nth).map_or(&[][..], Vec::as_slice);
        let choices = &view.state.query.choices;
        let is_chosen = |value: &FacetValue| {
            choices
                .iter()
                .any(|it| it.facet == facet.name && it.value == value.key)
        };
        facet
            .values
            .iter()
            .enumerate()
            .map(|(at, value)| Self {
                facet,
                value,
                count: counts.get(at).copied().unwrap_or(0),
                is_chosen: is_chosen(value),
            })
            .collect()
    }

    /// Whether a click would do something: a value that would leave no card cannot be chosen, but it can be taken back.
    pub fn is_useful(&self) -> bool {
        self.count > 0 || self.is_chosen
    }

    /// A button that stays pressed while the value is chosen.
    pub fn button(&self, language: &Language, act: &Callback<Action>) -> Html {
        let Self { facet, value, .. } = self;
        let choice = Choice {
            facet: facet.name.clone(),
            value: value.key.clone(),
        };
        let onclick = act.reform(move |_| Action::Toggle(choice.clone()));
        let digits = language.number(value.cards).chars().count();
        let name = language.facet_value(&facet.name, &value.label);
        html! {
            <button key={value.key.as_str()} type="button" part="value" class="value" data-value={value.key.clone()}
                aria-pressed={if self.is_chosen { "true" } else { "false" }} disabled={!self.is_useful()}
                aria-label={language.value_with_guides(&name, self.count)} {onclick}>
                <bdi>{ name }</bdi>{ " " }
                <span class="count" data-digits={digits.to_string()}>{ language.number(self.count) }</span>
            </button>
        }
    }
}
