//! The line that says how many cards are shown, and what is chosen.

use super::chip::chip;
use crate::search::Correction;
use crate::ui::quotation::quotation;
use crate::ui::state::Action;
use crate::ui::view::View;
use yew::{Callback, Html, html};

/// Renders the line of status.
pub fn status(view: &View, act: &Callback<Action>) -> Html {
    let messages = view.language.messages();
    let query = &view.state.query;
    // On paper there is no search box that says it.
    let typed = query.text.trim();
    let typed = (!typed.is_empty()).then(|| typed.to_owned());
    html! {
        <div class="line">
            <p part="status" class="status" data-typed={typed}>
                { view.count() }
                { for view.results.corrections.iter().map(|it| correction(view, it)) }
            </p>
            if !query.choices.is_empty() {
                <ul class="chips" role="list" aria-label={&messages.chosen_filters}>
                    { for query.choices.iter().map(|it| chip(view, it, act)) }
                </ul>
            }
            if !query.choices.is_empty() || !query.text.is_empty() {
                <button type="button" part="clear" class="clear" onclick={act.reform(|_| Action::Clear)}>
                    { &messages.clear_all }
                </button>
            }
        </div>
    }
}

/// What was searched for instead of a word that nothing matches.
fn correction(view: &View, correction: &Correction) -> Html {
    let text = view
        .language
        .messages()
        .correction
        .render(&|slot| match slot {
            "typed" => html! { <bdi>{ quotation(&correction.typed) }</bdi> },
            _ => html! { <bdi>{ &correction.meant }</bdi> },
        });
    html! { <span class="correction">{ text }</span> }
}
