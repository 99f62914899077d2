//! The sections and their grids of cards, or what to do when there is none.

use super::card::item;
use super::intent::{Desk, Intent};
use super::pen::Pen;
use super::phrase::Phrase;
use super::prose::{Links, prose};
use super::view::{Run, Turn};
use super::{Action, View};
use std::rc::Rc;
use yew::Html;
use yew::virtual_dom::VNode;

/// Paints what was found, and the button for more.
pub fn grids(view: &View, desk: &Rc<Desk>) -> Html {
    let mut pen = Pen::new(view.words, desk);
    if view.results.hits.is_empty() {
        empty(&mut pen, view);
        return pen.html();
    }
    let mut named: Vec<&str> = Vec::new();
    pen.draw("( (");
    for run in &view.runs() {
        section(&mut pen, view, run, &mut named);
    }
    pen.draw(") (");
    let rest = view.results.hits.len() - view.painted();
    if rest > 0 {
        pen.draw("<button:more type=button ?");
        pen.hear(Intent::Act(Action::More));
        let next = rest.min(view.settings.limit);
        pen.fill(&view.words.count(Phrase::More, next));
    }
    pen.html()
}

/// Paints a section. It is a landmark of its own, unless one of this name is: nothing would tell them apart.
fn section<'a>(pen: &mut Pen, view: &View, run: &Run<'a>, named: &mut Vec<&'a str>) {
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
        key.push_str(&run.first_card().to_string());
    }
    pen.draw("<section:section key=? aria-labelledby? (");
    pen.fill(&key);
    pen.fill(if named.contains(&text) { "" } else { id });
    named.push(text);
    if let Some(it) = heading {
        pen.draw("<h?:heading dir=auto id?");
        pen.fill(&level.to_string());
        pen.fill(id);
        prose(pen, &it.text, &[], Links::Kept);
        pen.draw("/");
        level += 1;
    }
    pen.draw(") (");
    let introductions = run.grids.iter().flat_map(|it| &it.section.introduction);
    for it in introductions.take_while(|_| first) {
        pen.draw("<p:introduction dir=auto");
        prose(pen, it, &[], Links::Kept);
        pen.draw("/");
    }
    pen.draw(") (");
    for it in &run.grids {
        let columns = it.section.columns.unwrap_or(view.settings.columns);
        pen.draw("<ul:grid role=list key=? data-columns=?");
        pen.fill(&it.index.to_string());
        pen.fill(&(columns as usize).to_string());
        for hit in &it.hits {
            let card = item(view, hit, level, pen.desk);
            pen.add(VNode::VComp(Rc::new(card)));
        }
        pen.draw("/");
    }
    pen.draw(") /");
}

/// Nothing was found: says so, and offers what could be dropped.
fn empty(pen: &mut Pen, view: &View) {
    pen.draw("<div:empty <p ? / (");
    pen.say(Phrase::None);
    if !view.results.relaxations.is_empty() {
        pen.draw("<ul.drops role=list");
        for it in &view.results.relaxations {
            pen.draw("<li <button.drop type=button");
            pen.hear(Intent::Act(Action::Replace(it.query.clone())));
            pen.weave(Phrase::Drop, &it.dropped, "", "<bdi");
            pen.text(" — ");
            pen.text(&view.words.count(Phrase::Guides, it.hits));
            pen.draw("/ /");
        }
    }
}
