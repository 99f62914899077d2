//! The catalog: all that a page shows, section by section.

use super::{Card, Prose};
use crate::source::{Diagnostic, Report, Rule, Span};
use std::mem::take;
use std::ops::Range;
use std::rc::Rc;

/// Everything a page offers, in page order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalog {
    /// The page's title; may be empty.
    pub title: String,
    /// The grids, in the order in which the page places them. Each has at least one card.
    pub sections: Vec<Section>,
    /// All cards, section after section.
    pub cards: Vec<Card>,
}

/// One grid of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Section {
    /// The key of its cards' list, such as `building-images`; not unique.
    pub key: String,
    /// The heading that names it; a grid before any heading has none.
    pub heading: Option<Rc<Heading>>,
    /// What names it where it has no heading: one of the page's own, above the element. It is not shown again.
    pub heading_outside: Option<Rc<str>>,
    /// The paragraphs between heading and grid.
    pub introduction: Vec<Prose>,
    /// The most columns, from the shortcode's `cols`, 1 to 12.
    pub columns: Option<u8>,
    /// Where a body places it: a grid up to what closes it, or each of the cards outside grids. Empty if no body does.
    pub places: Vec<Span>,
    /// Its cards, as a range of [`Catalog::cards`].
    pub cards: Range<usize>,
}

/// A heading of the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heading {
    /// Its text.
    pub text: Prose,
    /// What a fragment names: from `{#id}`, or made from the text as Hugo does; unique in the catalog.
    pub id: String,
    /// 1 to 6, as in the page.
    pub level: u8,
    /// Which heading of the page, from 0. Two grids under one heading share it.
    pub ordinal: usize,
}

impl Section {
    /// Whether its key, or its heading's id, is `name`, whatever the case.
    fn is_named(&self, name: &str) -> bool {
        let id = self.heading.as_ref().map(|it| it.id.as_str());
        let mut names = std::iter::once(self.key.as_str()).chain(id);
        names.any(|it| it.eq_ignore_ascii_case(name))
    }

    /// Whether both stand under the same heading of the page.
    fn has_heading_of(&self, other: &Self) -> bool {
        let ordinal = |it: &Self| it.heading.as_ref().map(|it| it.ordinal);
        ordinal(self).is_some() && ordinal(self) == ordinal(other)
    }
}

impl Catalog {
    /// Keeps only the sections whose key, or heading's id, is among `items`, whatever its case, in the order of `items`; with no
    /// `items`, all. Sections of one name stay in the page's order, and sections under one heading stand together.
    pub fn keep(mut self, items: &[String]) -> (Catalog, Vec<Diagnostic>) {
        let mut report = Report::default();
        if items.is_empty() {
            return (self, Vec::new());
        }
        let mut rest = self.take_sections();
        let mut kept: Vec<(Section, Vec<Card>)> = Vec::new();
        for name in items {
            let (named, others): (Vec<_>, Vec<_>) =
                rest.into_iter().partition(|(it, _)| it.is_named(name));
            rest = others;
            for (section, cards) in named {
                let sibling = kept.iter().rposition(|(it, _)| it.has_heading_of(&section));
                let at = sibling.map_or(kept.len(), |it| it + 1);
                kept.insert(at, (section, cards));
            }
            if !kept.iter().any(|(it, _)| it.is_named(name)) {
                let rule = Rule::ItemsUnknown { name: name.clone() };
                report.say(rule, Span::default());
            }
        }
        for (section, cards) in kept {
            self.add_section(section, cards);
        }
        (self, report.finish(""))
    }

    /// Takes out all sections, each with its cards.
    pub(super) fn take_sections(&mut self) -> Vec<(Section, Vec<Card>)> {
        let mut cards = take(&mut self.cards).into_iter();
        let with_cards = |section: Section| {
            let own = cards.by_ref().take(section.cards.len()).collect();
            (section, own)
        };
        let sections = take(&mut self.sections).into_iter();
        sections.map(with_cards).collect()
    }

    /// Adds a section with its cards after those that are there.
    pub(super) fn add_section(&mut self, mut section: Section, cards: Vec<Card>) {
        let (start, number) = (self.cards.len(), self.sections.len());
        self.cards.extend(cards.into_iter().map(|card| Card {
            section: number,
            ..card
        }));
        section.cards = start..self.cards.len();
        self.sections.push(section);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Format;

    const SORTED: &str = "{\"building\": [{\"title\": \"B1\"}, {\"title\": \"B2\"}], \"running\": [{\"title\": \"R\"}], \"the-basics\": [{\"title\": \"T\"}]}";
    const NAMED: &str = "{\"guides\": [{\"title\": \"A\", \"section\": \"First steps\"}, {\"title\": \"B\"}], \"more\": [{\"title\": \"C\"}]}";
    const PAGE: &str = "{\"a\": [{\"title\": \"A\"}], \"b\": [{\"title\": \"B\"}], \"c\": [{\"title\": \"C\"}]}\n\n## Last\n\n{{< grid c >}}\n\n## First\n\n{{< grid a >}}\n\n{{< grid b >}}\n";

    #[test]
    fn items_choose_sections_and_give_their_order() {
        let rows: [(&str, &str, &str); 11] = [
            (SORTED, "", "B1 B2 R T"),
            (SORTED, "the-basics building running", "T B1 B2 R"),
            (SORTED, "RUNNING the-basics", "R T"),
            (SORTED, "running none running", "R"),
            (SORTED, "none", ""),
            // Cards that name a section of their own are still of their list.
            (NAMED, "guides", "A B"),
            (NAMED, "more first-steps", "C A"),
            (PAGE, "", "C A B"),
            (PAGE, "b c", "B C"),
            // The heading's id names all that is below it.
            (PAGE, "first last", "A B C"),
            (PAGE, "b c a", "B A C"),
        ];
        for (text, items, expected) in rows {
            let names: Vec<String> = items.split_whitespace().map(str::to_owned).collect();
            let (catalog, _) = Catalog::read(text, Format::guess(text)).0.keep(&names);
            let titles: Vec<&str> = catalog
                .cards
                .iter()
                .map(|it| it.title.text.as_str())
                .collect();
            assert_eq!(titles.join(" "), expected, "{items}");
            for (number, section) in catalog.sections.iter().enumerate() {
                let own = catalog.cards.get(section.cards.clone()).unwrap_or_default();
                assert!(!own.is_empty() && own.iter().all(|it| it.section == number));
            }
        }
    }
}
