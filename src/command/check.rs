//! `guide-grid check`: what is wrong in the pages of a site.

mod declared;
mod excerpt;
mod finding;
mod links;
mod listing;
mod opening;
mod output;
mod site;

use super::embedded;
use super::files::Files;
use super::outcome::Outcome;
use super::page::{HTML, Page, has_ending};
use super::problem::sentence;
use super::progress::Progress;
use clap::ValueEnum;
use finding::{Checked, Findings};
use guide_grid_core::catalog::{Catalog, Format};
use guide_grid_core::source::{Diagnostic, Severity};
use site::Site;
use std::io::{IsTerminal, Write};
use std::path::Path;

/// Codes of warnings about pages that were perhaps never meant to show cards.
const ABOUT_ORDINARY_PAGES: [&str; 2] = ["no-cards", "list-not-used"];

const HELP: &str = "\
PATH is a page, a catalog in YAML or JSON, a folder, or a glob such as 'docs/**/*.md'; of a folder, all pages are checked \
that are not hidden or ignored by git. If it is -, a page is read from standard input. Data inside <guide-grid> elements is \
checked too. Pages that have nothing to do with cards give no output.

Without --root, a folder that is checked is what / means, and only links are checked whose first folder is in it.

Exit codes:
  0  nothing is wrong, or there are only warnings
  1  there are errors, or warnings with `--deny warnings`; or a path could not be read
  2  wrong arguments";

/// Print what is wrong in pages, with file, line and column; nothing if all is well
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// Pages, catalogs, folders, globs
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<String>,
    /// How it is printed
    #[arg(long, value_enum, default_value_t = OutputFormat::Text)]
    format: OutputFormat,
    /// What else makes the exit code 1
    #[arg(long, value_enum)]
    deny: Option<Denied>,
    /// A folder whose files are at / on the site; several, such as content and static, if given several times
    #[arg(long, value_name = "FOLDER")]
    root: Vec<String>,
    /// The address of icons that are only named, with {name} in it, as in the attribute of the element
    #[arg(long, value_name = "ADDRESS")]
    icons: Option<String>,
    /// Print what was checked, even if all is well
    #[arg(long, short)]
    verbose: bool,
}

/// How findings are printed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OutputFormat {
    /// For people: each line with a mark below the place
    Text,
    /// For programs: one object
    Json,
    /// For GitHub Actions: annotations in a pull request
    Github,
}

/// What is not accepted, beside errors.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Denied {
    Warnings,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let files = Files::of(&arguments.paths);
    let mut findings = Findings::default();
    let mut problems = files.problems;
    let mut site = Site::new(&arguments.root, &files.folders, arguments.icons.as_deref());
    let mut progress = Progress::new(files.names.len());
    for name in &files.names {
        match Page::read(name) {
            Ok(page) => findings.add(check(page, &mut site)),
            Err(error) => problems.push(format!("{name}: {}", sentence(&error))),
        }
        progress.step();
    }
    drop(progress);
    let mut out = std::io::stdout();
    let text = match arguments.format {
        OutputFormat::Text => output::text(&findings, arguments.verbose, out.is_terminal()),
        OutputFormat::Json => output::json(&findings),
        OutputFormat::Github => output::github(&findings, arguments.verbose),
    };
    // If whoever reads the output, such as `head`, has gone, nothing is lost.
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    for problem in &problems {
        eprintln!("guide-grid: {problem}");
    }
    let denied = match arguments.deny {
        Some(Denied::Warnings) => findings.errors + findings.warnings,
        None => findings.errors,
    };
    match denied == 0 && problems.is_empty() {
        true => Outcome::Success,
        false => Outcome::Failure,
    }
}

/// What is wrong in a page, in the order of its text.
fn check(mut page: Page, site: &mut Site) -> Checked {
    let is_html = has_ending(Path::new(&page.name), &HTML);
    let unopened = opening::missing(&page.text).filter(|_| !page.has_data());
    // Without front matter, there are no lists for shortcodes to place: those are examples, or in a template.
    if (is_html || page.catalog.cards.is_empty()) && !page.has_data() {
        page = page.without_content();
    }
    if page.format == Format::Page {
        let is_meant = |it: &Diagnostic| {
            it.severity == Severity::Error || !ABOUT_ORDINARY_PAGES.contains(&it.code)
        };
        page.diagnostics.retain(is_meant);
        for (text, format) in embedded::texts(&page.text) {
            add_embedded(&mut page, &text, format);
        }
    }
    page.diagnostics.extend(unopened);
    let found = links::check(&page, site);
    page.diagnostics.extend(found);
    page.diagnostics.sort_by_key(|it| it.span.start);
    Checked {
        name: page.name,
        text: page.text,
        cards: page.catalog.cards.len(),
        diagnostics: page.diagnostics,
    }
}

/// Adds what is inside an element of the page, which is there to show cards.
fn add_embedded(page: &mut Page, text: &str, format: Format) {
    let (catalog, mut diagnostics, references) = Catalog::read_with_references(text, format);
    for diagnostic in &mut diagnostics {
        if catalog.cards.is_empty() && ABOUT_ORDINARY_PAGES.contains(&diagnostic.code) {
            diagnostic.severity = Severity::Error;
        }
    }
    page.catalog.cards.extend(catalog.cards);
    page.diagnostics.extend(diagnostics);
    page.references.extend(references);
}
