//! Reading a whole page or catalogue: which lists are shown, in which sections.

mod lists;
mod placed;

use super::anchor::Anchors;
use super::prose::Prose;
use super::{Catalog, Heading, Section, lower};
use crate::source::{Diagnostic, Format, Page, Raw, RawEntry, Report, Rule, Span};
use crate::source::{Shortcodes, clean, read_json, read_yaml};
use lists::card_lists;

/// The most bytes that are read of one text.
pub const MAX_BYTES: usize = 64 << 20;

/// The most cards in one catalog: aliases, or grids that place one list again and again, cannot make more.
pub const MAX_CARDS: usize = 200_000;

/// The key that a `grid` without `items` places.
const DEFAULT_KEY: &str = "grid";

/// Keys that say no more than "here are cards": they make no heading.
const PLAIN_KEYS: [&str; 3] = [DEFAULT_KEY, "cards", "items"];

/// Front matter of Hugo's own that holds lists of maps with titles which are no cards.
const RESERVED_KEYS: [&str; 4] = ["resources", "menu", "menus", "cascade"];

impl Catalog {
    /// Reads a page or catalogue. Never fails: what cannot be read is remarked on, and costs no more than itself.
    ///
    /// Limits: [`MAX_BYTES`] of text, [`MAX_CARDS`] cards, 128 levels of nesting, 100,000 values repeated by aliases,
    /// [`MAX_DIAGNOSTICS`](crate::source::MAX_DIAGNOSTICS) remarks.
    pub fn read(text: &str, format: Format) -> (Catalog, Vec<Diagnostic>) {
        let mut report = Report::default();
        let mut reader = Reader {
            catalog: Catalog::default(),
            anchors: Anchors::default(),
            report: &mut report,
            headings: 0,
            room: MAX_CARDS + 1,
        };
        if text.len() > MAX_BYTES {
            reader.report.say(Rule::TooLong, Span::default());
            return (Catalog::default(), report.finish(text));
        }
        let cleaned = clean(text, reader.report);
        let (data, body, shortcodes) = match format {
            Format::Page => {
                let page = Page::read(&cleaned, reader.report);
                (page.data, page.body, page.shortcodes)
            }
            Format::Yaml => (
                read_yaml(&cleaned, reader.report),
                Vec::new(),
                Shortcodes::None,
            ),
            Format::Json => (
                read_json(&cleaned, reader.report),
                Vec::new(),
                Shortcodes::None,
            ),
        };
        if let Some(title) = data.get("title").and_then(Raw::text) {
            reader.catalog.title = Prose::markdown(title).text;
        }
        match shortcodes {
            Shortcodes::Some => reader.placed(&data, body),
            Shortcodes::None => reader.all_lists(&data),
        }
        let catalog = reader.catalog;
        let hidden = card_lists(&data)
            .next()
            .filter(|_| catalog.cards.is_empty() && shortcodes == Shortcodes::Some);
        if let Some(RawEntry { key, key_span, .. }) = hidden {
            report.say_of(Rule::ListNotPlaced, *key_span, key);
        } else if catalog.cards.is_empty() && report.is_clean() {
            report.say(Rule::NoCards, Span::default());
        }
        (catalog, report.finish(text))
    }
}

struct Reader<'r> {
    catalog: Catalog,
    anchors: Anchors,
    report: &'r mut Report,
    /// How many headings there are so far.
    headings: usize,
    /// One more than the cards that may still be added; 0 once it is said that there are too many.
    room: usize,
}

impl Reader<'_> {
    fn heading(&mut self, text: Prose, id: Option<String>, level: u8) -> Heading {
        let id = match id {
            Some(id) => self.anchors.take(id),
            None => self.anchors.make(&text.text),
        };
        self.headings += 1;
        Heading {
            text,
            id,
            level,
            ordinal: self.headings - 1,
        }
    }

    fn open(&mut self, mut section: Section) {
        let at = self.catalog.cards.len();
        section.cards = at..at;
        self.catalog.sections.push(section);
    }

    fn close(&mut self) {
        if let Some(section) = self.catalog.sections.last_mut() {
            section.cards.end = self.catalog.cards.len();
        }
    }

    /// Adds a card to the section that is open; whether it could.
    fn card(&mut self, raw: &Raw<'_>) -> bool {
        if self.room <= 1 {
            if std::mem::take(&mut self.room) == 1 {
                self.report.say(Rule::TooManyCards, raw.span);
            }
            return false;
        }
        let Some(mut card) = lower::card(raw, self.report) else {
            return false;
        };
        card.section = self.catalog.sections.len().saturating_sub(1);
        self.catalog.cards.push(card);
        self.room -= 1;
        true
    }

    fn drop_empty(&mut self) {
        let mut left = 0;
        for section in &self.catalog.sections {
            let empty = section.cards.is_empty();
            for card in self
                .catalog
                .cards
                .get_mut(section.cards.clone())
                .into_iter()
                .flatten()
            {
                card.section = left;
            }
            left += usize::from(!empty);
        }
        self.catalog
            .sections
            .retain(|section| !section.cards.is_empty());
    }
}
