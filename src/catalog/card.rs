//! A card: one guide that a reader may choose.

use super::{Field, Prose, SafeUrl};
use std::rc::Rc;

/// One guide. Cards live in [`Catalog::cards`](super::Catalog::cards), in page order.
///
/// There may be very many: what few cards have is boxed, and what many have alike is shared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Card {
    /// Never empty: a card without a visible title is not a card.
    pub title: Prose,
    /// May be empty.
    pub description: Prose,
    /// Where the card leads; absent on cards that only inform, or that have `links` instead.
    pub link: Option<SafeUrl>,
    /// Further links, in the author's order.
    pub links: Box<[NamedLink]>,
    /// The small picture beside the title.
    pub icon: Option<Box<Icon>>,
    /// The large picture above it.
    pub image: Option<Box<Image>>,
    /// Shown, searched, and offered as a facet.
    pub tags: Box<[Rc<str>]>,
    /// Searched, never shown.
    pub keywords: Box<[Rc<str>]>,
    /// Rank among its siblings, lighter first, as in Hugo; no weight sorts last.
    pub weight: Option<i64>,
    /// As the author wrote it; ISO 8601 dates sort as text.
    pub date: Option<Box<str>>,
    /// Every other scalar or list of scalars, in the author's order.
    pub fields: Box<[Field]>,
    /// Index into [`Catalog::sections`](super::Catalog::sections).
    pub section: usize,
}

/// One of several links on a card.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedLink {
    /// Its text; links in it are not to be links once more.
    pub text: Prose,
    /// Its address.
    pub url: SafeUrl,
}

/// What stands beside a title.
#[derive(Clone, Debug, PartialEq)]
pub enum Icon {
    /// An address of a picture.
    Address(SafeUrl),
    /// A character to show as it is.
    Emoji(String),
    /// A bare name such as `menu_book`, to be found through the `icons` attribute.
    Name(String),
}

/// A card's picture, with a variant for dark pages where the author gave one.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// The picture, or its light variant.
    pub src: SafeUrl,
    /// The variant for a dark page.
    pub dark: Option<SafeUrl>,
    /// Alternative text; empty where the picture only decorates.
    pub alt: String,
    /// Width in CSS pixels, for the space that is kept while the picture loads.
    pub width: Option<u32>,
    /// Height in CSS pixels.
    pub height: Option<u32>,
}
