//! A catalog while it is being read: sections, each with its cards so far.

use super::heading_id::HeadingIds;
use super::shared::SharedTexts;
use super::{Card, Catalog, Heading, Prose, Section, Unicode, lower};
use crate::source::{Raw, Report, Rule, Span};
use std::rc::Rc;

/// The most cards in one catalog: aliases, or grids that place one list again and again, cannot make more.
pub const MAX_CARDS: usize = 200_000;

/// A catalog while it is being read.
pub(super) struct Draft {
    pub(super) unicode: &'static dyn Unicode,
    sections: Vec<SectionDraft>,
    heading_ids: HeadingIds,
    headings: usize,
    shared: SharedTexts,
    /// How many cards there are.
    cards: usize,
    /// Whether there would have been more.
    full: bool,
}

struct SectionDraft {
    section: Section,
    /// Its cards from the data.
    data: Vec<Card>,
    /// Its cards from the body, which come after those.
    body: Vec<Card>,
}

/// Where a card comes from.
#[derive(Clone, Copy)]
pub(super) enum Origin {
    /// The data: front matter, or a catalog.
    Data,
    /// A `card` shortcode of the body.
    Body,
}

impl Draft {
    /// A catalog without anything in it yet.
    pub(super) fn new(unicode: &'static dyn Unicode) -> Self {
        Self {
            unicode,
            sections: Vec::new(),
            heading_ids: HeadingIds::default(),
            headings: 0,
            shared: SharedTexts::default(),
            cards: 0,
            full: false,
        }
    }

    /// Adds a section without cards, and returns its number. Sections that stay without cards are dropped in the end.
    pub(super) fn add_section(&mut self, section: Section) -> usize {
        self.sections.push(SectionDraft {
            section,
            data: Vec::new(),
            body: Vec::new(),
        });
        self.sections.len() - 1
    }

    /// Makes the next heading of the page; `id` is the one that the author gave it.
    pub(super) fn heading(&mut self, text: Prose, id: Option<&str>, level: u8) -> Rc<Heading> {
        let id = match id {
            Some(id) => self.heading_ids.take(id),
            None => self.heading_ids.make(&text.text, self.unicode),
        };
        let ordinal = self.headings;
        self.headings += 1;
        Rc::new(Heading {
            text,
            id,
            level,
            ordinal,
        })
    }

    /// Reads a card, if it is one and there is room for it; [`Self::add_card`] adds it.
    pub(super) fn card(&mut self, raw: &Raw<'_>, report: &mut Report) -> Option<Card> {
        if self.cards < MAX_CARDS {
            return lower::card(raw, &mut self.shared, self.unicode, report);
        }
        if !self.full {
            report.say(Rule::TooManyCards, raw.span);
        }
        self.full = true;
        None
    }

    /// Adds a card to a section.
    pub(super) fn add_card(&mut self, card: Card, section: usize, origin: Origin) {
        if let Some(draft) = self.sections.get_mut(section) {
            self.cards += 1;
            match origin {
                Origin::Data => draft.data.push(card),
                Origin::Body => draft.body.push(card),
            }
        }
    }

    /// Adds a place in the body to a section.
    pub(super) fn add_place(&mut self, place: Span, section: usize) {
        if let Some(draft) = self.sections.get_mut(section) {
            draft.section.places.push(place);
        }
    }

    /// Whether there are no cards.
    pub(super) fn is_empty(&self) -> bool {
        self.cards == 0
    }

    /// The catalog: cards in the order of their sections.
    pub(super) fn finish(self, title: String) -> Catalog {
        let mut sections = Vec::new();
        let mut cards = Vec::with_capacity(self.cards);
        for SectionDraft {
            mut section,
            data,
            body,
        } in self.sections
        {
            let start = cards.len();
            let number = sections.len();
            let own = data.into_iter().chain(body);
            cards.extend(own.map(|card| Card {
                section: number,
                ..card
            }));
            if cards.len() > start {
                section.cards = start..cards.len();
                sections.push(section);
            }
        }
        Catalog {
            title,
            sections,
            cards,
        }
    }
}
