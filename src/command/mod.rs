//! `guide-grid json | check | search`: arguments, input, exit codes.

mod check;
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
  guide-grid search PAGE [--limit N]   read queries, one a line; print what each finds, one JSON object a line,
                                       with the N best hits (10 if not said)
  guide-grid --help                    print this

PAGE is a Markdown page with front matter, or a catalogue in YAML or JSON: a list of cards, or {cards: [...]}.
A PAGE of - is standard input, but not for search, which reads queries there.

Exit codes: 0 all is well; 1 check found an error, or a page could not be read from disk; 2 wrong usage.
";

/// Everything went well.
const WELL: u8 = 0;
/// A page has errors, or is not there.
const FOUND: u8 = 1;
/// The command was called wrongly.
const MISUSED: u8 = 2;

/// Runs the command with the arguments after its own name.
pub(crate) fn run(arguments: Vec<String>) -> ExitCode {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let code = match arguments.as_slice() {
        ["--help" | "-h" | "help", ..] => {
            print!("{HELP}");
            WELL
        }
        [_, rest @ ..] if rest.contains(&"--help") => {
            print!("{HELP}");
            WELL
        }
        ["json", page] => with_page(page, json::print),
        ["search", page] => with_queries(page, "10"),
        ["search", page, "--limit", limit] | ["search", "--limit", limit, page] => {
            with_queries(page, limit)
        }
        ["check", pages @ ..] if !pages.is_empty() => pages
            .iter()
            .map(|page| with_page(page, check::print))
            .max()
            .unwrap_or(WELL),
        _ => {
            eprint!("{HELP}");
            MISUSED
        }
    };
    ExitCode::from(code)
}

/// Answers queries about `page`, whose standard input they are on.
fn with_queries(page: &str, limit: &str) -> u8 {
    match limit.parse() {
        Ok(limit) if page != "-" => with_page(page, |reading| search::answer(reading, limit)),
        _ => {
            eprint!("{HELP}");
            MISUSED
        }
    }
}

/// A page and what was read from it.
struct Reading {
    name: String,
    text: String,
    catalog: Catalog,
    diagnostics: Vec<Diagnostic>,
}

/// Reads `page` and hands it on; the exit code is that of `action`, or [`FOUND`] where there is nothing to read.
fn with_page(page: &str, action: impl Fn(Reading) -> u8) -> u8 {
    let mut bytes = Vec::new();
    let result = match page {
        "-" => std::io::stdin().read_to_end(&mut bytes).map(drop),
        path => std::fs::read(path).map(|read| bytes = read),
    };
    if let Err(error) = result {
        eprintln!("guide-grid: {page}: {error}");
        return FOUND;
    }
    // As browsers read bytes: what is no UTF-8 becomes a replacement character.
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let format = match page.rsplit('.').next() {
        Some("json") => Format::Json,
        Some("yaml" | "yml") => Format::Yaml,
        Some("md" | "markdown") => Format::Page,
        _ => Format::guess(&text),
    };
    let (catalog, diagnostics) = Catalog::read(&text, format);
    action(Reading {
        name: page.into(),
        text,
        catalog,
        diagnostics,
    })
}
