//! What an open menu of a facet holds.

use super::filter_value::{FilterValue, TabStop};
use super::glyph::{self, glyph};
use super::text_field::TextField;
use crate::search::{Facet, ranking};
use crate::ui::host::HostRef;
use crate::ui::state::Action;
use crate::ui::view::View;
use std::rc::Rc;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::{
    AttrValue, Callback, FocusEvent, Html, KeyboardEvent, NodeRef, Properties, TargetCast,
    component, html, use_effect_with, use_node_ref, use_state_eq,
};

/// A menu begins with so many values: as many as need no scrolling on a small screen.
const FREQUENT: usize = 10;

/// From so many values on, a menu has a search box.
const SEARCHED: usize = 10;

/// A menu never shows more values than this at once; the others are found by typing.
const MOST: usize = 200;

/// What the content of a menu is rendered from.
#[derive(Clone, PartialEq, Properties)]
pub struct FilterPanelProps {
    /// The facet is one of its library.
    pub view: Rc<View>,
    /// The facet's index.
    pub nth: usize,
    /// The id of the popover that the content is in.
    pub id: AttrValue,
    /// The id of the popover that this one is in, if there is one.
    pub sheet: Option<AttrValue>,
    /// Called when a value is chosen or taken back.
    pub act: Callback<Action>,
    /// The page.
    pub host: HostRef,
}

/// What the reader did in an open menu.
#[derive(Clone, Default, PartialEq)]
struct Browsing {
    /// What is typed in the search box.
    typed: String,
    extent: Extent,
    /// The key of the value that had the focus last.
    current: Option<String>,
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

/// A search box for the values, the values, and what choosing has led to. What is typed here is forgotten when the menu closes.
#[component]
pub fn FilterPanel(props: &FilterPanelProps) -> Html {
    let FilterPanelProps {
        view,
        nth,
        id,
        sheet,
        act,
        host,
    } = props;
    let browsing = use_state_eq(Browsing::default);
    let keys = use_node_ref();
    use_effect_with(browsing.extent, {
        let keys = keys.clone();
        move |extent| {
            if *extent == Extent::All {
                focus_tab_stop(&keys);
            }
        }
    });
    let Some(facet) = view.library.index.facets().get(*nth) else {
        return Html::default();
    };
    let onkeydown = {
        let host = host.clone();
        Callback::from(move |event: KeyboardEvent| host.travel(&event))
    };
    let onfocusin = {
        let browsing = browsing.clone();
        Callback::from(move |event: FocusEvent| {
            if let Some(value) = event.target_dyn_into::<Element>() {
                let current = value.get_attribute("data-value");
                browsing.set(Browsing {
                    current,
                    ..(*browsing).clone()
                });
            }
        })
    };
    let find = {
        let browsing = browsing.clone();
        Callback::from(move |typed| {
            browsing.set(Browsing {
                typed,
                ..(*browsing).clone()
            })
        })
    };
    let offer = Offer::new(view, *nth, facet, &browsing);
    // The focus goes on with the first value that appears, because this button is gone.
    let all = {
        let browsing = browsing.clone();
        let current = offer.left_out.clone();
        Callback::from(move |_| {
            browsing.set(Browsing {
                extent: Extent::All,
                current: current.clone(),
                ..(*browsing).clone()
            });
        })
    };
    let stop = offer.tab_stop(browsing.current.as_deref());
    let values = offer.values.iter().map(|it| {
        let stop = match it.value.key == stop {
            true => TabStop::Own,
            false => TabStop::Shared,
        };
        it.button(&view.language, act, stop)
    });
    html! {
        <>
            <div class="top">
                <span class="caption">{ view.language.facet(&facet.name) }</span>
                { close_button(view, id) }
            </div>
            <div class="menu-keys" ref={keys} {onkeydown}>
                if facet.values.len() >= SEARCHED {
                    { search_box(view, facet, &browsing.typed, find) }
                }
                <div class="values" {onfocusin}>{ for values }</div>
            </div>
            if offer.matching == 0 {
                <p>{ &view.language.messages().no_value_found }</p>
            }
            if offer.left_out.is_some() {
                <button type="button" class="all" onclick={all}>{ view.language.show_all_values(offer.matching) }</button>
            }
            <div class="foot">
                <span>{ view.count() }</span>
                { show_button(view, sheet.as_ref().unwrap_or(id)) }
            </div>
        </>
    }
}

/// The button that closes the popover of this id, with a cross.
pub fn close_button(view: &View, id: &AttrValue) -> Html {
    html! {
        <button type="button" class="close" popovertarget={id} popovertargetaction="hide"
            aria-label={&view.language.messages().close}>
            { glyph(glyph::CROSS) }
        </button>
    }
}

/// The button that closes the popover of this id, and says how many guides are seen then.
pub fn show_button(view: &View, id: &AttrValue) -> Html {
    html! {
        <button type="button" class="show" popovertarget={id} popovertargetaction="hide">
            <span>{ view.language.show_guides(view.results.hits.len()) }</span>
        </button>
    }
}

/// The box that searches the facet's values; `find` is called with what the reader types.
fn search_box(view: &View, facet: &Facet, typed: &str, find: Callback<String>) -> Html {
    html! {
        <TextField class="find" text={typed.to_owned()} label={view.language.find_value(&facet.name)} ontext={find} />
    }
}

/// Moves the focus to the value that Tab leads to.
fn focus_tab_stop(keys: &NodeRef) {
    let keys = keys.cast::<Element>();
    let value = keys.and_then(|it| it.query_selector(".value:not([tabindex])").ok()?);
    if let Some(value) = value.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        let _ = value.focus();
    }
}

