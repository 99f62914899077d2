//! Markup as browsers read it: tags with their attributes, and where each of them is.

use super::written::Written;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};
use std::ops::Range;

/// What is read of markup.
pub(super) enum Token<'p> {
    Start(Tag<'p>),
    /// An end tag: its name, and where it is.
    End(String, Range<usize>),
}

/// A start tag.
pub(super) struct Tag<'p> {
    page: &'p str,
    /// Its name in lower case.
    pub(super) name: String,
    /// Where it is.
    pub(super) range: Range<usize>,
    /// Whether it ends with `/>`.
    pub(super) closes_itself: bool,
    /// The names of its attributes in lower case, and where their values are.
    attributes: Vec<(String, Range<usize>)>,
}

impl<'p> Tag<'p> {
    /// It as it is written.
    pub(super) fn text(&self) -> &'p str {
        self.page.get(self.range.clone()).unwrap_or_default()
    }

    /// The names of its attributes.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.attributes.iter().map(|it| it.0.as_str())
    }

    /// Where the value of an attribute is, if the tag has the attribute.
    pub(super) fn place(&self, name: &str) -> Option<Range<usize>> {
        let attribute = self.attributes.iter().find(|it| it.0 == name)?;
        Some(attribute.1.clone())
    }

    /// The value of an attribute, if the tag has the attribute.
    pub(super) fn value(&self, name: &str) -> Option<Written> {
        let place = self.place(name)?;
        Some(Written::escaped(self.page, place))
    }

    /// It as it is written, after its quotation mark, or after the equals sign if it has none.
    pub(super) fn written(&self, name: &str) -> Option<&'p str> {
        let place = self.place(name)?;
        self.page.get(place.start - 1..place.end)
    }

    /// The text between this tag and the byte `end`.
    pub(super) fn content(&self, end: usize) -> Written {
        Written::plain(self.page, self.range.end..end)
    }
}

/// Reads a page from the byte `from` on, at which a tag begins.
pub(super) fn tokens(page: &str, from: usize) -> impl Iterator<Item = Token<'_>> {
    let mut open: Option<Tag<'_>> = None;
    let in_page = move |it: Span<usize>| from + it.start..from + it.end;
    let read = move |event: CallbackEvent<'_>, span: Span<usize>| {
        let range = in_page(span);
        let text = |it: &[u8]| String::from_utf8_lossy(it).into_owned();
        match event {
            CallbackEvent::OpenStartTag { name } => {
                open = Some(Tag {
                    page,
                    name: text(name),
                    range,
                    closes_itself: false,
                    attributes: Vec::new(),
                });
                None
            }
            CallbackEvent::AttributeName { name } => {
                let attributes = open.as_mut().map(|it| &mut it.attributes);
                attributes?.push((text(name), range.end..range.end));
                None
            }
            CallbackEvent::AttributeValue { .. } => {
                open.as_mut()?.attributes.last_mut()?.1 = range;
                None
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                let tag = open.take()?;
                Some(Token::Start(Tag {
                    range: tag.range.start..range.end,
                    closes_itself: self_closing,
                    ..tag
                }))
            }
            CallbackEvent::EndTag { name } => Some(Token::End(text(name), range)),
            _ => None,
        }
    };
    let mut emitter = CallbackEmitter::new(read);
    emitter.naively_switch_states(true);
    let text = page.get(from..).unwrap_or_default();
    Tokenizer::new_with_emitter(text, emitter).flatten()
}
