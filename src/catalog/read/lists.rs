//! No body that places anything: every card list is shown.

use super::{PLAIN_KEYS, RESERVED_KEYS, Reader};
use crate::catalog::{Prose, Section};
use crate::source::{Raw, RawEntry, RawValue, upper};

impl Reader<'_> {
    /// No body that places anything: every card list is a section.
    pub(super) fn all_lists(&mut self, data: &Raw<'_>) {
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
}

/// The entries at the top level and under `params` that are lists with a map in them that has a title.
pub(super) fn card_lists<'r, 'a>(data: &'r Raw<'a>) -> impl Iterator<Item = &'r RawEntry<'a>> {
    let params = data.get("params").map_or(&[][..], Raw::entries);
    data.entries()
        .iter()
        .chain(params)
        .filter(|RawEntry { key, value, .. }| {
            let reserved = RESERVED_KEYS.iter().any(|it| it.eq_ignore_ascii_case(key));
            !reserved && value.items().iter().any(|item| item.get("title").is_some())
        })
}

/// A heading from a key: `building-images` is "Building images".
fn heading_of(key: &str) -> String {
    let mut text = String::with_capacity(key.len());
    for sign in key.chars() {
        match sign {
            '-' | '_' | ' ' if text.is_empty() => {}
            '-' | '_' => text.push(' '),
            _ if text.is_empty() => text.push(upper(sign)),
            _ => text.push(sign),
        }
    }
    text
}
