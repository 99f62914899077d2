//! Inline Markdown and marked hits, as nodes.

use super::host::HostRef;
use crate::catalog::{Prose, Style, Styled};
use std::ops::Range;
use yew::{Html, html};

/// What becomes of links inside a text.
pub enum Links<'a> {
    /// They are links, at the addresses that the host resolves.
    Kept(&'a HostRef),
    /// Only their text is painted: a title is itself the link, and anchors must not nest.
    Dropped,
}

/// Paints `prose` with `marks` (byte ranges of its text, sorted, apart) marked; a mark that crosses the edge of a style
/// is painted in pieces.
pub fn prose(prose: &Prose, marks: &[Range<usize>], links: &Links) -> Html {
    stretch(prose, 0..prose.text.len(), &prose.styles, marks, links)
}

/// Paints plain text with its marks.
pub fn marked(text: &str, marks: &[Range<usize>]) -> Html {
    piece(text, 0..text.len(), marks)
}

/// Paints a stretch of the text and the styles that lie in it, outer first.
fn stretch(
    prose: &Prose,
    range: Range<usize>,
    styles: &[Styled],
    marks: &[Range<usize>],
    links: &Links,
) -> Html {
    let mut nodes = Vec::new();
    let mut at = range.start;
    let mut rest = styles;
    while let Some((outer, later)) = rest.split_first() {
        let end = outer.range.end;
        let inner = later.iter().take_while(|it| it.range.start < end).count();
        let (inside, after) = later.split_at_checked(inner).unwrap_or((later, &[]));
        nodes.push(piece(&prose.text, at..outer.range.start, marks));
        let content = stretch(prose, outer.range.clone(), inside, marks, links);
        nodes.push(match (&outer.style, links) {
            (Style::Code, _) => html! { <code>{content}</code> },
            (Style::Emphasis, _) => html! { <em>{content}</em> },
            (Style::Strong, _) => html! { <strong>{content}</strong> },
            (Style::Link(url), Links::Kept(host)) => {
                html! { <a href={host.address(url).href}>{content}</a> }
            }
            (Style::Link(_), Links::Dropped) => content,
        });
        at = end;
        rest = after;
    }
    nodes.push(piece(&prose.text, at..range.end, marks));
    nodes.into_iter().collect()
}

/// Paints a stretch without styles.
fn piece(text: &str, range: Range<usize>, marks: &[Range<usize>]) -> Html {
    let mut nodes = Vec::new();
    let mut at = range.start;
    for mark in marks {
        let (start, end) = (mark.start.max(at), mark.end.min(range.end));
        if start < end {
            nodes.extend(slice(text, at..start));
            nodes.push(html! { <mark>{slice(text, start..end)}</mark> });
            at = end;
        }
    }
    nodes.extend(slice(text, at..range.end));
    nodes.into_iter().collect()
}

fn slice(text: &str, range: Range<usize>) -> Option<Html> {
    let part = text.get(range).filter(|part| !part.is_empty())?;
    Some(html! { {part} })
}
