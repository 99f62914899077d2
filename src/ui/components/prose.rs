//! Inline Markdown and marked hits, as nodes.

use crate::catalog::{Prose, Style, Styled};
use crate::ui::host::HostRef;
use std::ops::Range;
use yew::{Html, html};

/// What becomes of links inside a text.
#[derive(Clone, Copy)]
pub enum Links<'a> {
    /// They are links, at the addresses that the host resolves.
    Kept(&'a HostRef),
    /// Only their text is rendered: a title is itself a link, and links must not nest.
    Dropped,
}

/// Renders a text with `marks`, sorted byte ranges that do not overlap; one that crosses the edge of a style is rendered in
/// pieces.
pub fn prose(prose: &Prose, marks: &[Range<usize>], links: Links) -> Html {
    styled(
        &prose.text,
        0..prose.text.len(),
        &prose.styles,
        marks,
        links,
    )
}

/// Renders plain text with its marks.
pub fn marked(text: &str, marks: &[Range<usize>]) -> Html {
    plain(text, 0..text.len(), marks).into_iter().collect()
}

/// A range of a text and the styles that lie in it, outer ones first.
fn styled(
    text: &str,
    range: Range<usize>,
    styles: &[Styled],
    marks: &[Range<usize>],
    links: Links,
) -> Html {
    let mut nodes = Vec::new();
    let mut at = range.start;
    let mut rest = styles;
    while let Some((outer, later)) = rest.split_first() {
        let Range { start, end } = outer.range;
        let inner = later.partition_point(|it| it.range.start < end);
        let (inside, after) = later.split_at_checked(inner).unwrap_or((later, &[]));
        nodes.extend(plain(text, at..start, marks));
        let content = styled(text, start..end, inside, marks, links);
        nodes.push(match (&outer.style, links) {
            (Style::Code, _) => html! { <code>{ content }</code> },
            (Style::Emphasis, _) => html! { <em>{ content }</em> },
            (Style::Strong, _) => html! { <strong>{ content }</strong> },
            (Style::Link(url), Links::Kept(host)) => {
                html! { <a href={host.address(url).href}>{ content }</a> }
            }
            (Style::Link(_), Links::Dropped) => content,
        });
        at = end;
        rest = after;
    }
    nodes.extend(plain(text, at..range.end, marks));
    nodes.into_iter().collect()
}

/// A range of a text without styles.
fn plain(text: &str, range: Range<usize>, marks: &[Range<usize>]) -> Vec<Html> {
    let mut nodes = Vec::new();
    let mut at = range.start;
    for mark in marks {
        let (start, end) = (mark.start.max(at), mark.end.min(range.end));
        if start < end {
            nodes.extend(piece(text, at..start));
            nodes.push(html! { <mark>{ for piece(text, start..end) }</mark> });
            at = end;
        }
    }
    nodes.extend(piece(text, at..range.end));
    nodes
}

fn piece(text: &str, range: Range<usize>) -> Option<Html> {
    let piece = text.get(range).filter(|piece| !piece.is_empty())?;
    Some(html! { { piece } })
}
