//! A body that places cards: its grids, under the nearest headings above, and the card lists that they ask for.

use super::card_lists::list_in;
use super::draft::{Draft, Origin};
use super::{Heading, Prose, Section, lower};
use crate::source::{Grid, InlineCard, Param, Part, Raw, RawEntry, RawValue, Report, Rule, Span};
use std::rc::Rc;

/// The parameters of a grid.
#[cfg(not(target_os = "unknown"))]
const GRID_PARAMS: [&str; 4] = ["items", "key", "cols", "columns"];

/// The grids of a body that may place a list.
#[derive(Default)]
pub(super) struct Placement {
    grids: Vec<PlacedGrid>,
    /// Whether a grid found two lists of its key, or a mapping that may be a part of one.
    rivals: bool,
}

/// A grid of a body, and the list that it asks for.
struct PlacedGrid {
    key: String,
    /// Where the grid is.
    span: Span,
    need: Need,
    section: usize,
    /// Where the key of the list is, once it was found.
    found: Option<Span>,
    /// Whether the key was found without a value, which is a list without cards.
    has_null: bool,
}

/// Whether something is wrong if the data has no list for a grid.
#[derive(PartialEq)]
enum Need {
    Required,
    /// The grid names no list, and has cards of its own, or is one that mostly has.
    Optional,
}

