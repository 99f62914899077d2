//! A facet as a button that opens a menu of its values.

use super::escape::take_escape;
use super::filter_panel::FilterPanel;
use super::glyph::{self, glyph};
use super::popover::{Popover, close, close_when_left};
use crate::ui::host::HostRef;
use crate::ui::state::Action;
use crate::ui::view::View;
use std::rc::Rc;
use yew::{
    AttrValue, Callback, Html, KeyboardEvent, Properties, component, html, use_node_ref,
    use_state_eq,
};

/// What a menu is rendered from.
#[derive(Clone, PartialEq, Properties)]
pub struct FilterMenuProps {
    /// The facet is one of its library.
    pub view: Rc<View>,
    /// The facet's index.
    pub nth: usize,
    /// The id of the popover that the menu is in, if there is one.
    pub sheet: Option<AttrValue>,
    /// Called when a value is chosen or taken back.
    pub act: Callback<Action>,
    /// The page.
    pub host: HostRef,
}

/// The button and its popover. Only one menu is ever open: that is how the browser treats popovers of the kind `auto`.
#[component]
pub fn FilterMenu(props: &FilterMenuProps) -> Html {
    let FilterMenuProps {
        view,
        nth,
        sheet,
        act,
        host,
    } = props;
    let state = use_state_eq(|| Popover::Closed);
    let (root, opener, panel) = (use_node_ref(), use_node_ref(), use_node_ref());
    let Some(facet) = view.library.index.facets().get(*nth) else {
        return Html::default();
    };
    // What is in the panel is there before the browser opens it, which it does after the event.
    let onclick = {
        let state = state.clone();
        Callback::from(move |_| state.set(Popover::Open))
    };
    let ontoggle = {
        let (state, host) = (state.clone(), host.clone());
        let (opener, panel) = (opener.clone(), panel.clone());
        Callback::from(move |_| {
            let now = Popover::of(&panel);
            state.set(now);
            match now {
                Popover::Open => panel.cast().iter().for_each(|it| host.enter_menu(it)),
                Popover::Closed => opener.cast().iter().for_each(|it| host.leave_menu(it)),
            }
        })
    };
    let onfocusout = close_when_left(&panel, &root);
    // Browsers close a popover by Escape, but not WebKit while a search box in it has the focus.
    let onkeydown = {
        let panel = panel.clone();
        Callback::from(move |event: KeyboardEvent| {
            if Popover::of(&panel) == Popover::Open && take_escape(&event) {
                close(&panel);
            }
        })
    };
    let (id, panel_id) = (format!("gg-facet-{nth}"), format!("gg-panel-{nth}"));
    let choices = view.state.query.choices.iter();
    let chosen = choices.filter(|it| it.facet == facet.name).count();
    html! {
        <div part="facet" class="facet menu" ref={root} {onfocusout} {onkeydown}>
            <button type="button" id={id.clone()} class="opener" ref={opener} popovertarget={panel_id.clone()}
                aria-expanded={state.expanded()} aria-controls={panel_id.clone()} {onclick}>
                <span>{ view.language.facet(&facet.name) }{ view.language.in_parentheses(chosen) }</span>
                { glyph(glyph::DOWN) }
            </button>
            <div id={panel_id.clone()} class="panel" popover="auto" ref={panel} role="group" aria-labelledby={id} {ontoggle}>
                if *state == Popover::Open {
                    <FilterPanel view={Rc::clone(view)} {nth} id={panel_id} {sheet} act={act.clone()} host={host.clone()} />
                }
            </div>
        </div>
    }
}
