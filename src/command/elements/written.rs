//! A text that is written in a page, perhaps with character references, and where each of its places is in the page.

use guide_grid_core::source::Span;
use html5gum::{Token, Tokenizer};
use std::ops::Range;

/// A text that is written in a page.
#[derive(Clone)]
pub(in crate::command) struct Written {
    pub(in crate::command) text: String,
    /// Its parts, in order: each is written as it is read, or is one character reference.
    parts: Vec<Part>,
}

#[derive(Clone)]
struct Part {
    /// Where it is in the text.
    text: Range<usize>,
    /// Where it is in the page.
    page: Range<usize>,
}

impl Written {
    /// A text without anything in it yet.
    fn empty() -> Self {
        Self {
            text: String::new(),
            parts: Vec::new(),
        }
    }

    /// A text that is written as it is read, as in scripts.
    pub(super) fn plain(page: &str, range: Range<usize>) -> Self {
        let mut written = Self::empty();
        let text = page.get(range.clone()).unwrap_or_default();
        written.push(text, range);
        written
    }

    /// A text that is written with character references, as in the values of attributes.
    pub(super) fn escaped(page: &str, range: Range<usize>) -> Self {
        let mut written = Self::empty();
        let mut at = range.start;
        let mut rest = page.get(range).unwrap_or_default();
        while !rest.is_empty() {
            let (plain, from_sign) = rest.split_at(rest.find('&').unwrap_or(rest.len()));
            written.push(plain, at..at + plain.len());
            at += plain.len();
            let (reference, after) = from_sign.split_at(reference_length(from_sign));
            written.push(&unescaped(reference), at..at + reference.len());
            at += reference.len();
            rest = after;
        }
        written
    }

    fn push(&mut self, text: &str, page: Range<usize>) {
        let start = self.text.len();
        self.text.push_str(text);
        self.parts.push(Part {
            text: start..self.text.len(),
            page,
        });
    }

    /// Where a part of the text is in the page.
    pub(in crate::command) fn in_page(&self, span: Span) -> Span {
        let Range { start, end } = span.range();
        let start = self.place(start);
        Span::new(start..self.place(end).max(start))
    }

    /// Where a byte of the text is in the page.
    fn place(&self, at: usize) -> usize {
        let next = self.parts.partition_point(|it| it.text.start <= at);
        let part = next.checked_sub(1).and_then(|it| self.parts.get(it));
        match part {
            Some(part) if at == part.text.start => part.page.start,
            Some(part) => part.page.end - part.text.end.saturating_sub(at),
            None => 0,
        }
    }
}

/// The length of the character reference that a text starts with, and of the `=` after it, with which it may be none; see
/// <https://html.spec.whatwg.org/multipage/parsing.html#named-character-reference-state>.
fn reference_length(text: &str) -> usize {
    let Some(name) = text.get(1..) else {
        return 0;
    };
    let is_part = |it: char| it.is_ascii_alphanumeric() || it == '#';
    let end = name.find(|it| !is_part(it)).unwrap_or(name.len());
    let after = name.get(end..).unwrap_or_default();
    1 + end + usize::from(after.starts_with([';', '=']))
}

/// What a character reference means in the value of an attribute.
fn unescaped(reference: &str) -> String {
    let tag = format!("<a b=\"{reference}\">");
    let value = Tokenizer::new(&tag).flatten().find_map(|it| match it {
        Token::StartTag(tag) => tag.attributes.into_values().next(),
        _ => None,
    });
    let value = value.map(|it| String::from_utf8_lossy(&it).into_owned());
    value.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_a_text_are_those_of_what_it_is_written_as() {
        // Each part of the text that is looked for, and what it is written as.
        for (written, text, parts) in [
            (
                "a: &quot;é&quot; b",
                "a: \"é\" b",
                [("é\"", "é&quot;"), ("b", "b")],
            ),
            (
                "&#x1F40B;&amp;amp; x",
                "🐋&amp; x",
                [("🐋", "&#x1F40B;"), ("amp;", "amp;")],
            ),
            (
                "?a=1&copy=2&lt;",
                "?a=1&copy=2<",
                [("copy=2", "copy=2"), ("<", "&lt;")],
            ),
            (
                "A & B&C &none; &amp",
                "A & B&C &none; &",
                [("B&C", "B&C"), (" &none; &", " &none; &amp")],
            ),
            (
                "a\r\n&#10;b",
                "a\r\n\nb",
                [("\nb", "&#10;b"), ("a\r\n", "a\r\n")],
            ),
            ("&&quot;&&", "&\"&&", [("\"", "&quot;"), ("&&", "&&")]),
        ] {
            let page = format!("<é {written}>");
            let found = Written::escaped(&page, 4..4 + written.len());
            assert_eq!(found.text, text);
            for (part, expected) in parts {
                let start = found.text.rfind(part).expect("a part of the text");
                let span = found.in_page(Span::new(start..start + part.len()));
                assert_eq!(&page[span.range()], expected, "{written}");
            }
        }
    }
}
