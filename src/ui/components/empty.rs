//! What to do when nothing was found.

use crate::search::Relaxation;
use crate::ui::state::Action;
use crate::ui::view::View;
use yew::{Callback, Html, html};

/// Says that nothing was found, and offers what could be dropped from the query.
pub fn empty(view: &View, act: &Callback<Action>) -> Html {
    let relaxations = &view.results.relaxations;
    html! {
        <div part="empty" class="empty">
            <p>{ &view.language.messages().no_guides_found }</p>
            if !relaxations.is_empty() {
                <ul class="drops" role="list">{ for relaxations.iter().map(|it| relaxation(view, it, act)) }</ul>
            }
        </div>
    }
}

fn relaxation(view: &View, relaxation: &Relaxation, act: &Callback<Action>) -> Html {
    let onclick = {
        let query = relaxation.query.clone();
        act.reform(move |_| Action::Replace(query.clone()))
    };
    let messages = view.language.messages();
    let dropped = messages
        .drop
        .render(&|_| html! { <bdi>{ &relaxation.dropped }</bdi> });
    html! {
        <li>
            <button type="button" class="drop" {onclick}>
                <span>{ dropped }{ " — " }{ view.language.guides(relaxation.hits) }</span>
            </button>
        </li>
    }
}
