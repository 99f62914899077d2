//! `guide-grid json`: a catalog as JSON, text fields as plain text.

use super::{FOUND, Reading, WELL};
use guide_grid_core::catalog::{Card, Catalog, Field, Icon, Image, Prose, SafeUrl, Section};
use guide_grid_core::source::{Diagnostic, Severity};
use serde_json::{Map, Value, json};
use std::rc::Rc;

pub(super) fn print(reading: Reading) -> u8 {
    let value = catalog(&reading.catalog, &reading.diagnostics);
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    let written = serde_json::to_writer_pretty(&mut out, &value)
        .map_err(std::io::Error::from)
        .and_then(|()| writeln!(out));
    // A reader that went away, such as `head`, wants no more.
    if written.is_err() { FOUND } else { WELL }
}

fn catalog(catalog: &Catalog, diagnostics: &[Diagnostic]) -> Value {
    let sections: Vec<Value> = catalog
        .sections
        .iter()
        .map(|it| section(it, &catalog.cards))
        .collect();
    let diagnostics: Vec<Value> = diagnostics.iter().map(diagnostic).collect();
    json!({ "title": catalog.title, "sections": sections, "diagnostics": diagnostics })
}

fn section(section: &Section, cards: &[Card]) -> Value {
    let heading = section.heading.as_ref();
    let introduction: Vec<&str> = section.introduction.iter().map(text).collect();
    let cards: Vec<Value> = cards
        .get(section.cards.clone())
        .unwrap_or(&[])
        .iter()
        .map(card)
        .collect();
    json!({
        "key": section.key,
        "heading": heading.map(|it| text(&it.text)),
        "level": heading.map(|it| it.level),
        "id": heading.map(|it| it.id.as_str()),
        "columns": section.columns,
        "introduction": introduction.join("\n\n"),
        "cards": cards,
    })
}

/// A card. The fields that every card may have are always there, empty or null where it has none; its others follow.
fn card(card: &Card) -> Value {
    let mut map = Map::new();
    let mut add = |name: &str, value: Value| {
        map.insert(name.into(), value);
    };
    add("title", json!(text(&card.title)));
    add("description", json!(text(&card.description)));
    add("link", json!(card.link.as_ref().map(SafeUrl::as_str)));
    let links = card
        .links
        .iter()
        .map(|it| json!({ "text": text(&it.text), "url": it.url.as_str() }));
    add("links", links.collect());
    add("icon", json!(card.icon.as_deref().map(icon)));
    add("image", card.image.as_deref().map_or(Value::Null, image));
    add("tags", texts(&card.tags));
    add("keywords", texts(&card.keywords));
    add("weight", json!(card.weight));
    add("date", json!(card.date));
    for Field { name, values } in &card.fields {
        add(name, texts(values));
    }
    Value::Object(map)
}

fn texts(texts: &[Rc<str>]) -> Value {
    texts.iter().map(|it| json!(&**it)).collect()
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
        "severity": match diagnostic.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        },
        "line": diagnostic.position.line,
        "column": diagnostic.position.column,
        "found": diagnostic.found,
        "right": diagnostic.right,
    })
}

fn text(prose: &Prose) -> &str {
    &prose.text
}
