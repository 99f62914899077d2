//! The menu of sort orders.

use super::glyph::{self, glyph};
use crate::search;
use crate::ui::messages::Messages;
use crate::ui::state::Action;
use crate::ui::view::View;
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::{
    AttrValue, Callback, Event, Html, NodeRef, Properties, TargetCast, component, html,
    use_effect_with, use_node_ref,
};

/// What the menu is rendered from.
#[derive(Clone, PartialEq, Properties)]
pub struct SortProps {
    /// Its cards are in the order that the menu shows.
    pub view: Rc<View>,
    /// Called when another order is chosen.
    pub act: Callback<Action>,
}

/// The menu of those orders that the cards have data for, and of relevance while something is typed.
#[component]
pub fn Sort(SortProps { view, act }: &SortProps) -> Html {
    let menu = use_node_ref();
    let messages = view.language.messages();
    let (order, usual_order) = (view.results.order, view.results.usual_order);
    use_effect_with(order, {
        let menu = menu.clone();
        move |order| select(&menu, order.as_str())
    });
    let onchange = {
        let act = act.clone();
        Callback::from(move |event: Event| {
            if let Some(menu) = event.target_dyn_into::<HtmlSelectElement>() {
                let chosen = search::Sort::parse(&menu.value());
                act.emit(Action::Sort(chosen.filter(|it| *it != usual_order)));
            }
        })
    };
    let orders = [search::Sort::Relevance]
        .into_iter()
        .chain(search::Sort::ALL);
    let offered = orders.filter(|it| is_offered(view, *it));
    html! {
        <label class="sort">
            <span id="gg-sort" class="hidden">{ &messages.sort }</span>
            { glyph(glyph::ORDER) }
            <select ref={menu} aria-labelledby="gg-sort" {onchange}>
                { for offered.map(|it| html! {
                    <option key={it.as_str()} value={it.as_str()} selected={it == order}>{ name(messages, it) }</option>
                }) }
            </select>
        </label>
    }
}

fn is_offered(view: &View, order: search::Sort) -> bool {
    let cards = &view.library.catalog.cards;
    match order {
        search::Sort::Page | search::Sort::Title => true,
        search::Sort::Weight => cards.iter().any(|card| card.weight.is_some()),
        search::Sort::Date => cards.iter().any(|card| card.date.is_some()),
        search::Sort::Relevance => view.results.usual_order == order,
    }
}

fn name(messages: &Messages, order: search::Sort) -> &AttrValue {
    match order {
        search::Sort::Page => &messages.sort_by_page,
        search::Sort::Title => &messages.sort_by_title,
        search::Sort::Weight => &messages.sort_by_weight,
        search::Sort::Date => &messages.sort_by_date,
        search::Sort::Relevance => &messages.sort_by_relevance,
    }
}

/// Makes the menu show a value: once a reader has used it, it no longer follows the attribute `selected`.
fn select(menu: &NodeRef, value: &str) {
    if let Some(menu) = menu.cast::<HtmlSelectElement>() {
        menu.set_value(value);
    }
}
