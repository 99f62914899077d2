//! One section: a heading, its introduction, and its grids of cards.

use super::card::{Card, CardProps};
use super::heading::heading;
use super::prose::{Links, prose};
use crate::ui::host::HostRef;
use crate::ui::view::{Grid, Occurrence, Run, View};
use yew::virtual_dom::Key;
use yew::{AttrValue, Html, html};

/// Whether a section is a landmark, by the name of its heading.
#[derive(Clone, Copy, PartialEq)]
pub enum Landmark {
    /// It is.
    Yes,
    /// It is a part of the page like any other.
    No,
}

/// Renders a section.
pub fn section(view: &View, run: &Run, landmark: Landmark, host: &HostRef) -> Html {
    let level = view.settings.heading_level;
    let card_level = match run.heading {
        Some(_) => level + 1,
        None => level,
    };
    let is_first = run.occurrence == Occurrence::First;
    let id = run.heading.filter(|_| is_first);
    let id = id.map(|it| AttrValue::from(it.id.clone()));
    let label = id.clone().filter(|_| landmark == Landmark::Yes);
    // A run that continues a section is another element than the one that began it.
    let key = match run.occurrence {
        Occurrence::First => Key::from(run.section),
        Occurrence::Again { first_card } => Key::from(format!("{}+{first_card}", run.section)),
    };
    let introductions = run.grids.iter().flat_map(|it| &it.section.introduction);
    html! {
        <section {key} part="section" class="section" aria-labelledby={label}>
            if let Some(it) = run.heading {
                <@{heading(level)} {id} part="heading" class="heading" dir="auto">
                    { prose(&it.text, &[], Links::Kept(host)) }
                </@>
            }
            if is_first {
                { for introductions.map(|it| html! {
                    <p part="introduction" class="introduction" dir="auto">{ prose(it, &[], Links::Kept(host)) }</p>
                }) }
            }
            { for run.grids.iter().map(|it| grid(view, it, card_level, host)) }
        </section>
    }
}

fn grid(view: &View, grid: &Grid, level: u8, host: &HostRef) -> Html {
    let columns = grid.section.columns.unwrap_or(view.settings.columns);
    let cards = grid.hits.iter().map(|hit| {
        let props = CardProps::new(view, hit, level, host);
        html! { <Card key={hit.card} ..props /> }
    });
    html! {
        <ul key={grid.index} part="grid" class="grid" role="list" data-columns={columns.to_string()}>
            { for cards }
        </ul>
    }
}
