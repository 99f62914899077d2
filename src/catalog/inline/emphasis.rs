//! Runs of `*` and `_`, and which of them enclose emphasis.

use crate::catalog::{Style, Unicode};
use std::ops::Range;

/// A run of `*` or `_`, as far as it is not used up: <https://spec.commonmark.org/0.31.2/#delimiter-run>.
pub(super) struct DelimiterRun {
    delimiter: u8,
    range: Range<usize>,
    /// How many delimiters there were at first, for the rule about multiples of three.
    length: usize,
    opens: bool,
    closes: bool,
}

/// A stretch with emphasis, and the delimiters around it.
pub(super) struct Emphasis {
    pub(super) opening: Range<usize>,
    pub(super) closing: Range<usize>,
    pub(super) style: Style,
}

/// What stands beside a run.
#[derive(PartialEq, PartialOrd)]
enum Side {
    Whitespace,
    Punctuation,
    Letter,
}

impl Side {
    /// The side of a character; the ends of a text count as whitespace. Marks and all else that is not punctuation belong to
    /// letters.
    fn of(character: Option<char>, unicode: &dyn Unicode) -> Self {
        match character {
            Some(it) if it.is_whitespace() => Self::Whitespace,
            Some(it) if unicode.is_punctuation(it) => Self::Punctuation,
            Some(_) => Self::Letter,
            None => Self::Whitespace,
        }
    }
}

impl DelimiterRun {
    /// A run between two characters.
    pub(super) fn new(
        delimiter: u8,
        range: Range<usize>,
        (before, after): (Option<char>, Option<char>),
        unicode: &dyn Unicode,
    ) -> Self {
        let (before, after) = (Side::of(before, unicode), Side::of(after, unicode));
        // An underscore inside a word is one of its letters.
        let star = delimiter == b'*';
        Self {
            delimiter,
            length: range.len(),
            range,
            opens: after > Side::Whitespace && after >= before && (star || before < Side::Letter),
            closes: before > Side::Whitespace && before >= after && (star || after < Side::Letter),
        }
    }

    /// Whether this run may open what `closer` closes.
    fn pairs(&self, closer: &Self) -> bool {
        let both = self.closes || closer.opens;
        let sum = self.length + closer.length;
        let uneven = sum.is_multiple_of(3) && !self.length.is_multiple_of(3);
        self.delimiter == closer.delimiter && !(both && uneven)
    }
}

/// Pairs runs, which are in the order of the text: <https://spec.commonmark.org/0.31.2/#phase-2-inline-structure>.
pub(super) fn pair(runs: Vec<DelimiterRun>) -> Vec<Emphasis> {
    let mut pairs = Vec::new();
    let mut open: Vec<DelimiterRun> = Vec::new();
    for mut run in runs {
        while run.closes && !run.range.is_empty() {
            let Some(at) = open.iter().rposition(|it| it.pairs(&run)) else {
                break;
            };
            // What was opened between the two is text.
            open.truncate(at + 1);
            let Some(opener) = open.last_mut() else {
                break;
            };
            let (used, style) = match opener.range.len() > 1 && run.range.len() > 1 {
                true => (2, Style::Strong),
                false => (1, Style::Emphasis),
            };
            pairs.push(Emphasis {
                opening: opener.range.end - used..opener.range.end,
                closing: run.range.start..run.range.start + used,
                style,
            });
            opener.range.end -= used;
            run.range.start += used;
            if opener.range.is_empty() {
                open.pop();
            }
        }
        if run.opens && !run.range.is_empty() {
            open.push(run);
        }
    }
    pairs
}
