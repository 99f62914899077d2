//! The filters: a menu or a row of values for each facet.

use super::filter_menu::FilterMenu;
use super::filter_panel::{close_button, show_button};
use super::filter_row::filter_row;
use super::glyph::{self, glyph};
use super::popover::{Popover, close_when_left};
use crate::search::Facet;
use crate::ui::host::HostRef;
use crate::ui::layout::FilterLayout;
use crate::ui::state::Action;
use crate::ui::view::View;
use std::rc::Rc;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_node_ref, use_state_eq};

/// A row has at most so many values: as many as can be taken in at a glance, and fit two lines beside a side bar.
const MOST_IN_ROW: usize = 8;

/// What the filters are rendered from.
#[derive(Clone, PartialEq, Properties)]
pub struct FiltersProps {
    /// Its facets are rendered.
    pub view: Rc<View>,
    /// Called when a value is chosen or taken back.
    pub act: Callback<Action>,
    /// The page.
    pub host: HostRef,
}

/// Whether any facet can choose something.
pub fn has_filters(view: &View) -> bool {
    offered(view).next().is_some()
}

/// The facets that can choose something, with their indexes.
fn offered(view: &View) -> impl Iterator<Item = (usize, &Facet)> {
    let facets = view.library.index.facets().iter().enumerate();
    facets.filter(|(_, it)| it.values.len() > 1)
}

/// All filters. Where there is little room, a button opens them as a popover; where there is more, the style sheet shows them
/// at their place, and not the button.
#[component]
pub fn Filters(FiltersProps { view, act, host }: &FiltersProps) -> Html {
    let state = use_state_eq(|| Popover::Closed);
    let (opener, panel) = (use_node_ref(), use_node_ref());
    let ontoggle = {
        let (state, host) = (state.clone(), host.clone());
        let (opener, panel) = (opener.clone(), panel.clone());
        Callback::from(move |_| {
            let now = Popover::of(&panel);
            state.set(now);
            if now == Popover::Closed {
                opener.cast().iter().for_each(|it| host.leave_menu(it));
            }
        })
    };
    let onfocusout = close_when_left(&panel, &panel);
    let messages = view.language.messages();
    let id = AttrValue::Static("gg-facets");
    let chosen = view.state.query.choices.len();
    // A button that opens one filter would only be in the way.
    if offered(view).count() == 1 {
        return html! { <div class="facets">{ filters(view, act, host, None) }</div> };
    }
    html! {
        <>
            <button type="button" class="fold" ref={opener} popovertarget={&id} aria-expanded={state.expanded()}
                aria-controls={&id}>
                { glyph(glyph::FILTERS) }
                <span>{ &messages.filters }{ view.language.in_parentheses(chosen) }</span>
            </button>
            <div id={&id} class="facets" popover="auto" ref={panel} role="group" aria-label={&messages.filters}
                {ontoggle} {onfocusout}>
                <div class="top">
                    <span class="caption">{ &messages.filters }</span>
                    { close_button(view, &id) }
                </div>
                { filters(view, act, host, Some(&id)) }
                <div class="foot">{ show_button(view, &id) }</div>
            </div>
        </>
    }
}

/// The facets, in order; rows come before menus. `sheet` is the id of the popover that they are in, if there is one.
fn filters(
    view: &Rc<View>,
    act: &Callback<Action>,
    host: &HostRef,
    sheet: Option<&AttrValue>,
) -> Html {
    let is_row = |facet: &Facet| {
        view.settings.filters == FilterLayout::Row && facet.values.len() <= MOST_IN_ROW
    };
    let rows = offered(view).filter(|(_, it)| is_row(it));
    let rows = rows.map(|(nth, facet)| filter_row(view, nth, facet, act));
    let menus = offered(view).filter(|(_, it)| !is_row(it));
    let menus = menus.map(|(nth, _)| {
        html! { <FilterMenu key={nth} view={Rc::clone(view)} {nth} sheet={sheet.cloned()} act={act.clone()} host={host.clone()} /> }
    });
    html! { <>{ for rows }<div class="menus">{ for menus }</div></> }
}
