//! Text with inline styles, written in a format of markup.

use guide_grid_core::catalog::{Prose, Style, Styled};
use std::ops::Range;

/// A format of markup.
pub(super) trait Format {
    /// Text, in which nothing is markup.
    fn text(&self, text: &str) -> String;
    /// Text with a style; `content` is in the format already, and `plain` is the same without any markup.
    fn styled(&self, style: &Style, content: String, plain: &str) -> String;
}

/// Writes a text in a format.
pub(super) fn write(prose: &Prose, format: &impl Format) -> String {
    write_range(&prose.text, 0..prose.text.len(), &prose.styles, format)
}

/// Writes a range of a text and the styles that lie in it, outer ones first.
fn write_range(text: &str, range: Range<usize>, styles: &[Styled], format: &impl Format) -> String {
    let slice = |range: Range<usize>| text.get(range).unwrap_or_default();
    let mut out = String::new();
    let mut at = range.start;
    let mut rest = styles;
    while let Some((outer, later)) = rest.split_first() {
        let Range { start, end } = outer.range;
        let inner = later.partition_point(|it| it.range.start < end);
        let (inside, after) = later.split_at_checked(inner).unwrap_or((later, &[]));
        out += &format.text(slice(at..start));
        let content = write_range(text, start..end, inside, format);
        out += &format.styled(&outer.style, content, slice(start..end));
        at = end;
        rest = after;
    }
    out + &format.text(slice(at..range.end))
}
