//! Reading a whole page or catalogue: which lists are shown, in which sections.

use super::anchor::Anchors;
use super::prose::Prose;
use super::{Card, Catalog, Heading, Section, lower};
use crate::source::{
    Diagnostic, Format, Grid, InlineCard, Page, Param, Part, Raw, RawEntry, RawValue, Report, Span,
};
use crate::source::{Shortcodes, clean, read_json, read_yaml};
use std::borrow::Cow;

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
            reader.report.error(
                "too-long",
                Span::default(),
                "this text is longer than 64 MiB",
                "split the catalogue into several",
            );
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
            report.warn(
                "list-not-placed",
                *key_span,
                &format!("the list \"{key}\" is placed nowhere, and this page has shortcodes"),
                &format!("place it: {{{{< grid items=\"{key}\" >}}}}"),
            );
        } else if catalog.cards.is_empty() && report.is_clean() {
            report.warn(
                "no-cards",
                Span::default(),
                "there are no cards here",
                "list them under a key such as \"grid\", each with a title",
            );
        }
        (catalog, report.finish(text))
    }

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
                let found = format!("\"items\" names \"{item}\", which no grid is called");
                report.warn(
                    "items-unknown",
                    Span::default(),
                    &found,
                    "name keys of the page's lists",
                );
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
    /// A body that places cards: its grids, under the nearest headings above.
    fn placed(&mut self, data: &Raw<'_>, body: Vec<Part<'_>>) {
        let mut heading: Option<Heading> = None;
        let mut introduction: Vec<Prose> = Vec::new();
        // Whether the part before was a card without a grid: cards in a row share a section.
        let mut in_row = false;
        for part in body {
            let row = std::mem::replace(&mut in_row, matches!(part, Part::Card(_)));
            match part {
                Part::Heading { level, text, id } => {
                    let text = lower::markdown(&text, Span::default(), self.report);
                    heading = Some(self.heading(text, id, level));
                    introduction.clear();
                }
                Part::Paragraph { text, span } => {
                    let prose = lower::markdown(&text, span, self.report);
                    if !prose.is_invisible() {
                        introduction.push(prose);
                    }
                }
                Part::Grid(grid) => {
                    let introduction = std::mem::take(&mut introduction);
                    self.grid(data, &grid, heading.clone(), introduction);
                }
                Part::Card(card) => {
                    if !row {
                        self.open(Section {
                            key: "card".into(),
                            heading: heading.clone(),
                            introduction: std::mem::take(&mut introduction),
                            ..Section::default()
                        });
                    }
                    self.card(&inline_card(&card));
                    self.close();
                }
            }
        }
        // A section whose cards all failed shows nothing.
        self.drop_empty();
    }

    fn grid(
        &mut self,
        data: &Raw<'_>,
        grid: &Grid<'_>,
        heading: Option<Heading>,
        introduction: Vec<Prose>,
    ) {
        let named = |name: &str| {
            grid.params
                .iter()
                .find(|it| it.name.is_some_and(|it| it.eq_ignore_ascii_case(name)))
        };
        let items = named("items").or_else(|| grid.params.first().filter(|it| it.name.is_none()));
        let key = items.map_or(DEFAULT_KEY, |it| it.value.trim());
        let columns = named("cols").or_else(|| named("columns"));
        let columns = columns.and_then(|it| match it.value.trim().parse::<u8>() {
            Ok(columns @ 1..=12) => Some(columns),
            _ => {
                self.report.warn(
                    "grid-cols",
                    it.span,
                    "this is no number of columns",
                    "write a number from 1 to 12",
                );
                None
            }
        });
        let list = list_of(data, key);
        // Where the data could not be read, that was said.
        let unread = data.value == RawValue::Null && self.report.has_errors();
        if list.is_none() && (items.is_some() || grid.cards.is_empty()) && !unread {
            let found = format!("there is no list \"{key}\" in the front matter");
            let right = format!("add \"{key}:\" with a list of cards, or name one that is there");
            self.report
                .error("items-missing", grid.span, &found, &right);
        }
        self.open(Section {
            key: key.into(),
            heading,
            introduction,
            columns,
            ..Section::default()
        });
        if let Some(list) = list {
            if let RawValue::Map(_) = list.value {
                self.report.warn(
                    "items-no-list",
                    list.span,
                    "this is one card, not a list",
                    "begin it with a dash",
                );
                self.card(list);
            } else if list.items().is_empty() && !self.report.has_errors() {
                let found = format!("the list \"{key}\" has no cards");
                self.report.warn(
                    "items-empty",
                    grid.span,
                    &found,
                    "add cards, each with a title",
                );
            }
            for item in list.items() {
                self.card(item);
            }
        }
        for card in &grid.cards {
            self.card(&inline_card(card));
        }
        self.close();
    }

    /// No body that places anything: every card list is a section.
    fn all_lists(&mut self, data: &Raw<'_>) {
        if let RawValue::List(_) = data.value {
            self.list("cards", data);
            return self.drop_empty();
        }
        for RawEntry { key, value, .. } in card_lists(data) {
            self.list(key, value);
        }
        self.drop_empty();
    }

    /// One card list, in one section, or in as many as its cards name, in the order in which they first do.
    fn list(&mut self, key: &str, list: &Raw<'_>) {
        let first = self.catalog.sections.len();
        let start = self.catalog.cards.len();
        // Names of sections with their numbers, sorted by name.
        let mut names: Vec<(&str, usize)> = Vec::new();
        for item in list.items() {
            let name = item.get("section").and_then(Raw::text).unwrap_or("").trim();
            if !self.card(item) {
                continue;
            }
            let number = match names.binary_search_by_key(&name, |it| it.0) {
                Ok(at) => names.get(at).map_or(first, |it| it.1),
                Err(at) => {
                    let number = self.catalog.sections.len();
                    names.insert(at, (name, number));
                    let section = self.list_section(key, name);
                    self.catalog.sections.push(section);
                    number
                }
            };
            if let Some(card) = self.catalog.cards.last_mut() {
                card.section = number;
            }
        }
        if let Some(own) = self.catalog.cards.get_mut(start..) {
            own.sort_by_key(|card| card.section);
        }
        let mut at = start;
        for (number, section) in self.catalog.sections.iter_mut().enumerate().skip(first) {
            let own = self.catalog.cards.get(at..).unwrap_or(&[]);
            let count = own.iter().take_while(|card| card.section == number).count();
            section.cards = at..at + count;
            at += count;
        }
    }

    /// A section for the cards of a list that name this section, or none.
    fn list_section(&mut self, key: &str, name: &str) -> Section {
        let plain = PLAIN_KEYS.iter().any(|it| it.eq_ignore_ascii_case(key));
        let text = match name {
            "" if plain => None,
            "" => Some(Prose::plain(&heading_of(key))),
            name => Some(Prose::plain(name)).filter(|it| !it.is_invisible()),
        };
        Section {
            key: if name.is_empty() {
                key.into()
            } else {
                name.into()
            },
            heading: text.map(|text| self.heading(text, None, 2)),
            ..Section::default()
        }
    }

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
                self.report.error(
                    "too-many-cards",
                    raw.span,
                    "there are more than 200,000 cards",
                    "show fewer cards on one page",
                );
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

