//! Where something is in a page's text.

use std::ops::Range;

/// A part of a page's text: byte offsets from its start, `start` included, `end` not.
///
/// Both ends lie on character boundaries, and `start <= end <= text.len()`. Texts over 4 GiB are not read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset one past the last byte.
    pub end: u32,
}

impl Span {
    /// The span of `range`.
    pub fn new(range: Range<usize>) -> Self {
        Self {
            start: range.start as u32,
            end: range.end as u32,
        }
    }

    /// The empty span before byte `at`.
    pub fn empty(at: usize) -> Self {
        Self::new(at..at)
    }

    /// The same span in bytes, to slice with.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A position as people count it: line and column from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

impl Position {
    /// The position of byte `offset` in `text`; past the end, the position just after the last character.
    pub fn of(offset: u32, text: &str) -> Self {
        let end = text.floor_char_boundary(offset as usize);
        Self { line: 1, column: 1 }.after(text.get(..end).unwrap_or(text))
    }

    /// The position after `text`, which starts at this one.
    pub fn after(self, text: &str) -> Self {
        let columns = |text: &str| text.chars().count() as u32;
        match text.rsplit_once('\n') {
            Some((lines, last)) => Self {
                line: self.line + 1 + lines.matches('\n').count() as u32,
                column: 1 + columns(last),
            },
            None => Self {
                line: self.line,
                column: self.column + columns(text),
            },
        }
    }
}
