//! Several pages, or several elements of a page, as one catalog.

use super::field::PAGE;
use super::heading_id::HeadingIds;
use super::{Card, Catalog, Field, Heading, Prose, Section, Unicode};
use std::rc::Rc;

/// A catalog to which one after the other is added.
pub struct JoinedCatalog {
    unicode: &'static dyn Unicode,
    catalog: Catalog,
    heading_ids: HeadingIds,
    headings: usize,
}

impl JoinedCatalog {
    /// A catalog without pages.
    pub fn new(unicode: &'static dyn Unicode) -> Self {
        Self {
            unicode,
            catalog: Catalog::default(),
            heading_ids: HeadingIds::default(),
            headings: 0,
        }
    }

    /// Adds a page: its sections, in their order, after those that are there. Its cards get its title as their field `page`, unless
    /// they have one of their own; cards before its first heading get it as their heading. The ids of headings become unique in the
    /// whole.
    pub fn add(&mut self, mut page: Catalog) {
        let title: Rc<str> = page.title.as_str().into();
        // The heading that was read last, and its new form: sections under one heading follow each other.
        let mut last: Option<(Option<usize>, Rc<Heading>)> = None;
        for (mut section, cards) in page.take_sections() {
            let ordinal = section.heading.as_ref().map(|it| it.ordinal);
            let known = last.take().filter(|(it, _)| *it == ordinal);
            last = known.or_else(|| Some((ordinal, self.heading(&section, &title)?)));
            section.heading = last.as_ref().map(|(_, heading)| Rc::clone(heading));
            let cards = cards.into_iter().map(|it| with_page(it, &title));
            self.catalog.add_section(section, cards.collect());
        }
    }

    /// Adds what another element of the same page shows. It needs no mark of its page; `heading` is the page's own above the element.
    pub fn add_element(&mut self, mut catalog: Catalog, heading: Option<&str>) {
        let heading: Option<Rc<str>> = heading.map(Rc::from);
        catalog.title.clear();
        for section in &mut catalog.sections {
            if section.heading.is_none() {
                section.heading_outside.clone_from(&heading);
            }
        }
        self.add(catalog);
    }

    /// How many cards there are up to now.
    pub fn cards(&self) -> usize {
        self.catalog.cards.len()
    }

    /// The heading of a section, as one of the whole; `None` if it has none, and its page has no title.
    fn heading(&mut self, section: &Section, title: &str) -> Option<Rc<Heading>> {
        let mut heading = match section.heading.as_deref() {
            Some(heading) => Heading {
                id: self.heading_ids.take(&heading.id),
                ..heading.clone()
            },
            None if title.is_empty() => return None,
            None => Heading {
                text: Prose::plain(title),
                id: self.heading_ids.make(title, self.unicode),
                level: 1,
                ordinal: 0,
            },
        };
        heading.ordinal = self.headings;
        self.headings += 1;
        Some(Rc::new(heading))
    }

    /// The catalog of all pages.
    pub fn finish(self) -> Catalog {
        self.catalog
    }
}

/// The card of a page with this title, which may be empty.
fn with_page(mut card: Card, title: &Rc<str>) -> Card {
    let has_own = card.fields.iter().any(|it| &*it.name == PAGE);
    if !has_own && !title.is_empty() {
        let page = Field {
            name: PAGE.into(),
            values: [Rc::clone(title)].into(),
        };
        card.fields = card.fields.into_iter().chain([page]).collect();
    }
    card
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Format, NativeUnicode};

    #[test]
    fn pages_follow_each_other_and_give_their_titles() {
        let pages = [
            "---\ntitle: Build\na:\n- title: A\n  page: Own\nb: [{title: B}]\n---\n## Start\n{{< grid a >}}\n\n{{< grid b >}}\n",
            "- title: Of no page\n",
            "title: Lists\nguides: [{title: D}]\nmore: [{title: E}]\n",
            "---\ntitle: Cards\n---\n{{< card title=F >}}\n\n## Start\n{{< card title=G >}}\n",
            "---\ntitle: Engine\na: [{title: C}]\n---\n## Start\n{{< grid a >}}\n",
        ];
        let mut joined = JoinedCatalog::new(&NativeUnicode);
        for page in pages {
            joined.add(Catalog::read(page, Format::guess(page)).0);
        }
        let catalog = joined.finish();
        let rows: Vec<_> = catalog
            .cards
            .iter()
            .map(|card| {
                let heading = catalog.sections[card.section].heading.as_ref();
                (
                    card.title.text.as_str(),
                    card.facet_values("page").join(","),
                    heading.map_or("", |it| it.id.as_str()),
                )
            })
            .collect();
        let expected = [
            ("A", "Own", "start"),
            ("B", "Build", "start"),
            ("Of no page", "", ""),
            ("D", "Lists", "guides"),
            ("E", "Lists", "more"),
            ("F", "Cards", "cards"),
            ("G", "Cards", "start-1"),
            ("C", "Engine", "start-2"),
        ];
        assert_eq!(
            rows,
            expected.map(|(title, page, id)| (title, page.to_owned(), id))
        );
        let ordinals: Vec<_> = catalog
            .sections
            .iter()
            .map(|it| it.heading.as_ref().map(|it| it.ordinal))
            .collect();
        assert_eq!(
            ordinals,
            [
                Some(0),
                Some(0),
                None,
                Some(1),
                Some(2),
                Some(3),
                Some(4),
                Some(5)
            ]
        );
    }
}
