//! A body that places cards: its grids, under the nearest headings above.

use super::{DEFAULT_KEY, Reader};
use crate::catalog::lower::{self, anywhere};
use crate::catalog::{Heading, Prose, Section};
use crate::source::{Grid, InlineCard, Param, Part, Raw, RawEntry, RawValue, Rule, Span};
use std::borrow::Cow;
use std::rc::Rc;

impl Reader<'_> {
    /// A body that places cards: its grids, under the nearest headings above.
    pub(super) fn placed(&mut self, data: &Raw<'_>, body: &[Part<'_>]) {
        let mut heading: Option<Rc<Heading>> = None;
        let mut introduction: Vec<Prose> = Vec::new();
        // Whether the part before was a card without a grid: cards in a row share a section.
        let mut in_row = false;
        for part in body {
            let row = std::mem::replace(&mut in_row, matches!(part, Part::Card(_)));
            match part {
                Part::Heading { level, text, id } => {
                    let text = lower::markdown(text, Span::default(), self.report);
                    heading = Some(self.heading(text, id.as_deref(), *level));
                    introduction.clear();
                }
                Part::Paragraph { text, span } => {
                    let prose = lower::markdown(text, *span, self.report);
                    if !prose.is_invisible() {
                        introduction.push(prose);
                    }
                }
                Part::Grid(grid) => {
                    let introduction = std::mem::take(&mut introduction);
                    self.grid(data, grid, heading.clone(), introduction);
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
                    self.card(&inline_card(card));
                }
            }
        }
    }

    fn grid(
        &mut self,
        data: &Raw<'_>,
        grid: &Grid<'_>,
        heading: Option<Rc<Heading>>,
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
        let columns = columns.and_then(|it| match it.value.trim().parse::<u32>() {
            Ok(columns @ 1..=12) => Some(columns as u8),
            _ => {
                self.report.say(Rule::GridColumns, it.span);
                None
            }
        });
        let list = anywhere(data, key);
        // Where the data could not be read, that was said.
        let unread = matches!(data.value, RawValue::Null) && self.report.has_errors();
        if list.is_none() && (items.is_some() || grid.cards.is_empty()) && !unread {
            self.report.say_of(Rule::ItemsMissing, grid.span, key);
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
                self.report.say(Rule::ItemsNoList, list.span);
                self.card(list);
            } else if list.items().is_empty() && !self.report.has_errors() {
                self.report.say_of(Rule::ItemsEmpty, grid.span, key);
            }
            for item in list.items() {
                self.card(item);
            }
        }
        for card in &grid.cards {
            self.card(&inline_card(card));
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
