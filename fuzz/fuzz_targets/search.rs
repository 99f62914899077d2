//! Any cards, indexed and searched. The first line is what is typed, then the values that are chosen, with tabs between them.
//! Each line after it is a card: title, description, tags, level, time and section, with tabs between them.

#![no_main]

#[path = "../../tests/laws/mod.rs"]
mod laws;

use guide_grid_core::catalog::Format;
use guide_grid_core::search::{Index, Library, Query};
use libfuzzer_sys::fuzz_target;
use serde_json::json;

fuzz_target!(|text: &str| {
    let mut lines = text.lines();
    let mut asked = lines.next().unwrap_or_default().split('\t');
    let cards = lines.map(|line| {
        let mut texts = line.split('\t');
        let mut next = || texts.next().unwrap_or_default();
        json!({
            "title": next(), "description": next(), "tags": next(), "level": next(), "time": next(), "section": next(),
        })
    });
    let cards: serde_json::Value = cards.collect();
    let (catalog, diagnostics) = laws::read(&cards.to_string(), Format::Json);
    let facets = ["section", "tags", "level", "time"].map(str::to_owned);
    let index = Index::native(&catalog, &facets);
    let library = Library {
        catalog,
        index,
        diagnostics,
    };
    let mut query = Query {
        text: asked.next().unwrap_or_default().to_owned(),
        ..Query::default()
    };
    for key in asked {
        for facet in library.index.facets() {
            query.choose(facet, key);
        }
    }
    laws::check_results(&library, &query);
    laws::check_counts(&library, &query, |facet| text.len() % facet.values.len());
    laws::check_parameters(&query, "guides", library.index.facets());
});
