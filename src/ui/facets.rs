//! The facets: a few values as a row of buttons, many as a menu.

use super::element::{el, nothing};
use super::glyph::{self, glyph};
use super::intent::{Desk, Intent};
use super::phrase::Phrase;
use super::{Action, View};
use crate::search::{Choice, Facet, FacetValue};
use std::rc::Rc;
use yew::{Html, NodeRef};

/// Up to this many values stand in a row: what the eye takes in at once, and what fits two lines beside a side bar.
const ROW: usize = 8;

/// A menu begins with this many values: as many as need no scrolling on a small screen.
const MENU: usize = 10;

/// From this many values a menu has its own search box.
const SEARCHED: usize = 20;

/// A menu never shows more values than this at once; the others are found by typing.
const MOST: usize = 200;

/// The menu that is open, and what it remembers while it is. It closes when the focus leaves, by Escape, and by its
/// button, so there is never another.
#[derive(Clone)]
pub struct Opened {
    /// Which facet of the index.
    pub nth: usize,
    /// What was typed in its search box.
    pub typed: String,
    /// How many values it shows.
    pub extent: Extent,
}

/// How many values a menu shows, while nothing is typed in it.
#[derive(Clone, Copy, PartialEq)]
pub enum Extent {
    /// The most frequent.
    Frequent,
    /// As many as there are.
    All,
}

/// Paints every facet that can choose anything: first the rows, then the menus, so that an open menu hides no row.
pub fn facets(view: &View, desk: &Rc<Desk>, opened: Option<&Opened>) -> Vec<Html> {
    let (mut rows, mut menus) = (Vec::new(), Vec::new());
    for (nth, facet) in view.library.index.facets().iter().enumerate() {
        let it = Painter {
            view,
            desk,
            nth,
            facet,
        };
        match facet.values.len() {
            0 | 1 => {}
            2..=ROW => rows.push(it.row()),
            _ => menus.push(it.menu(opened.filter(|it| it.nth == nth))),
        }
    }
    rows.append(&mut menus);
    rows
}

/// One facet, in a view.
struct Painter<'a> {
    view: &'a View,
    desk: &'a Rc<Desk>,
    nth: usize,
    facet: &'a Facet,
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

impl Value<'_> {
    /// A value that would leave nothing cannot be chosen, but can be taken back.
    fn is_useful(&self) -> bool {
        self.count > 0 || self.chosen == Chosen::Yes
    }
}