/// The values that an open menu offers.
struct Offer<'a> {
    values: Vec<FilterValue<'a>>,
    /// How many values contain what was typed, whether they are offered or not.
    matching: usize,
    /// The key of the first value that the reader has to ask for, if there is one.
    left_out: Option<String>,
}

impl<'a> Offer<'a> {
    /// The most frequent values, in the order of the facet, and those that are chosen. How many guides they leave makes no
    /// difference, so that a value stays where it was when others are chosen.
    fn new(view: &View, nth: usize, facet: &'a Facet, browsing: &Browsing) -> Self {
        let index = &view.library.index;
        let typed = index.key(&browsing.typed);
        let most = match browsing.extent {
            Extent::Frequent if typed.is_empty() => FREQUENT,
            _ => MOST,
        };
        let label = |it: &FilterValue| view.language.facet_value(&facet.name, &it.value.label);
        let matches = |it: &FilterValue| typed.is_empty() || index.key(&label(it)).contains(&typed);
        let mut values: Vec<FilterValue> = FilterValue::all(view, nth, facet)
            .into_iter()
            .filter(matches)
            .collect();
        let matching = values.len();
        let cards = |at: usize| Some(values.get(at)?.value.cards);
        let mut frequent = ranking(matching, &|one, other| cards(other).cmp(&cards(one)));
        frequent.truncate(most);
        let mut at = 0..;
        let mut left_out = None;
        values.retain(|it| {
            let is_frequent = at.next().is_some_and(|at| frequent.contains(&at));
            let is_offered = is_frequent || it.is_chosen;
            if !is_offered && most == FREQUENT {
                left_out.get_or_insert_with(|| it.value.key.clone());
            }
            is_offered
        });
        Self {
            values,
            matching,
            left_out,
        }
    }

    /// The key of the one value that Tab leads to: that which had the focus last, else the first chosen one, else the first.
    fn tab_stop(&self, last: Option<&str>) -> String {
        let find = |wanted: &dyn Fn(&FilterValue) -> bool| self.values.iter().find(|it| wanted(it));
        let value = find(&|it| Some(&*it.value.key) == last)
            .or_else(|| find(&|it| it.is_chosen))
            .or_else(|| self.values.first());
        value.map_or_else(String::new, |it| it.value.key.clone())
    }
}
