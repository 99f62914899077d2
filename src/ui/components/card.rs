//! One card, as a list item.

use super::details::details;
use super::heading::heading;
use super::picture::{Ink, Picture};
use super::prose::{Links, prose};
use crate::catalog::{self, Icon, Image, SafeUrl, UrlUse};
use crate::ui::card_props::{CardProps, Placing};
use crate::ui::host::Site;
use crate::ui::language::Language;
use crate::ui::settings::ExternalMark;
use crate::ui::surroundings::{Age, Scheme};
use yew::{AttrValue, Html, component, html};

/// The id of the text that says of a link that it leads away.
pub const EXTERNAL: &str = "gg-external";

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
