//! One card, as a list item.

use super::details::{choice, details};
use super::heading::heading;
use super::picture::{Ink, Picture};
use super::prose::{Links, prose};
use crate::catalog::field::Shown;
use crate::catalog::{self, Icon, Image, SafeUrl, UrlUse};
use crate::search::{Arrangement, Hit, Library};
use crate::ui::host::{HostRef, Site};
use crate::ui::language::Language;
use crate::ui::settings::{ExternalMark, Settings};
use crate::ui::shared::Shared;
use crate::ui::state::Action;
use crate::ui::surroundings::{Age, Scheme};
use crate::ui::view::View;
use std::ops::Range;
use std::rc::Rc;
use yew::{AttrValue, Callback, Html, Properties, component, html};

/// The id of the text that says of a link that it leads away.
pub const EXTERNAL: &str = "gg-external";

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
    /// The section that the card belongs to, where no heading above it says so.
    pub section: Option<AttrValue>,
    /// How long ago it was published or changed.
    pub age: Age,
    /// What matches the query.
    pub marks: Marks,
    /// Which of the [`details`](catalog::Card::details) are chosen values of facets.
    pub chosen: Vec<usize>,
    /// Whether the page is light or dark; `None` until that is known, and for cards that look the same on both.
    pub scheme: Option<Scheme>,
    /// Whether a link that leads away from the page's site has a mark.
    pub external: ExternalMark,
    /// Called when a tag is chosen or taken back.
    pub act: Callback<Action>,
    /// When the browser lays the card out.
    pub placing: Placing,
}

/// When the browser lays a card out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Placing {
    /// With the page.
    AtOnce,
    /// When it comes near the screen; until then, its height is estimated.
    NearScreen,
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
    pub fn new(view: &View, hit: &Hit, level: u8, act: &Callback<Action>, host: &HostRef) -> Self {
        let library = &view.library;
        let card = library.catalog.cards.get(hit.card);
        let found = card.filter(|_| view.typed());
        let through = found.and_then(|_| library.through(hit, &view.matcher));
        let through = through.filter(|it| it.field.shown == Shown::Nowhere);
        let section = card.filter(|_| view.arrangement() == Arrangement::List);
        let section = section.and_then(|it| library.catalog.sections.get(it.section));
        let heading = section.and_then(|it| it.heading.as_deref());
        let image = card.and_then(|it| it.image.as_ref());
        let has_two = image.is_some_and(|it| it.dark.is_some());
        Self {
            library: Rc::clone(library).into(),
            card: hit.card,
            settings: Rc::clone(&view.settings),
            language: view.language.clone(),
            host: host.clone(),
            level,
            keyword: through.map(|it| AttrValue::from(it.text.to_owned())),
            section: heading.map(|it| it.text.text.clone().into()),
            age: card.map_or(Age::Known, |card| view.age(card)),
            marks: found.map_or_else(Marks::default, |card| Marks::new(view, card)),
            chosen: card.map_or_else(Vec::new, |card| chosen(view, card)),
            scheme: view.surroundings.scheme.filter(|_| has_two),
            external: view.external_mark(),
            act: act.clone(),
            placing: Placing::AtOnce,
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

    /// Those in one of the card's details.
    pub fn detail(&self, nth: usize) -> &[Range<usize>] {
        self.details.get(nth).map_or(&[], Vec::as_slice)
    }
}

/// Which details of a card are chosen.
fn chosen(view: &View, card: &catalog::Card) -> Vec<usize> {
    let choices = &view.state.query.choices;
    if choices.is_empty() {
        return Vec::new();
    }
    let is_chosen =
        |detail: &_| choice(&view.library, detail).is_some_and(|it| choices.contains(&it));
    let details = card.details(&view.settings.facets).enumerate();
    details
        .filter(|(_, it)| is_chosen(it))
        .map(|(nth, _)| nth)
        .collect()
}

/// A card. Its one link is its title, which the style sheet stretches over the whole card. Texts, and other links, lie above
/// that, so that they can be selected; a click on a text follows the card's link too, which is the host's part.
#[component]
pub fn Card(props: &CardProps) -> Html {
    let Some(card) = props.library.catalog.cards.get(props.card) else {
        return Html::default();
    };
    let host = &props.host;
    let placing = match props.placing {
        Placing::AtOnce => None,
        Placing::NearScreen => Some("near-screen"),
    };
    html! {
        <li part="card" class="card" data-card={props.card.to_string()} data-placing={placing}>
            { for card.image.as_ref().map(|it| picture(it, props)) }
            if let Some(section) = &props.section {
                <p part="eyebrow" class="eyebrow" dir="auto">{ section }</p>
            }
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
            { details(card, props) }
        </li>
    }
}

/// The title, between its icon and the mark of what is new.
fn head(card: &catalog::Card, props: &CardProps) -> Html {
    let title = title(card, props);
    if card.icon.is_none() && props.age == Age::Known {
        return title;
    }
    html! {
        <div class="head">
            { for card.icon.as_ref().and_then(|it| icon(it, props)) }
            { title }
            if props.age == Age::New {
                <span part="new" class="new">{ &props.language.messages().new }</span>
            }
        </div>
    }
}

/// The title's heading, with the card's one link.
fn title(card: &catalog::Card, props: &CardProps) -> Html {
    let text = prose(&card.title, &props.marks.title, Links::Dropped);
    let address = card.main_link().map(|it| props.host.address(it));
    let is_away = address.as_ref().is_some_and(|it| it.site == Site::Other);
    let away = is_away && props.external == ExternalMark::On;
    html! {
        <@{heading(props.level)} part="title" class="title" dir="auto" data-leaves={away.then_some("true")}>
            if let Some(address) = &address {
                <a class="link" href={&address.href} aria-describedby={away.then_some(EXTERNAL)}>{ text }</a>
            } else {
                { text }
            }
        </@>
    }
}

fn icon(icon: &Icon, props: &CardProps) -> Option<Html> {
    let address = |url: &SafeUrl| props.host.address(url).href;
    let (src, ink) = match icon {
        Icon::Emoji(emoji) => {
            return Some(html! {
                <span part="icon" class="icon" aria-hidden="true">{ emoji }</span>
            });
        }
        Icon::Address(url) => (address(url), Ink::Own),
        // Sets of icons with names are shapes of one colour.
        Icon::Name(name) => {
            let text = props.settings.icons.as_ref()?.replace("{name}", name);
            (address(&SafeUrl::parse(&text, UrlUse::Image)?), Ink::Text)
        }
    };
    Some(html! { <Picture part="icon" {ink} {src} host={props.host.clone()} /> })
}

/// The picture; of two, the one for the page as it is.
fn picture(image: &Image, props: &CardProps) -> Html {
    let url = match (&image.dark, props.scheme) {
        (None, _) | (Some(_), Some(Scheme::Light)) => Some(&image.src),
        (Some(dark), Some(Scheme::Dark)) => Some(dark),
        (Some(_), None) => None,
    };
    let src = url.map(|it| props.host.address(it).href);
    html! {
        <Picture part="image" ink={Ink::Own} {src} alt={image.alt.clone()} width={image.width} height={image.height}
            host={props.host.clone()} />
    }
}

fn found_by(keyword: &AttrValue, language: &Language) -> Html {
    let keyword = |_: &str| html! { <bdi><mark>{ keyword }</mark></bdi> };
    html! { <p class="through">{ language.messages().found_by_keyword.render(&keyword) }</p> }
}
