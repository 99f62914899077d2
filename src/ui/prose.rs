//! Inline Markdown and marked hits, as nodes.

use super::element::{el, list, text};
use super::host::HostRef;
use crate::catalog::{Prose, Style, Styled};
use std::ops::Range;
use yew::Html;

/// What becomes of links inside a text.
#[derive(Clone, Copy)]
pub enum Links<'a> {
    /// They are links, at the addresses that the host resolves.
    Kept(&'a HostRef),
    /// Only their text is painted: a title is itself the link, and anchors must not nest.
    Dropped,
}

/// A text in the making.
struct Painter<'a> {
    text: &'a str,
    marks: &'a [Range<usize>],
    links: Links<'a>,
}

/// Paints `prose` with `marks` (byte ranges of its text, sorted, apart) marked; a mark that crosses the edge of a style
/// is painted in pieces.
pub fn prose(prose: &Prose, marks: &[Range<usize>], links: Links) -> Html {
    let painter = Painter {
        text: &prose.text,
        marks,
        links,
    };
    painter.stretch(0, prose.text.len(), &prose.styles)
}

/// Paints plain text with its marks.
pub fn marked(text: &str, marks: &[Range<usize>]) -> Html {
    let links = Links::Dropped;
    Painter { text, marks, links }.stretch(0, text.len(), &[])
}

impl Painter<'_> {
    /// Paints a stretch of the text and the styles that lie in it, outer first.
    fn stretch(&self, mut at: usize, end: usize, styles: &[Styled]) -> Html {
        let mut nodes = Vec::new();
        let mut rest = styles;
        while let Some((outer, later)) = rest.split_first() {
            let Range { start, end } = outer.range;
            let mut inner = 0;
            while later.get(inner).is_some_and(|it| it.range.start < end) {
                inner += 1;
            }
            let (inside, after) = later.split_at_checked(inner).unwrap_or((later, &[]));
            self.piece(at, start, &mut nodes);
            let content = self.stretch(start, end, inside);
            let element = match (&outer.style, self.links) {
                (Style::Code, _) => el!("code"),
                (Style::Emphasis, _) => el!("em"),
                (Style::Strong, _) => el!("strong"),
                (Style::Link(url), Links::Kept(host)) => {
                    el!("a"; "href").attr("href", &host.address(url).href)
                }
                (Style::Link(_), Links::Dropped) => {
                    nodes.push(content);
                    (at, rest) = (end, after);
                    continue;
                }
            };
            nodes.push(element.child(content).html());
            (at, rest) = (end, after);
        }
        self.piece(at, end, &mut nodes);
        list(nodes)
    }

    /// Paints a stretch without styles.
    fn piece(&self, mut at: usize, end: usize, nodes: &mut Vec<Html>) {
        for mark in self.marks {
            let (from, to) = (mark.start.max(at), mark.end.min(end));
            if from < to {
                self.slice(at, from, nodes);
                let mut hit = Vec::new();
                self.slice(from, to, &mut hit);
                nodes.push(el!("mark").children(hit).html());
                at = to;
            }
        }
        self.slice(at, end, nodes);
    }

    fn slice(&self, start: usize, end: usize, nodes: &mut Vec<Html>) {
        if let Some(part) = self.text.get(start..end).filter(|part| !part.is_empty()) {
            nodes.push(text(part));
        }
    }
}
