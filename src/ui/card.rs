//! One card, as a list item.

use super::element::{el, list, nothing, text};
use super::glyph::{self, glyph};
use super::host::{HostRef, Site};
use super::phrase::Phrase;
use super::prose::{Links, marked, prose};
use super::same::Same;
use super::words::Words;
use super::{Settings, View};
use crate::catalog::{Card, Icon, Image, Prose, SafeUrl, Style, UrlUse};
use crate::search::{Field, Hit, Library};
use std::ops::Range;
use std::rc::Rc;
use yew::virtual_dom::VComp;
use yew::{AttrValue, Component, Context, Html, Properties};

/// What a card is painted from. Equal properties paint the same, so that typing repaints only cards whose marks change.
#[derive(PartialEq, Properties)]
pub struct ItemProps {
    /// Where the card is.
    library: Same<Library>,
    /// Which card.
    card: usize,
    /// How: `icons` and `facets` matter here.
    settings: Same<Settings>,
    /// The interface's language.
    words: Words,
    /// The browser.
    host: HostRef,
    /// The level of the title's heading.
    level: u8,
    /// The keyword that the card was found by; empty where what it was found by is on the card.
    keyword: AttrValue,
    /// What is marked, as byte ranges: of the title, of the description, then of each detail.
    marks: Vec<Vec<Range<usize>>>,
}

/// A card. Its one link is its title, stretched over the whole card by the style sheet; other links lie above that.
pub struct Item;

/// The card of a hit.
pub fn item(view: &View, hit: &Hit, level: u8, host: &HostRef) -> VComp {
    let mut marks = Vec::new();
    if view.typed()
        && let Some(card) = view.library.catalog.cards.get(hit.card)
    {
        marks.push(view.matcher.marks(&card.title.text));
        marks.push(view.matcher.marks(&card.description.text));
        for text in details(card, &view.settings) {
            marks.push(view.matcher.marks(text));
        }
    }
    let keyword = match view.library.through(hit, &view.matcher) {
        Some((Field::Keywords, it)) => Rc::<str>::from(it).into(),
        _ => AttrValue::Static(""),
    };
    let props = ItemProps {
        library: Same(Rc::clone(&view.library)),
        card: hit.card,
        settings: Same(Rc::clone(&view.settings)),
        words: view.words,
        host: host.clone(),
        level,
        keyword,
        marks,
    };
    VComp::new::<Item>(Rc::new(props), Some(hit.card.to_string().into()))
}

impl Component for Item {
    type Message = ();
    type Properties = ItemProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let props = context.props();
        match props.library.catalog.cards.get(props.card) {
            Some(card) => props.paint(card),
            None => nothing(),
        }
    }
}

impl ItemProps {
    fn marks(&self, nth: usize) -> &[Range<usize>] {
        self.marks.get(nth).map_or(&[], Vec::as_slice)
    }

    fn paint(&self, card: &Card) -> Html {
        let host = &self.host;
        let (mut image, mut description, mut links) = (nothing(), nothing(), nothing());
        let (mut mark, mut through) = (nothing(), nothing());
        if let Some(it) = &card.image {
            image = picture(it, host);
        }
        if let Some(it) = &card.icon {
            mark = icon(it, self);
        }
        if !card.description.text.is_empty() {
            let text = prose(&card.description, self.marks(1), Links::Kept(host));
            description = el!(
                "p",
                "part" = "description",
                "class" = "description",
                "dir" = "auto"
            )
            .child(text)
            .html();
        }
        if !card.links.is_empty() {
            let mut all = Vec::new();
            for it in &card.links {
                let link = el!("a"; "href").attr("href", &host.address(&it.url).href);
                let link = link.child(prose(&it.text, &[], Links::Dropped));
                all.push(el!("li").child(link.html()).html());
            }
            links = el!("ul", "class" = "links", "role" = "list")
                .children(all)
                .html();
        }
        if !self.keyword.is_empty() {
            let keyword = el!("mark").text(&self.keyword).html();
            let values = [("what", el!("bdi").child(keyword).html())];
            through = el!("p", "class" = "through")
                .children(self.words.weave(Phrase::ByKeyword, &values))
                .html();
        }
        el!("li", "part" = "card", "class" = "card"; "data-card")
            .attr("data-card", &self.card.to_string())
            .child(image)
            .child(
                el!("div", "class" = "head")
                    .child(mark)
                    .child(title(card, self))
                    .html(),
            )
            .child(description)
            .child(links)
            .child(through)
            .child(tags(card, self))
            .html()
    }
}

