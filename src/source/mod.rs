//! What the author wrote: a page as text, with the place of everything that is worth a remark.

mod body;
mod clean;
mod cut;
mod diagnostic;
mod format;
mod front_matter;
mod json;
mod letter;
mod mistake;
mod page;
mod pieces;
mod raw;
mod recover;
mod report;
mod rule;
mod shortcode;
mod span;
pub(crate) mod text;
mod yaml;

#[cfg(test)]
#[path = "../../tests/corpora/mod.rs"]
mod corpora;

pub use diagnostic::{Code, Diagnostic, Severity};
pub use format::Format;
pub use report::MAX_DIAGNOSTICS;
pub use span::{Position, Span};

pub(crate) use body::{Grid, InlineCard, Part};
pub(crate) use clean::clean;
pub(crate) use letter::{is_letter, lower, upper};
pub(crate) use page::{Page, Shortcodes};
pub(crate) use pieces::Pieces;
pub(crate) use raw::{Raw, RawEntry, RawValue, settle_duplicates};
pub(crate) use report::Report;
pub(crate) use rule::Rule;
pub(crate) use shortcode::{Param, without as without_shortcodes};

/// Reads data that is all JSON.
fn read_json<'a>(text: &'a str, report: &mut Report) -> Raw<'a> {
    let start = text.len() - text.trim_start_matches('\u{FEFF}').len();
    let (value, end) = json::read(text, start, report);
    if !report.has_errors() {
        json::expect_end(text, end, report);
    }
    value
}
