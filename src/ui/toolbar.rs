//! The search box, and the line that says what is shown, what is chosen, and in which order.

use super::element::{el, nothing, text};
use super::glyph::{self, glyph};
use super::intent::{Desk, Intent};
use super::phrase::Phrase;
use super::{Action, SearchBox, SortMenu, View};
use crate::search::{Choice, Correction, Sort};
use std::rc::Rc;
use yew::{Html, NodeRef};

/// Paints the search box, if there is one.
pub fn search_box(view: &View, desk: &Rc<Desk>) -> Html {
    if view.settings.search == SearchBox::Off {
        return nothing();
    }
    let typed = &view.state.query.text;
    let label = view
        .words
        .count(Phrase::Search, view.library.catalog.cards.len());
    let found_by = NodeRef::default();
    let mut input = el!("input", "type" = "search", "part" = "search", "autocomplete" = "off",
        "autocapitalize" = "none", "spellcheck" = "false", "enterkeyhint" = "search"; "placeholder", "aria-label")
    .found_by(&found_by)
    .value(typed)
    .attr("placeholder", &label)
    .attr("aria-label", &label)
    .on(desk.hear(Intent::Type));
    let mut erase = nothing();
    if !typed.is_empty() {
        input = input.on(desk.hear(Intent::Escape));
        erase = el!("button", "type" = "button", "class" = "erase"; "aria-label")
            .attr("aria-label", view.words.say(Phrase::Erase))
            .on(desk.hear(Intent::Erase(found_by)))
            .child(glyph(glyph::CROSS))
            .html();
    }
    el!("div", "class" = "search")
        .child(glyph(glyph::SEARCH))
        .child(input.html())
        .child(erase)
        .html()
}

/// Paints how many cards are shown, what is chosen, and the menu of orders.
pub fn status_line(view: &View, desk: &Rc<Desk>, menu: &NodeRef) -> Html {
    let (shown, total) = (view.results.hits.len(), view.library.catalog.cards.len());
    let query = &view.state.query;
    let mut status =
        el!("p", "part" = "status", "class" = "status").text(&view.words.shown(shown, total));
    for it in &view.results.corrections {
        status = status.child(correction(view, it));
    }
    let (mut chips, mut clear, mut sort) = (nothing(), nothing(), nothing());
    if !query.choices.is_empty() {
        let mut all = Vec::new();
        for it in &query.choices {
            all.push(chip(view, it, desk));
        }
        chips = el!("ul", "class" = "chips", "role" = "list"; "aria-label")
            .attr("aria-label", view.words.say(Phrase::Choices))
            .children(all)
            .html();
    }
    if !query.choices.is_empty() || !query.text.is_empty() {
        clear = el!(
            "button",
            "type" = "button",
            "part" = "clear",
            "class" = "clear"
        )
        .on(desk.hear(Intent::Act(Action::Clear)))
        .text(view.words.say(Phrase::Clear))
        .html();
    }
    if view.settings.sort_menu == SortMenu::Shown {
        sort = sort_menu(view, desk, menu);
    }
    el!("div", "class" = "line")
        .child(status.html())
        .child(chips)
        .child(clear)
        .child(sort)
        .html()
}

fn correction(view: &View, correction: &Correction) -> Html {
    let values = [
        ("typed", el!("bdi").text(&correction.typed).html()),
        ("meant", el!("bdi").text(&correction.meant).html()),
    ];
    el!("span", "class" = "correction")
        .children(view.words.weave(Phrase::Correction, &values))
        .html()
}

fn chip(view: &View, choice: &Choice, desk: &Rc<Desk>) -> Html {
    let facet = view.words.facet(&choice.facet);
    let value = view.value_label(choice);
    let said = view
        .words
        .fill(Phrase::Chosen, &[("facet", &facet), ("value", &value)]);
    let label = view.words.fill(Phrase::Remove, &[("what", &said)]);
    let values = [
        ("facet", text(&facet)),
        ("value", el!("bdi").text(&value).html()),
    ];
    let content = view.words.weave(Phrase::Chosen, &values);
    let button = el!("button", "type" = "button", "part" = "chip", "class" = "chip"; "aria-label")
        .attr("aria-label", &label)
        .on(desk.hear(Intent::Act(Action::Toggle(choice.clone()))))
        .child(el!("span").children(content).html())
        .child(glyph(glyph::CROSS));
    let key = [choice.facet.as_str(), &choice.value].join("=");
    el!("li").key(&key).child(button.html()).html()
}

/// The orders, as the menu lists them.
const ORDERS: [(Sort, Phrase); 4] = [
    (Sort::Page, Phrase::ByPage),
    (Sort::Title, Phrase::ByTitle),
    (Sort::Weight, Phrase::ByWeight),
    (Sort::Date, Phrase::ByDate),
];

/// The orders that the cards have data for. While something is typed, cards stand in the order of relevance.
fn sort_menu(view: &View, desk: &Rc<Desk>, menu: &NodeRef) -> Html {
    let cards = &view.library.catalog.cards;
    let mut select = el!("select"; "disabled")
        .found_by(menu)
        .on(desk.hear(Intent::Sort(view.settings.sort)));
    if view.typed() {
        let by_match = el!("option", "value" = "", "selected" = "selected");
        let by_match = by_match.text(view.words.say(Phrase::ByMatch));
        select = select.attr("disabled", "disabled").child(by_match.html());
    } else {
        select = select.child(nothing());
    }
    let order = order(view);
    for (sort, phrase) in ORDERS {
        let offered = match sort {
            Sort::Page | Sort::Title => true,
            Sort::Weight => cards.iter().any(|card| card.weight.is_some()),
            Sort::Date => cards.iter().any(|card| card.date.is_some()),
        };
        if offered {
            let option = el!("option"; "value", "selected").attr("value", sort.as_str());
            let selected = (order == Some(sort)).then_some("selected");
            let option = option.maybe("selected", selected);
            select = select.child(option.text(view.words.say(phrase)).html());
        }
    }
    el!("label", "class" = "sort")
        .child(el!("span").text(view.words.say(Phrase::Sort)).html())
        .child(select.html())
        .html()
}

/// The order that cards stand in; none is that of relevance.
pub fn order(view: &View) -> Option<Sort> {
    let sort = view.state.query.sort.unwrap_or(view.settings.sort);
    (!view.typed()).then_some(sort)
}
