//! A page: its data, and the parts of its body.

use super::body::{self, Part};
use super::{Raw, Report, front_matter, shortcode};
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

/// Whether a body says by shortcodes what is to be shown; ones that are unknown, broken or escaped say so too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shortcodes {
    None,
    Some,
}

impl<'a> Page<'a> {
    /// Reads the page `text`.
    #[inline(never)]
    pub(crate) fn read(text: &'a str, report: &mut Report) -> Self {
        let front_matter::Split { json, yaml, body } = front_matter::split(text, report);
        let rest = text.get(body..).unwrap_or("");
        let any = shortcode::is_in(rest);
        Self {
            json,
            yaml,
            body: body::parts(text, body, report),
            shortcodes: if any {
                Shortcodes::Some
            } else {
                Shortcodes::None
            },
        }
    }
}
