//! The command line: its arguments, and which command does what.

mod check;
mod elements;
mod files;
mod html;
mod json;
mod markdown;
mod outcome;
mod page;
mod problem;
mod progress;
mod search;
mod styled;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand};
use outcome::Outcome;
use page::{Page, STANDARD_INPUT};
use std::process::ExitCode;

const PAGE_HELP: &str = "\
PAGE is a Markdown page with front matter, or a catalog in YAML or JSON: a list of cards, or {cards: [...]}. \
If it is -, it is read from standard input.";

/// Reads docs pages as the guide-grid widget does.
#[derive(Parser)]
#[command(name = "guide-grid", version, after_help = PAGE_HELP)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Check(check::Arguments),
    Html(Box<html::Arguments>),
    /// Print the sections and cards of a page as JSON
    #[command(after_help = PAGE_HELP)]
    Json {
        /// The page
        page: String,
    },
    /// Print a page with its cards as Markdown lists, for language models and mirrors
    #[command(after_help = PAGE_HELP)]
    Markdown {
        /// The page
        page: String,
    },
    Search(search::Arguments),
}

/// Runs the command that the program's arguments ask for. Wrong arguments end the program with the exit code 2.
pub(crate) fn run() -> ExitCode {
    enter_current_folder();
    let outcome = match Arguments::parse().command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Html(arguments) => with_page(&arguments.page, |page| html::run(&arguments, page)),
        Command::Json { page } => with_page(&page, json::print),
        Command::Markdown { page } => with_page(&page, markdown::print),
        Command::Search(arguments) if arguments.page == STANDARD_INPUT => {
            misuse("the queries are read from standard input, so the page cannot be")
        }
        Command::Search(arguments) => {
            with_page(&arguments.page, |page| search::run(&arguments, page))
        }
    };
    outcome.into()
}

/// A WebAssembly program starts at the root of the disk. `cli/guide-grid.mjs` says where it was called.
fn enter_current_folder() {
    if cfg!(target_os = "wasi")
        && let Some(folder) = std::env::var_os("PWD")
    {
        // Without it, relative paths are not found, which is reported for each.
        let _ = std::env::set_current_dir(folder);
    }
}

/// Ends the program as wrong arguments do.
fn misuse(message: &str) -> ! {
    Arguments::command()
        .error(ErrorKind::ValueValidation, message)
        .exit()
}

/// Reads the page with this path and hands it to `action`, which decides the outcome.
fn with_page(name: &str, action: impl FnOnce(Page) -> Outcome) -> Outcome {
    Page::read_or_complain(name).map_or(Outcome::Failure, action)
}
