//! Card lists of a page whose body places none: each is a section, or as many as its cards name.

use super::draft::{Draft, Origin};
use super::{Prose, Section, Unicode};
use crate::source::{Raw, Report, Span};
use std::collections::HashMap;

/// Keys that say no more than "here are cards": they make no heading.
const PLAIN_KEYS: [&str; 3] = ["grid", "cards", "items"];

/// The level of a heading that is made from a key.
const LEVEL: u8 = 2;

/// The list in the value of a key: the value itself, or the entry `items` of a mapping that is no card.
pub(super) fn list_in<'r, 'a>(value: &'r Raw<'a>) -> &'r Raw<'a> {
    match value.get("title") {
        None => value.get("items").unwrap_or(value),
        Some(_) => value,
    }
}

/// The card list that is being read.
#[derive(Default)]
pub(super) struct CardLists {
    /// Where its key is.
    open: Option<Span>,
    /// The numbers of its sections by their names.
    sections: HashMap<String, usize>,
}

impl CardLists {
    /// Whether the list whose key is here was begun, so that this is another piece of it.
    pub(super) fn is_open(&self, key_span: Span) -> bool {
        self.open == Some(key_span)
    }

    /// Reads a card list, or a piece of one. Its sections come in the order in which its cards first name them.
    pub(super) fn list(
        &mut self,
        key: &str,
        key_span: Span,
        list: &Raw<'_>,
        draft: &mut Draft,
        report: &mut Report,
    ) {
        if !self.is_open(key_span) {
            self.open = Some(key_span);
            self.sections.clear();
        }
        for item in list.items() {
            let Some(card) = draft.card(item, report) else {
                continue;
            };
            let name = item.get("section").and_then(Raw::text).unwrap_or("").trim();
            let section = match self.sections.get(name) {
                Some(section) => *section,
                None => {
                    let section = add_section(key, name, draft);
                    self.sections.insert(name.to_owned(), section);
                    section
                }
            };
            draft.add_card(card, section, Origin::Data);
        }
    }
}

/// Adds a section for the cards of a list that give this name, which may be empty.
fn add_section(key: &str, name: &str, draft: &mut Draft) -> usize {
    let is_plain = PLAIN_KEYS.iter().any(|it| it.eq_ignore_ascii_case(key));
    let text = match name {
        "" if is_plain => Prose::default(),
        "" => Prose::plain(&heading_of(key, draft.unicode)),
        name => Prose::plain(name),
    };
    let heading = (!text.is_invisible()).then(|| draft.heading(text, None, LEVEL));
    draft.add_section(Section {
        key: key.into(),
        heading,
        ..Section::default()
    })
}

/// The heading that a key makes: `building-images` is "Building images".
fn heading_of(key: &str, unicode: &dyn Unicode) -> String {
    let text = key
        .trim_start_matches(['-', '_', ' '])
        .replace(['-', '_'], " ");
    let first = text.chars().next().map_or(0, char::len_utf8);
    let (first, rest) = text.split_at(first);
    unicode.to_uppercase(first) + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::NativeUnicode;

    #[test]
    fn keys_make_headings() {
        for (key, heading) in [
            ("building-images", "Building images"),
            ("_the_basics", "The basics"),
            ("été", "Été"),
            ("--", ""),
            ("", ""),
        ] {
            assert_eq!(heading_of(key, &NativeUnicode), heading);
        }
    }
}
