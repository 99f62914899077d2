//! A page: its data, and the parts of its body.

use super::body::{self, Part};
use super::front_matter::{self, Split};
use super::raw::Raw;
use super::report::Report;
use std::ops::Range;

/// What an author wrote as one page: Markdown with front matter, or one of the two.
pub(crate) struct Page<'a> {
    /// The front matter, if it is read already: JSON, or TOML on the command line.
    pub(crate) data: Raw<'a>,
    /// The front matter, if it is YAML.
    pub(crate) yaml: Range<usize>,
    /// The body's parts, in page order.
    pub(crate) body: Vec<Part<'a>>,
}

impl<'a> Page<'a> {
    /// Reads the page `text`.
    pub(crate) fn read(text: &'a str, report: &mut Report) -> Self {
        let Split { data, yaml, body } = front_matter::split(text, report);
        Self {
            data,
            yaml,
            body: body::parts(text, body, report),
        }
    }

    /// Whether the body says with shortcodes which cards are to be shown.
    pub(crate) fn places_cards(&self) -> bool {
        let mut parts = self.body.iter();
        parts.any(|it| matches!(it, Part::Grid(_) | Part::Card(_)))
    }
}
