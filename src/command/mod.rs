//! `guide-grid json | check | search`: arguments, input, exit codes.

mod check;
mod embedded;
mod json;
mod search;

use guide_grid_core::catalog::{Catalog, Format};
use guide_grid_core::source::Diagnostic;
use std::io::Read;
use std::process::ExitCode;

const HELP: &str = "\
Reads a docs page as the guide-grid widget does.

Usage:
  guide-grid json PAGE                 print its sections and cards as JSON
  guide-grid check PAGE...             print what is wrong in each, with line and column
  guide-grid search PAGE [--limit N]   read queries, one per line; for each, print one line of JSON with what it finds
                                       and the N best hits (default: 10)
  guide-grid --help                    print this

PAGE is a Markdown page with front matter, or a catalog in YAML or JSON: a list of cards, or {cards: [...]}.
`check` also reads the data inside <guide-grid> elements, and has nothing to say about pages without cards.
If PAGE is -, it is read from standard input. `search` cannot do that: it reads queries there.

Exit codes: 0 success; 1 `check` found an error, or a page could not be read; 2 wrong arguments.
";

/// How many hits `search` lists for a query, unless `--limit` says otherwise.
const DEFAULT_LIMIT: usize = 10;

/// How a command ended, the worst last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Success,
    /// A page has errors, or could not be read.
    Failure,
    /// The arguments make no sense.
    Misuse,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Success => ExitCode::SUCCESS,
            Outcome::Failure => ExitCode::from(1),
            Outcome::Misuse => ExitCode::from(2),
        }
    }
}

/// Runs the command with the arguments that follow its own name.
pub(crate) fn run(arguments: Vec<String>) -> ExitCode {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        ["--help" | "-h" | "help", ..] => help(),
        [_, rest @ ..] if rest.contains(&"--help") => help(),
        ["json", page] => with_page(page, json::print),
        ["check", first, more @ ..] => {
            let outcomes = more.iter().map(|page| with_page(page, check::print));
            outcomes.fold(with_page(first, check::print), Outcome::max)
        }
        ["search", page] => answer_queries(page, DEFAULT_LIMIT),
        ["search", page, "--limit", limit] | ["search", "--limit", limit, page] => {
            match limit.parse() {
                Ok(limit) => answer_queries(page, limit),
                Err(_) => misuse(),
            }
        }
        _ => misuse(),
    };
    outcome.into()
}

fn help() -> Outcome {
    print!("{HELP}");
    Outcome::Success
}

fn misuse() -> Outcome {
    eprint!("{HELP}");
    Outcome::Misuse
}

/// Answers the queries on standard input, which the page can therefore not be read from.
fn answer_queries(page: &str, limit: usize) -> Outcome {
    match page {
        "-" => misuse(),
        _ => with_page(page, |page| search::answer(page, limit)),
    }
}

/// A page, and what was read from it.
struct Page {
    /// Its path as given, or `-`.
    name: String,
    text: String,
    format: Format,
    catalog: Catalog,
    diagnostics: Vec<Diagnostic>,
}

/// Reads the page with this path and hands it to `action`, which decides the outcome.
fn with_page(name: &str, action: impl Fn(Page) -> Outcome) -> Outcome {
    let bytes = match name {
        "-" => {
            let mut bytes = Vec::new();
            let result = std::io::stdin().read_to_end(&mut bytes);
            result.map(|_| bytes)
        }
        path => std::fs::read(path),
    };
    match bytes {
        Ok(bytes) => {
            // As browsers decode: bytes that are not UTF-8 become replacement characters.
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let format = format_of(name, &text);
            let (catalog, diagnostics) = Catalog::read(&text, format);
            action(Page {
                name: name.to_owned(),
                text,
                format,
                catalog,
                diagnostics,
            })
        }
        Err(error) => {
            eprintln!("guide-grid: {name}: {error}");
            Outcome::Failure
        }
    }
}

/// The format of a page: what its extension says, or else what its text looks like.
fn format_of(name: &str, text: &str) -> Format {
    match name.rsplit('.').next() {
        Some("json") => Format::Json,
        Some("yaml" | "yml") => Format::Yaml,
        Some("md" | "markdown") => Format::Page,
        _ => Format::guess(text),
    }
}
