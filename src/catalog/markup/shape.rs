//! Shapes in which pages list what they lead to, whatever classes they have.

use super::element::{Element, Node};
use super::text::{begins_with, text};

/// What holds no content.
pub(super) const EMPTY: &str = "script,style,template,link,meta,noscript,br,hr";

/// What is never looked into: it holds no content, or belongs to another grid, or has a place of its own in the widget.
pub(super) const SKIPPED: &str = "script,style,template,link,meta,noscript,br,hr,guide-grid,[slot]";

/// Links that lead to another page. Lists of others are tables of contents.
const LINK: &str = "a[href]:not([href^='#'])";

const HEADING: &str = "h1,h2,h3,h4,h5,h6";

/// The level of a heading, 1 to 6; `None` for other elements.
pub(super) fn heading_level<E: Element>(element: &E) -> Option<u8> {
    let name = element.name();
    let level = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}

/// Whether an element has text of its own, outside the elements in it.
pub(super) fn has_own_text<E: Element>(element: &E) -> bool {
    let mut nodes = element.nodes().into_iter();
    nodes.any(|it| match it {
        Node::Text(text) => !E::text(&text).trim().is_empty(),
        Node::Element(_) => false,
    })
}

/// The elements in an element that have content.
pub(super) fn content<E: Element>(element: &E) -> Vec<E> {
    let mut children = element.children();
    children.retain(|it| !it.matches(SKIPPED));
    children
}

/// Whether an item of a list is a card: it begins with a link, or with something strong, and leads to another page.
pub(super) fn is_item<E: Element>(item: &E) -> bool {
    let links = item.find(LINK);
    let Some(link) = links.iter().find(|it| !is_in_inner_list(*it, item)) else {
        return false;
    };
    let mut starts = vec![link.clone()];
    starts.extend(item.find("strong,b,h2,h3,h4,h5,h6"));
    let all = text(item);
    let begins = |it: &E| {
        let start = text(it);
        !start.is_empty() && begins_with(&all, &start)
    };
    starts.iter().any(begins)
}

fn is_in_inner_list<E: Element>(link: &E, item: &E) -> bool {
    let mut around = link.parent();
    while let Some(it) = around.filter(|it| it != item) {
        if it.matches("ul,ol") {
            return true;
        }
        around = it.parent();
    }
    false
}

/// The cards of a list of definitions: each term, or terms that follow each other, with what it means.
pub(super) fn definitions<E: Element>(list: &E) -> Vec<Vec<E>> {
    let mut cards: Vec<Vec<E>> = Vec::new();
    for child in content(list) {
        let follows_term = cards
            .last()
            .and_then(|it| it.last())
            .is_some_and(|it| it.matches("dt"));
        match child.name().as_str() {
            "dt" if !follows_term => cards.push(vec![child]),
            "dt" | "dd" => {
                if let Some(card) = cards.last_mut() {
                    card.push(child);
                }
            }
            _ => cards.push(vec![child]),
        }
    }
    cards
}

/// Whether all that an element holds are cards, and at least so many: links, or elements with one heading and one link.
pub(super) fn is_grid<E: Element>(element: &E, least: usize) -> bool {
    let children = content(element);
    children.len() >= least
        && !element.matches("p,span,li,nav")
        && !has_own_text(element)
        && children.iter().all(is_card)
}

fn is_card<E: Element>(element: &E) -> bool {
    if element.matches(LINK) {
        return true;
    }
    let headings = element.find(HEADING);
    let mut addresses: Vec<_> = element
        .find(LINK)
        .iter()
        .map(|it| it.attribute("href"))
        .collect();
    addresses.dedup();
    let [heading] = headings.as_slice() else {
        return false;
    };
    match addresses.as_slice() {
        [] => false,
        [_] => element.find("li").is_empty(),
        _ => is_linked(heading),
    }
}

/// Whether all of a heading is a link to another page.
fn is_linked<E: Element>(heading: &E) -> bool {
    let links = heading.find(LINK);
    let own = text(heading);
    links.iter().any(|it| text(it) == own)
}

/// The cards among elements that follow each other: headings that are links, each with the texts below it. None unless there are
/// several.
pub(super) fn linked_headings<E: Element>(elements: &[E]) -> Vec<Vec<E>> {
    let mut cards: Vec<Vec<E>> = Vec::new();
    let mut is_open = false;
    for element in elements {
        if heading_level(element).is_some() {
            is_open = is_linked(element);
            if is_open {
                cards.push(vec![element.clone()]);
            }
        } else if is_open && !element.matches("ul,ol,dl,div,section") {
            if let Some(card) = cards.last_mut() {
                card.push(element.clone());
            }
        } else {
            if is_open {
                // The heading is that of what follows.
                cards.pop();
            }
            is_open = false;
        }
    }
    if cards.len() < 2 {
        cards.clear();
    }
    cards
}
