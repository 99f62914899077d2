//! Reading a whole page or catalogue: which lists are shown, in which sections.

mod lists;
mod placed;

use super::anchor::Anchors;
use super::prose::Prose;
use super::{Catalog, Heading, Section, lower};
use crate::source::{Diagnostic, Format, Page, Raw, RawEntry, Report, Rule, Span};
use crate::source::{Shortcodes, clean, read_json, read_yaml};
use lists::card_lists;
use std::rc::Rc;

/// The most bytes that are read of one text.
pub const MAX_BYTES: usize = 64 << 20;

/// The most cards in one catalog: aliases, or grids that place one list again and again, cannot make more.
pub const MAX_CARDS: usize = 200_000;

/// The key that a `grid` without `items` places.
const DEFAULT_KEY: &str = "grid";

/// Keys that say no more than "here are cards": they make no heading.
const PLAIN_KEYS: &str = "grid cards items";

/// Front matter of Hugo's own that holds lists of maps with titles which are no cards.
const RESERVED_KEYS: &str = "resources menu menus cascade";

impl Catalog {
    /// Reads a page or catalogue. Never fails: what cannot be read is remarked on, and costs no more than itself.
    ///
    /// Limits: [`MAX_BYTES`] of text, [`MAX_CARDS`] cards, 128 levels of nesting, 100,000 values repeated by aliases,
    /// [`MAX_DIAGNOSTICS`](crate::source::MAX_DIAGNOSTICS) remarks.
    pub fn read(text: &str, format: Format) -> (Catalog, Vec<Diagnostic>) {
        let mut report = Report::default();
        if text.len() > MAX_BYTES {
            report.say(Rule::TooLong, Span::default());
            return (Catalog::default(), report.finish(text));
        }
        let cleaned = clean(text, &mut report);
        let (mut body, mut shortcodes) = (Vec::new(), Shortcodes::None);
        let data = match format {
            Format::Page => {
                let page = Page::read(&cleaned, &mut report);
                (body, shortcodes) = (page.body, page.shortcodes);
                page.data
            }
            Format::Yaml => read_yaml(&cleaned, &mut report),
            Format::Json => read_json(&cleaned, &mut report),
        };
        let mut reader = Reader {
            catalog: Catalog::default(),
            anchors: Anchors::default(),
            report: &mut report,
            headings: 0,
            full: false,
        };
        if let Some(title) = data.get("title").and_then(Raw::text) {
            reader.catalog.title = Prose::markdown(title).text;
        }
        match shortcodes {
            Shortcodes::Some => reader.placed(&data, &body),
            Shortcodes::None => reader.all_lists(&data),
        }
        reader.close();
        let catalog = reader.catalog;
        let lists = card_lists(&data);
        let hidden = lists
            .first()
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
    /// Whether it is said that there are too many cards.
    full: bool,
}

impl Reader<'_> {
    fn heading(&mut self, text: Prose, id: Option<&str>, level: u8) -> Rc<Heading> {
        let id = match id {
            Some(id) => self.anchors.take(id),
            None => self.anchors.make(&text.text),
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

    fn open(&mut self, mut section: Section) {
        self.close();
        let at = self.catalog.cards.len();
        section.cards = at..at;
        self.catalog.sections.push(section);
    }

    /// Drops the section that is open if it has no cards: if all of them failed, it shows nothing.
    fn close(&mut self) {
        let sections = &mut self.catalog.sections;
        if sections.last().is_some_and(|it| it.cards.is_empty()) {
            sections.pop();
        }
    }

    /// Adds a card to the section that is open.
    fn card(&mut self, raw: &Raw<'_>) {
        let Catalog {
            cards, sections, ..
        } = &mut self.catalog;
        if cards.len() >= MAX_CARDS {
            if !std::mem::replace(&mut self.full, true) {
                self.report.say(Rule::TooManyCards, raw.span);
            }
            return;
        }
        if let Some(mut card) = lower::card(raw, self.report) {
            card.section = sections.len().saturating_sub(1);
            cards.push(card);
            if let Some(section) = sections.last_mut() {
                section.cards.end = cards.len();
            }
        }
    }
}