/// The title's heading, with the card's one link.
fn title(card: &Card, props: &ItemProps) -> Html {
    let mut content = prose(&card.title, props.marks(0), Links::Dropped);
    if let Some(url) = card.link.as_ref().or_else(|| inner_link(&card.title)) {
        let address = props.host.address(url);
        let link = el!("a", "class" = "link"; "href").attr("href", &address.href);
        content = link.child(content).html();
        if address.site == Site::Other {
            content = list(vec![content, glyph(glyph::LEAVES)]);
        }
    }
    el!(
        heading(props.level),
        "part" = "title",
        "class" = "title",
        "dir" = "auto"
    )
    .child(content)
    .html()
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

fn icon(icon: &Icon, props: &ItemProps) -> Html {
    let src = match icon {
        Icon::Emoji(emoji) => {
            return el!(
                "span",
                "part" = "icon",
                "class" = "icon",
                "aria-hidden" = "true"
            )
            .text(emoji)
            .html();
        }
        Icon::Address(url) => props.host.address(url).href,
        Icon::Name(name) => {
            let named = props.settings.icons.as_deref().and_then(|it| {
                let (before, after) = it.split_once("{name}")?;
                SafeUrl::parse(&[before, name, after].concat(), UrlUse::Image)
            });
            match named {
                Some(url) => props.host.address(&url).href,
                None => return nothing(),
            }
        }
    };
    el!("img", "part" = "icon", "class" = "icon", "alt" = "", "loading" = "lazy", "decoding" = "async"; "src")
        .attr("src", &src)
        .html()
}

fn picture(image: &Image, host: &HostRef) -> Html {
    let mut source = nothing();
    if let Some(dark) = &image.dark {
        source = el!("source", "media" = "(prefers-color-scheme: dark)"; "srcset")
            .attr("srcset", &host.address(dark).href)
            .html();
    }
    let mut img =
        el!("img", "part" = "image", "class" = "image", "loading" = "lazy", "decoding" = "async";
        "src", "alt", "width", "height")
        .attr("src", &host.address(&image.src).href)
        .attr("alt", &image.alt);
    for (name, length) in [("width", image.width), ("height", image.height)] {
        if let Some(length) = length {
            img = img.attr(name, &(length as usize).to_string());
        }
    }
    el!("picture").child(source).child(img.html()).html()
}

/// The tags and the other details of a card, as one line of plain text.
fn tags(card: &Card, props: &ItemProps) -> Html {
    let mut nodes = Vec::new();
    for (nth, detail) in details(card, &props.settings).into_iter().enumerate() {
        if nth > 0 {
            nodes.push(text(" · "));
        }
        let detail = marked(detail, props.marks(nth + 2));
        nodes.push(
            el!("bdi", "part" = "tag", "class" = "tag")
                .child(detail)
                .html(),
        );
    }
    if nodes.is_empty() {
        return nothing();
    }
    el!("p", "class" = "tags").children(nodes).html()
}

/// What is shown below the description: tags, then the fields that readers may choose by, and `time` in any case.
fn details<'a>(card: &'a Card, settings: &Settings) -> Vec<&'a str> {
    let mut details: Vec<&str> = Vec::new();
    for tag in &card.tags {
        details.push(tag);
    }
    for (name, values) in &card.fields {
        let offered = settings
            .facets
            .iter()
            .any(|it| it.eq_ignore_ascii_case(name));
        if offered || name == "time" {
            for value in values {
                details.push(value);
            }
        }
    }
    details
}
