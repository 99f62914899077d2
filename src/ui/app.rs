//! The whole widget, from a view.

use super::card::{card, looks_alike};
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

/// What the widget, or a part of it, is painted from.
#[derive(PartialEq, Properties)]
pub struct AppProps {
    /// What to paint.
    pub view: Rc<View>,
    /// Takes what the reader does; the answer is a new view.
    pub act: Callback<Action>,
    /// The browser.
    pub host: HostRef,
    /// How many of the view's cards there is time for yet; the rest comes a little later.
    pub ready: usize,
    /// What screen readers hear: [`View::announcement`] once typing has paused, and nothing before anything was done.
    pub announcement: AttrValue,
    /// How much of it.
    pub part: Part,
}

/// What is painted, and painted again only when it changes. Cards are of the same component as the whole, because readers
/// download what Yew does for each kind of component.
#[derive(PartialEq)]
pub enum Part {
    /// The whole widget.
    Whole,
    /// The whole widget, where nobody sees it.
    Rehearsal,
    /// One card.
    Card(CardPart),
}

/// A card in its place.
#[derive(PartialEq)]
pub struct CardPart {
    /// Index into [`Catalog::cards`](crate::catalog::Catalog::cards).
    pub card: usize,
    /// The level of the title's heading.
    pub level: usize,
    /// The keyword that it was found by; empty where what it was found by is on the card.
    pub keyword: AttrValue,
}

/// What changes only what is open.
pub enum Local {
    /// The facets are folded or unfolded.
    Fold,
    /// This menu is open, or none.
    Menu(Option<Opened>),
    /// The open menu's search box holds this text.
    Find(String),
}

/// The widget. All of a reader's state comes in by `view` and goes out by `act`; only what is open stays in here.
#[derive(Default)]
pub struct App {
    /// Whether the facets are unfolded, where there is little room; where there is more, they always show.
    unfolded: bool,
    opened: Option<Opened>,
    /// The menu of orders.
    menu: NodeRef,
    /// What the page shows.
    shown: Option<Rc<View>>,
}

impl Component for App {
    type Message = Local;
    type Properties = AppProps;

    fn create(_: &Context<Self>) -> Self {
        Self::default()
    }

    fn update(&mut self, _: &Context<Self>, local: Local) -> bool {
        match local {
            Local::Fold => self.unfolded = !self.unfolded,
            Local::Menu(opened) => self.opened = opened,
            Local::Find(text) => {
                if let Some(opened) = &mut self.opened {
                    opened.typed = text;
                }
            }
        }
        true
    }

    fn changed(&mut self, context: &Context<Self>, old: &AppProps) -> bool {
        let AppProps { view, part, .. } = context.props();
        *part == Part::Whole || *part != old.part || !looks_alike(view, &old.view)
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let props = context.props();
        let desk = Rc::new(Desk {
            view: Rc::clone(&props.view),
            ready: props.ready,
            host: props.host.clone(),
            act: props.act.clone(),
            link: context.link().clone(),
        });
        let mut pen = Pen::new(&desk);
        match &props.part {
            Part::Whole | Part::Rehearsal => self.paint(&mut pen, &props.announcement),
            Part::Card(it) => card(&mut pen, it),
        }
        pen.html()
    }

    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        let AppProps {
            view, host, part, ..
        } = context.props();
        if *part == Part::Whole && self.shown.as_ref() != Some(view) {
            self.shown = Some(Rc::clone(view));
            host.choose(&self.menu, order(view).map_or("", Sort::as_str));
            host.painted();
        }
    }
}

impl App {
    fn paint(&self, pen: &mut Pen, announcement: &str) {
        let view = pen.view;
        pen.draw("<div.widget dir? (");
        pen.fill(direction(view));
        problems(pen);
        pen.next();
        if has_toolbar(view) {
            self.toolbar(pen);
        }
        pen.draw(") <div.hidden role=status ? / <div.results data-growing? aria-busy?");
        pen.fill(announcement);
        pen.fill(when(pen.desk.ready < view.painted(), "true"));
        pen.fill(when(view.waits, "true"));
        pen.hear(Intent::Travel);
        grids(pen);
    }

    fn toolbar(&self, pen: &mut Pen) {
        let view = pen.view;
        pen.draw("<div:toolbar (");
        search_box(pen);
        pen.next();
        if has_facets(view) {
            pen.draw("<button.fold type=button aria-controls=gg-facets aria-expanded=? ? ?");
            pen.hear(Intent::Fold);
            pen.fill(truth(self.unfolded));
            pen.say(Phrase::Filters);
            pen.write(view.words.among(view.state.query.choices.len()));
            glyph(pen, glyph::DOWN);
            pen.draw("/ <div.facets id=gg-facets data-fold=?");
            pen.fill(if self.unfolded { "open" } else { "closed" });
            facets(pen, self.opened.as_ref());
            pen.end();
        }
        pen.end();
        status_line(pen, &self.menu);
        pen.end();
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
fn direction(view: &View) -> &'static str {
    match view.settings.direction {
        Direction::LeftToRight => "ltr",
        Direction::RightToLeft => "rtl",
        Direction::Inherited => when(right_to_left(&view.settings.lang), "rtl"),
    }
}
