//! The sections and their grids of cards, or what to do when there is none.

use super::app::{App, AppProps, CardPart, Part};
use super::intent::Intent;
use super::pen::Pen;
use super::phrase::Phrase;
use super::prose::{Links, prose};
use super::view::{Run, Turn};
use crate::catalog::field::Shown;
use crate::search::Hit;
use std::rc::Rc;
use yew::AttrValue;
use yew::virtual_dom::{VComp, VNode};

/// Paints what was found, and the button for more.
pub fn grids(pen: &mut Pen) {
    let view = pen.view;
    if view.results.hits.is_empty() {
        return empty(pen);
    }
    let mut named: Vec<&str> = Vec::new();
    pen.draw("(");
    for run in &view.runs(pen.desk.ready) {
        section(pen, run, &mut named);
    }
    pen.next();
    let rest = view.results.hits.len() - view.painted();
    if rest > 0 {
        pen.draw("<button:more type=button ? /");
        pen.hear(Intent::More);
        pen.count(Phrase::More, rest.min(view.settings.limit));
    }
    pen.end();
}

/// Paints a section. It is a landmark of its own, unless one of this name is: nothing would tell them apart.
fn section<'a>(pen: &mut Pen, run: &Run<'a>, named: &mut Vec<&'a str>) {
    let view = pen.view;
    let (mut level, first) = (
        view.settings.heading_level as usize,
        run.turn == Turn::First,
    );
    let heading = run.heading;
    let text = heading.map_or("", |it| it.text.text.as_str());
    let id = heading.map_or("", |it| if first { &it.id } else { "" });
    // A stretch that continues a section is another element than the one that began it.
    let mut key = run.section.to_string();
    if !first {
        key.push('+');
        key.push_str(&run.first_card.to_string());
    }
    pen.draw("<section:section key=? aria-labelledby? (");
    pen.fill(&key);
    pen.fill(if named.contains(&text) { "" } else { id });
    named.push(text);
    if let Some(it) = heading {
        pen.draw("<h?:heading dir=auto id?");
        pen.number(level);
        pen.fill(id);
        prose(pen, &it.text, &[], Links::Kept);
        pen.end();
        level += 1;
    }
    pen.next();
    let introductions = run.grids.iter().flat_map(|it| &it.section.introduction);
    for it in introductions.take_while(|_| first) {
        pen.draw("<p:introduction dir=auto");
        prose(pen, it, &[], Links::Kept);
        pen.end();
    }
    pen.next();
    for it in &run.grids {
        let columns = it.section.columns.unwrap_or(view.settings.columns);
        pen.draw("<ul:grid role=list key=? data-columns=?");
        pen.number(it.index);
        pen.number(columns as usize);
        for hit in &it.hits {
            card(pen, hit, level);
        }
        pen.end();
    }
    pen.draw(") /");
}

/// Adds a card, which paints itself.
fn card(pen: &mut Pen, hit: &Hit, level: usize) {
    let desk = pen.desk;
    let keyword = match pen.view.library.through(hit, &pen.view.matcher) {
        Some(it) if it.field.shown == Shown::Nowhere => it.text,
        _ => "",
    };
    let props = AppProps {
        view: Rc::clone(&desk.view),
        act: desk.act.clone(),
        host: desk.host.clone(),
        ready: 0,
        announcement: AttrValue::Static(""),
        part: Part::Card(CardPart {
            card: hit.card,
            level,
            keyword: Rc::<str>::from(keyword).into(),
        }),
    };
    let key = hit.card.to_string().into();
    let card = VComp::new::<App>(Rc::new(props), Some(key));
    pen.add(VNode::VComp(Rc::new(card)));
}

/// Nothing was found: says so, and offers what could be dropped.
#[inline(never)]
fn empty(pen: &mut Pen) {
    pen.draw("<div:empty <p ? / (");
    pen.say(Phrase::None);
    let relaxations = &pen.view.results.relaxations;
    if !relaxations.is_empty() {
        pen.draw("<ul.drops role=list");
        for (nth, it) in relaxations.iter().enumerate() {
            pen.draw("<li <button.drop type=button <span");
            pen.hear(Intent::Relax(nth));
            pen.weave(Phrase::Drop, &it.dropped, "", "<bdi");
            pen.draw("? ? / / /");
            pen.fill(" — ");
            pen.count(Phrase::Guides, it.hits);
        }
        pen.end();
    }
    pen.draw(") /");
}
