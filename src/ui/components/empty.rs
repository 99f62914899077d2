//! What to do when nothing was found.

use crate::search::{Choice, Dropped, Relaxation};
use crate::ui::host::HostRef;
use crate::ui::quotation::quotation;
use crate::ui::state::Action;
use crate::ui::view::View;
use yew::{Callback, Html, KeyboardEvent, html};

/// Says that nothing was found, and offers what could be dropped from the query. Arrow keys lead through the offers as through cards.
pub fn empty(view: &View, act: &Callback<Action>, host: &HostRef) -> Html {
    let relaxations = &view.results.relaxations;
    let onkeydown = {
        let host = host.clone();
        Callback::from(move |event: KeyboardEvent| host.travel(&event))
    };
    html! {
        <div part="empty" class="empty" {onkeydown}>
            <p>{ nothing_found(view) }</p>
            if !relaxations.is_empty() {
                <ul class="drops" role="list">{ for relaxations.iter().map(|it| relaxation(view, it, act)) }</ul>
            }
            { clear(view, act) }
            <slot name="empty" />
        </div>
    }
}

/// Says what nothing was found for, as far as the reader typed it.
fn nothing_found(view: &View) -> Html {
    let messages = view.language.messages();
    match view.typed() {
        true => messages
            .no_guides_match
            .render(&|_| html! { <bdi>{ quotation(view.state.query.text.trim()) }</bdi> }),
        false => html! { { &messages.no_guides_found } },
    }
}

/// The button that clears what was typed, or all if filters are chosen too.
fn clear(view: &View, act: &Callback<Action>) -> Html {
    let messages = view.language.messages();
    let (text, action) = match view.state.query.choices.is_empty() {
        true => (&messages.clear_search, Action::Erase),
        false => (&messages.clear_all, Action::Clear),
    };
    html! {
        <button type="button" class="clear" onclick={act.reform(move |_| action.clone())}>{ text }</button>
    }
}

fn relaxation(view: &View, relaxation: &Relaxation, act: &Callback<Action>) -> Html {
    let onclick = {
        let query = relaxation.query.clone();
        act.reform(move |_| Action::Replace(query.clone()))
    };
    let messages = view.language.messages();
    let (phrase, what) = match &relaxation.dropped {
        Dropped::Words(words) => (&messages.without_word, quotation(words)),
        Dropped::Choices(choices) => (&messages.without_filter, filters(view, choices)),
    };
    let text = phrase.render(&|slot| match slot {
        "guides" => html! { { view.language.guides(relaxation.hits) } },
        _ => html! { <bdi>{ &what }</bdi> },
    });
    html! {
        <li><button type="button" class="drop" {onclick}><span>{ text }</span></button></li>
    }
}

/// Chosen filters as readers know them.
fn filters(view: &View, choices: &[Choice]) -> String {
    let name = |it: &Choice| {
        let value = view.value_label(it);
        view.language.chosen_filter(&it.facet, &value)
    };
    choices.iter().map(name).collect::<Vec<_>>().join(", ")
}
