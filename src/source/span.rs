//! Where something stands in a page's text.

use super::text;
use std::ops::Range;

/// A stretch of a page's text: byte offsets from its start, `start` included, `end` not.
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
    /// The stretch `range`.
    pub fn new(range: Range<usize>) -> Self {
        Self {
            start: range.start as u32,
            end: range.end as u32,
        }
    }

    /// The place before byte `at`.
    pub fn empty(at: usize) -> Self {
        Self::new(at..at)
    }

    /// The same stretch in bytes, to slice with.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A place as people count it: line and column from 1, the column in characters.
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
        let mut end = (offset as usize).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        Self { line: 1, column: 1 }.after(text.get(..end).unwrap_or(text))
    }

    /// The position after `text`, which starts at this one.
    pub(crate) fn after(mut self, text: &str) -> Self {
        let line = text::last(text, "\n").map_or(0, |it| it + 1);
        if line > 0 {
            for byte in text.bytes() {
                self.line += u32::from(byte == b'\n');
            }
            self.column = 1;
        }
        for byte in text::from(text, line).bytes() {
            // Bytes from 0x80 to 0xBF go on with a character.
            self.column += u32::from(!matches!(byte, 0x80..0xC0));
        }
        self
    }
}
