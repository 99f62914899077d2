//! One card, as a list item.

use super::glyph::{self, glyph};
use super::host::Site;
use super::intent::Desk;
use super::pen::Pen;
use super::phrase::Phrase;
use super::prose::{Links, marked, prose};
use super::words::Words;
use super::{Settings, View};
use crate::catalog::{Card, Icon, Image, Prose, SafeUrl, Style, UrlUse};
use crate::search::{Field, Hit, Library};
use crate::source::text::cut;
use std::ops::Range;
use std::rc::Rc;
use yew::virtual_dom::VComp;
use yew::{Component, Context, Html, Properties};

/// What a card is painted from.
#[derive(Properties)]
pub struct ItemProps {
    /// Where the card is.
    library: Rc<Library>,
    /// Which card.
    card: usize,
    /// How: `icons` and `facets` matter here.
    settings: Rc<Settings>,
    /// The interface's language.
    words: Words,
    /// Knows the browser.
    desk: Rc<Desk>,
    /// The level of the title's heading.
    level: usize,
    /// The keyword that the card was found by; empty where what it was found by is on the card.
    keyword: String,
    /// What is marked, as byte ranges: of the title, of the description, then of each detail.
    marks: Vec<Vec<Range<usize>>>,
}

impl PartialEq for ItemProps {
    /// Equal properties paint the same, so that typing repaints only cards whose marks change. The desk does not matter:
    /// the browser stays, and a card tells nothing.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.library, &other.library)
            && Rc::ptr_eq(&self.settings, &other.settings)
            && self.card == other.card
            && self.level == other.level
            && self.keyword == other.keyword
            && self.marks == other.marks
    }
}

/// A card. Its one link is its title, stretched over the whole card by the style sheet; other links lie above that.
pub struct Item;

/// The card of a hit.
pub fn item(view: &View, hit: &Hit, level: usize, desk: &Rc<Desk>) -> VComp {
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
    let keyword = match &hit.through {
        Some(it) if it.field == Field::Keywords => it.value.clone(),
        _ => String::new(),
    };
    let props = ItemProps {
        library: Rc::clone(&view.library),
        card: hit.card,
        settings: Rc::clone(&view.settings),
        words: view.words,
        desk: Rc::clone(desk),
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
        let mut pen = Pen::new(props.words, &props.desk);
        if let Some(card) = props.library.catalog.cards.get(props.card) {
            props.paint(&mut pen, card);
        }
        pen.html()
    }
}

impl ItemProps {
    fn marks(&self, nth: usize) -> &[Range<usize>] {
        self.marks.get(nth).map_or(&[], Vec::as_slice)
    }

    fn paint(&self, pen: &mut Pen, card: &Card) {
        pen.draw("<li:card data-card=? (");
        pen.fill(&self.card.to_string());
        if let Some(it) = &card.image {
            picture(pen, it);
        }
        pen.draw(") <div.head (");
        if let Some(it) = &card.icon {
            self.icon(pen, it);
        }
        pen.draw(")");
        self.title(pen, card);
        pen.draw("/ (");
        if !card.description.text.is_empty() {
            pen.draw("<p:description dir=auto");
            prose(pen, &card.description, self.marks(1), Links::Kept);
            pen.draw("/");
        }
        pen.draw(") (");
        if !card.links.is_empty() {
            pen.draw("<ul.links role=list");
            for it in &card.links {
                pen.draw("<li <a href=?");
                pen.fill(&pen.desk.host.address(&it.url).href);
                prose(pen, &it.text, &[], Links::Dropped);
                pen.draw("/ /");
            }
            pen.draw("/");
        }
        pen.draw(") (");
        if !self.keyword.is_empty() {
            pen.draw("<p.through");
            pen.weave(Phrase::ByKeyword, &self.keyword, "", "<bdi <mark");
            pen.draw("/");
        }
        pen.draw(") (");
        self.tags(pen, card);
    }

    /// The title's heading, with the card's one link.
    fn title(&self, pen: &mut Pen, card: &Card) {
        pen.draw("<h?:title dir=auto");
        pen.fill(&self.level.to_string());
        let marks = self.marks(0);
        match card.link.as_ref().or_else(|| inner_link(&card.title)) {
            Some(url) => {
                let address = pen.desk.host.address(url);
                pen.draw("<a.link href=?");
                pen.fill(&address.href);
                prose(pen, &card.title, marks, Links::Dropped);
                pen.draw("/");
                if address.site == Site::Other {
                    glyph(pen, glyph::LEAVES);
                }
            }
            None => prose(pen, &card.title, marks, Links::Dropped),
        }
        pen.draw("/");
    }

    fn icon(&self, pen: &mut Pen, icon: &Icon) {
        let host = &pen.desk.host;
        let src = match icon {
            Icon::Emoji(emoji) => {
                pen.draw("<span:icon aria-hidden=true ? /");
                return pen.fill(emoji);
            }
            Icon::Address(url) => host.address(url).href,
            Icon::Name(name) => {
                let named = self.settings.icons.as_deref().and_then(|it| {
                    let (before, after) = cut(it, "{name}")?;
                    SafeUrl::parse(&[before, name, after].concat(), UrlUse::Image)
                });
                match named {
                    Some(url) => host.address(&url).href,
                    None => return,
                }
            }
        };
        pen.draw("<img:icon alt= loading=lazy decoding=async src=? /");
        pen.fill(&src);
    }

    /// The tags and the other details of a card, as one line of plain text.
    fn tags(&self, pen: &mut Pen, card: &Card) {
        for (nth, detail) in details(card, &self.settings).into_iter().enumerate() {
            match nth {
                0 => pen.draw("<p.tags"),
                _ => pen.text(" · "),
            }
            pen.draw("<bdi:tag");
            marked(pen, detail, self.marks(nth + 2));
            pen.draw("/");
        }
    }
}

/// The first link inside a title: where the card itself has none, it is the card's.
fn inner_link(title: &Prose) -> Option<&SafeUrl> {
    title.styles.iter().find_map(|it| match &it.style {
        Style::Link(url) => Some(url),
        _ => None,
    })
}

fn picture(pen: &mut Pen, image: &Image) {
    let host = &pen.desk.host;
    pen.draw("<picture (");
    if let Some(dark) = &image.dark {
        pen.draw("<source media=? srcset=? /");
        pen.fill("(prefers-color-scheme: dark)");
        pen.fill(&host.address(dark).href);
    }
    pen.draw(") <img:image loading=lazy decoding=async src=? alt=? width? height? / /");
    pen.fill(&host.address(&image.src).href);
    pen.fill(&image.alt);
    for length in [image.width, image.height] {
        pen.fill(&length.map_or(String::new(), |it| (it as usize).to_string()));
    }
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
