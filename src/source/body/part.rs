//! What a body is made of.

use crate::source::shortcode::Param;
use crate::source::span::Span;
use std::borrow::Cow;

/// One part of a body, in page order.
#[derive(Debug, PartialEq)]
pub(crate) enum Part<'a> {
    Heading {
        /// 1 to 6.
        level: u8,
        /// Inline Markdown, without attributes.
        text: String,
        /// From `{#id}`, or an HTML heading's `id`.
        id: Option<String>,
    },
    Paragraph {
        /// Inline Markdown.
        text: String,
        span: Span,
    },
    Grid(Grid<'a>),
    /// A `card` shortcode outside any grid.
    Card(InlineCard<'a>),
}

/// A `grid` shortcode, or one of another theme that does the same.
#[derive(Debug, PartialEq)]
pub(crate) struct Grid<'a> {
    pub(crate) name: &'a str,
    pub(crate) params: Vec<Param<'a>>,
    pub(crate) span: Span,
    /// From its first brace to the last of the shortcode that closes it.
    pub(crate) whole: Span,
    /// The `card` shortcodes between it and its closing one.
    pub(crate) cards: Vec<InlineCard<'a>>,
}

/// A `card` shortcode.
#[derive(Debug, PartialEq)]
pub(crate) struct InlineCard<'a> {
    pub(crate) params: Vec<Param<'a>>,
    pub(crate) span: Span,
    /// From its first brace to the last of the shortcode that closes it.
    pub(crate) whole: Span,
    /// What is between it and its closing shortcode: its description.
    pub(crate) inner: Cow<'a, str>,
}
