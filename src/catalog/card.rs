//! A card: one guide that a reader may choose.

use super::{Date, Prose, SafeUrl, Style};
use std::rc::Rc;

/// One guide. Cards are in [`Catalog::cards`](super::Catalog::cards), in page order.
///
/// Which names the author may write for a member, where it is shown and how it is found is in
/// [`FIELDS`](super::field::FIELDS). A catalog may have very many cards: what few of them have is boxed, and texts that
/// many have in common are shared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Card {
    /// Never invisible: a mapping without a visible title is not a card.
    pub title: Prose,
    /// May be empty.
    pub description: Prose,
    /// Where the card leads; absent on cards that only inform, or that have `links` instead.
    pub link: Option<SafeUrl>,
    /// Further links, in the author's order.
    pub links: Box<[NamedLink]>,
    /// The small picture beside the title.
    pub icon: Option<Box<Icon>>,
    /// The large picture above the title.
    pub image: Option<Box<Image>>,
    /// In the author's order, none of them empty.
    pub tags: Box<[Rc<str>]>,
    /// In the author's order, none of them empty.
    pub keywords: Box<[Rc<str>]>,
    /// Rank among its siblings, lighter first, as in Hugo; cards without a weight come last.
    pub weight: Option<i64>,
    /// When it was published or changed; newer cards come first, and those without a date last.
    pub date: Option<Date>,
    /// Every other text or list of texts, in the author's order.
    pub fields: Box<[Field]>,
    /// Index into [`Catalog::sections`](super::Catalog::sections).
    pub section: usize,
}

impl Card {
    /// Where the whole card leads: its link, or else the first link in its title.
    pub fn main_link(&self) -> Option<&SafeUrl> {
        let in_title = || {
            self.title.styles.iter().find_map(|it| match &it.style {
                Style::Link(url) => Some(url),
                _ => None,
            })
        };
        self.link.as_ref().or_else(in_title)
    }
}

/// A field that [`Card::fields`] keeps.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its name as in [`FIELDS`](super::field::FIELDS), or as the author wrote it.
    pub name: Rc<str>,
    /// Its values as written, at least one, none of them empty.
    pub values: Box<[Rc<str>]>,
}

/// One of several links on a card.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedLink {
    /// Its text, never invisible. Links inside it are only text, as links do not nest.
    pub text: Prose,
    /// Its address.
    pub url: SafeUrl,
}

/// What is shown beside a title.
#[derive(Clone, Debug, PartialEq)]
pub enum Icon {
    /// The address of an image.
    Address(SafeUrl),
    /// A character to show as it is.
    Emoji(String),
    /// A bare name such as `menu_book`, for which the `icons` attribute has an address.
    Name(String),
}

/// A card's image, with a variant for dark pages where the author gave one.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// The image, or its light variant.
    pub src: SafeUrl,
    /// The variant for a dark page.
    pub dark: Option<SafeUrl>,
    /// Alternative text; empty if the image only decorates.
    pub alt: String,
    /// Width in CSS pixels, for the space that is kept while the image loads.
    pub width: Option<u32>,
    /// Height in CSS pixels.
    pub height: Option<u32>,
}
