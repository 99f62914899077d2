//! One card of a page's markup, as far as it can be read: title, description, link, tags and `data-` attributes.

use super::Wealth;
use super::element::Element;
use super::shape::has_own_text;
use super::text::{begins_with, joined, text, texts};

/// A card of a page's markup.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkupCard<E> {
    /// The elements that it is made of: one, or several that follow each other.
    pub elements: Vec<E>,
    /// Its title, never empty.
    pub title: String,
    /// What else it says; may be empty.
    pub description: String,
    /// The link that it leads to.
    pub link: Option<E>,
    /// The address of that link, as written.
    pub address: Option<String>,
    /// Its tags or badges.
    pub tags: Vec<String>,
    /// Its `data-` attributes that have a value, without `data-`.
    pub fields: Vec<(String, String)>,
    /// Which of the headings is the nearest above it.
    pub heading: Option<usize>,
    /// Whether it says more than a link does.
    pub(super) wealth: Wealth,
}

/// Elements that say by their name, or by that of a class, that they are a title.
const HEADING: &str = "h1,h2,h3,h4,h5,h6";
const TITLE: &str = "[class*='title' i],.card-header,.sd-card-header";
const STRONG: &str = "strong,b";

const TAGS: &str = "[class~=tag],[class~=tags] > *,[class*='badge' i],[class$='-tag'],[class*='-tag '],[class~=label],\
    [class~=chip],[class~=pill],[rel~=tag]";

/// A text this long, in bytes, is no tag.
const LONGEST_TAG: usize = 60;

/// How many elements around a card, which hold nothing but the card, may have its `data-` attributes.
const AROUND: usize = 3;

/// What tools write into `data-` attributes for themselves: these begin the name.
const OF_TOOLS: [&str; 14] = [
    "v-",
    "astro-",
    "svelte",
    "react",
    "md-",
    "bs-",
    "sd-",
    "test",
    "pagefind-",
    "aos",
    "hs-",
    "gtm",
    "turbo",
    "docsearch",
];

/// Reads a card; `None` if it has no title.
pub(super) fn read<E: Element>(
    elements: Vec<E>,
    heading: Option<usize>,
    wealth: Wealth,
) -> Option<MarkupCard<E>> {
    let first = elements.first()?;
    let title_element = title_element(&elements)?;
    let tags = tag_elements(&elements, &title_element);
    let link = link(&elements, &title_element);
    let title = joined(&texts(&title_element, &|it| tags.contains(it)));
    if title.is_empty() {
        return None;
    }
    let is_told = |it: &E| *it == title_element || tags.contains(it);
    let rest = elements.iter().filter(|it| !is_told(it));
    let rest: Vec<_> = rest.flat_map(|it| texts(it, &is_told)).collect();
    let description = joined(&rest);
    let is_mark = |it: char| it.is_whitespace() || matches!(it, '-' | '–' | '—' | ':' | '·' | '|');
    let description = description.trim_start_matches(is_mark).to_owned();
    let is_rich = title_element.matches(HEADING) || !description.is_empty();
    Some(MarkupCard {
        address: link.as_ref().and_then(|it| it.attribute("href")),
        fields: fields(first, link.as_ref()),
        tags: tags.iter().map(text).filter(|it| !it.is_empty()).collect(),
        wealth: if is_rich { Wealth::Cards } else { wealth },
        elements,
        title,
        description,
        link,
        heading,
    })
}

/// All that a selector matches in a card, the card's own elements included.
fn find<E: Element>(elements: &[E], selector: &str) -> Vec<E> {
    let found = elements.iter().flat_map(|it| {
        let itself = it.matches(selector).then(|| it.clone());
        itself.into_iter().chain(it.find(selector))
    });
    found.collect()
}

/// The element whose text is the title: a term, a heading, something that is called a title, something strong at the start, a
/// link, or else the first thing with a text.
fn title_element<E: Element>(elements: &[E]) -> Option<E> {
    let first = elements.first()?;
    let has_text = |it: &E| !text(it).is_empty();
    let found = |selector: &str| find(elements, selector).into_iter().find(has_text);
    let is_at_start = |it: &E| begins_with(&text(first), &text(it));
    found("dt")
        .or_else(|| found(HEADING))
        .or_else(|| found(TITLE))
        // What is strong, or links, further down is in the description.
        .or_else(|| found(STRONG).filter(is_at_start))
        .or_else(|| found("a[href]").filter(is_at_start).map(first_part))
        .or_else(|| Some(first_part(first.clone())))
}

/// The first of several elements with a text in an element that has no other text; the element itself if there are not several.
fn first_part<E: Element>(element: E) -> E {
    if has_own_text(&element) {
        return element;
    }
    let mut parts = element.children();
    parts.retain(|it| !text(it).is_empty());
    match parts.len() {
        0 => element,
        1 => parts.pop().map_or(element, first_part),
        _ => parts.swap_remove(0),
    }
}

/// The link that a card leads to: what holds the title, or what the title holds, or else the first that leads to another page.
fn link<E: Element>(elements: &[E], title: &E) -> Option<E> {
    let links = find(elements, "a[href]");
    let of_title = links.iter().find(|link| {
        let leads_on = !link.matches("[href^='#']");
        link.contains(title) || title.contains(link) && leads_on
    });
    let leading_on = || {
        links
            .iter()
            .find(|it| !it.matches("[href^='#'],[rel~=tag]"))
    };
    of_title.or_else(leading_on).cloned()
}

/// Tags and badges: the innermost elements, unless they hold or are the title.
fn tag_elements<E: Element>(elements: &[E], title: &E) -> Vec<E> {
    let found: Vec<E> = elements.iter().flat_map(|it| it.find(TAGS)).collect();
    let is_tag = |it: &&E| {
        let is_inner = it.find(TAGS).is_empty();
        is_inner && !it.contains(title) && text(*it).len() <= LONGEST_TAG
    };
    found.iter().filter(is_tag).cloned().collect()
}

/// The `data-` attributes of a card, of what is around nothing but the card, and of its link; the outer ones count.
fn fields<E: Element>(card: &E, link: Option<&E>) -> Vec<(String, String)> {
    let mut with_fields = vec![card.clone()];
    for _ in 0..AROUND {
        let alone = with_fields.last().filter(|it| it.is_only_child());
        let parent = alone.and_then(Element::parent);
        match parent.filter(|it| it.name() != "guide-grid") {
            Some(parent) => with_fields.push(parent),
            None => break,
        }
    }
    with_fields.reverse();
    with_fields.extend(link.cloned());
    let mut fields: Vec<(String, String)> = Vec::new();
    for (name, value) in with_fields.iter().flat_map(Element::attributes) {
        let Some(name) = name.strip_prefix("data-") else {
            continue;
        };
        let is_of_tool = OF_TOOLS.iter().any(|it| name.starts_with(it));
        let is_known = fields.iter().any(|it| it.0 == name);
        if !is_of_tool && !is_known && !value.trim().is_empty() {
            fields.push((name.to_owned(), value));
        }
    }
    fields
}
