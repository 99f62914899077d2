//! The catalog: all that a page shows, section by section.

use super::{Card, Prose};
use crate::source::{Diagnostic, Report, Rule, Span};
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

impl Catalog {
    /// Keeps only the sections whose key, or heading's id, is among `items`, whatever its case; none given keeps all.
    pub fn keep(mut self, items: &[String]) -> (Catalog, Vec<Diagnostic>) {
        let mut report = Report::default();
        if items.is_empty() {
            return (self, Vec::new());
        }
        let named = |section: &Section, item: &str| {
            let id = section.heading.as_ref().map_or("", |it| it.id.as_str());
            section.key.eq_ignore_ascii_case(item) || id.eq_ignore_ascii_case(item)
        };
        for item in items {
            if !self.sections.iter().any(|section| named(section, item)) {
                report.say_of(Rule::ItemsUnknown, Span::default(), item);
            }
        }
        let mut cards: Vec<Option<Card>> = std::mem::take(&mut self.cards)
            .into_iter()
            .map(Some)
            .collect();
        let sections = std::mem::take(&mut self.sections);
        for mut section in sections {
            if !items.iter().any(|item| named(&section, item)) {
                continue;
            }
            let start = self.cards.len();
            let own = cards.get_mut(section.cards.clone()).into_iter().flatten();
            for mut card in own.filter_map(Option::take) {
                card.section = self.sections.len();
                self.cards.push(card);
            }
            section.cards = start..self.cards.len();
            self.sections.push(section);
        }
        (self, report.finish(""))
    }
}
