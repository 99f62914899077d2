//! The whole widget, from a view.

use super::facets::{Opened, facets};
use super::glyph::{self, glyph};
use super::grid::grids;
use super::host::HostRef;
use super::intent::{Desk, Intent};
use super::pen::{Pen, truth, when};
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
        let mut pen = Pen::new(view.words, &self.desk);
        pen.draw("<div.widget dir? (");
        pen.fill(direction(view));
        problems(&mut pen, view);
        pen.draw(") (");
        if has_toolbar(view) {
            self.toolbar(&mut pen, view);
        }
        pen.draw(") <div.hidden role=status ? / <div.results");
        pen.fill(announcement);
        pen.hear(Intent::Travel);
        pen.add(self.cards.clone());
        pen.html()
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
    fn toolbar(&self, pen: &mut Pen, view: &View) {
        pen.draw("<div:toolbar (");
        search_box(pen, view);
        pen.draw(") (");
        let facetted = has_facets(view);
        let open = self.fold == Fold::Open;
        if facetted {
            pen.draw("<button.fold type=button aria-controls=gg-facets aria-expanded=? ? ?");
            pen.hear(Intent::Fold);
            pen.fill(truth(open));
            pen.say(Phrase::Filters);
            pen.fill(&pen.words.among(view.state.query.choices.len()));
            glyph(pen, glyph::DOWN);
            pen.draw("/");
        }
        pen.draw(") (");
        if facetted {
            pen.draw("<div.facets id=gg-facets data-fold=?");
            pen.fill(if open { "open" } else { "closed" });
            facets(pen, view, self.opened.as_ref());
            pen.draw("/");
        }
        pen.draw(")");
        status_line(pen, view, &self.menu);
        pen.draw("/");
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
fn direction(view: &View) -> &'static str {
    match view.settings.direction {
        Direction::LeftToRight => "ltr",
        Direction::RightToLeft => "rtl",
        Direction::Inherited => when(right_to_left(&view.settings.lang), "rtl"),
    }
}
