//! `guide-grid check`: what is wrong in the pages of a site.

mod declared;
mod excerpt;
mod finding;
mod held;
mod icons;
mod links;
mod listing;
mod opening;
mod ordinary;
mod output;
mod site;

use super::elements::Elements;
use super::files::Files;
use super::outcome::Outcome;
use super::page::{HTML, Page, has_ending};
use super::problem::sentence;
use super::progress::Progress;
use clap::ValueEnum;
use finding::{Checked, Findings};
use guide_grid_core::catalog::Format;
use guide_grid_core::source::{Diagnostic, MAX_DIAGNOSTICS, Position, Severity, Span, body_start};
use held::Held;
use icons::Icons;
use site::{Site, normal};
use std::collections::HashSet;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

const HELP: &str = "\
PATH is a page, a catalog in YAML or JSON, a folder, or a glob such as 'docs/**/*.md'; of a folder, all pages are checked \
that are not hidden or ignored by git. If it is -, a page is read from standard input. The <guide-grid> elements of pages \
are checked too, with their data and the files that they name. Pages that have nothing to do with cards give no output.

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
    /// The address of icons that are only named, with {name} in it, for pages without an element that has this attribute
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
    let mut files = Files::of(&arguments.paths);
    let missing = arguments.root.iter().filter(|it| !Path::new(it).is_dir());
    let missing = missing.map(|it| format!("{it}: there is no such folder for --root"));
    files.problems.extend(missing);
    let names = files.names.iter().map(|it| normal(Path::new(it)));
    let mut checker = Checker {
        icons: Icons::of(0..0, arguments.icons.as_deref()),
        site: Site::new(&arguments.root, &files.folders),
        findings: Findings::default(),
        problems: files.problems,
        seen: names.collect(),
    };
    let mut progress = Progress::new(files.names.len());
    for name in &files.names {
        checker.check(name);
        progress.step();
    }
    drop(progress);
    let Checker {
        findings, problems, ..
    } = checker;
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

/// What is needed to check pages, and what was found so far.
struct Checker {
    /// The address of icons that are only named, for pages whose elements give none.
    icons: Icons,
    site: Site,
    findings: Findings,
    problems: Vec<String>,
    /// The files that are checked anyway, and the files with data that were checked.
    seen: HashSet<PathBuf>,
}

impl Checker {
    /// Checks a page, or a file with data that is to be checked as one, and the files that the elements of the page name.
    fn check(&mut self, name: &str) {
        let Some(mut page) = self.read(name) else {
            return;
        };
        let is_html = has_ending(Path::new(name), &HTML);
        let mut held = Held::default();
        if page.format == Format::Page {
            let elements = match is_html {
                true => Elements::of_html(&page.text),
                false => Elements::of_markdown(&page.text, body_start(&page.text)),
            };
            held = Held::of(&elements, &page, &mut self.site);
            if let Some(rest) = elements.page_without() {
                page = page.read_as(rest);
            }
        }
        let is_meant =
            |it: &Diagnostic| it.severity == Severity::Error || !page.catalog.cards.is_empty();
        let fence = opening::wrong(&page.text).filter(is_meant);
        // Without front matter, there are no lists for shortcodes to place: those are examples, or in a template.
        if (is_html || page.catalog.cards.is_empty()) && !page.has_data() {
            let unplaced = match is_html || fence.is_some() {
                true => Vec::new(),
                false => ordinary::outside_code(&page),
            };
            page = page.without_content();
            page.diagnostics = unplaced;
        }
        if page.format == Format::Page {
            ordinary::drop_warnings(&mut page.diagnostics);
        }
        page.diagnostics.extend(fence);
        page.catalog.cards.extend(held.cards);
        page.diagnostics.extend(held.diagnostics);
        page.references.extend(held.references);
        self.finish(page, Path::new(name), held.icons);
        for (file, icons) in held.files {
            self.check_data(&file, Path::new(name), icons);
        }
    }

    /// Checks a file with data that an element of the page `from` names, once.
    fn check_data(&mut self, file: &Path, from: &Path, icons: Icons) {
        if !self.seen.insert(file.to_owned()) {
            return;
        }
        if let Some(mut data) = self.read(&file.to_string_lossy()) {
            if data.catalog.cards.is_empty() {
                ordinary::make_errors(&mut data.diagnostics);
            }
            self.finish(data, from, icons);
        }
    }

    fn read(&mut self, name: &str) -> Option<Page> {
        let page = Page::read(name);
        let problem = |error| self.problems.push(format!("{name}: {}", sentence(&error)));
        page.map_err(problem).ok()
    }

    /// Adds what is wrong in a page, in the order of its text, after checking its addresses, which lead from `from`.
    fn finish(&mut self, mut page: Page, from: &Path, mut icons: Icons) {
        icons.extend(self.icons.clone());
        limit(&mut page);
        let found = links::check(&page, from, &icons, &mut self.site);
        page.diagnostics.extend(found);
        limit(&mut page);
        // Each position is counted from the one before it, so that a long page is walked once.
        let (mut at, mut position) = (0, Position { line: 1, column: 1 });
        for diagnostic in &mut page.diagnostics {
            let start = diagnostic.span.range().start;
            position = position.after(page.text.get(at..start).unwrap_or_default());
            at = start;
            diagnostic.position = position;
        }
        self.findings.add(Checked {
            name: page.name,
            text: page.text,
            cards: page.catalog.cards.len(),
            diagnostics: page.diagnostics,
        });
    }
}

/// Keeps the first diagnostics of a page with many elements, as many as there may be about one text, and says how many there are more.
fn limit(page: &mut Page) {
    page.diagnostics.sort_by_key(|it| it.span.start);
    let left_out = page.diagnostics.len().saturating_sub(MAX_DIAGNOSTICS + 1);
    if left_out > 0 {
        page.diagnostics.truncate(MAX_DIAGNOSTICS);
        page.diagnostics.push(Diagnostic {
            severity: Severity::Warning,
            span: Span::empty(page.text.len()),
            ..Diagnostic::on_element(
                "too-many-diagnostics",
                format!("{} more diagnostics are not shown", left_out + 1),
                "fix the problems above first".to_owned(),
            )
        });
    }
}
