//! `guide-grid search`: what readers will find, and what they did not find.

mod asked;
mod report;

use super::outcome::Outcome;
use super::page::Page;
use super::problem::sentence;
use clap::ValueEnum;
use guide_grid_core::catalog::SafeUrl;
use guide_grid_core::search::{Hit, Index, Library, Query, Results, Sort};
use serde_json::{Value, json};
use std::io::{BufRead, Write};

const HELP: &str = "\
Queries are read from standard input, one per line, so PAGE cannot be. For each, one line of JSON says what it finds.

With --report, a line may have a count, as exports of analytics and `uniq -c` write them: \"query,count\", the two with a tab \
between them, or spaces, the count and the query.";

/// Print what queries find in a page, or report which find nothing
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// The page
    pub(super) page: String,
    /// How many hits are listed for each query
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,
    /// Print which queries find nothing, which find something only by correction, and which cards none finds
    #[arg(long, value_name = "FORMAT", value_enum, num_args = 0..=1, require_equals = true, default_missing_value = "text")]
    report: Option<ReportFormat>,
}

/// How the report is printed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ReportFormat {
    /// For people
    Text,
    /// For programs: one object
    Json,
}

pub(super) fn run(arguments: &Arguments, page: Page) -> Outcome {
    let index = Index::native(&page.catalog, &[]);
    let library = Library {
        catalog: page.catalog,
        index,
        diagnostics: page.diagnostics,
    };
    match arguments.report {
        Some(format) => print_report(&library, format),
        None => answer(&library, arguments.limit),
    }
}

/// Answers queries until standard input ends; `limit` is the most hits that are listed for each.
fn answer(library: &Library, limit: usize) -> Outcome {
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().split(b'\n') {
        let Ok(line) = line else {
            return Outcome::Failure;
        };
        let text = String::from_utf8_lossy(&line);
        let found = found(library, text.trim_end_matches('\r'), limit);
        // Whoever reads the answers wants each at once, or has gone.
        if writeln!(out, "{found}").and_then(|()| out.flush()).is_err() {
            break;
        }
    }
    Outcome::Success
}

fn print_report(library: &Library, format: ReportFormat) -> Outcome {
    let queries = match std::io::read_to_string(std::io::stdin()) {
        Ok(lines) => asked::queries(&lines),
        Err(error) => {
            eprintln!("guide-grid: the queries: {}", sentence(&error));
            return Outcome::Failure;
        }
    };
    let report = report::of(library, queries);
    let text = match format {
        ReportFormat::Text => report.to_text(),
        ReportFormat::Json => report.to_json(),
    };
    // If whoever reads the output has gone, nothing is lost.
    let _ = std::io::stdout().write_all(text.as_bytes());
    Outcome::Success
}

fn results(library: &Library, text: &str) -> Results {
    let query = Query {
        text: text.into(),
        ..Query::default()
    };
    library.search(&query, Sort::default())
}

/// What a query finds.
fn found(library: &Library, text: &str, limit: usize) -> Value {
    let results = results(library, text);
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
