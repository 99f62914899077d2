//! Where something stands in a page's text.

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
        let before = text.get(..end).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let newlines = before.bytes().filter(|byte| *byte == b'\n').count();
        let columns = before.get(line_start..).unwrap_or("").chars().count();
        Self {
            line: newlines as u32 + 1,
            column: columns as u32 + 1,
        }
    }
}
