//! What every piece has: its size, and the keys that it is under.

use crate::source::raw::{Raw, RawEntry, RawValue};
use crate::source::span::Span;

/// About as many bytes make a piece: little memory, and setting up the YAML library costs next to nothing. Four times as
/// many leave holes between the cards that nothing else fits into, up to seven times the text.
pub(super) const PIECE_SIZE: usize = 1 << 14;

/// A key and where it is. It outlives a step, so it owns its name.
#[derive(Clone)]
pub(super) struct Key {
    pub(super) name: String,
    pub(super) span: Span,
}

/// The mapping in which `value` is under these keys.
pub(super) fn nest<'a>(keys: &[Key], value: Raw<'a>) -> Raw<'a> {
    keys.iter().rev().fold(value, |value, key| Raw {
        span: key.span,
        value: RawValue::Mapping(vec![RawEntry {
            key: key.name.clone().into(),
            key_span: key.span,
            value,
        }]),
    })
}

/// A piece cannot be read on its own: it may be split where it should not be, or use an anchor of another piece.
pub(crate) struct Inseparable;
