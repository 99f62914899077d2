//! No body that places anything: every card list is shown.

use super::{PLAIN_KEYS, RESERVED_KEYS, Reader};
use crate::catalog::anchor::Names;
use crate::catalog::{Prose, Section};
use crate::source::text::listed;
use crate::source::{Raw, RawEntry, RawValue, upper};

impl Reader<'_> {
    /// No body that places anything: every card list is a section.
    pub(super) fn all_lists(&mut self, data: &Raw<'_>) {
        if let RawValue::List(_) = data.value {
            return self.list("cards", data);
        }
        for RawEntry { key, value, .. } in card_lists(data) {
            self.list(key, value);
        }
    }

    /// One card list, in one section, or in as many as its cards name, in the order in which they first do.
    fn list(&mut self, key: &str, list: &Raw<'_>) {
        let mut names = Names::default();
        let mut sections: Vec<(&str, Vec<&Raw<'_>>)> = Vec::new();
        for item in list.items() {
            let name = item.get("section").and_then(Raw::text).unwrap_or("").trim();
            let number = names.number(name);
            if number == sections.len() {
                sections.push((name, Vec::new()));
            }
            if let Some((_, own)) = sections.get_mut(number) {
                own.push(item);
            }
        }
        for (name, own) in &sections {
            self.list_section(key, name);
            for item in own {
                self.card(item);
            }
        }
    }

    /// Opens a section for the cards of a list that name this section, or none.
    fn list_section(&mut self, key: &str, name: &str) {
        let text = match name {
            "" if listed(PLAIN_KEYS, key).is_some() => Prose::default(),
            "" => Prose::plain(&heading_of(key)),
            name => Prose::plain(name),
        };
        let heading = match text.is_invisible() {
            true => None,
            false => Some(self.heading(text, None, 2)),
        };
        self.open(Section {
            key: if name.is_empty() { key } else { name }.into(),
            heading,
            ..Section::default()
        });
    }
}

/// The entries at the top level and under `params` that are lists with a map in them that has a title.
pub(super) fn card_lists<'r, 'a>(data: &'r Raw<'a>) -> Vec<&'r RawEntry<'a>> {
    let mut lists = Vec::new();
    let params = data.get("params").map_or(&[][..], Raw::entries);
    for entries in [data.entries(), params] {
        for entry in entries {
            let mut items = entry.value.items().iter();
            if listed(RESERVED_KEYS, &entry.key).is_none()
                && items.any(|item| item.get("title").is_some())
            {
                lists.push(entry);
            }
        }
    }
    lists
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
