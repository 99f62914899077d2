//! The whole widget, from a view.

use super::element::{el, nothing};
use super::facets::{Opened, facets, truth};
use super::glyph::{self, glyph};
use super::grid::grids;
use super::host::HostRef;
use super::intent::{Desk, Intent};
use super::phrase::Phrase;
use super::problems::problems;
use super::toolbar::{order, search_box, status_line};
use super::words::right_to_left;
use super::{Action, Direction, SearchBox, SortMenu, View};
use crate::search::Sort;
use std::rc::Rc;
use yew::{AttrValue, Callback, Component, Context, Html, NodeRef, Properties};

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

/// What changes only what is open.
pub enum Local {
    /// The facets are folded or unfolded.
    Fold,
    /// This menu is open, or none.
    Menu(Option<Opened>),
}

/// The widget. All of a reader's state comes in by `view` and goes out by `act`; only what is open stays in here.
pub struct App {
    fold: Fold,
    opened: Option<Opened>,
    /// The menu of orders.
    menu: NodeRef,
    desk: Rc<Desk>,
    /// Folding and announcing leave the cards alone.
    cards: Html,
    /// What the page shows.
    shown: Option<Rc<View>>,
}

impl Component for App {
    type Message = Local;
    type Properties = AppProps;

    fn create(context: &Context<Self>) -> Self {
        let desk = desk(context);
        Self {
            fold: Fold::Closed,
            opened: None,
            menu: NodeRef::default(),
            cards: grids(&context.props().view, &desk),
            desk,
            shown: None,
        }
    }

    fn update(&mut self, _: &Context<Self>, local: Local) -> bool {
        match local {
            Local::Fold => {
                self.fold = match self.fold {
                    Fold::Closed => Fold::Open,
                    Fold::Open => Fold::Closed,
                }
            }
            Local::Menu(opened) => self.opened = opened,
        }
        true
    }

    fn changed(&mut self, context: &Context<Self>, old: &AppProps) -> bool {
        let view = &context.props().view;
        if !Rc::ptr_eq(view, &old.view) {
            self.desk = desk(context);
            self.cards = grids(view, &self.desk);
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let AppProps {
            view, announcement, ..
        } = context.props();
        let mut widget = el!("div", "class" = "widget"; "dir").maybe("dir", direction(view));
        let toolbar = if has_toolbar(view) {
            self.toolbar(view)
        } else {
            nothing()
        };
        let results = el!("div", "class" = "results").on(self.desk.hear(Intent::Travel));
        widget = widget.child(problems(view)).child(toolbar);
        let said = el!("div", "class" = "hidden", "role" = "status").text(announcement);
        widget
            .child(said.html())
            .child(results.child(self.cards.clone()).html())
            .html()
    }

    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        let AppProps { view, host, .. } = context.props();
        if !self.shown.as_ref().is_some_and(|it| Rc::ptr_eq(it, view)) {
            self.shown = Some(Rc::clone(view));
            host.choose(&self.menu, order(view).map_or("", Sort::as_str));
            host.painted();
        }
    }
}

impl App {
    fn toolbar(&self, view: &View) -> Html {
        let desk = &self.desk;
        let (mut fold, mut choices) = (nothing(), nothing());
        if has_facets(view) {
            let open = self.fold == Fold::Open;
            fold = el!("button", "type" = "button", "class" = "fold", "aria-controls" = "gg-facets"; "aria-expanded")
                .attr("aria-expanded", truth(open))
                .on(desk.hear(Intent::Fold))
                .text(view.words.say(Phrase::Filters))
                .text(&view.words.among(view.state.query.choices.len()))
                .child(glyph(glyph::DOWN))
                .html();
            choices = el!("div", "id" = "gg-facets", "class" = "facets"; "data-fold")
                .attr("data-fold", if open { "open" } else { "closed" })
                .children(facets(view, desk, self.opened.as_ref()))
                .html();
        }
        el!("div", "part" = "toolbar", "class" = "toolbar")
            .child(search_box(view, desk))
            .child(fold)
            .child(choices)
            .child(status_line(view, desk, &self.menu))
            .html()
    }
}

fn desk(context: &Context<App>) -> Rc<Desk> {
    let AppProps { act, host, .. } = context.props();
    Rc::new(Desk {
        act: act.clone(),
        local: context.link().callback(|local| local),
        host: host.clone(),
    })
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
