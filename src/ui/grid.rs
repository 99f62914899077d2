//! The sections and their grids of cards, or what to do when there is none.

use super::card::{Item, ItemProps, heading};
use super::host::HostRef;
use super::prose::{Links, prose};
use super::view::{Grid, Run, Turn};
use super::words::Phrase;
use super::{Action, View};
use crate::search::Relaxation;
use yew::virtual_dom::Key;
use yew::{AttrValue, Callback, Html, html};

/// Paints what was found, and the button for more.
pub fn grids(view: &View, act: &Callback<Action>, host: &HostRef) -> Html {
    if view.results.hits.is_empty() {
        return empty(view, act);
    }
    let mut named: Vec<&str> = Vec::new();
    let runs = view.runs();
    let sections = runs.iter().map(|run| {
        let text = run.heading.map_or("", |heading| heading.text.text.as_str());
        let naming = match run.turn {
            Turn::First if !named.contains(&text) => Naming::Named,
            _ => Naming::Unnamed,
        };
        named.push(text);
        section(view, run, naming, host)
    });
    html! {
        <>
            { for sections }
            { more(view, act) }
        </>
    }
}

/// Whether a section is a landmark of its own: two of the same name would be told apart by nothing.
#[derive(PartialEq)]
enum Naming {
    Named,
    Unnamed,
}

fn section(view: &View, run: &Run, naming: Naming, host: &HostRef) -> Html {
    let level = view.settings.heading_level;
    let title_level = if run.heading.is_some() {
        level + 1
    } else {
        level
    };
    let grids = run.grids.iter().map(|it| grid(view, it, title_level, host));
    let id = run
        .heading
        .filter(|_| run.turn == Turn::First)
        .map(|it| AttrValue::from(it.id.clone()));
    let label = id.clone().filter(|_| naming == Naming::Named);
    // A stretch that continues a section is another element than the one that began it.
    let key = match run.turn {
        Turn::First => Key::from(run.section),
        Turn::Again => Key::from(format!("{}+{}", run.section, run.first_card())),
    };
    html! {
        <section {key} part="section" class="section" aria-labelledby={label}>
            if let Some(it) = run.heading {
                <@{heading(level)} {id} part="heading" class="heading" dir="auto">
                    { prose(&it.text, &[], &Links::Kept(host)) }
                </@>
            }
            if run.turn == Turn::First {
                { for run.grids.iter().flat_map(|it| &it.section.introduction).map(|it| html! {
                    <p part="introduction" class="introduction" dir="auto">{ prose(it, &[], &Links::Kept(host)) }</p>
                }) }
            }
            { for grids }
        </section>
    }
}

fn grid(view: &View, grid: &Grid, level: u8, host: &HostRef) -> Html {
    let columns = grid.section.columns.unwrap_or(view.settings.columns);
    html! {
        <ul key={grid.index} part="grid" class="grid" role="list" data-columns={columns.to_string()}>
            { for grid.hits.iter().map(|hit| {
                let props = ItemProps::new(view, hit, level, host);
                html! { <Item key={hit.card} ..props /> }
            }) }
        </ul>
    }
}

fn more(view: &View, act: &Callback<Action>) -> Html {
    let rest = view.results.hits.len() - view.painted();
    if rest == 0 {
        return Html::default();
    }
    let next = view
        .words
        .count(Phrase::More, rest.min(view.settings.limit), &[]);
    html! { <button type="button" part="more" class="more" onclick={act.reform(|_| Action::More)}>{next}</button> }
}

/// Nothing was found: says so, and offers what could be dropped.
fn empty(view: &View, act: &Callback<Action>) -> Html {
    let relaxation = |it: &Relaxation| {
        let query = it.query.clone();
        let drop = view
            .words
            .weave(Phrase::Drop, |_| html! { <bdi>{&it.dropped}</bdi> });
        let hits = view.words.count(Phrase::Guides, it.hits, &[]);
        html! {
            <li>
                <button type="button" class="drop" onclick={act.reform(move |_| Action::Replace(query.clone()))}>
                    {drop}{" — "}{hits}
                </button>
            </li>
        }
    };
    html! {
        <div part="empty" class="empty">
            <p>{ view.words.say(Phrase::None) }</p>
            if !view.results.relaxations.is_empty() {
                <ul role="list" class="drops">{ for view.results.relaxations.iter().map(relaxation) }</ul>
            }
        </div>
    }
}
