//! `guide-grid search`: a query per line in, an object per line out, so that owners can test what readers will find.

use super::outcome::Outcome;
use super::page::Page;
use guide_grid_core::catalog::SafeUrl;
use guide_grid_core::search::{Hit, Index, Library, Query, Sort};
use serde_json::{Value, json};
use std::io::{BufRead, Write};

/// Answer queries from standard input, one per line: for each, one line of JSON with what it finds
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The page
    pub(super) page: String,
    /// How many hits are listed for each query
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub(super) limit: usize,
}

/// Answers queries until standard input ends; `limit` is the most hits that are listed for each.
pub(super) fn answer(page: Page, limit: usize) -> Outcome {
    let index = Index::native(&page.catalog, &[]);
    let library = Library {
        catalog: page.catalog,
        index,
        diagnostics: page.diagnostics,
    };
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().split(b'\n') {
        let Ok(line) = line else {
            return Outcome::Failure;
        };
        let text = String::from_utf8_lossy(&line);
        let found = found(&library, text.trim_end_matches('\r'), limit);
        // Whoever reads the answers wants each at once, or has gone.
        if writeln!(out, "{found}").and_then(|()| out.flush()).is_err() {
            break;
        }
    }
    Outcome::Success
}

/// What a query finds.
fn found(library: &Library, text: &str, limit: usize) -> Value {
    let query = Query {
        text: text.into(),
        ..Query::default()
    };
    let results = library.search(&query, Sort::default());
    let hits = results.hits.iter().take(limit);
    let hits: Vec<_> = hits.filter_map(|it| hit(library, it)).collect();
    json!({ "query": text, "total": results.hits.len(), "hits": hits })
}

fn hit(library: &Library, hit: &Hit) -> Option<Value> {
    let card = library.catalog.cards.get(hit.card)?;
    let section = library.catalog.sections.get(card.section)?;
    let heading = section.heading.as_ref();
    Some(json!({
        "title": card.title.text,
        "link": card.link.as_ref().map(SafeUrl::as_str),
        "section": heading.map_or(&section.key, |it| &it.text.text),
        "score": hit.score.to_number(),
    }))
}
