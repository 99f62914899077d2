//! One card, as a list item.

use super::heading::heading;
use super::prose::{Links, marked, prose};
use crate::catalog::field::Shown;
use crate::catalog::{self, Icon, Image, Prose, SafeUrl, Style, UrlUse};
use crate::search::{Hit, Library};
use crate::ui::host::{HostRef, Site};
use crate::ui::language::Language;
use crate::ui::settings::Settings;
use crate::ui::shared::Shared;
use crate::ui::view::View;
use std::ops::Range;
use std::rc::Rc;
use yew::{AttrValue, Html, Properties, component, html};

/// What a card is rendered from. While a reader types, only cards whose marks change are rendered again.
#[derive(Clone, PartialEq, Properties)]
pub struct CardProps {
    /// The card is one of its catalog.
    pub library: Shared<Library>,
    /// Index into [`Catalog::cards`](catalog::Catalog::cards).
    pub card: usize,
    /// Where icons are found, and which fields are shown.
    pub settings: Rc<Settings>,
    /// The language of the interface.
    pub language: Language,
    /// The page.
    pub host: HostRef,
    /// The level of the title's heading, 1 to 6.
    pub level: u8,
    /// The keyword that the card was found by, if what was typed is in nothing that the card shows.
    pub keyword: Option<AttrValue>,
    /// What matches the query.
    pub marks: Marks,
}

/// What of a card's texts matches the query, as byte ranges.
#[derive(Clone, Default, PartialEq)]
pub struct Marks {
    title: Vec<Range<usize>>,
    description: Vec<Range<usize>>,
    /// For each of the [`details`](catalog::Card::details).
    details: Vec<Vec<Range<usize>>>,
}

impl CardProps {
    /// The properties of a hit's card.
    pub fn new(view: &View, hit: &Hit, level: u8, host: &HostRef) -> Self {
        let library = &view.library;
        let keyword = match library.through(hit, &view.matcher) {
            Some(it) if it.field.shown == Shown::Nowhere => {
                Some(AttrValue::from(it.text.to_owned()))
            }
            _ => None,
        };
        let card = library.catalog.cards.get(hit.card).filter(|_| view.typed());
        Self {
            library: Rc::clone(library).into(),
            card: hit.card,
            settings: Rc::clone(&view.settings),
            language: view.language.clone(),
            host: host.clone(),
            level,
            keyword,
            marks: card.map_or_else(Marks::default, |card| Marks::new(view, card)),
        }
    }
}

impl Marks {
    fn new(view: &View, card: &catalog::Card) -> Self {
        let marks = |text: &str| view.matcher.marks(text);
        Self {
            title: marks(&card.title.text),
            description: marks(&card.description.text),
            details: card
                .details(&view.settings.facets)
                .map(|it| marks(it.text))
                .collect(),
        }
    }
}

/// A card. Its one link is its title, which the style sheet stretches over the whole card; other links lie above that.
#[component]
pub fn Card(props: &CardProps) -> Html {
    let Some(card) = props.library.catalog.cards.get(props.card) else {
        return Html::default();
    };
    let host = &props.host;
    html! {
        <li part="card" class="card" data-card={props.card.to_string()}>
            { for card.image.as_ref().map(|it| picture(it, host)) }
            { head(card, props) }
            if !card.description.text.is_empty() {
                <p part="description" class="description" dir="auto">
                    { prose(&card.description, &props.marks.description, Links::Kept(host)) }
                </p>
            }
            if !card.links.is_empty() {
                <ul class="links" role="list">
                    { for card.links.iter().map(|it| html! {
                        <li><a href={host.address(&it.url).href}>{ prose(&it.text, &[], Links::Dropped) }</a></li>
                    }) }
                </ul>
            }
            { for props.keyword.as_ref().map(|it| found_by(it, &props.language)) }
            { tags(card, props) }
        </li>
    }
}

/// The icon, if there is one, beside the title.
fn head(card: &catalog::Card, props: &CardProps) -> Html {
    let title = title(card, props);
    match &card.icon {
        None => title,
        Some(it) => html! { <div class="head">{ for icon(it, props) }{ title }</div> },
    }
}

/// The title's heading, with the card's one link.
fn title(card: &catalog::Card, props: &CardProps) -> Html {
    let text = prose(&card.title, &props.marks.title, Links::Dropped);
    let link = card.link.as_ref().or_else(|| inner_link(&card.title));
    let address = link.map(|it| props.host.address(it));
    let leaves = address.as_ref().filter(|it| it.site == Site::Other);
    html! {
        <@{heading(props.level)} part="title" class="title" dir="auto" data-leaves={leaves.map(|_| "true")}>
            if let Some(address) = &address {
                <a class="link" href={&address.href}>{ text }</a>
            } else {
                { text }
            }
        </@>
    }
}

/// The first link inside a title: it is the card's link where the card has no other.
fn inner_link(title: &Prose) -> Option<&SafeUrl> {
    title.styles.iter().find_map(|it| match &it.style {
        Style::Link(url) => Some(url),
        _ => None,
    })
}

fn icon(icon: &Icon, props: &CardProps) -> Option<Html> {
    let src = match icon {
        Icon::Emoji(emoji) => {
            return Some(html! {
                <span part="icon" class="icon" aria-hidden="true">{ emoji }</span>
            });
        }
        Icon::Address(url) => props.host.address(url).href,
        Icon::Name(name) => {
            let address = props.settings.icons.as_ref()?.replace("{name}", name);
            let url = SafeUrl::parse(&address, UrlUse::Image)?;
            props.host.address(&url).href
        }
    };
    Some(html! {
        <img part="icon" class="icon" {src} alt="" loading="lazy" decoding="async" />
    })
}

fn picture(image: &Image, host: &HostRef) -> Html {
    let pixels = |length: Option<u32>| length.map(|it| it.to_string());
    html! {
        <picture>
            if let Some(dark) = &image.dark {
                <source media="(prefers-color-scheme: dark)" srcset={host.address(dark).href} />
            }
            <img part="image" class="image" src={host.address(&image.src).href} alt={image.alt.clone()}
                width={pixels(image.width)} height={pixels(image.height)} loading="lazy" decoding="async" />
        </picture>
    }
}

fn found_by(keyword: &AttrValue, language: &Language) -> Html {
    let keyword = |_: &str| html! { <bdi><mark>{ keyword }</mark></bdi> };
    html! { <p class="through">{ language.messages().found_by_keyword.render(&keyword) }</p> }
}

/// The tags and the other details, in one line.
fn tags(card: &catalog::Card, props: &CardProps) -> Html {
    let mut details = card.details(&props.settings.facets).enumerate().peekable();
    if details.peek().is_none() {
        return Html::default();
    }
    let tags = details.map(|(nth, detail)| {
        let marks = props.marks.details.get(nth).map_or(&[][..], Vec::as_slice);
        html! {
            <>
                if nth > 0 {
                    { " · " }
                }
                <bdi part="tag" class="tag">{ marked(detail.text, marks) }</bdi>
            </>
        }
    });
    html! { <p class="tags">{ for tags }</p> }
}
