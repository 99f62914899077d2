//! The facets: a few values as a row of buttons, many as a menu.

use super::glyph::{self, glyph};
use super::host::{Goes, HostRef, Key};
use super::words::Phrase;
use super::{Action, View};
use crate::search::{Choice, Facet, FacetValue};
use std::rc::Rc;
use yew::{
    Callback, FocusEvent, Html, InputEvent, KeyboardEvent, Properties, component, html,
    use_node_ref, use_state,
};

/// Up to this many values stand in a row: what the eye takes in at once, and what fits two lines beside a side bar.
const ROW: usize = 8;

/// A menu begins with this many values: as many as need no scrolling on a small screen.
const MENU: usize = 10;

/// From this many values a menu has its own search box.
const SEARCHED: usize = 20;

/// A menu never shows more values than this at once; the others are found by typing.
const MOST: usize = 200;

/// Paints every facet that can choose anything: first the rows, then the menus, so that an open menu hides no row.
pub fn facets(view: &Rc<View>, act: &Callback<Action>, host: &HostRef) -> Html {
    let facets = || {
        let facets = view.library.index.facets().iter().enumerate();
        facets.filter(|(_, facet)| facet.values.len() > 1)
    };
    let rows = facets().filter(|(_, facet)| facet.values.len() <= ROW);
    let menus = facets().filter(|(_, facet)| facet.values.len() > ROW);
    let menu = |nth: usize| html! { <Menu key={nth} view={Rc::clone(view)} {nth} act={act.clone()} host={host.clone()} /> };
    rows.map(|(nth, facet)| row(view, nth, facet, act))
        .chain(menus.map(|(nth, _)| menu(nth)))
        .collect()
}

/// One value of a facet, in a view.
struct Value<'a> {
    value: &'a FacetValue,
    count: usize,
    chosen: Chosen,
}

#[derive(Clone, Copy, PartialEq)]
enum Chosen {
    Yes,
    No,
}

fn values<'a>(view: &'a View, nth: usize, facet: &'a Facet) -> impl Iterator<Item = Value<'a>> {
    let counts = view.results.counts.get(nth).map_or(&[][..], Vec::as_slice);
    facet.values.iter().enumerate().map(move |(at, value)| {
        let choices = &view.state.query.choices;
        let chosen = choices
            .iter()
            .any(|it| it.facet == facet.name && it.value == value.key);
        Value {
            value,
            count: counts.get(at).copied().unwrap_or(0),
            chosen: if chosen { Chosen::Yes } else { Chosen::No },
        }
    })
}

fn row(view: &View, nth: usize, facet: &Facet, act: &Callback<Action>) -> Html {
    let id = format!("gg-facet-{nth}");
    html! {
        <div key={nth} part="facet" class="facet" role="group" aria-labelledby={id.clone()}>
            <span {id} class="name">{ view.words.facet(&facet.name) }</span>
            <div class="values">{ for values(view, nth, facet).map(|it| button(view, facet, &it, act)) }</div>
        </div>
    }
}

