//! The search box, and the line that says what is shown, what is chosen, and in which order.

use super::glyph::{self, glyph};
use super::host::{HostRef, Key};
use super::words::Phrase;
use super::{Action, SearchBox, SortMenu, View};
use crate::catalog::Card;
use crate::search::{Choice, Correction, Sort};
use yew::{Callback, Event, Html, InputEvent, KeyboardEvent, NodeRef, html};

/// Paints the search box, if there is one. `input` is where it will be found.
pub fn search_box(view: &View, act: &Callback<Action>, host: &HostRef, input: &NodeRef) -> Html {
    if view.settings.search == SearchBox::Off {
        return Html::default();
    }
    let text = &view.state.query.text;
    let label = view
        .words
        .count(Phrase::Search, view.library.catalog.cards.len(), &[]);
    let oninput = {
        let (act, host) = (act.clone(), host.clone());
        Callback::from(move |event: InputEvent| act.emit(Action::Type(host.value(&event))))
    };
    let onkeydown = {
        let (act, host, filled) = (act.clone(), host.clone(), !text.is_empty());
        Callback::from(move |event: KeyboardEvent| {
            if filled && host.key(&event) == Key::Escape {
                host.consume(&event);
                act.emit(Action::Type(String::new()));
            }
        })
    };
    let erase = {
        let (act, host, input) = (act.clone(), host.clone(), input.clone());
        Callback::from(move |_| {
            act.emit(Action::Type(String::new()));
            host.focus(&input);
        })
    };
    html! {
        <div class="search">
            { glyph(glyph::SEARCH) }
            <input type="search" part="search" ref={input} value={text.clone()} placeholder={label.clone()} aria-label={label}
                autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search" {oninput} {onkeydown} />
            if !text.is_empty() {
                <button type="button" class="erase" aria-label={view.words.say(Phrase::Erase)} onclick={erase}>
                    { glyph(glyph::CROSS) }
                </button>
            }
        </div>
    }
}

/// Paints how many cards are shown, what is chosen, and the menu of orders.
pub fn status_line(view: &View, act: &Callback<Action>, host: &HostRef, menu: &NodeRef) -> Html {
    let (shown, total) = (view.results.hits.len(), view.library.catalog.cards.len());
    let query = &view.state.query;
    html! {
        <div class="line">
            <p part="status" class="status">
                { view.words.shown(shown, total) }
                { for view.results.corrections.iter().map(|it| correction(view, it)) }
            </p>
            if !query.choices.is_empty() {
                <ul class="chips" role="list" aria-label={view.words.say(Phrase::Choices)}>
                    { for query.choices.iter().map(|it| chip(view, it, act)) }
                </ul>
            }
            if !query.choices.is_empty() || !query.text.is_empty() {
                <button type="button" part="clear" class="clear" onclick={act.reform(|_| Action::Clear)}>
                    { view.words.say(Phrase::Clear) }
                </button>
            }
            if view.settings.sort_menu == SortMenu::Shown {
                { sort_menu(view, act, host, menu) }
            }
        </div>
    }
}

fn correction(view: &View, correction: &Correction) -> Html {
    let fill = |slot: &str| match slot {
        "typed" => html! { <bdi>{&correction.typed}</bdi> },
        _ => html! { <bdi>{&correction.meant}</bdi> },
    };
    html! { <span class="correction">{ view.words.weave(Phrase::Correction, fill) }</span> }
}

fn chip(view: &View, choice: &Choice, act: &Callback<Action>) -> Html {
    let facet = view.words.facet(&choice.facet);
    let value = view.value_label(choice);
    let said = view
        .words
        .fill(Phrase::Chosen, &[("facet", &facet), ("value", &value)]);
    let label = view.words.fill(Phrase::Remove, &[("what", &said)]);
    let onclick = {
        let choice = choice.clone();
        act.reform(move |_| Action::Toggle(choice.clone()))
    };
    let fill = |slot: &str| match slot {
        "facet" => html! { {&facet} },
        _ => html! { <bdi>{&value}</bdi> },
    };
    html! {
        <li key={format!("{}={}", choice.facet, choice.value)}>
            <button type="button" part="chip" class="chip" aria-label={label} {onclick}>
                <span>{ view.words.weave(Phrase::Chosen, fill) }</span>{ glyph(glyph::CROSS) }
            </button>
        </li>
    }
}

/// The orders, as the menu lists them.
const ORDERS: [Sort; 4] = [Sort::Page, Sort::Title, Sort::Weight, Sort::Date];

/// The orders that the cards have data for. While something is typed, cards stand in the order of relevance.
fn sort_menu(view: &View, act: &Callback<Action>, host: &HostRef, menu: &NodeRef) -> Html {
    let any = |has: fn(&Card) -> bool| view.library.catalog.cards.iter().any(has);
    let offered = ORDERS.into_iter().filter(|sort| match sort {
        Sort::Page | Sort::Title => true,
        Sort::Weight => any(|card| card.weight.is_some()),
        Sort::Date => any(|card| card.date.is_some()),
    });
    let option = |sort: Sort| {
        let selected = order(view) == Some(sort);
        html! { <option value={sort.as_str()} {selected}>{ view.words.say(phrase(sort)) }</option> }
    };
    let onchange = {
        let (act, host, usual) = (act.clone(), host.clone(), view.settings.sort);
        Callback::from(move |event: Event| {
            let sort = Sort::parse(&host.value(&event));
            act.emit(Action::Sort(sort.filter(|sort| *sort != usual)));
        })
    };
    html! {
        <label class="sort">
            <span>{ view.words.say(Phrase::Sort) }</span>
            <select ref={menu} {onchange} disabled={view.typed()}>
                if view.typed() {
                    <option value="" selected=true>{ view.words.say(Phrase::ByMatch) }</option>
                }
                { for offered.map(option) }
            </select>
        </label>
    }
}

/// The order that cards stand in; none is that of relevance.
pub fn order(view: &View) -> Option<Sort> {
    let sort = view.state.query.sort.unwrap_or(view.settings.sort);
    (!view.typed()).then_some(sort)
}

fn phrase(sort: Sort) -> Phrase {
    match sort {
        Sort::Page => Phrase::ByPage,
        Sort::Title => Phrase::ByTitle,
        Sort::Weight => Phrase::ByWeight,
        Sort::Date => Phrase::ByDate,
    }
}
