//! `guide-grid search`: a query a line in, an object a line out, so that owners can test what readers will find.

use super::{FOUND, Reading, WELL};
use guide_grid_core::catalog::SafeUrl;
use guide_grid_core::search::{Folder, Index, Library, Query, Sort};
use serde_json::{Value, json};
use std::io::{BufRead, Write};

/// Answers queries until standard input ends; `limit` is the most hits that are listed for each.
pub(super) fn answer(reading: Reading, limit: usize) -> u8 {
    let index = Index::build(&reading.catalog, &[], Folder::native());
    let library = Library {
        catalog: reading.catalog,
        index,
        diagnostics: reading.diagnostics,
    };
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().split(b'\n') {
        let Ok(line) = line else { return FOUND };
        let text = String::from_utf8_lossy(&line);
        let text = text.trim_end_matches('\r');
        let written = writeln!(out, "{}", found(&library, text, limit)).and_then(|()| out.flush());
        // A reader that went away wants no more.
        if written.is_err() {
            break;
        }
    }
    WELL
}

fn found(library: &Library, text: &str, limit: usize) -> Value {
    let query = Query {
        text: text.into(),
        ..Query::default()
    };
    let results = library.search(&query, Sort::default());
    let catalog = &library.catalog;
    let hits = results.hits.iter().take(limit).filter_map(|hit| {
        let card = catalog.cards.get(hit.card)?;
        let section = catalog.sections.get(card.section)?;
        let heading = section.heading.as_ref().map_or(section.key.as_str(), |it| &it.text.text);
        let link = card.link.as_ref().map(SafeUrl::as_str);
        Some(json!({ "title": card.title.text, "link": link, "section": heading, "score": hit.score.to_number() }))
    });
    let hits: Vec<Value> = hits.collect();
    json!({ "query": text, "total": results.hits.len(), "hits": hits })
}