/// The value of `key`, at the top level or under `params`.
fn list_of<'r, 'a>(data: &'r Raw<'a>, key: &str) -> Option<&'r Raw<'a>> {
    data.get(key)
        .or_else(|| data.get("params").and_then(|params| params.get(key)))
}

/// The entries at the top level and under `params` that are lists with a map in them that has a title.
fn card_lists<'r, 'a>(data: &'r Raw<'a>) -> impl Iterator<Item = &'r RawEntry<'a>> {
    let params = data.get("params").map_or(&[][..], Raw::entries);
    data.entries()
        .iter()
        .chain(params)
        .filter(|RawEntry { key, value, .. }| {
            let reserved = RESERVED_KEYS.iter().any(|it| it.eq_ignore_ascii_case(key));
            !reserved && value.items().iter().any(|item| item.get("title").is_some())
        })
}

/// A `card` shortcode as the map that says the same.
fn inline_card<'a>(card: &InlineCard<'a>) -> Raw<'a> {
    let mut entries: Vec<RawEntry<'a>> = Vec::new();
    let mut add = |key: &'a str, value: Cow<'a, str>, span| {
        entries.push(RawEntry {
            key: Cow::Borrowed(key),
            key_span: span,
            value: Raw {
                span,
                value: RawValue::Text(value),
            },
        });
    };
    let mut described = false;
    for Param { name, value, span } in &card.params {
        let key = name.unwrap_or("title");
        described |= key.eq_ignore_ascii_case("description");
        add(key, value.clone(), *span);
    }
    if !described && !card.inner.trim().is_empty() {
        add("description", card.inner.clone(), card.span);
    }
    Raw {
        span: card.span,
        value: RawValue::Map(entries),
    }
}

/// A heading from a key: `building-images` is "Building images".
fn heading_of(key: &str) -> String {
    let text = key.replace(['-', '_'], " ");
    let mut signs = text.trim().chars();
    let first = signs
        .next()
        .map(|it| it.to_uppercase().to_string())
        .unwrap_or_default();
    first + signs.as_str()
}
