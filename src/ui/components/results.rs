//! What was found.

use super::empty::empty;
use super::section::{Landmark, section};
use crate::ui::host::HostRef;
use crate::ui::state::Action;
use crate::ui::view::View;
use yew::{Callback, Html, KeyboardEvent, html};

/// The cards that were found, section by section, or what to do when there is none. `act` is called when more cards are
/// asked for, or a part of the query is dropped.
pub fn results(view: &View, act: &Callback<Action>, host: &HostRef) -> Html {
    let onkeydown = {
        let host = host.clone();
        Callback::from(move |event: KeyboardEvent| host.travel(&event))
    };
    html! {
        <div class="results" {onkeydown}>
            if view.results.hits.is_empty() {
                { empty(view, act) }
            } else {
                { for sections(view, host) }
                { more(view, act) }
            }
        </div>
    }
}

/// The sections. Of several with the same name, only the first is a landmark: screen readers list landmarks by name.
fn sections(view: &View, host: &HostRef) -> Vec<Html> {
    let mut names: Vec<&str> = Vec::new();
    let runs = view.runs();
    let sections = runs.iter().map(|run| {
        let name = run.heading.map_or("", |heading| &heading.text.text);
        let landmark = match names.contains(&name) {
            true => Landmark::No,
            false => Landmark::Yes,
        };
        names.push(name);
        section(view, run, landmark, host)
    });
    sections.collect()
}

/// The button for more cards, if there are more.
fn more(view: &View, act: &Callback<Action>) -> Html {
    let rest = view.results.hits.len() - view.painted();
    if rest == 0 {
        return Html::default();
    }
    let text = view.language.show_more(rest.min(view.settings.limit));
    html! {
        <button type="button" part="more" class="more" onclick={act.reform(|_| Action::More)}>{ text }</button>
    }
}
