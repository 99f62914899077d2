//! The search box, and the line that says what is shown, what is chosen, and in which order.

use super::glyph::{self, glyph};
use super::intent::Intent;
use super::pen::{Pen, when};
use super::phrase::Phrase;
use super::{SearchBox, SortMenu, View};
use crate::search::{Choice, Sort};
use yew::NodeRef;

/// Paints the search box, if there is one.
pub fn search_box(pen: &mut Pen) {
    let view = pen.view;
    if view.settings.search == SearchBox::Off {
        return;
    }
    let typed = &view.state.query.text;
    let cards = view.library.catalog.cards.len();
    let found_by = NodeRef::default();
    pen.draw("<div.search");
    glyph(pen, glyph::SEARCH);
    pen.draw(
        "<input type=search part=search autocomplete=off autocapitalize=none spellcheck=false enterkeyhint=search \
         value=? placeholder=? aria-label=? / (",
    );
    pen.found_by(&found_by);
    pen.hear(Intent::Type);
    if !typed.is_empty() {
        pen.hear(Intent::Escape);
    }
    pen.fill(typed);
    pen.count(Phrase::Search, cards);
    pen.count(Phrase::Search, cards);
    if !typed.is_empty() {
        pen.draw("<button.erase type=button aria-label=?");
        pen.hear(Intent::Erase(found_by));
        pen.say(Phrase::Erase);
        glyph(pen, glyph::CROSS);
        pen.end();
    }
    pen.draw(") /");
}

/// Paints how many cards are shown, what is chosen, and the menu of orders.
pub fn status_line(pen: &mut Pen, menu: &NodeRef) {
    let view = pen.view;
    let query = &view.state.query;
    pen.draw("<div.line <p:status ?");
    pen.write(view.count());
    for it in &view.results.corrections {
        pen.draw("<span.correction");
        pen.weave(Phrase::Correction, &it.typed, &it.meant, "<bdi");
        pen.end();
    }
    pen.draw("/ (");
    if !query.choices.is_empty() {
        pen.draw("<ul.chips role=list aria-label=?");
        pen.say(Phrase::Choices);
        for (nth, it) in query.choices.iter().enumerate() {
            chip(pen, nth, it);
        }
        pen.end();
    }
    pen.next();
    if !query.choices.is_empty() || !query.text.is_empty() {
        pen.draw("<button:clear type=button ? /");
        pen.hear(Intent::Clear);
        pen.say(Phrase::Clear);
    }
    pen.next();
    if view.settings.sort_menu == SortMenu::Shown {
        sort_menu(pen, menu);
    }
    pen.draw(") /");
}

#[inline(never)]
fn chip(pen: &mut Pen, nth: usize, choice: &Choice) {
    let words = pen.words;
    let facet = words.facet(&choice.facet);
    let value = pen.view.value_label(choice);
    let said = words.fill(Phrase::Chosen, &facet, &value);
    pen.draw("<li key=? <button:chip type=button aria-label=? <span");
    pen.write([&choice.facet, "=", &choice.value].concat());
    pen.hear(Intent::Remove(nth));
    pen.write(words.fill(Phrase::Remove, &said, ""));
    pen.weave(Phrase::Chosen, &facet, &value, "<bdi");
    pen.end();
    glyph(pen, glyph::CROSS);
    pen.draw("/ /");
}

/// The orders, as the menu lists them.
const ORDERS: [(Sort, Phrase); 4] = [
    (Sort::Page, Phrase::ByPage),
    (Sort::Title, Phrase::ByTitle),
    (Sort::Weight, Phrase::ByWeight),
    (Sort::Date, Phrase::ByDate),
];

/// The orders that the cards have data for. While something is typed, cards stand in the order of relevance.
#[inline(never)]
fn sort_menu(pen: &mut Pen, menu: &NodeRef) {
    let view = pen.view;
    let cards = &view.library.catalog.cards;
    pen.draw("<label.sort <span ? / <select disabled? (");
    pen.say(Phrase::Sort);
    pen.found_by(menu);
    pen.hear(Intent::Sort);
    pen.fill(when(view.typed(), "disabled"));
    if view.typed() {
        pen.draw("<option value= selected=selected ? /");
        pen.say(Phrase::ByMatch);
    }
    pen.end();
    let order = order(view);
    for (sort, phrase) in ORDERS {
        let offered = match sort {
            Sort::Page | Sort::Title => true,
            Sort::Weight => cards.iter().any(|card| card.weight.is_some()),
            Sort::Date => cards.iter().any(|card| card.date.is_some()),
        };
        if offered {
            pen.draw("<option value=? selected? ? /");
            pen.fill(sort.as_str());
            pen.fill(when(order == Some(sort), "selected"));
            pen.say(phrase);
        }
    }
    pen.draw("/ /");
}

/// The order that cards stand in; none is that of relevance.
pub fn order(view: &View) -> Option<Sort> {
    let sort = view.state.query.sort.unwrap_or(view.settings.sort);
    (!view.typed()).then_some(sort)
}
