//! The facets: a few values as a row of buttons, many as a menu.

use super::View;
use super::glyph::{self, glyph};
use super::intent::Intent;
use super::pen::{Pen, truth, when};
use super::phrase::Phrase;
use crate::search::{Facet, FacetValue};
use crate::source::text::has;
use yew::NodeRef;

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
pub fn facets(pen: &mut Pen, opened: Option<&Opened>) {
    let view = pen.view;
    let facets = view.library.index.facets();
    for (nth, facet) in facets.iter().enumerate() {
        if (2..=ROW).contains(&facet.values.len()) {
            Painter { view, nth, facet }.row(pen);
        }
    }
    for (nth, facet) in facets.iter().enumerate() {
        if facet.values.len() > ROW {
            let opened = opened.filter(|it| it.nth == nth);
            Painter { view, nth, facet }.menu(pen, opened);
        }
    }
}

/// One facet, in a view.
struct Painter<'a> {
    view: &'a View,
    nth: usize,
    facet: &'a Facet,
}

impl Painter<'_> {
    /// How many cards a value would leave.
    fn count(&self, at: usize) -> usize {
        let counts = self.view.results.counts.get(self.nth);
        counts.and_then(|it| it.get(at)).copied().unwrap_or(0)
    }

    fn is_chosen(&self, value: &FacetValue) -> bool {
        let choices = &self.view.state.query.choices;
        choices
            .iter()
            .any(|it| it.value == value.key && it.facet == self.facet.name)
    }

    /// A value that would leave nothing cannot be chosen, but can be taken back.
    fn is_useful(&self, at: usize, value: &FacetValue) -> bool {
        self.count(at) > 0 || self.is_chosen(value)
    }

    /// What its elements are known by.
    fn id(&self, of: &str) -> String {
        [of, &self.nth.to_string()].concat()
    }

    fn row(&self, pen: &mut Pen) {
        let id = self.id("gg-facet-");
        pen.draw("<div:facet role=group key=? aria-labelledby=? <span.name id=? ? / <div.values");
        pen.fill(&id);
        pen.fill(&id);
        pen.fill(&id);
        pen.write(pen.words.facet(&self.facet.name));
        for (at, value) in self.facet.values.iter().enumerate() {
            self.button(pen, at, value);
        }
        pen.draw("/ /");
    }

    /// A value, as a button that stays pressed.
    fn button(&self, pen: &mut Pen, at: usize, value: &FacetValue) {
        let (words, facet, key) = (pen.words, &self.facet.name, &value.key);
        pen.draw(
            "<button:value type=button key=? data-value=? aria-pressed=? disabled? <bdi ? / ? \
             <span.count data-digits=? ? / /",
        );
        pen.hear(Intent::Toggle(self.nth, at));
        pen.fill(key);
        pen.fill(key);
        pen.fill(truth(self.is_chosen(value)));
        pen.fill(when(!self.is_useful(at, value), "disabled"));
        pen.write(words.value(facet, &value.label));
        pen.fill(" ");
        pen.number(words.number(value.cards).chars().count());
        pen.write(words.number(self.count(at)));
    }

    /// A facet of many values.
    fn menu(&self, pen: &mut Pen, opened: Option<&Opened>) {
        let words = pen.words;
        let (root, toggle) = (NodeRef::default(), NodeRef::default());
        let (id, panel) = (self.id("gg-facet-"), self.id("gg-panel-"));
        let chosen = self.facet.values.iter().filter(|it| self.is_chosen(it));
        let other = match opened {
            Some(_) => None,
            None => Some((self.nth, Extent::Frequent)),
        };
        pen.draw(
            "<div part=facet key=? class=? \
             <button.opener type=button id=? aria-expanded=? aria-controls=? ? ?",
        );
        pen.found_by(&root);
        if opened.is_some() {
            pen.hear(Intent::Leave(root));
            pen.hear(Intent::Close(toggle.clone()));
        }
        pen.fill(&id);
        pen.fill("facet menu");
        pen.found_by(&toggle);
        pen.hear(Intent::Open(other, toggle.clone()));
        pen.fill(&id);
        pen.fill(truth(opened.is_some()));
        pen.fill(&panel);
        pen.write(words.facet(&self.facet.name));
        pen.write(words.among(chosen.count()));
        glyph(pen, glyph::DOWN);
        pen.draw("/ (");
        if let Some(opened) = opened {
            pen.draw("<div.panel role=group tabindex=-1 id=? aria-labelledby=? (");
            pen.fill(&panel);
            pen.fill(&id);
            self.panel(pen, opened, toggle);
            pen.end();
        }
        pen.draw(") /");
    }

    /// What an open menu holds: the most frequent values, in their own order, and those that are chosen.
    #[inline(never)]
    fn panel(&self, pen: &mut Pen, opened: &Opened, toggle: NodeRef) {
        let (words, facet) = (pen.words, self.facet);
        let index = &self.view.library.index;
        let typed = index.key(&opened.typed);
        let most = match opened.extent {
            Extent::Frequent if typed.is_empty() => MENU,
            _ => MOST,
        };
        let mut offered: Vec<(u64, u32)> = Vec::new();
        for (at, value) in facet.values.iter().enumerate() {
            if self.is_useful(at, value)
                && (typed.is_empty() || has(&index.key(&value.label), &typed))
            {
                offered.push((!(value.cards as u64), at as u32));
            }
        }
        let total = offered.len();
        let mut ranked = offered.clone();
        ranked.sort_unstable();
        if let Some(last) = ranked.get(most - 1) {
            let is_chosen = |at: u32| {
                facet
                    .values
                    .get(at as usize)
                    .is_some_and(|it| self.is_chosen(it))
            };
            offered.retain(|it| it <= last || is_chosen(it.1));
        }
        if facet.values.len() >= SEARCHED {
            let label = words.fill(Phrase::FindValue, &words.facet(&facet.name), "");
            pen.draw(
                "<input.find type=search autocomplete=off spellcheck=false \
                 value=? placeholder=? aria-label=? /",
            );
            pen.hear(Intent::Find);
            pen.fill(&opened.typed);
            pen.fill(&label);
            pen.fill(&label);
        }
        pen.next();
        if offered.is_empty() {
            pen.draw("<p ? /");
            pen.say(Phrase::NoValue);
        }
        pen.draw(") <div.values");
        for (_, at) in offered {
            let at = at as usize;
            if let Some(value) = facet.values.get(at) {
                self.button(pen, at, value);
            }
        }
        pen.draw("/ (");
        if most == MENU && total > MENU {
            pen.draw("<button.all type=button ? /");
            pen.hear(Intent::Open(Some((self.nth, Extent::All)), toggle));
            pen.count(Phrase::AllValues, total);
        }
        pen.end();
    }
}
