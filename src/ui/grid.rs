//! The sections and their grids of cards, or what to do when there is none.

use super::card::{heading, item};
use super::element::{component, el, list, nothing, text};
use super::host::HostRef;
use super::intent::{Desk, Intent};
use super::phrase::Phrase;
use super::prose::{Links, prose};
use super::view::{Grid, Run, Turn};
use super::{Action, View};
use std::rc::Rc;
use yew::Html;

/// Paints what was found, and the button for more.
pub fn grids(view: &View, desk: &Rc<Desk>) -> Html {
    if view.results.hits.is_empty() {
        return empty(view, desk);
    }
    let mut named: Vec<&str> = Vec::new();
    let runs = view.runs();
    let mut nodes = Vec::new();
    for run in &runs {
        let text = run.heading.map_or("", |heading| heading.text.text.as_str());
        let naming = match run.turn {
            Turn::First if !named.contains(&text) => Naming::Named,
            _ => Naming::Unnamed,
        };
        named.push(text);
        nodes.push(section(view, run, naming, &desk.host));
    }
    list(vec![list(nodes), more(view, desk)])
}

/// Whether a section is a landmark of its own: two of the same name would be told apart by nothing.
#[derive(PartialEq)]
enum Naming {
    Named,
    Unnamed,
}

fn section(view: &View, run: &Run, naming: Naming, host: &HostRef) -> Html {
    let level = view.settings.heading_level;
    // A stretch that continues a section is another element than the one that began it.
    let mut key = run.section.to_string();
    if run.turn == Turn::Again {
        key.push('+');
        key.push_str(&run.first_card().to_string());
    }
    let mut section =
        el!("section", "part" = "section", "class" = "section"; "aria-labelledby").key(&key);
    let mut title_level = level;
    let mut head = nothing();
    if let Some(it) = run.heading {
        title_level += 1;
        let mut title =
            el!(heading(level), "part" = "heading", "class" = "heading", "dir" = "auto"; "id");
        if run.turn == Turn::First {
            title = title.attr("id", &it.id);
            if naming == Naming::Named {
                section = section.attr("aria-labelledby", &it.id);
            }
        }
        head = title.child(prose(&it.text, &[], Links::Kept(host))).html();
    }
    let mut introduction = Vec::new();
    if run.turn == Turn::First {
        for it in &run.grids {
            for it in &it.section.introduction {
                let paragraph = el!(
                    "p",
                    "part" = "introduction",
                    "class" = "introduction",
                    "dir" = "auto"
                );
                let text = prose(it, &[], Links::Kept(host));
                introduction.push(paragraph.child(text).html());
            }
        }
    }
    let mut grids = Vec::new();
    for it in &run.grids {
        grids.push(grid(view, it, title_level, host));
    }
    section
        .children(vec![head, list(introduction), list(grids)])
        .html()
}

fn grid(view: &View, grid: &Grid, level: u8, host: &HostRef) -> Html {
    let columns = grid.section.columns.unwrap_or(view.settings.columns);
    let mut cards = Vec::new();
    for hit in &grid.hits {
        cards.push(component(item(view, hit, level, host)));
    }
    el!("ul", "part" = "grid", "class" = "grid", "role" = "list"; "data-columns")
        .key(&grid.index.to_string())
        .attr("data-columns", &(columns as usize).to_string())
        .children(cards)
        .html()
}

fn more(view: &View, desk: &Rc<Desk>) -> Html {
    let rest = view.results.hits.len() - view.painted();
    if rest == 0 {
        return nothing();
    }
    let next = view
        .words
        .count(Phrase::More, rest.min(view.settings.limit));
    el!(
        "button",
        "type" = "button",
        "part" = "more",
        "class" = "more"
    )
    .on(desk.hear(Intent::Act(Action::More)))
    .text(&next)
    .html()
}

/// Nothing was found: says so, and offers what could be dropped.
fn empty(view: &View, desk: &Rc<Desk>) -> Html {
    let mut offers = nothing();
    if !view.results.relaxations.is_empty() {
        let mut all = Vec::new();
        for it in &view.results.relaxations {
            let dropped = [("what", el!("bdi").text(&it.dropped).html())];
            let button = el!("button", "type" = "button", "class" = "drop")
                .on(desk.hear(Intent::Act(Action::Replace(it.query.clone()))))
                .child(list(view.words.weave(Phrase::Drop, &dropped)))
                .child(text(" — "))
                .text(&view.words.count(Phrase::Guides, it.hits));
            all.push(el!("li").child(button.html()).html());
        }
        offers = el!("ul", "role" = "list", "class" = "drops")
            .children(all)
            .html();
    }
    el!("div", "part" = "empty", "class" = "empty")
        .child(el!("p").text(view.words.say(Phrase::None)).html())
        .child(offers)
        .html()
}
