//! A page: its data, and the parts of its body.

use super::body::{self, Part};
use super::{Raw, Report, front_matter};

/// What an author wrote as one page: Markdown with front matter, or one of the two.
pub(crate) struct Page<'a> {
    /// The front matter.
    pub(crate) data: Raw<'a>,
    /// The body's parts, in page order.
    pub(crate) body: Vec<Part<'a>>,
}

impl<'a> Page<'a> {
    /// Reads the page `text`.
    pub(crate) fn read(text: &'a str, report: &mut Report) -> Self {
        let front_matter::Split { data, body } = front_matter::split(text, report);
        Self {
            data,
            body: body::parts(text, body, report),
        }
    }
}
