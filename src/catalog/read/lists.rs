//! Card lists, and the sections of a page whose body places none.

use super::{PLAIN_KEYS, RESERVED_KEYS, Reader};
use crate::catalog::{Prose, Section};
use crate::source::{Raw, RawEntry, Span, upper};

impl Reader {
    /// A key of the data with its value, or a part of that: to be shown where a grid places it, or, where no grid places
    /// anything, if it is a list with a map in it that has a title.
    pub(super) fn entry(&mut self, entry: &RawEntry<'_>) {
        let RawEntry {
            key,
            key_span,
            value,
        } = entry;
        let reserved = RESERVED_KEYS.iter().any(|it| it.eq_ignore_ascii_case(key));
        let goes_on = *key_span == self.open;
        let is_card = |item: &Raw<'_>| item.get("title").is_some();
        let shown = !reserved && (goes_on || value.items().iter().any(is_card));
        if shown && self.list.is_none() {
            self.list = Some((key.to_string(), *key_span));
        }
        if self.wanted.is_some() {
            self.wanted_entry(entry);
        } else if shown {
            self.list(key, *key_span, value);
        }
    }

    /// One card list, in one section, or in as many as its cards name, in the order in which they first do.
    pub(super) fn list(&mut self, key: &str, key_span: Span, list: &Raw<'_>) {
        if key_span != self.open {
            self.names.clear();
            self.open = key_span;
        }
        for item in list.items() {
            let Some(mut card) = self.card(item) else {
                continue;
            };
            let name = item.get("section").and_then(Raw::text).unwrap_or("").trim();
            card.section = match self.names.binary_search_by(|it| it.0.as_str().cmp(name)) {
                Ok(at) => self.names.get(at).map_or(0, |it| it.1),
                Err(at) => {
                    let number = self.catalog.sections.len();
                    self.names.insert(at, (name.to_owned(), number));
                    let section = self.list_section(key, name);
                    self.catalog.sections.push(section);
                    number
                }
            };
            self.catalog.cards.push(card);
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
