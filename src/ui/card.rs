//! One card, as a list item.

use super::View;
use super::app::CardPart;
use super::host::Site;
use super::pen::{Pen, when};
use super::phrase::Phrase;
use super::prose::{Links, marked, prose};
use crate::catalog::{Card, Icon, Image, Prose, SafeUrl, Style, UrlUse};
use crate::source::text::cut;
use std::ops::Range;
use std::rc::Rc;

/// Whether a card looks the same in two views, so that typing repaints only what is marked.
pub fn looks_alike(view: &View, other: &View) -> bool {
    Rc::ptr_eq(&view.library, &other.library)
        && Rc::ptr_eq(&view.settings, &other.settings)
        && view.state.query.text == other.state.query.text
}

/// Paints a card. Its one link is its title, stretched over the whole card by the style sheet; other links lie above
/// that.
pub fn card(pen: &mut Pen, part: &CardPart) {
    let Some(card) = pen.view.library.catalog.cards.get(part.card) else {
        return;
    };
    pen.draw("<li:card data-card=? (");
    pen.number(part.card);
    if let Some(it) = &card.image {
        picture(pen, it);
    }
    pen.next();
    if let Some(it) = &card.icon {
        pen.draw("<div.head (");
        icon(pen, it);
        pen.end();
    }
    pen.draw("<h?:title dir=auto data-leaves?");
    pen.number(part.level);
    title(pen, card);
    pen.end();
    if card.icon.is_some() {
        pen.end();
    }
    pen.next();
    if !card.description.text.is_empty() {
        pen.draw("<p:description dir=auto");
        let marks = marks(pen, &card.description.text);
        prose(pen, &card.description, &marks, Links::Kept);
        pen.end();
    }
    pen.next();
    if !card.links.is_empty() {
        pen.draw("<ul.links role=list");
        for it in &card.links {
            pen.draw("<li <a href=?");
            pen.lead(&it.url);
            prose(pen, &it.text, &[], Links::Dropped);
            pen.draw("/ /");
        }
        pen.end();
    }
    pen.next();
    if !part.keyword.is_empty() {
        pen.draw("<p.through");
        pen.weave(Phrase::ByKeyword, &part.keyword, "", "<bdi <mark");
        pen.end();
    }
    pen.next();
    let mut sign = "<p.tags";
    let facets = pen.view.settings.facets.clone();
    for it in card.details(&facets) {
        detail(pen, &mut sign, it.text);
    }
}

/// Paints a tag or another detail; `sign` is drawn before it.
fn detail(pen: &mut Pen, sign: &mut &'static str, text: &str) {
    pen.draw(sign);
    if *sign == "?" {
        pen.fill(" · ");
    }
    *sign = "?";
    pen.draw("<bdi:tag");
    let marks = marks(pen, text);
    marked(pen, text, &marks);
    pen.end();
}

/// What is marked in a text, as byte ranges.
fn marks(pen: &Pen, text: &str) -> Vec<Range<usize>> {
    match pen.view.typed() {
        true => pen.view.matcher.marks(text),
        false => Vec::new(),
    }
}

/// Paints the title with the card's one link.
fn title(pen: &mut Pen, card: &Card) {
    let link = card.link.as_ref().or_else(|| inner_link(&card.title));
    let address = link.map(|it| pen.desk.host.address(it));
    let leaves = address.as_ref().is_some_and(|it| it.site == Site::Other);
    pen.fill(when(leaves, "true"));
    if let Some(it) = &address {
        pen.draw("<a.link href=?");
        pen.fill(&it.href);
    }
    let marks = marks(pen, &card.title.text);
    prose(pen, &card.title, &marks, Links::Dropped);
    if address.is_some() {
        pen.end();
    }
}

#[inline(never)]
fn icon(pen: &mut Pen, icon: &Icon) {
    let named;
    let url = match icon {
        Icon::Emoji(emoji) => {
            pen.draw("<span:icon aria-hidden=true ? /");
            return pen.fill(emoji);
        }
        Icon::Address(url) => url,
        Icon::Name(name) => {
            let pattern = pen.view.settings.icons.as_deref().unwrap_or_default();
            let address = cut(pattern, "{name}").and_then(|(before, after)| {
                SafeUrl::parse(&[before, name, after].concat(), UrlUse::Image)
            });
            let Some(url) = address else {
                return;
            };
            named = url;
            &named
        }
    };
    pen.draw("<img:icon alt= loading=lazy decoding=async src=? /");
    pen.lead(url);
}

/// The first link inside a title: where the card itself has none, it is the card's.
fn inner_link(title: &Prose) -> Option<&SafeUrl> {
    title.styles.iter().find_map(|it| match &it.style {
        Style::Link(url) => Some(url),
        _ => None,
    })
}

#[inline(never)]
fn picture(pen: &mut Pen, image: &Image) {
    pen.draw("<picture (");
    if let Some(dark) = &image.dark {
        pen.draw("<source media=? srcset=? /");
        pen.fill("(prefers-color-scheme: dark)");
        pen.lead(dark);
    }
    pen.draw(") <img:image loading=lazy decoding=async src=? alt=? width? height? / /");
    pen.lead(&image.src);
    pen.fill(&image.alt);
    for length in [image.width, image.height] {
        match length {
            Some(length) => pen.number(length as usize),
            None => pen.fill(""),
        }
    }
}
