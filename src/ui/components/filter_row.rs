//! A facet of few values.

use super::filter_value::{FilterValue, TabStop};
use crate::search::Facet;
use crate::ui::state::Action;
use crate::ui::view::View;
use yew::{Callback, Html, html};

/// Renders the facet's name and its values in a row; `nth` is the facet's index.
pub fn filter_row(view: &View, nth: usize, facet: &Facet, act: &Callback<Action>) -> Html {
    let id = format!("gg-facet-{nth}");
    let values = FilterValue::all(view, nth, facet);
    html! {
        <div key={nth} part="facet" class="facet" role="group" aria-labelledby={id.clone()}>
            <span {id} class="name">{ view.language.facet(&facet.name) }</span>
            <div class="values">{ for values.iter().map(|it| it.button(&view.language, act, TabStop::Own)) }</div>
        </div>
    }
}
