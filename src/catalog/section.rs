//! The catalog: all that a page shows, section by section.

use super::{Card, Prose};
use crate::source::{Diagnostic, Report, Rule, Span};
use std::ops::Range;
use std::rc::Rc;

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
    pub heading: Option<Rc<Heading>>,
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
    pub fn keep(self, items: &[String]) -> (Catalog, Vec<Diagnostic>) {
        match items {
            [] => (self, Vec::new()),
            _ => self.keep_only(items),
        }
    }

    #[inline(never)]
    fn keep_only(mut self, items: &[String]) -> (Catalog, Vec<Diagnostic>) {
        let mut report = Report::default();
        let named = |section: &Section, item: &str| {
            let id = section.heading.as_ref().map_or("", |it| it.id.as_str());
            section.key.eq_ignore_ascii_case(item) || id.eq_ignore_ascii_case(item)
        };
        for item in items {
            if !self.sections.iter().any(|section| named(section, item)) {
                let rule = Rule::ItemsUnknown { name: item.clone() };
                report.say(rule, Span::default());
            }
        }
        // What stays moves up.
        let (mut sections, mut cards) = (0, 0);
        for number in 0..self.sections.len() {
            let Some(section) = self.sections.get_mut(number) else {
                break;
            };
            if !items.iter().any(|item| named(section, item)) {
                continue;
            }
            let start = cards;
            for card in section.cards.clone() {
                self.cards.swap(cards, card);
                if let Some(card) = self.cards.get_mut(cards) {
                    card.section = sections;
                }
                cards += 1;
            }
            section.cards = start..cards;
            self.sections.swap(sections, number);
            sections += 1;
        }
        self.sections.truncate(sections);
        self.cards.truncate(cards);
        (self, report.finish(""))
    }
}