/// A value, as a button that stays pressed. A value that would leave nothing cannot be chosen, but can be taken back.
fn button(view: &View, facet: &Facet, it: &Value, act: &Callback<Action>) -> Html {
    let choice = Choice {
        facet: facet.name.clone(),
        value: it.value.key.clone(),
    };
    let onclick = act.reform(move |_| Action::Toggle(choice.clone()));
    let digits = view.words.number(it.value.cards).chars().count();
    html! {
        <button key={it.value.key.as_str()} type="button" part="value" class="value" data-value={it.value.key.clone()}
            aria-pressed={if it.chosen == Chosen::Yes { "true" } else { "false" }}
            disabled={it.count == 0 && it.chosen == Chosen::No} {onclick}>
            <bdi>{ view.words.value(&facet.name, &it.value.label) }</bdi>{" "}
            <span class="count" data-digits={digits.to_string()}>{ view.words.number(it.count) }</span>
        </button>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct MenuProps {
    view: Rc<View>,
    /// Which facet of the index.
    nth: usize,
    act: Callback<Action>,
    host: HostRef,
}

/// What a menu remembers while it is open.
#[derive(Clone, Default, PartialEq)]
struct Opened {
    extent: Extent,
    typed: String,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum Extent {
    #[default]
    Frequent,
    All,
}

/// A facet of many values. It closes when the focus leaves, by Escape, and by its button.
#[component]
fn Menu(props: &MenuProps) -> Html {
    let opened = use_state(|| None::<Opened>);
    let (root, toggle) = (use_node_ref(), use_node_ref());
    let MenuProps {
        view, nth, host, ..
    } = props;
    let Some(facet) = view.library.index.facets().get(*nth) else {
        return Html::default();
    };
    let name = view.words.facet(&facet.name);
    let chosen = values(view, *nth, facet)
        .filter(|it| it.chosen == Chosen::Yes)
        .count();
    let onclick = {
        let (opened, host, toggle) = (opened.clone(), host.clone(), toggle.clone());
        Callback::from(move |_| {
            // Not every browser focuses a button that is clicked, and the menu closes when the focus leaves.
            host.focus(&toggle);
            opened.set(if opened.is_some() {
                None
            } else {
                Some(Opened::default())
            });
        })
    };
    let onfocusout = {
        let (opened, host, root) = (opened.clone(), host.clone(), root.clone());
        Callback::from(move |event: FocusEvent| {
            if opened.is_some() && host.goes(&event, &root) == Goes::Away {
                opened.set(None);
            }
        })
    };
    let onkeydown = {
        let (opened, host, toggle) = (opened.clone(), host.clone(), toggle.clone());
        Callback::from(move |event: KeyboardEvent| {
            if opened.is_some() && host.key(&event) == Key::Escape {
                host.consume(&event);
                host.focus(&toggle);
                opened.set(None);
            }
        })
    };
    let (id, panel) = (format!("gg-facet-{nth}"), format!("gg-panel-{nth}"));
    html! {
        <div part="facet" class="facet menu" ref={root} {onfocusout} {onkeydown}>
            <button type="button" id={id.clone()} class="opener" ref={toggle} aria-expanded={expanded(opened.is_some())}
                aria-controls={panel.clone()} {onclick}>
                {&name}
                if chosen > 0 {
                    {" ("}{ view.words.number(chosen) }{")"}
                }
                { glyph(glyph::DOWN) }
            </button>
            if let Some(state) = &*opened {
                <div id={panel} class="panel" role="group" aria-labelledby={id} tabindex="-1">
                    { menu(props, facet, state, &Callback::from({ let opened = opened.clone(); move |it| opened.set(Some(it)) })) }
                </div>
            }
        </div>
    }
}

/// `aria-expanded`
pub fn expanded(open: bool) -> &'static str {
    if open { "true" } else { "false" }
}

/// What an open menu holds.
fn menu(props: &MenuProps, facet: &Facet, state: &Opened, set: &Callback<Opened>) -> Html {
    let MenuProps {
        view,
        nth,
        act,
        host,
    } = props;
    let index = &view.library.index;
    let typed = index.key(&state.typed);
    let useful = || values(view, *nth, facet).filter(|it| it.count > 0 || it.chosen == Chosen::Yes);
    let matching =
        useful().filter(|it| typed.is_empty() || index.key(&it.value.label).contains(&typed));
    let most = match state.extent {
        Extent::Frequent if typed.is_empty() => MENU,
        _ => MOST,
    };
    let painted: Vec<Html> = matching
        .enumerate()
        .filter(|(at, it)| *at < most || it.chosen == Chosen::Yes)
        .map(|(_, it)| button(view, facet, &it, act))
        .collect();
    let total = useful().count();
    let oninput = {
        let (host, set, extent) = (host.clone(), set.clone(), state.extent);
        Callback::from(move |event: InputEvent| {
            let typed = host.value(&event);
            set.emit(Opened { extent, typed });
        })
    };
    let all = set.reform(|_| Opened {
        extent: Extent::All,
        typed: String::new(),
    });
    let label = view.words.fill(
        Phrase::FindValue,
        &[("what", &view.words.facet(&facet.name))],
    );
    html! {
        <>
            if facet.values.len() >= SEARCHED {
                <input type="search" class="find" value={state.typed.clone()} placeholder={label.clone()} aria-label={label}
                    autocomplete="off" spellcheck="false" {oninput} />
            }
            if painted.is_empty() {
                <p>{ view.words.say(Phrase::NoValue) }</p>
            }
            <div class="values">{ for painted }</div>
            if most == MENU && total > MENU {
                <button type="button" class="all" onclick={all}>{ view.words.count(Phrase::AllValues, total, &[]) }</button>
            }
        </>
    }
}
