//! Inline Markdown: plain text, and which stretches of it are code, emphasis or links.

use super::SafeUrl;
use std::ops::Range;

/// Text with inline styles.
///
/// The text is what a reader reads, so searching, sorting and marking need no Markdown. Styles are sorted by start,
/// outer before inner, and nest: two either lie one in the other or apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prose {
    /// The text without its markup.
    pub text: String,
    /// The styled stretches, as byte ranges of `text`.
    pub styles: Vec<Styled>,
}

/// One styled stretch.
#[derive(Clone, Debug, PartialEq)]
pub struct Styled {
    /// Which bytes of the text.
    pub range: Range<usize>,
    /// How they are shown.
    pub style: Style,
}

/// How a stretch of text is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Style {
    /// `` `code` ``
    Code,
    /// `*emphasis*`
    Emphasis,
    /// `**strong**`
    Strong,
    /// `[text](url)`; links never lie inside links.
    Link(SafeUrl),
}
