//! The catalog: all that a page shows, section by section.

use super::{Card, Prose};
use crate::source::{Diagnostic, Report, Rule, Span};
use std::mem::take;
use std::ops::Range;
use std::rc::Rc;

/// Everything a page offers, in page order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalog {
    /// The page's title; may be empty.
    pub title: String,
    /// The grids, in the order in which the page places them. Each has at least one card.
    pub sections: Vec<Section>,
    /// All cards, section after section.
    pub cards: Vec<Card>,
}

/// One grid of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Section {
    /// The key of its cards' list, such as `building-images`, or the name that its cards give; not unique.
    pub key: String,
    /// The heading that names it; a grid before any heading has none.
    pub heading: Option<Rc<Heading>>,
    /// The paragraphs between heading and grid.
    pub introduction: Vec<Prose>,
    /// The most columns, from the shortcode's `cols`, 1 to 12.
    pub columns: Option<u8>,
    /// Where a body places it: a grid up to what closes it, or each of the cards outside grids. Empty if no body does.
    pub places: Vec<Span>,
    /// Its cards, as a range of [`Catalog::cards`].
    pub cards: Range<usize>,
}

/// A heading of the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heading {
    /// Its text.
    pub text: Prose,
    /// What a fragment names: from `{#id}`, or made from the text as Hugo does; unique in the catalog.
    pub id: String,
    /// 1 to 6, as in the page.
    pub level: u8,
    /// Which heading of the page, from 0. Two grids under one heading share it.
    pub ordinal: usize,
}

impl Section {
    /// Whether its key, or its heading's id, is `name`, whatever the case.
    fn is_named(&self, name: &str) -> bool {
        let id = self.heading.as_ref().map(|it| it.id.as_str());
        let mut names = std::iter::once(self.key.as_str()).chain(id);
        names.any(|it| it.eq_ignore_ascii_case(name))
    }
}

impl Catalog {
    /// Keeps only the sections whose key, or heading's id, is among `items`, whatever its case; with no `items`, all.
    pub fn keep(mut self, items: &[String]) -> (Catalog, Vec<Diagnostic>) {
        let mut report = Report::default();
        if items.is_empty() {
            return (self, Vec::new());
        }
        for name in items {
            if !self.sections.iter().any(|it| it.is_named(name)) {
                let rule = Rule::ItemsUnknown { name: name.clone() };
                report.say(rule, Span::default());
            }
        }
        let mut cards = take(&mut self.cards).into_iter();
        for mut section in take(&mut self.sections) {
            let own = cards.by_ref().take(section.cards.len());
            if !items.iter().any(|it| section.is_named(it)) {
                own.for_each(drop);
                continue;
            }
            let (start, number) = (self.cards.len(), self.sections.len());
            self.cards.extend(own.map(|card| Card {
                section: number,
                ..card
            }));
            section.cards = start..self.cards.len();
            self.sections.push(section);
        }
        (self, report.finish(""))
    }
}
