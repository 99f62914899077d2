//! The catalog: all that a page shows, section by section.

use super::{Card, Prose};
use std::ops::Range;

/// Everything a page offers, in page order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalog {
    /// The page's title; may be empty.
    pub title: String,
    /// The grids, in the order in which the page places them.
    pub sections: Vec<Section>,
    /// All cards, section after section.
    pub cards: Vec<Card>,
}

/// One grid of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Section {
    /// The key that its cards stand under: `building-images`; not unique.
    pub key: String,
    /// The heading that names it; a grid before any heading has none.
    pub heading: Option<Heading>,
    /// The paragraphs between heading and grid.
    pub introduction: Vec<Prose>,
    /// The most columns, from the shortcode's `cols`, 1 to 12.
    pub columns: Option<u8>,
    /// Its cards, as a range of [`Catalog::cards`].
    pub cards: Range<usize>,
}

/// A heading of the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heading {
    /// Its text.
    pub text: Prose,
    /// What a fragment names: from `{#id}`, else made from the text as Hugo does; unique in the catalog.
    pub id: String,
    /// 1 to 6, as in the page.
    pub level: u8,
    /// Which heading of the page, from 0: two grids under one heading share it.
    pub ordinal: usize,
}
