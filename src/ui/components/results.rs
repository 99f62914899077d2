//! What was found.

use super::card::EXTERNAL;
use super::empty::empty;
use super::section::{Landmark, section};
use crate::ui::host::HostRef;
use crate::ui::settings::ExternalMark;
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
        <div class="results" data-layout={view.layout().as_str()} {onkeydown}>
            if view.external_mark() == ExternalMark::On {
                <span id={EXTERNAL} hidden=true>{ &view.language.messages().external_link }</span>
            }
            if view.says_nothing_found() {
                { empty(view, act, host) }
            } else {
                { for sections(view, act, host) }
            }
        </div>
    }
}

/// The sections, and the button for more cards. All have keys, so that Yew keeps cards when sections come and go.
///
/// Of several sections with the same name, only the first is a landmark: screen readers list landmarks by name.
fn sections(view: &View, act: &Callback<Action>, host: &HostRef) -> Vec<Html> {
    let mut names: Vec<&str> = Vec::new();
    let mut sections = Vec::new();
    for run in &view.runs() {
        let name = run.heading.map_or("", |heading| &heading.text.text);
        let landmark = match names.contains(&name) {
            true => Landmark::No,
            false => Landmark::Yes,
        };
        names.push(name);
        sections.push(section(view, run, landmark, act, host));
    }
    sections.extend(more(view, act));
    sections
}

/// The button for more cards, if there are more.
fn more(view: &View, act: &Callback<Action>) -> Option<Html> {
    let next = view.state.more(view.settings.limit);
    let added = next.min(view.hits().len()) - view.painted();
    if added == 0 {
        return None;
    }
    let text = view.language.show_more(added);
    Some(html! {
        <button key="more" type="button" part="more" class="more" onclick={act.reform(|_| Action::More)}>{ text }</button>
    })
}