impl Placement {
    /// Makes a section of each grid of a body, and of each row of cards outside grids.
    pub(super) fn of(body: &[Part<'_>], draft: &mut Draft, report: &mut Report) -> Self {
        let mut placement = Self::default();
        let mut heading: Option<Rc<Heading>> = None;
        let mut introduction: Vec<Prose> = Vec::new();
        // The section of the card just before, if that is outside any grid.
        let mut row: Option<usize> = None;
        for part in body {
            let open_row = row.take();
            match part {
                Part::Heading { level, text, id } => {
                    let text = lower::markdown(text, Span::default(), draft.unicode, report);
                    heading = Some(draft.heading(text, id.as_deref(), *level));
                    introduction.clear();
                }
                Part::Paragraph { text, span } => {
                    let prose = lower::markdown(text, *span, draft.unicode, report);
                    if !prose.is_invisible() {
                        introduction.push(prose);
                    }
                }
                Part::Grid(grid) => {
                    let section = Section {
                        heading: heading.clone(),
                        introduction: std::mem::take(&mut introduction),
                        ..Section::default()
                    };
                    placement.add_grid(grid, section, draft, report);
                }
                Part::Card(card) => {
                    let section = open_row.unwrap_or_else(|| {
                        draft.add_section(Section {
                            key: "card".into(),
                            heading: heading.clone(),
                            introduction: std::mem::take(&mut introduction),
                            ..Section::default()
                        })
                    });
                    draft.add_place(card.whole, section);
                    add_inline_card(card, section, draft, report);
                    row = Some(section);
                }
            }
        }
        placement
    }

    /// Adds a grid; `section` has the heading and the introduction that stand above it.
    fn add_grid(
        &mut self,
        grid: &Grid<'_>,
        section: Section,
        draft: &mut Draft,
        report: &mut Report,
    ) {
        let named = |name: &str| {
            let is_named =
                |it: &&Param<'_>| it.name.is_some_and(|it| it.eq_ignore_ascii_case(name));
            grid.params.iter().find(is_named)
        };
        let first = grid.params.first();
        let items = named("items").or_else(|| named("key"));
        let items = items.or_else(|| first.filter(|it| it.name.is_none()));
        // As a `grid` without `items` places the list "grid".
        let key = items.map_or(grid.name, |it| it.value.trim());
        let columns = named("cols").or_else(|| named("columns"));
        #[cfg(not(target_os = "unknown"))]
        for param in &grid.params {
            let name = param.name.filter(|it| !GRID_PARAMS.contains(it));
            let known = GRID_PARAMS.into_iter().filter(|it| named(it).is_none());
            if let Some(name) = name {
                lower::misspelt::name(name, known, param.span, report);
            }
        }
        let number = draft.add_section(Section {
            key: key.into(),
            columns: columns.and_then(|it| columns_of(it, report)),
            places: vec![grid.whole],
            ..section
        });
        let need = match items {
            Some(_) => Some(Need::Required),
            None if grid.name == "grid" && grid.cards.is_empty() => Some(Need::Required),
            None if grid.name == "grid" || grid.cards.is_empty() => Some(Need::Optional),
            None => None,
        };
        if let Some(need) = need {
            self.grids.push(PlacedGrid {
                key: key.to_owned(),
                span: grid.span,
                need,
                section: number,
                found: None,
                has_null: false,
            });
        }
        for card in &grid.cards {
            add_inline_card(card, number, draft, report);
        }
    }

    /// Adds the cards of an entry of the data, or of a piece of one, to the grids that ask for it. Of two entries with the
    /// same key, the one at the top level comes first, and counts.
    pub(super) fn entry(&mut self, entry: &RawEntry<'_>, draft: &mut Draft, report: &mut Report) {
        let RawEntry {
            key,
            key_span,
            value,
        } = entry;
        for grid in &mut self.grids {
            if !grid.key.eq_ignore_ascii_case(key) {
                continue;
            }
            if let RawValue::Null = value.value {
                grid.has_null = true;
                continue;
            }
            if *grid.found.get_or_insert(*key_span) != *key_span {
                self.rivals = true;
                continue;
            }
            let list = list_in(value);
            let items = match &list.value {
                RawValue::Mapping(_) => {
                    // Of a mapping in pieces, the list may be in another piece.
                    self.rivals |= list.get("title").is_none();
                    report.say(Rule::ItemsNotList, list.span);
                    std::slice::from_ref(list)
                }
                _ => list.items(),
            };
            if items.is_empty() && !report.has_errors() {
                let key = key.to_string();
                report.say(Rule::ItemsEmpty { key }, grid.span);
            }
            for item in items {
                if let Some(card) = draft.card(item, report) {
                    draft.add_card(card, grid.section, Origin::Data);
                }
            }
        }
    }

    /// Whether two lists have a key that a grid asks for.
    pub(super) fn has_rivals(&self) -> bool {
        self.rivals
    }

    /// Reports the lists that grids ask for and the data does not have.
    pub(super) fn report_missing(&self, report: &mut Report) {
        let missing = |it: &&PlacedGrid| it.need == Need::Required && it.found.is_none();
        for grid in self.grids.iter().filter(missing) {
            let key = grid.key.clone();
            let rule = match grid.has_null {
                true => Rule::ItemsEmpty { key },
                false => Rule::ItemsMissing { key },
            };
            // Why there is nothing below a key may be known already.
            if !(grid.has_null && report.has_errors()) {
                report.say(rule, grid.span);
            }
        }
    }
}

/// How many columns a parameter asks for.
fn columns_of(param: &Param<'_>, report: &mut Report) -> Option<u8> {
    let columns = param.value.trim().parse().ok();
    let columns = columns.filter(|it| (1..=12).contains(it));
    if columns.is_none() {
        report.say(Rule::GridColumns, param.span);
    }
    columns
}

/// Adds a `card` shortcode to a section.
fn add_inline_card(card: &InlineCard<'_>, section: usize, draft: &mut Draft, report: &mut Report) {
    if let Some(card) = draft.card(&mapping_of(card), report) {
        draft.add_card(card, section, Origin::Body);
    }
}

/// A `card` shortcode as the mapping that says the same.
fn mapping_of<'c>(card: &'c InlineCard<'c>) -> Raw<'c> {
    let entry = |key: &'c str, value: &'c str, span| RawEntry {
        key: key.into(),
        key_span: span,
        value: Raw {
            span,
            value: RawValue::Text(value.into()),
        },
    };
    let params = card.params.iter();
    let mut entries: Vec<_> = params
        .map(|it| entry(it.name.unwrap_or("title"), &it.value, it.span))
        .collect();
    // Docsy's cards may have a header in place of a title.
    let names = |key| move |it: &RawEntry<'_>| it.key.eq_ignore_ascii_case(key);
    if !entries.iter().any(names("title"))
        && let Some(header) = entries.iter_mut().find(|it| names("header")(it))
    {
        header.key = "title".into();
    }
    // Of two descriptions the first counts.
    if !card.inner.trim().is_empty() {
        entries.push(entry("description", &card.inner, card.span));
    }
    Raw {
        span: card.span,
        value: RawValue::Mapping(entries),
    }
}
