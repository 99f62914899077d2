//! Card lists, and the sections of a page whose body places none.

use super::{PLAIN_KEYS, RESERVED_KEYS, Reader};
use crate::catalog::anchor::Names;
use crate::catalog::{Prose, Section};
use crate::source::text::listed;
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
        let reserved = listed(RESERVED_KEYS, key).is_some();
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
            self.names = Names::default();
            self.first = self.catalog.sections.len();
            self.open = key_span;
        }
        for item in list.items() {
            let Some(mut card) = self.card(item) else {
                continue;
            };
            let name = item.get("section").and_then(Raw::text).unwrap_or("").trim();
            card.section = self.first + self.names.number(name);
            if card.section == self.catalog.sections.len() {
                self.open_section(key, name);
            }
            self.cards.push(card);
        }
    }

    /// A section for the cards of a list that name this section, or none.
    fn open_section(&mut self, key: &str, name: &str) {
        let text = match name {
            "" if listed(PLAIN_KEYS, key).is_some() => Prose::default(),
            "" => Prose::plain(&heading_of(key)),
            name => Prose::plain(name),
        };
        let heading = match text.is_invisible() {
            true => None,
            false => Some(self.heading(text, None, 2)),
        };
        self.catalog.sections.push(Section {
            key: if name.is_empty() { key } else { name }.into(),
            heading,
            ..Section::default()
        });
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
