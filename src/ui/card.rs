//! One card, as a list item.

use super::glyph::{self, glyph};
use super::host::{HostRef, Site};
use super::prose::{Links, marked, prose};
use super::same::Same;
use super::words::{Phrase, Words};
use super::{Settings, View};
use crate::catalog::{Card, Icon, Image, Prose, SafeUrl, Style, UrlUse};
use crate::search::{Field, Hit, Library, Through};
use std::ops::Range;
use std::rc::Rc;
use yew::{AttrValue, Html, Properties, component, html};

/// What a card is painted from. Equal properties paint the same, so that typing repaints only cards whose marks change.
#[derive(Clone, PartialEq, Properties)]
pub struct ItemProps {
    /// Where the card is.
    pub library: Same<Library>,
    /// Which card.
    pub card: usize,
    /// How: `icons` and `facets` matter here.
    pub settings: Same<Settings>,
    /// The interface's language.
    pub words: Words,
    /// The browser.
    pub host: HostRef,
    /// The level of the title's heading.
    pub level: u8,
    /// What the card was found through.
    pub through: Option<Through>,
    /// What is marked.
    pub marks: Marks,
}

/// What is marked on a card: byte ranges of each text.
#[derive(Clone, Default, PartialEq)]
pub struct Marks {
    title: Vec<Range<usize>>,
    description: Vec<Range<usize>>,
    details: Vec<Vec<Range<usize>>>,
}

impl ItemProps {
    /// The properties of a hit's card.
    pub fn new(view: &View, hit: &Hit, level: u8, host: &HostRef) -> Self {
        let mut marks = Marks::default();
        if view.typed()
            && let Some(card) = view.library.catalog.cards.get(hit.card)
        {
            marks.title = view.matcher.marks(&card.title.text);
            marks.description = view.matcher.marks(&card.description.text);
            marks.details = details(card, &view.settings)
                .map(|text| view.matcher.marks(text))
                .collect();
        }
        Self {
            library: Same(Rc::clone(&view.library)),
            card: hit.card,
            settings: Same(Rc::clone(&view.settings)),
            words: view.words,
            host: host.clone(),
            level,
            through: hit.through.clone(),
            marks,
        }
    }
}

/// A card. Its one link is its title, stretched over the whole card by the style sheet; other links lie above that.
#[component]
pub fn Item(props: &ItemProps) -> Html {
    let Some(card) = props.library.catalog.cards.get(props.card) else {
        return Html::default();
    };
    let host = &props.host;
    html! {
        <li part="card" class="card" data-card={props.card.to_string()}>
            { for card.image.as_ref().map(|image| picture(image, host)) }
            <div class="head">
                { for card.icon.as_ref().and_then(|it| icon(it, props)) }
                { title(card, props) }
            </div>
            if !card.description.text.is_empty() {
                <p part="description" class="description" dir="auto">
                    { prose(&card.description, &props.marks.description, &Links::Kept(host)) }
                </p>
            }
            if !card.links.is_empty() {
                <ul class="links" role="list">
                    { for card.links.iter().map(|link| html! {
                        <li><a href={host.address(&link.url).href}>{ prose(&link.text, &[], &Links::Dropped) }</a></li>
                    }) }
                </ul>
            }
            { for props.through.as_ref().and_then(|it| through(it, props)) }
            { tags(card, props) }
        </li>
    }
}

/// The title's heading, with the card's one link.
fn title(card: &Card, props: &ItemProps) -> Html {
    let text = prose(&card.title, &props.marks.title, &Links::Dropped);
    let content = match card.link.as_ref().or_else(|| inner_link(&card.title)) {
        Some(url) => {
            let address = props.host.address(url);
            html! {
                <>
                    <a class="link" href={address.href}>{text}</a>
                    if address.site == Site::Other {
                        { glyph(glyph::LEAVES) }
                    }
                </>
            }
        }
        None => text,
    };
    html! { <@{heading(props.level)} part="title" class="title" dir="auto">{content}</@> }
}

/// The first link inside a title: where the card itself has none, it is the card's.
fn inner_link(title: &Prose) -> Option<&SafeUrl> {
    title.styles.iter().find_map(|it| match &it.style {
        Style::Link(url) => Some(url),
        _ => None,
    })
}

/// The element of a heading: level 1 to 6, what lies outside is brought inside.
pub fn heading(level: u8) -> &'static str {
    match level {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}

fn icon(icon: &Icon, props: &ItemProps) -> Option<Html> {
    let src = match icon {
        Icon::Emoji(emoji) => {
            return Some(
                html! { <span part="icon" class="icon" aria-hidden="true">{emoji}</span> },
            );
        }
        Icon::Address(url) => props.host.address(url).href,
        Icon::Name(name) => {
            let template = props.settings.icons.as_deref()?;
            let url = SafeUrl::parse(&template.replace("{name}", name), UrlUse::Image)?;
            props.host.address(&url).href
        }
    };
    Some(html! { <img part="icon" class="icon" {src} alt="" loading="lazy" decoding="async" /> })
}

fn picture(image: &Image, host: &HostRef) -> Html {
    let number = |it: Option<u32>| it.map(|it| AttrValue::from(it.to_string()));
    html! {
        <picture>
            if let Some(dark) = &image.dark {
                <source media="(prefers-color-scheme: dark)" srcset={host.address(dark).href} />
            }
            <img part="image" class="image" src={host.address(&image.src).href} alt={image.alt.clone()}
                width={number(image.width)} height={number(image.height)} loading="lazy" decoding="async" />
        </picture>
    }
}

fn through(through: &Through, props: &ItemProps) -> Option<Html> {
    let phrase = match through.field {
        Field::Keywords => Phrase::ByKeyword,
        // Those are on the card.
        Field::Title | Field::Tags | Field::Description => return None,
    };
    Some(html! {
        <p class="through">
            { props.words.weave(phrase, |_| html! { <bdi><mark>{&through.value}</mark></bdi> }) }
        </p>
    })
}

/// The tags and the other details of a card, as one line of plain text.
fn tags(card: &Card, props: &ItemProps) -> Html {
    let mut nodes = Vec::new();
    for (nth, text) in details(card, &props.settings).enumerate() {
        if nth > 0 {
            nodes.push(html! { {" · "} });
        }
        let marks = props.marks.details.get(nth).map_or(&[][..], Vec::as_slice);
        nodes.push(html! { <bdi part="tag" class="tag">{ marked(text, marks) }</bdi> });
    }
    if nodes.is_empty() {
        return Html::default();
    }
    html! { <p class="tags">{ for nodes }</p> }
}

/// What is shown below the description: tags, then the fields that readers may choose by, and `time` in any case.
fn details<'a>(card: &'a Card, settings: &'a Settings) -> impl Iterator<Item = &'a String> {
    let offered = |name: &str| {
        name == "time"
            || settings
                .facets
                .iter()
                .any(|it| it.eq_ignore_ascii_case(name))
    };
    let fields = card.fields.iter().filter(move |(name, _)| offered(name));
    card.tags
        .iter()
        .chain(fields.flat_map(|(_, values)| values))
}
