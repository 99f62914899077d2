//! A catalog of the cards that a page's markup shows.

use super::{Element, Markup, MarkupCard, MarkupHeading};
use crate::catalog::draft::{Draft, Limits, Origin};
use crate::catalog::field::{FieldSpec, Kind};
use crate::catalog::{Card, Catalog, MAX_CARDS, Prose, SafeUrl, Section, Unicode, UrlUse};
use crate::source::{Raw, RawEntry, RawValue, Report, Span};

/// What is in a page already needs no limit but that of cards.
const LIMITS: Limits = Limits {
    cards: MAX_CARDS,
    texts: usize::MAX,
};

impl Catalog {
    /// The cards of a page's markup, in its order, in sections by their nearest headings. Its cards have the same numbers as
    /// those of the markup.
    pub fn of_markup<E: Element>(markup: &Markup<E>, unicode: &'static dyn Unicode) -> Catalog {
        let mut draft = Draft::new(LIMITS, unicode);
        let mut last = None;
        for card in &markup.cards {
            let section = match last {
                Some((heading, section)) if heading == card.heading => section,
                _ => {
                    let heading = card.heading.and_then(|it| markup.headings.get(it));
                    add_section(heading, &mut draft)
                }
            };
            last = Some((card.heading, section));
            if let Some(it) = lower(card, &mut draft) {
                draft.add_card(it, section, Origin::Data);
            }
        }
        draft.finish(String::new())
    }
}

fn add_section<E: Element>(heading: Option<&MarkupHeading<E>>, draft: &mut Draft) -> usize {
    let heading = heading.filter(|it| !it.text.is_empty()).map(|it| {
        let text = Prose::plain(&it.text);
        draft.heading(text, it.id.as_deref(), it.level)
    });
    draft.add_section(Section {
        heading,
        ..Section::default()
    })
}

/// A card of the markup as one of the catalog; `None` if there are too many.
fn lower<E: Element>(card: &MarkupCard<E>, draft: &mut Draft) -> Option<Card> {
    let text = |text: &str| Raw {
        span: Span::default(),
        value: RawValue::Text(text.to_owned().into()),
    };
    let list = |texts: Vec<&str>| Raw {
        span: Span::default(),
        value: RawValue::List(texts.into_iter().map(text).collect()),
    };
    let entry = |key: &str, value| RawEntry {
        key: key.to_owned().into(),
        key_span: Span::default(),
        value,
    };
    let mut entries = vec![entry("title", text("-"))];
    let mut tags: Vec<&str> = card.tags.iter().map(String::as_str).collect();
    for (name, value) in &card.fields {
        let values = || value.split(',').map(str::trim);
        match FieldSpec::of(name).kind {
            Kind::Tags => tags.extend(values()),
            Kind::Keywords | Kind::Texts => entries.push(entry(name, list(values().collect()))),
            Kind::Duration | Kind::Weight | Kind::Date => entries.push(entry(name, text(value))),
            // These are in the markup itself.
            _ => {}
        }
    }
    entries.push(entry("tags", list(tags)));
    let raw = Raw {
        span: Span::default(),
        value: RawValue::Mapping(entries),
    };
    // Attributes with these names may be meant for something else.
    let mut report = Report::default();
    let lowered = draft.card(&raw, &mut report)?;
    let address = card.address.as_deref();
    Some(Card {
        title: Prose::plain(&card.title),
        description: Prose::plain(&card.description),
        link: address.and_then(|it| SafeUrl::parse(it, UrlUse::Link)),
        ..lowered
    })
}
