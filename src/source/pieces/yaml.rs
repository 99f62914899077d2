//! Long YAML in pieces: some items of a list at a time, or some entries of a mapping.

use super::piece::{Inseparable, Key, PIECE_SIZE, nest};
use crate::source::raw::Raw;
use crate::source::report::Report;
use crate::source::yaml;
use crate::source::yaml::split::{entries, opening};
use std::ops::Range;

/// How often a piece that is still too long is split again: the mapping, what is under `params`, a list.
const MAX_SPLITS: usize = 3;

/// What is still to be read of a YAML text.
pub(crate) struct YamlPieces {
    /// The next piece is the last one.
    pieces: Vec<Piece>,
}

/// Lines of YAML, and the keys that they are under.
struct Piece {
    range: Range<usize>,
    keys: Vec<Key>,
    size: Size,
}

#[derive(PartialEq, Eq)]
enum Size {
    /// It may have to be split.
    Unknown,
    /// It is read as it is.
    Settled,
}

impl YamlPieces {
    /// Before the first piece of `range`; `None` if that is not one document without directives, which cannot be split.
    pub(super) fn new(text: &str, range: &Range<usize>) -> Option<Self> {
        let marks = ["---", "...", "%"];
        let is_mark = |line: &str| marks.iter().any(|mark| line.starts_with(mark));
        if text.get(range.clone())?.lines().any(is_mark) {
            return None;
        }
        Some(Self {
            pieces: vec![Piece {
                range: range.clone(),
                keys: Vec::new(),
                size: Size::Unknown,
            }],
        })
    }

    /// The next piece in the shape of the whole, which is null after a step that only split; `None` at the end.
    pub(super) fn next<'a>(
        &mut self,
        text: &'a str,
        report: &mut Report,
    ) -> Result<Option<Raw<'a>>, Inseparable> {
        let Some(piece) = self.pieces.pop() else {
            return Ok(None);
        };
        if piece.size == Size::Unknown {
            self.pieces.extend(piece.split(text).into_iter().rev());
            return Ok(Some(Raw::default()));
        }
        let lines = text.get(piece.range.clone()).unwrap_or_default();
        let value = match yaml::read_document(lines, piece.range.start, report) {
            Ok(value) => value,
            Err(failure) if failure.is_local() => yaml::read(text, piece.range, report),
            Err(_) => return Err(Inseparable),
        };
        Ok(Some(nest(&piece.keys, value)))
    }
}

impl Piece {
    /// Its parts: short entries together, the block of a long one by itself.
    fn split(self, text: &str) -> Vec<Piece> {
        let slice = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
        let mut parts: Vec<Piece> = Vec::new();
        for part in entries(slice(&self.range)) {
            let range = self.range.start + part.start..self.range.start + part.end;
            let is_long = range.len() > PIECE_SIZE && self.keys.len() < MAX_SPLITS;
            if is_long && let Some(opening) = opening(slice(&range), range.start) {
                let mut keys = self.keys.clone();
                keys.push(Key {
                    name: opening.key.into(),
                    span: opening.key_span,
                });
                parts.push(Piece {
                    range: opening.block..range.end,
                    keys,
                    size: Size::Unknown,
                });
                continue;
            }
            match parts.last_mut() {
                Some(last) if last.size == Size::Settled && last.range.len() < PIECE_SIZE => {
                    last.range.end = range.end;
                }
                _ => parts.push(Piece {
                    range,
                    keys: self.keys.clone(),
                    size: Size::Settled,
                }),
            }
        }
        parts
    }
}
