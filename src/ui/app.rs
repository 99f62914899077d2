//! The whole widget.

use super::components::{
    CopyLink, Filters, SearchBox, Sort, empty, has_filters, layouts, problems, results, status,
};
use super::host::{Clipboard, HostRef};
use super::language::is_right_to_left;
use super::layout::{FilterLayout, ViewMenu};
use super::presentation::Presentation;
use super::settings::{self, Direction, UrlState};
use super::share::Role;
use super::sorting::SortMenu;
use super::state::Action;
use super::view::View;
use std::rc::Rc;
use yew::{
    AttrValue, Callback, Html, Properties, classes, component, html, use_effect_with, use_memo,
};

/// What the widget is rendered from.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// What to render.
    pub view: Rc<View>,
    /// Called with what the reader does, which leads to a new view. Pass clones of one callback: components compare it.
    pub act: Callback<Action>,
    /// The page.
    pub host: HostRef,
    /// What screen readers hear: [`View::announcement`] once the reader has paused. Nothing before the reader did anything, and
    /// between a change and the pause.
    pub announcement: AttrValue,
}

/// The widget. The reader's state comes in by `view` and goes out by `act`; what is open, components know themselves.
#[component]
pub fn App(props: &AppProps) -> Html {
    let AppProps {
        view, act, host, ..
    } = props;
    {
        let host = host.clone();
        use_effect_with(Rc::clone(view), move |_| host.rendered());
    }
    // An announcement changes nothing in them.
    let results = {
        let (act, host) = (act.clone(), host.clone());
        use_memo(Rc::clone(view), move |view| match view.presentation {
            Presentation::Rendered => results(view, &act, &host),
            Presentation::Wrapped if view.says_nothing_found() => empty(view, &act, &host),
            Presentation::Wrapped => Html::default(),
        })
    };
    let above = (view.presentation == Presentation::Wrapped).then_some("above");
    html! {
        <>
        <div class={classes!("widget", above)} dir={direction(view)}>
            { problems(view) }
            if view.role() == Role::Leader {
                <div class="hidden" role="status">{ &props.announcement }</div>
            }
            if has_toolbar(view) {
                <search part="toolbar" class="toolbar" aria-label={label(view)}>
                    { bar(view, act, host) }
                    if view.settings.filters == FilterLayout::Row {
                        { filters(view, act, host) }
                    }
                    { status(view, act) }
                </search>
            }
            { (*results).clone() }
        </div>
        // Outside, because the page's own markup is to inherit nothing but what the page gives it.
        if view.presentation == Presentation::Wrapped {
            <slot />
        }
        </>
    }
}

/// The toolbar's first row. What lays cards out or copies a link comes last.
fn bar(view: &Rc<View>, act: &Callback<Action>, host: &HostRef) -> Html {
    let settings = &view.settings;
    html! {
        <div class="bar">
            if settings.search == settings::SearchBox::On {
                <SearchBox view={Rc::clone(view)} act={act.clone()} host={host.clone()} />
            }
            if settings.filters == FilterLayout::Menus {
                { filters(view, act, host) }
            }
            if settings.sort_menu == SortMenu::Shown {
                <Sort view={Rc::clone(view)} act={act.clone()} />
            }
            if settings.view_menu == ViewMenu::Shown {
                { layouts(view, act) }
            }
            if settings.url_state != UrlState::Off && host.clipboard() == Clipboard::Offered {
                <CopyLink language={view.language.clone()} host={host.clone()} />
            }
        </div>
    }
}

fn filters(view: &Rc<View>, act: &Callback<Action>, host: &HostRef) -> Html {
    match has_filters(view) {
        true => html! { <Filters view={Rc::clone(view)} act={act.clone()} host={host.clone()} /> },
        false => Html::default(),
    }
}

/// The name that tells this toolbar from others on the page.
fn label(view: &View) -> Option<AttrValue> {
    let label = &view.settings.label;
    (!label.is_empty()).then(|| label.clone().into())
}

/// A grid that cannot be searched, filtered or sorted has no toolbar, nor has an element that another one's is for.
fn has_toolbar(view: &View) -> bool {
    let settings = &view.settings;
    let has_controls = settings.search == settings::SearchBox::On
        || settings.sort_menu == SortMenu::Shown
        || settings.view_menu == ViewMenu::Shown
        || has_filters(view);
    has_controls && view.role() == Role::Leader
}

/// The direction of writing: that of the attribute, or else that of a language written from right to left, or else the
/// page's.
fn direction(view: &View) -> Option<&'static str> {
    match view.settings.direction {
        Direction::LeftToRight => Some("ltr"),
        Direction::RightToLeft => Some("rtl"),
        Direction::Inherited => is_right_to_left(&view.settings.lang).then_some("rtl"),
    }
}
