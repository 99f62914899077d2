//! A page: its data, and the parts of its body.

use super::body::{self, Part};
use super::front_matter::{self, Split};
use super::raw::Raw;
use super::report::Report;
use super::shortcode;
use std::ops::Range;

/// What an author wrote as one page: Markdown with front matter, or one of the two.
pub(crate) struct Page<'a> {
    /// The front matter, if it is JSON.
    pub(crate) json: Raw<'a>,
    /// The front matter, if it is YAML.
    pub(crate) yaml: Range<usize>,
    /// The body's parts, in page order.
    pub(crate) body: Vec<Part<'a>>,
    pub(crate) shortcodes: Shortcodes,
}

/// Whether a body says with shortcodes what is to be shown; unknown, broken and escaped ones count too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shortcodes {
    None,
    Some,
}

impl<'a> Page<'a> {
    /// Reads the page `text`.
    pub(crate) fn read(text: &'a str, report: &mut Report) -> Self {
        let Split { json, yaml, body } = front_matter::split(text, report);
        let rest = text.get(body..).unwrap_or_default();
        Self {
            json,
            yaml,
            body: body::parts(text, body, report),
            shortcodes: match shortcode::is_in(rest) {
                true => Shortcodes::Some,
                false => Shortcodes::None,
            },
        }
    }
}
