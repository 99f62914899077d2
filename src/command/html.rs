//! `guide-grid html`: the element with its data, and in it the cards as plain HTML.
//!
//! The output has no empty line and is one line of an attribute and lines of markup, in a `<div>`, so that Markdown engines
//! take it for one block of HTML. Braces and angle brackets of the data are character references: no shortcode of Hugo, no
//! expression of Liquid or Vue, is in it.

mod attributes;
mod cards;
mod markers;

use super::outcome::Outcome;
use super::page::Page;
use attributes::Attributes;
use cards::{attribute_value, sections};
use guide_grid_core::catalog::{Catalog, Format};
use guide_grid_core::source::with_json_front_matter;
use std::io::Write;

const HELP: &str = "\
The options that are not about files are the attributes of the element; the README of Guide Grid says what they mean.

FILE has one line that is <!-- guide-grid start --> and, below it, one that is <!-- guide-grid end -->. What is between them \
is replaced; if it is the same already, the file is not written.

Exit codes: 0 success; 1 the page has no cards, or a file could not be read or written; 2 wrong arguments.";

/// Print the element for a page: its data, and the cards as HTML for readers without scripts
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// The page
    pub(super) page: String,
    /// Put it between the two markers in this file, instead of printing it
    #[arg(long, value_name = "FILE")]
    replace: Option<String>,
    #[command(flatten)]
    attributes: Attributes,
}

pub(super) fn run(arguments: &Arguments, page: Page) -> Outcome {
    // A page that the output is put into is not to hold itself.
    let page = match markers::without_content(&page.text) {
        Some(text) => page.with_text(text),
        None => page,
    };
    let (catalog, diagnostics) = page.catalog.keep(&arguments.attributes.settings.items);
    for diagnostic in page.diagnostics.iter().chain(&diagnostics) {
        eprintln!("{}:{diagnostic}", page.name);
    }
    if catalog.cards.is_empty() {
        eprintln!("guide-grid: {}: there are no cards to write", page.name);
        return Outcome::Failure;
    }
    let json = with_json_front_matter(&page.text).filter(|_| page.format == Format::Page);
    let data = json.as_ref().unwrap_or(&page.text);
    let html = element(&arguments.attributes, data, &catalog);
    let written = match &arguments.replace {
        Some(file) => markers::replace(file, &html),
        None => {
            // If whoever reads the output has gone, nothing is lost.
            let _ = std::io::stdout().write_all(html.as_bytes());
            Ok(())
        }
    };
    match written {
        Ok(()) => Outcome::Success,
        Err(problem) => {
            eprintln!("guide-grid: {problem}");
            Outcome::Failure
        }
    }
}

/// The element with its attributes, its data and its cards.
fn element(attributes: &Attributes, data: &str, catalog: &Catalog) -> String {
    let mut html = String::from("<div>\n<guide-grid");
    for (name, value) in &attributes.given {
        html += &match value.as_str() {
            "" => format!(" {name}"),
            value => format!(" {name}=\"{}\"", attribute_value(value)),
        };
    }
    html += &format!(" card-data=\"{}\">\n", attribute_value(data));
    html += &sections(catalog, &attributes.settings);
    html + "</guide-grid>\n</div>\n"
}
