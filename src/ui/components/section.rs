//! One section: a heading, its introduction, and its grids of cards. The list of all cards is one without heading.

use super::card::Card;
use super::heading::heading;
use super::prose::{Links, prose};
use crate::ui::card_props::{CardProps, Placing};
use crate::ui::host::HostRef;
use crate::ui::run::{Grid, Run};
use crate::ui::state::Action;
use crate::ui::view::View;
use yew::virtual_dom::Key;
use yew::{AttrValue, Callback, Html, html};

/// Whether a section is a landmark, by the name of its heading.
#[derive(Clone, Copy, PartialEq)]
pub enum Landmark {
    /// It is.
    Yes,
    /// It is a part of the page like any other.
    No,
}

/// Renders a section, or the list of all cards.
pub fn section(
    view: &View,
    run: &Run,
    landmark: Landmark,
    act: &Callback<Action>,
    host: &HostRef,
) -> Html {
    let level = view.settings.heading_level;
    let card_level = match (run.heading, run.heading_outside) {
        (None, None) => level,
        _ => level + 1,
    };
    let id = run.heading.map(|it| AttrValue::from(it.id.clone()));
    let label = id.clone().filter(|_| landmark == Landmark::Yes);
    let key = match run.heading {
        Some(it) => Key::from(format!("#{}", it.id)),
        None => Key::from(run.grids.first().map_or(0, |it| it.number)),
    };
    let introductions = run.grids.iter().flat_map(|it| it.introduction);
    html! {
        <section {key} part="section" class="section" aria-labelledby={label}>
            if let Some(it) = run.heading {
                <@{heading(level)} {id} part="heading" class="heading" dir="auto">
                    { prose(&it.text, &[], Links::Kept(host)) }
                </@>
            }
            { for introductions.map(|it| html! {
                <p part="introduction" class="introduction" dir="auto">{ prose(it, &[], Links::Kept(host)) }</p>
            }) }
            { for run.grids.iter().map(|it| grid(view, it, card_level, act, host)) }
        </section>
    }
}

fn grid(view: &View, grid: &Grid, level: u8, act: &Callback<Action>, host: &HostRef) -> Html {
    let cards = grid.hits.iter().enumerate().map(|(at, hit)| {
        let mut props = CardProps::new(view, hit, level, act, host);
        if at >= grid.laid_out {
            props.placing = Placing::NearScreen;
        }
        html! { <Card key={view.number(hit)} ..props /> }
    });
    html! {
        <ul key={grid.number} part="grid" class="grid" role="list" data-columns={grid.columns.to_string()}>
            { for cards }
        </ul>
    }
}
