//! The menu of sort orders.

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

/// The menu of those orders that the cards have data for. While something is typed, it is disabled and shows that cards
/// are in the order of relevance.
#[component]
pub fn Sort(SortProps { view, act }: &SortProps) -> Html {
    let menu = use_node_ref();
    let messages = view.language.messages();
    let order = order(view);
    let value = order.map_or("", search::Sort::as_str);
    use_effect_with(value, {
        let menu = menu.clone();
        move |value| select(&menu, value)
    });
    let onchange = {
        let (act, usual) = (act.clone(), view.settings.sort);
        Callback::from(move |event: Event| {
            if let Some(menu) = event.target_dyn_into::<HtmlSelectElement>() {
                let chosen = search::Sort::parse(&menu.value());
                act.emit(Action::Sort(chosen.filter(|it| *it != usual)));
            }
        })
    };
    html! {
        <label class="sort">
            <span>{ &messages.sort }</span>
            <select ref={menu} {onchange} disabled={order.is_none()}>
                if order.is_none() {
                    <option value="" selected=true>{ &messages.sort_by_relevance }</option>
                }
                { for search::Sort::ALL.into_iter().filter(|it| is_offered(view, *it)).map(|it| html! {
                    <option value={it.as_str()} selected={order == Some(it)}>{ name(messages, it) }</option>
                }) }
            </select>
        </label>
    }
}

/// The order that cards are in; `None` is that of relevance.
fn order(view: &View) -> Option<search::Sort> {
    let order = view.state.query.sort.unwrap_or(view.settings.sort);
    (!view.typed()).then_some(order)
}

fn is_offered(view: &View, order: search::Sort) -> bool {
    let cards = &view.library.catalog.cards;
    match order {
        search::Sort::Page | search::Sort::Title => true,
        search::Sort::Weight => cards.iter().any(|card| card.weight.is_some()),
        search::Sort::Date => cards.iter().any(|card| card.date.is_some()),
    }
}

fn name(messages: &Messages, order: search::Sort) -> &AttrValue {
    match order {
        search::Sort::Page => &messages.sort_by_page,
        search::Sort::Title => &messages.sort_by_title,
        search::Sort::Weight => &messages.sort_by_weight,
        search::Sort::Date => &messages.sort_by_date,
    }
}

/// Makes the menu show a value: once a reader has used it, it no longer follows the attribute `selected`.
fn select(menu: &NodeRef, value: &str) {
    if let Some(menu) = menu.cast::<HtmlSelectElement>() {
        menu.set_value(value);
    }
}
