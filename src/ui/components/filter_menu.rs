//! A facet of many values.

use super::escape::take_escape;
use super::filter_value::FilterValue;
use super::glyph::{self, glyph};
use crate::search::{Facet, ranking};
use crate::ui::state::Action;
use crate::ui::view::View;
use std::rc::Rc;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, Node};
use yew::{
    AttrValue, Callback, FocusEvent, Html, InputEvent, KeyboardEvent, NodeRef, Properties,
    TargetCast, component, html, use_node_ref, use_state_eq,
};

/// A menu begins with so many values: as many as need no scrolling on a small screen.
const FREQUENT: usize = 10;

/// From so many values on, a menu has a search box.
const SEARCHED: usize = 20;

/// A menu never shows more values than this at once; the others are found by typing.
const MOST: usize = 200;

/// What a menu is rendered from.
#[derive(Clone, PartialEq, Properties)]
pub struct FilterMenuProps {
    /// The facet is one of its library.
    pub view: Rc<View>,
    /// The facet's index.
    pub nth: usize,
    /// Called when a value is chosen or taken back.
    pub act: Callback<Action>,
}

/// An open menu.
#[derive(Clone, Default, PartialEq)]
struct Opened {
    extent: Extent,
    /// What the reader typed in the menu's search box.
    typed: String,
}

/// How many values a menu shows while nothing is typed in it.
#[derive(Clone, Copy, Default, PartialEq)]
enum Extent {
    /// The most frequent ones.
    #[default]
    Frequent,
    /// All.
    All,
}

/// A menu of values. It closes when the focus leaves it, by Escape and by its button, so that only one is ever open.
#[component]
pub fn FilterMenu(props: &FilterMenuProps) -> Html {
    let FilterMenuProps { view, nth, act } = props;
    let opened = use_state_eq(|| None::<Opened>);
    let (root, toggle) = (use_node_ref(), use_node_ref());
    let Some(facet) = view.library.index.facets().get(*nth) else {
        return Html::default();
    };
    // Not every browser focuses a button that is clicked, and the menu closes when the focus leaves it.
    let show = {
        let (opened, toggle) = (opened.clone(), toggle.clone());
        Callback::from(move |next: Option<Opened>| {
            focus(&toggle);
            opened.set(next);
        })
    };
    let onfocusout = {
        let (opened, root) = (opened.clone(), root.clone());
        Callback::from(move |event: FocusEvent| {
            if leaves(&event, &root) {
                opened.set(None);
            }
        })
    };
    let onkeydown = {
        let show = show.clone();
        Callback::from(move |event: KeyboardEvent| {
            if take_escape(&event) {
                show.emit(None);
            }
        })
    };
    let onclick = {
        let other = opened.is_none().then(Opened::default);
        show.reform(move |_| other.clone())
    };
    let find = {
        let opened = opened.clone();
        Callback::from(move |typed| {
            let now = (*opened).clone().unwrap_or_default();
            opened.set(Some(Opened { typed, ..now }));
        })
    };
    let (id, panel_id) = (format!("gg-facet-{nth}"), format!("gg-panel-{nth}"));
    let choices = view.state.query.choices.iter();
    let chosen = choices.filter(|it| it.facet == facet.name).count();
    let is_open = opened.is_some();
    html! {
        <div part="facet" class="facet menu" ref={root}
            onfocusout={is_open.then_some(onfocusout)} onkeydown={is_open.then_some(onkeydown)}>
            <button type="button" id={id.clone()} class="opener" ref={toggle}
                aria-expanded={if is_open { "true" } else { "false" }} aria-controls={panel_id.clone()} {onclick}>
                { view.language.facet(&facet.name) }{ view.language.in_parentheses(chosen) }
                { glyph(glyph::DOWN) }
            </button>
            if let Some(now) = &*opened {
                <div id={panel_id} class="panel" role="group" aria-labelledby={id} tabindex="-1">
                    if facet.values.len() >= SEARCHED {
                        { search_box(view, facet, now, find) }
                    }
                    { offer(view, now, FilterValue::all(view, *nth, facet), act, &show) }
                </div>
            }
        </div>
    }
}

/// The box that searches the facet's values; `find` is called with what the reader types.
fn search_box(view: &View, facet: &Facet, now: &Opened, find: Callback<String>) -> Html {
    let label = AttrValue::from(view.language.find_value(&facet.name));
    let oninput = Callback::from(move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            find.emit(input.value());
        }
    });
    html! {
        <input type="search" class="find" value={now.typed.clone()} placeholder={label.clone()} aria-label={label}
            autocomplete="off" spellcheck="false" {oninput} />
    }
}

/// The values that an open menu offers: the most frequent ones, in the order of the facet, and those that are chosen.
fn offer(
    view: &View,
    now: &Opened,
    values: Vec<FilterValue>,
    act: &Callback<Action>,
    show: &Callback<Option<Opened>>,
) -> Html {
    let index = &view.library.index;
    let typed = index.key(&now.typed);
    let most = match now.extent {
        Extent::Frequent if typed.is_empty() => FREQUENT,
        _ => MOST,
    };
    let matches =
        |it: &FilterValue| typed.is_empty() || index.key(&it.value.label).contains(&typed);
    let matching: Vec<FilterValue> = values
        .into_iter()
        .filter(|it| it.is_useful() && matches(it))
        .collect();
    let cards = |at: usize| Some(matching.get(at)?.value.cards);
    let mut frequent = ranking(matching.len(), &|one, other| cards(other).cmp(&cards(one)));
    frequent.truncate(most);
    let offered = matching
        .iter()
        .enumerate()
        .filter(|(at, it)| it.is_chosen || frequent.contains(at));
    let is_shortened = most == FREQUENT && matching.len() > FREQUENT;
    let all = show.reform(|_| {
        Some(Opened {
            extent: Extent::All,
            ..Opened::default()
        })
    });
    html! {
        <>
            if matching.is_empty() {
                <p>{ &view.language.messages().no_value_found }</p>
            }
            <div class="values">{ for offered.map(|(_, it)| it.button(&view.language, act)) }</div>
            if is_shortened {
                <button type="button" class="all" onclick={all}>{ view.language.show_all_values(matching.len()) }</button>
            }
        </>
    }
}

fn focus(element: &NodeRef) {
    if let Some(element) = element.cast::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// Whether the focus goes from inside `root` to an element outside, to another window, or nowhere.
fn leaves(event: &FocusEvent, root: &NodeRef) -> bool {
    let to = event.related_target();
    let to = to.and_then(|it| it.dyn_into::<Node>().ok());
    match (root.cast::<Node>(), to) {
        (Some(root), Some(to)) => !root.contains(Some(&to)),
        _ => true,
    }
}