impl Painter<'_> {
    fn value(&self, at: usize) -> Option<Value<'_>> {
        let value = self.facet.values.get(at)?;
        let counts = self.view.results.counts.get(self.nth);
        let mut chosen = Chosen::No;
        for it in &self.view.state.query.choices {
            if it.facet == self.facet.name && it.value == value.key {
                chosen = Chosen::Yes;
            }
        }
        Some(Value {
            value,
            count: counts.and_then(|it| it.get(at)).copied().unwrap_or(0),
            chosen,
        })
    }

    /// What its elements are known by.
    fn id(&self, of: &str) -> String {
        [of, &self.nth.to_string()].concat()
    }

    fn row(&self) -> Html {
        let id = self.id("gg-facet-");
        let mut buttons = Vec::new();
        for at in 0..self.facet.values.len() {
            buttons.extend(self.value(at).map(|it| self.button(&it)));
        }
        let name = el!("span", "class" = "name"; "id").attr("id", &id);
        let name = name.text(&self.view.words.facet(&self.facet.name));
        el!("div", "part" = "facet", "class" = "facet", "role" = "group"; "aria-labelledby")
            .key(&id)
            .attr("aria-labelledby", &id)
            .child(name.html())
            .child(el!("div", "class" = "values").children(buttons).html())
            .html()
    }

    /// A value, as a button that stays pressed.
    fn button(&self, it: &Value) -> Html {
        let (words, key) = (&self.view.words, &it.value.key);
        let choice = Choice {
            facet: self.facet.name.clone(),
            value: key.clone(),
        };
        let digits = words.number(it.value.cards).chars().count().to_string();
        let label = words.value(&self.facet.name, &it.value.label);
        let count = el!("span", "class" = "count"; "data-digits").attr("data-digits", &digits);
        let count = count.text(&words.number(it.count));
        let disabled = (!it.is_useful()).then_some("disabled");
        el!("button", "type" = "button", "part" = "value", "class" = "value"; "data-value", "aria-pressed", "disabled")
            .key(key)
            .attr("data-value", key)
            .attr("aria-pressed", truth(it.chosen == Chosen::Yes))
            .maybe("disabled", disabled)
            .on(self.desk.hear(Intent::Act(Action::Toggle(choice))))
            .child(el!("bdi").text(&label).html())
            .text(" ")
            .child(count.html())
            .html()
    }

    /// A facet of many values.
    fn menu(&self, opened: Option<&Opened>) -> Html {
        let (words, desk) = (&self.view.words, self.desk);
        let (root, toggle) = (NodeRef::default(), NodeRef::default());
        let (id, panel) = (self.id("gg-facet-"), self.id("gg-panel-"));
        let mut chosen = 0;
        for it in &self.view.state.query.choices {
            if it.facet == self.facet.name && self.facet.value(&it.value).is_some() {
                chosen += 1;
            }
        }
        let other = match opened {
            Some(_) => None,
            None => Some(self.opened(Extent::Frequent)),
        };
        let button = el!("button", "type" = "button", "class" = "opener"; "id", "aria-expanded", "aria-controls")
            .found_by(&toggle)
            .attr("id", &id)
            .attr("aria-expanded", truth(opened.is_some()))
            .attr("aria-controls", &panel)
            .on(desk.hear(Intent::Open(other, toggle.clone())))
            .text(&words.facet(&self.facet.name))
            .text(&words.among(chosen))
            .child(glyph(glyph::DOWN));
        let mut menu = el!("div", "part" = "facet", "class" = "facet menu")
            .key(&id)
            .found_by(&root)
            .child(button.html());
        match opened {
            Some(opened) => {
                let inside = el!("div", "class" = "panel", "role" = "group", "tabindex" = "-1"; "id", "aria-labelledby")
                    .attr("id", &panel)
                    .attr("aria-labelledby", &id)
                    .children(self.panel(opened, &toggle));
                menu = menu
                    .child(inside.html())
                    .on(desk.hear(Intent::Leave(root)))
                    .on(desk.hear(Intent::Close(toggle)));
            }
            None => menu = menu.child(nothing()),
        }
        menu.html()
    }

    fn opened(&self, extent: Extent) -> Opened {
        Opened {
            nth: self.nth,
            typed: String::new(),
            extent,
        }
    }

    /// What an open menu holds.
    fn panel(&self, opened: &Opened, toggle: &NodeRef) -> Vec<Html> {
        let (view, facet) = (self.view, self.facet);
        let index = &view.library.index;
        let typed = index.key(&opened.typed);
        let most = match opened.extent {
            Extent::Frequent if typed.is_empty() => MENU,
            _ => MOST,
        };
        let (mut total, mut matching, mut painted) = (0, 0, Vec::new());
        for at in 0..facet.values.len() {
            let Some(it) = self.value(at).filter(Value::is_useful) else {
                continue;
            };
            total += 1;
            if !typed.is_empty() && !index.key(&it.value.label).contains(&typed) {
                continue;
            }
            matching += 1;
            if matching <= most || it.chosen == Chosen::Yes {
                painted.push(self.button(&it));
            }
        }
        let (mut find, mut none, mut all) = (nothing(), nothing(), nothing());
        if facet.values.len() >= SEARCHED {
            let name = view.words.facet(&facet.name);
            let label = view.words.fill(Phrase::FindValue, &[("what", &name)]);
            find = el!("input", "type" = "search", "class" = "find", "autocomplete" = "off", "spellcheck" = "false";
                "placeholder", "aria-label")
            .value(&opened.typed)
            .attr("placeholder", &label)
            .attr("aria-label", &label)
            .on(self.desk.hear(Intent::Find(opened.clone())))
            .html();
        }
        if painted.is_empty() {
            none = el!("p").text(view.words.say(Phrase::NoValue)).html();
        }
        if most == MENU && total > MENU {
            let more = Intent::Open(Some(self.opened(Extent::All)), toggle.clone());
            all = el!("button", "type" = "button", "class" = "all")
                .on(self.desk.hear(more))
                .text(&view.words.count(Phrase::AllValues, total))
                .html();
        }
        let values = el!("div", "class" = "values").children(painted).html();
        vec![find, none, values, all]
    }
}

/// `aria-expanded` and its like.
pub fn truth(it: bool) -> &'static str {
    if it { "true" } else { "false" }
}
