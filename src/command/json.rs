//! `guide-grid json`: a catalog as JSON, in which formatted text is plain text.

use super::outcome::Outcome;
use super::page::Page;
use guide_grid_core::catalog::field::{FIELDS, Kind};
use guide_grid_core::catalog::{Card, Catalog, Icon, Image, NamedLink, SafeUrl, Section};
use guide_grid_core::source::Diagnostic;
use serde_json::{Value, json};
use std::io::Write;
use std::rc::Rc;

pub(super) fn print(page: Page) -> Outcome {
    let value = catalog(&page.catalog, &page.diagnostics);
    let mut out = std::io::stdout().lock();
    let written = serde_json::to_writer_pretty(&mut out, &value)
        .map_err(std::io::Error::from)
        .and_then(|()| writeln!(out));
    match written {
        Ok(()) => Outcome::Success,
        // Whoever reads the output, such as `head`, has gone.
        Err(_) => Outcome::Failure,
    }
}

fn catalog(catalog: &Catalog, diagnostics: &[Diagnostic]) -> Value {
    let sections = catalog.sections.iter();
    let sections: Vec<_> = sections.map(|it| section(it, &catalog.cards)).collect();
    let diagnostics: Vec<_> = diagnostics.iter().map(diagnostic).collect();
    json!({ "title": catalog.title, "sections": sections, "diagnostics": diagnostics })
}

fn section(section: &Section, cards: &[Card]) -> Value {
    let heading = section.heading.as_ref();
    let paragraphs = section.introduction.iter();
    let paragraphs: Vec<_> = paragraphs.map(|it| it.text.as_str()).collect();
    let cards = cards.get(section.cards.clone()).unwrap_or_default();
    json!({
        "key": section.key,
        "heading": heading.map(|it| &it.text.text),
        "level": heading.map(|it| it.level),
        "id": heading.map(|it| &it.id),
        "columns": section.columns,
        "introduction": paragraphs.join("\n\n"),
        "cards": cards.iter().map(card).collect::<Vec<_>>(),
    })
}

/// A card. The fields that every card may have are always there, empty or null where it has none; its others follow.
fn card(card: &Card) -> Value {
    let known = FIELDS.iter().filter_map(|field| {
        let value = member(card, field.kind)?;
        Some((field.name.to_owned(), value))
    });
    let others = card.fields.iter();
    let others = others.map(|field| (field.name.to_string(), texts(&field.values)));
    Value::Object(known.chain(others).collect())
}

/// The value of a field that has a member of its own on a card; `None` for all others.
fn member(card: &Card, kind: Kind) -> Option<Value> {
    match kind {
        Kind::Title => Some(json!(card.title.text)),
        Kind::Description => Some(json!(card.description.text)),
        Kind::Link => Some(json!(card.link.as_ref().map(SafeUrl::as_str))),
        Kind::Links => Some(card.links.iter().map(link).collect()),
        Kind::Icon => Some(json!(card.icon.as_deref().map(icon))),
        Kind::Image => Some(json!(card.image.as_deref().map(image))),
        Kind::Tags => Some(texts(&card.tags)),
        Kind::Keywords => Some(texts(&card.keywords)),
        Kind::Weight => Some(json!(card.weight)),
        Kind::Date => Some(json!(card.date.as_ref().map(|it| &it.text))),
        Kind::Section | Kind::Params | Kind::Summary | Kind::Texts | Kind::Duration => None,
    }
}

fn texts(texts: &[Rc<str>]) -> Value {
    texts.iter().map(|it| json!(&**it)).collect()
}

fn link(link: &NamedLink) -> Value {
    json!({ "text": link.text.text, "url": link.url.as_str() })
}

fn icon(icon: &Icon) -> &str {
    match icon {
        Icon::Address(url) => url.as_str(),
        Icon::Emoji(text) | Icon::Name(text) => text,
    }
}

fn image(image: &Image) -> Value {
    json!({
        "src": image.src.as_str(),
        "dark": image.dark.as_ref().map(SafeUrl::as_str),
        "alt": image.alt,
        "width": image.width,
        "height": image.height,
    })
}

fn diagnostic(diagnostic: &Diagnostic) -> Value {
    json!({
        "code": diagnostic.code,
        "severity": diagnostic.severity.as_str(),
        "line": diagnostic.position.line,
        "column": diagnostic.position.column,
        "found": diagnostic.found,
        "right": diagnostic.right,
    })
}
