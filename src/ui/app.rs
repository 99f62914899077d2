//! The whole widget, from a view.

use super::facets::{expanded, facets};
use super::glyph::{self, glyph};
use super::grid::grids;
use super::host::HostRef;
use super::problems::problems;
use super::toolbar::{order, search_box, status_line};
use super::words::{Phrase, right_to_left};
use super::{Action, Direction, SearchBox, SortMenu, View};
use crate::search::Sort;
use std::rc::Rc;
use yew::{
    AttrValue, Callback, Html, KeyboardEvent, Properties, component, html, use_effect_with,
    use_memo, use_node_ref, use_state_eq,
};

/// What the widget is painted from.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// What to paint.
    pub view: Rc<View>,
    /// Takes what the reader does; the answer is a new view.
    pub act: Callback<Action>,
    /// The browser.
    pub host: HostRef,
    /// What screen readers hear: [`View::announcement`] once typing has paused, and nothing before anything was done.
    #[prop_or_default]
    pub announcement: AttrValue,
}

/// Whether the facets are unfolded, where there is little room; where there is more, they always show.
#[derive(Clone, Copy, PartialEq)]
enum Fold {
    Closed,
    Open,
}

/// The widget. All of a reader's state comes in by `view` and goes out by `act`; only what is open stays in here.
#[component]
pub fn App(props: &AppProps) -> Html {
    let AppProps {
        view,
        act,
        host,
        announcement,
    } = props;
    let fold = use_state_eq(|| Fold::Closed);
    let (input, menu) = (use_node_ref(), use_node_ref());
    {
        let host = host.clone();
        use_effect_with(Rc::clone(view), move |_| host.painted());
    }
    {
        let (host, menu) = (host.clone(), menu.clone());
        let order = order(view).map_or("", Sort::as_str);
        use_effect_with(order, move |order| host.choose(&menu, order));
    }
    // Folding and announcing leave the cards alone.
    let cards = {
        let (act, host) = (act.clone(), host.clone());
        use_memo(Rc::clone(view), move |view| grids(view, &act, &host))
    };
    let onkeydown = {
        let host = host.clone();
        Callback::from(move |event: KeyboardEvent| host.travel(&event))
    };
    let toggle = {
        let fold = fold.clone();
        Callback::from(move |_| {
            fold.set(match *fold {
                Fold::Closed => Fold::Open,
                Fold::Open => Fold::Closed,
            });
        })
    };
    let open = *fold == Fold::Open;
    html! {
        <div class="widget" dir={direction(view)}>
            { problems(view) }
            if has_toolbar(view) {
                <div part="toolbar" class="toolbar">
                    { search_box(view, act, host, &input) }
                    if has_facets(view) {
                        <button type="button" class="fold" aria-expanded={expanded(open)} aria-controls="gg-facets" onclick={toggle}>
                            { view.words.say(Phrase::Filters) }
                            if !view.state.query.choices.is_empty() {
                                {" ("}{ view.words.number(view.state.query.choices.len()) }{")"}
                            }
                            { glyph(glyph::DOWN) }
                        </button>
                        <div id="gg-facets" class="facets" data-fold={if open { "open" } else { "closed" }}>
                            { facets(view, act, host) }
                        </div>
                    }
                    { status_line(view, act, host, &menu) }
                </div>
            }
            <div class="hidden" role="status">{ announcement }</div>
            <div class="results" {onkeydown}>{ (*cards).clone() }</div>
        </div>
    }
}

/// A grid that cannot be searched, filtered or sorted is just a grid.
fn has_toolbar(view: &View) -> bool {
    let settings = &view.settings;
    settings.search == SearchBox::On || settings.sort_menu == SortMenu::Shown || has_facets(view)
}

fn has_facets(view: &View) -> bool {
    view.library
        .index
        .facets()
        .iter()
        .any(|facet| facet.values.len() > 1)
}

/// The direction of writing: the element's own, else that of a language written from right to left, else the page's.
fn direction(view: &View) -> Option<&'static str> {
    match view.settings.direction {
        Direction::LeftToRight => Some("ltr"),
        Direction::RightToLeft => Some("rtl"),
        Direction::Inherited => right_to_left(&view.settings.lang).then_some("rtl"),
    }
}
