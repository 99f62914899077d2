//! A body that places cards: its grids, under the nearest headings above.

use super::{DEFAULT_KEY, Reader};
use crate::catalog::{Heading, Prose, Section, lower};
use crate::source::{Grid, InlineCard, Param, Part, Raw, RawEntry, RawValue, Rule, Span};
use std::borrow::Cow;
use std::rc::Rc;

/// What a grid asks of the data.
pub(super) struct Wanted {
    key: String,
    /// Where the grid stands.
    span: Span,
    /// Whether there is something wrong if the data has no such key.
    needed: bool,
    section: usize,
    /// The place of the key in the data, where it was found.
    found: Option<Span>,
}

impl Reader {
    /// A body that places cards: its grids, under the nearest headings above.
    #[inline(never)]
    pub(super) fn place(&mut self, body: &[Part<'_>]) {
        self.wanted = Some(Vec::new());
        let mut heading: Option<Rc<Heading>> = None;
        let mut introduction: Vec<Prose> = Vec::new();
        // Whether the part before was a card without a grid: cards in a row share a section.
        let mut in_row = false;
        for part in body {
            let row = std::mem::replace(&mut in_row, matches!(part, Part::Card(_)));
            match part {
                Part::Heading { level, text, id } => {
                    let text = lower::markdown(text, Span::default(), &mut self.report);
                    heading = Some(self.heading(text, id.as_deref(), *level));
                    introduction.clear();
                }
                Part::Paragraph { text, span } => {
                    let prose = lower::markdown(text, *span, &mut self.report);
                    if !prose.is_invisible() {
                        introduction.push(prose);
                    }
                }
                Part::Grid(grid) => {
                    let introduction = std::mem::take(&mut introduction);
                    self.grid(grid, heading.clone(), introduction);
                }
                Part::Card(card) => {
                    if !row {
                        self.catalog.sections.push(Section {
                            key: "card".into(),
                            heading: heading.clone(),
                            introduction: std::mem::take(&mut introduction),
                            ..Section::default()
                        });
                    }
                    self.inline(card);
                }
            }
        }
    }

    fn grid(&mut self, grid: &Grid<'_>, heading: Option<Rc<Heading>>, introduction: Vec<Prose>) {
        let named = |name: &str| {
            grid.params
                .iter()
                .find(|it| it.name.is_some_and(|it| it.eq_ignore_ascii_case(name)))
        };
        let items = named("items").or_else(|| grid.params.first().filter(|it| it.name.is_none()));
        let key = items.map_or(DEFAULT_KEY, |it| it.value.trim());
        let columns = named("cols").or_else(|| named("columns"));
        let columns = columns.and_then(|it| match it.value.trim().parse::<u32>() {
            Ok(columns @ 1..=12) => Some(columns as u8),
            _ => {
                self.report.say(Rule::GridColumns, it.span);
                None
            }
        });
        let wanted = Wanted {
            key: key.to_owned(),
            span: grid.span,
            needed: items.is_some() || grid.cards.is_empty(),
            section: self.catalog.sections.len(),
            found: None,
        };
        self.wanted.get_or_insert_default().push(wanted);
        self.catalog.sections.push(Section {
            key: key.into(),
            heading,
            introduction,
            columns,
            ..Section::default()
        });
        for card in &grid.cards {
            self.inline(card);
        }
    }

    /// Adds a card of the body to the last section.
    fn inline(&mut self, card: &InlineCard<'_>) {
        if let Some(mut card) = self.card(&inline_card(card)) {
            card.section = self.catalog.sections.len().saturating_sub(1);
            self.inline.push(card);
        }
    }

    /// Adds the cards of an entry of the data, or of a part of it, to the grids that ask for it. Of two with the same
    /// key, the one at the top level comes first, and counts.
    pub(super) fn wanted_entry(&mut self, entry: &RawEntry<'_>) {
        let RawEntry {
            key,
            key_span,
            value,
        } = entry;
        if let RawValue::Null = value.value {
            return;
        }
        let mut wanted = self.wanted.take().unwrap_or_default();
        for it in &mut wanted {
            if !it.key.eq_ignore_ascii_case(key) {
                continue;
            }
            if *it.found.get_or_insert(*key_span) != *key_span {
                self.rivals = true;
                continue;
            }
            self.open = *key_span;
            if let RawValue::Map(_) = value.value {
                self.report.say(Rule::ItemsNoList, value.span);
                self.add(value, it.section);
            } else if value.items().is_empty() && !self.report.has_errors() {
                let rule = Rule::ItemsEmpty {
                    key: key.to_string(),
                };
                self.report.say(rule, it.span);
            }
            for item in value.items() {
                self.add(item, it.section);
            }
        }
        self.wanted = Some(wanted);
    }

    #[inline(never)]
    pub(super) fn remark_missing(&mut self) {
        // Where the data could not be read, that was said.
        if !self.any && self.report.has_errors() {
            return;
        }
        for Wanted { key, span, .. } in self
            .wanted
            .iter()
            .flatten()
            .filter(|it| it.needed && it.found.is_none())
        {
            let rule = Rule::ItemsMissing { key: key.clone() };
            self.report.say(rule, *span);
        }
    }
}

/// A `card` shortcode as the map that says the same.
fn inline_card<'c>(card: &'c InlineCard<'c>) -> Raw<'c> {
    let mut entries: Vec<RawEntry<'c>> = Vec::new();
    let mut add = |key: &'c str, value: &'c str, span| {
        let value = RawValue::Text(Cow::Borrowed(value));
        entries.push(RawEntry {
            key: Cow::Borrowed(key),
            key_span: span,
            value: Raw { span, value },
        });
    };
    for Param { name, value, span } in &card.params {
        add(name.unwrap_or("title"), value, *span);
    }
    // Of two descriptions the first counts.
    if !card.inner.trim().is_empty() {
        add("description", &card.inner, card.span);
    }
    Raw {
        span: card.span,
        value: RawValue::Map(entries),
    }
}
