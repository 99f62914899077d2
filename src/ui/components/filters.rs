//! The filters: a facet of few values is a row of buttons, one of many values a menu.

use super::filter_menu::FilterMenu;
use super::filter_row::filter_row;
use super::glyph::{self, glyph};
use crate::ui::state::Action;
use crate::ui::view::View;
use std::rc::Rc;
use yew::{Callback, Html, Properties, component, html, use_state_eq};

/// A row has at most so many values: as many as can be taken in at a glance, and fit two lines beside a side bar.
const MOST_IN_ROW: usize = 8;

/// What the filters are rendered from.
#[derive(Clone, PartialEq, Properties)]
pub struct FiltersProps {
    /// Its facets are rendered.
    pub view: Rc<View>,
    /// Called when a value is chosen or taken back.
    pub act: Callback<Action>,
}

/// Whether the filters show where there is little room; where there is more, they always do.
#[derive(Clone, Copy, PartialEq)]
enum Fold {
    Closed,
    Open,
}

/// Whether any facet can choose something.
pub fn has_filters(view: &View) -> bool {
    let facets = view.library.index.facets();
    facets.iter().any(|facet| facet.values.len() > 1)
}

/// All filters, and the button that shows them where there is little room. Rows come before menus, so that an open menu
/// covers no row.
#[component]
pub fn Filters(FiltersProps { view, act }: &FiltersProps) -> Html {
    let fold = use_state_eq(|| Fold::Closed);
    let (expanded, state, other) = match *fold {
        Fold::Closed => ("false", "closed", Fold::Open),
        Fold::Open => ("true", "open", Fold::Closed),
    };
    let onclick = Callback::from(move |_| fold.set(other));
    let facets = || view.library.index.facets().iter().enumerate();
    let rows = facets().filter(|(_, it)| (2..=MOST_IN_ROW).contains(&it.values.len()));
    let menus = facets().filter(|(_, it)| it.values.len() > MOST_IN_ROW);
    let chosen = view.state.query.choices.len();
    html! {
        <>
            <button type="button" class="fold" aria-expanded={expanded} aria-controls="gg-facets" {onclick}>
                { &view.language.messages().filters }{ view.language.in_parentheses(chosen) }
                { glyph(glyph::DOWN) }
            </button>
            <div id="gg-facets" class="facets" data-fold={state}>
                { for rows.map(|(nth, facet)| filter_row(view, nth, facet, act)) }
                { for menus.map(|(nth, _)| html! {
                    <FilterMenu key={nth} view={Rc::clone(view)} {nth} act={act.clone()} />
                }) }
            </div>
        </>
    }
}
