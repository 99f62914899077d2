//! A catalog while it is being read: sections, each with its cards so far.

use super::heading_id::HeadingIds;
use super::shared::SharedTexts;
use super::{Card, Catalog, Heading, Prose, Section, Unicode, lower};
use crate::source::{Raw, Report, Rule, Span, most_entries, most_texts};
use std::rc::Rc;

/// A catalog while it is being read.
pub(super) struct Draft {
    pub(super) unicode: &'static dyn Unicode,
    sections: Vec<Section>,
    heading_ids: HeadingIds,
    headings: usize,
    shared: SharedTexts,
    /// The cards from the data, each with the number of its section.
    data: Vec<Card>,
    /// The cards from the body, which in their sections come after those.
    body: Vec<Card>,
    limits: Limits,
    /// Whether there would have been more cards.
    full: bool,
}

/// How much a catalog may have at most.
#[derive(Clone, Copy)]
pub(super) struct Limits {
    /// Aliases, or grids that place one list again and again, cannot make more cards than these.
    pub(super) cards: usize,
    /// The different tags, keywords and values of fields of all cards.
    pub(super) texts: usize,
}

impl Limits {
    /// Those of a text of so many bytes.
    pub(super) fn of(bytes: usize) -> Self {
        Self {
            cards: most_entries(bytes),
            texts: most_texts(bytes),
        }
    }
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
    pub(super) fn new(limits: Limits, unicode: &'static dyn Unicode) -> Self {
        Self {
            unicode,
            sections: Vec::new(),
            heading_ids: HeadingIds::default(),
            headings: 0,
            shared: SharedTexts::new(limits.texts),
            data: Vec::new(),
            body: Vec::new(),
            limits,
            full: false,
        }
    }

    /// Adds a section without cards, and returns its number. Sections that stay without cards are dropped in the end.
    pub(super) fn add_section(&mut self, section: Section) -> usize {
        self.sections.push(section);
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
        let Limits { cards, texts } = self.limits;
        if self.data.len() + self.body.len() < cards {
            let was_full = self.shared.is_full();
            let card = lower::card(raw, &mut self.shared, self.unicode, report);
            if self.shared.is_full() && !was_full {
                report.say(Rule::TooManyTexts { most: texts }, raw.span);
            }
            return card;
        }
        if !self.full {
            report.say(Rule::TooManyCards { most: cards }, raw.span);
        }
        self.full = true;
        None
    }

    /// Adds a card to a section.
    pub(super) fn add_card(&mut self, card: Card, section: usize, origin: Origin) {
        let cards = match origin {
            Origin::Data => &mut self.data,
            Origin::Body => &mut self.body,
        };
        cards.push(Card { section, ..card });
    }

    /// Adds a place in the body to a section.
    pub(super) fn add_place(&mut self, place: Span, section: usize) {
        if let Some(section) = self.sections.get_mut(section) {
            section.places.push(place);
        }
    }

    /// Whether there are no cards.
    pub(super) fn is_empty(&self) -> bool {
        self.data.is_empty() && self.body.is_empty()
    }

    /// The catalog: cards in the order of their sections.
    pub(super) fn finish(self, title: String) -> Catalog {
        let mut cards = self.data;
        cards.extend(self.body);
        if !cards.is_sorted_by_key(|it| it.section) {
            cards.sort_by_key(|it| it.section);
        }
        let mut sections = self.sections;
        let mut rest = cards.iter_mut().peekable();
        // The number of each section before and after those without cards are dropped, and where its cards start.
        let (mut old, mut new, mut start) = (0, 0, 0);
        sections.retain_mut(|section| {
            let mut end = start;
            while let Some(card) = rest.next_if(|it| it.section == old) {
                card.section = new;
                end += 1;
            }
            section.cards = start..end;
            old += 1;
            new += usize::from(end > start);
            std::mem::replace(&mut start, end) < end
        });
        Catalog {
            title,
            sections,
            cards,
        }
    }
}
