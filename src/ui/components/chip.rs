//! A chosen value.

use super::glyph::{self, glyph};
use crate::search::Choice;
use crate::ui::state::Action;
use crate::ui::view::View;
use yew::{Callback, Html, html};

/// Renders a chosen value as a button that takes it back.
pub fn chip(view: &View, choice: &Choice, act: &Callback<Action>) -> Html {
    let language = &view.language;
    let facet = language.facet(&choice.facet);
    let value = view.value_label(choice);
    let label = language.remove_filter(&choice.facet, &value);
    let onclick = {
        let choice = choice.clone();
        act.reform(move |_| Action::Toggle(choice.clone()))
    };
    let text = language
        .messages()
        .chosen_filter
        .render(&|slot| match slot {
            "value" => html! { <bdi>{ &value }</bdi> },
            _ => html! { { &facet } },
        });
    html! {
        <li key={format!("{}={}", choice.facet, choice.value)}>
            <button type="button" part="chip" class="chip" aria-label={label} {onclick}>
                <span>{ text }</span>{ glyph(glyph::CROSS) }
            </button>
        </li>
    }
}
