//! What to do when nothing was found.

use crate::search::{Choice, Relaxation};
use crate::ui::state::Action;
use crate::ui::view::View;
use yew::{Callback, Html, html};

/// Says that nothing was found, and offers what could be dropped from the query.
pub fn empty(view: &View, act: &Callback<Action>) -> Html {
    let relaxations = &view.results.relaxations;
    html! {
        <div part="empty" class="empty">
            <p>{ nothing_found(view) }</p>
            if !relaxations.is_empty() {
                <ul class="drops" role="list">{ for relaxations.iter().map(|it| relaxation(view, it, act)) }</ul>
            }
        </div>
    }
}

/// Says what nothing was found for, as far as the reader typed it.
fn nothing_found(view: &View) -> Html {
    let messages = view.language.messages();
    match view.typed() {
        true => messages
            .no_guides_match
            .render(&|_| html! { <bdi>{ view.state.query.text.trim() }</bdi> }),
        false => html! { { &messages.no_guides_found } },
    }
}

fn relaxation(view: &View, relaxation: &Relaxation, act: &Callback<Action>) -> Html {
    let onclick = {
        let query = relaxation.query.clone();
        act.reform(move |_| Action::Replace(query.clone()))
    };
    let messages = view.language.messages();
    let filters = taken_back(view, relaxation);
    let (phrase, what) = match filters.is_empty() {
        true => (&messages.without_word, relaxation.dropped.clone()),
        false => (&messages.without_filter, filters.join(", ")),
    };
    let text = phrase.render(&|slot| match slot {
        "guides" => html! { { view.language.guides(relaxation.hits) } },
        _ => html! { <bdi>{ &what }</bdi> },
    });
    html! {
        <li><button type="button" class="drop" {onclick}><span>{ text }</span></button></li>
    }
}

/// The chosen filters that the relaxation takes back.
fn taken_back(view: &View, relaxation: &Relaxation) -> Vec<String> {
    let choices = view.state.query.choices.iter();
    let taken_back = choices.filter(|it| !relaxation.query.choices.contains(it));
    let name = |it: &Choice| {
        view.language
            .chosen_filter(&it.facet, &view.value_label(it))
    };
    taken_back.map(name).collect()
}
