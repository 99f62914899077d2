//! Runs of `*` and `_`, and which of them pair.

use super::{Piece, Reader};
use crate::catalog::Style;
use crate::source::is_letter;

impl Reader<'_, '_> {
    /// A run of `*` or `_`: <https://spec.commonmark.org/0.31.2/#delimiter-run>.
    pub(super) fn delimiters(&mut self, sign: char) {
        let before = self
            .source
            .get(..self.at)
            .and_then(|it| it.chars().next_back())
            .unwrap_or(' ');
        let rest = self.rest();
        let after = rest.trim_start_matches(sign);
        let length = rest.len() - after.len();
        let after = after.chars().next().unwrap_or(' ');
        let mark = |it: char| {
            it.is_ascii_punctuation() || !it.is_ascii() && !is_letter(it) && !it.is_whitespace()
        };
        let left =
            !after.is_whitespace() && (!mark(after) || before.is_whitespace() || mark(before));
        let right =
            !before.is_whitespace() && (!mark(before) || after.is_whitespace() || mark(after));
        let (opens, closes) = match sign {
            '_' => (
                left && (!right || mark(before)),
                right && (!left || mark(after)),
            ),
            _ => (left, right),
        };
        self.at += length;
        self.pieces.push(Piece::Run {
            sign,
            left: length,
            length,
            opens,
            closes,
            ends: Vec::new(),
            begins: Vec::new(),
        });
    }
    /// Pairs the runs from piece `from` on: <https://spec.commonmark.org/0.31.2/#phase-2-inline-structure>.
    pub(super) fn emphasis(&mut self, from: usize) {
        let mut open: Vec<usize> = Vec::new();
        for at in from..self.pieces.len() {
            let Some(&Piece::Run {
                sign,
                mut left,
                length,
                opens,
                closes,
                ..
            }) = self.pieces.get(at)
            else {
                continue;
            };
            while closes && left > 0 {
                let found = open.iter().rposition(|it| match self.pieces.get(*it) {
                    Some(Piece::Run {
                        sign: other,
                        length: count,
                        closes: both,
                        ..
                    }) => {
                        *other == sign
                            && !((opens || *both)
                                && (length + count) % 3 == 0
                                && (length % 3 != 0 || count % 3 != 0))
                    }
                    _ => false,
                });
                let Some(found) = found else { break };
                open.truncate(found + 1);
                let Some(opener) = open.last().copied() else {
                    break;
                };
                let number = self.styles.len();
                let Some(Piece::Run {
                    left: count,
                    begins,
                    ..
                }) = self.pieces.get_mut(opener)
                else {
                    break;
                };
                let used = if left >= 2 && *count >= 2 { 2 } else { 1 };
                *count -= used;
                begins.push(number);
                if *count == 0 {
                    open.pop();
                }
                left -= used;
                self.styles.push(if used == 2 {
                    Style::Strong
                } else {
                    Style::Emphasis
                });
                if let Some(Piece::Run {
                    left: rest, ends, ..
                }) = self.pieces.get_mut(at)
                {
                    *rest = left;
                    ends.push(number);
                }
            }
            if opens && left > 0 {
                open.push(at);
            }
        }
        // What is inside is settled: an outer pass must not look at it again.
        for piece in self.pieces.iter_mut().skip(from) {
            if let Piece::Run { opens, closes, .. } = piece {
                (*opens, *closes) = (false, false);
            }
        }
    }
}
