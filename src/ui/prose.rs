//! Inline Markdown and marked hits, as nodes.

use super::pen::Pen;
use crate::catalog::{Prose, Style, Styled};
use crate::source::text::slice;
use std::ops::Range;

/// What becomes of links inside a text.
#[derive(Clone, Copy, PartialEq)]
pub enum Links {
    /// They are links, at the addresses that the host resolves.
    Kept,
    /// Only their text is painted: a title is itself the link, and anchors must not nest.
    Dropped,
}

/// A text in the making.
struct Painter<'a> {
    text: &'a str,
    marks: &'a [Range<usize>],
    links: Links,
}

/// Paints `prose` with `marks` (byte ranges of its text, sorted, apart) marked; a mark that crosses the edge of a style
/// is painted in pieces.
pub fn prose(pen: &mut Pen, prose: &Prose, marks: &[Range<usize>], links: Links) {
    let painter = Painter {
        text: &prose.text,
        marks,
        links,
    };
    painter.stretch(pen, 0, prose.text.len(), &prose.styles);
}

/// Paints plain text with its marks.
pub fn marked(pen: &mut Pen, text: &str, marks: &[Range<usize>]) {
    let links = Links::Dropped;
    Painter { text, marks, links }.piece(pen, 0, text.len());
}

impl Painter<'_> {
    /// Paints a stretch of the text and the styles that lie in it, outer first.
    fn stretch(&self, pen: &mut Pen, mut at: usize, end: usize, mut styles: &[Styled]) {
        while let Some((outer, later)) = styles.split_first() {
            let Range { start, end } = outer.range;
            let inner = later.iter().take_while(|it| it.range.start < end).count();
            let (inside, after) = later.split_at_checked(inner).unwrap_or((later, &[]));
            self.piece(pen, at, start);
            pen.draw(match &outer.style {
                Style::Code => "<code",
                Style::Emphasis => "<em",
                Style::Strong => "<strong",
                Style::Link(_) if self.links == Links::Dropped => "(",
                Style::Link(_) => "<a href=?",
            });
            if let (Style::Link(url), Links::Kept) = (&outer.style, self.links) {
                pen.lead(url);
            }
            self.stretch(pen, start, end, inside);
            pen.end();
            (at, styles) = (end, after);
        }
        self.piece(pen, at, end);
    }

    /// Paints a stretch without styles.
    fn piece(&self, pen: &mut Pen, mut at: usize, end: usize) {
        for mark in self.marks {
            let (from, to) = (mark.start.max(at), mark.end.min(end));
            if from < to {
                self.slice(pen, at, from);
                pen.draw("<mark");
                self.slice(pen, from, to);
                pen.end();
                at = to;
            }
        }
        self.slice(pen, at, end);
    }

    fn slice(&self, pen: &mut Pen, start: usize, end: usize) {
        let part = slice(self.text, start, end);
        if !part.is_empty() {
            pen.text(part);
        }
    }
}
