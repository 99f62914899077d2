//! A value of a facet.

use super::glyph::{self, glyph};
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

/// How Tab reaches a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TabStop {
    /// As every button.
    Own,
    /// Not at all: arrow keys lead to it from another value.
    Shared,
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
    fn is_useful(&self) -> bool {
        self.count > 0 || self.is_chosen
    }

    /// A button that stays pressed while the value is chosen. One that would do nothing can be reached all the same: readers
    /// are told that the value is there, and that it leaves no guide.
    pub fn button(&self, language: &Language, act: &Callback<Action>, stop: TabStop) -> Html {
        let Self { facet, value, .. } = self;
        let label = language.facet_value(&facet.name, &value.label);
        let name = language.value_with_guides(&label, self.count);
        let digits = language.number(value.cards).chars().count();
        let onclick = self.is_useful().then(|| {
            let choice = Choice {
                facet: facet.name.clone(),
                value: value.key.clone(),
            };
            act.reform(move |_| Action::Toggle(choice.clone()))
        });
        html! {
            <button key={value.key.as_str()} type="button" part="value" class="value" data-value={value.key.clone()}
                aria-label={name} aria-pressed={if self.is_chosen { "true" } else { "false" }}
                aria-disabled={(!self.is_useful()).then_some("true")} tabindex={(stop == TabStop::Shared).then_some("-1")} {onclick}>
                <span class="box">{ glyph(glyph::TICK) }</span>
                <bdi>{ label }</bdi>{ " " }
                <span class="count" data-digits={digits.to_string()}>{ language.number(self.count) }</span>
            </button>
        }
    }
}
