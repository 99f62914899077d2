//! Text as the author wrote it.

use super::Reader;
use crate::source::{Raw, RawValue};
use serde::de::{DeserializeSeed, Deserializer, Visitor};
use std::borrow::Cow;
use std::fmt;

/// Takes the text of a scalar, or of a tag.
pub(super) struct Text<'x, 'a, 'r>(pub(super) &'x Reader<'a, 'r>);

impl<'a> DeserializeSeed<'a> for Text<'_, 'a, '_> {
    type Value = Raw<'a>;

    fn deserialize<D: Deserializer<'a>>(self, input: D) -> Result<Raw<'a>, D::Error> {
        input.deserialize_str(self)
    }
}

impl<'a> Visitor<'a> for Text<'_, 'a, '_> {
    type Value = Raw<'a>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("text")
    }

    fn visit_borrowed_str<E>(self, text: &'a str) -> Result<Raw<'a>, E> {
        Ok(Raw {
            span: self.0.span_of(text).unwrap_or_default(),
            value: RawValue::Text(Cow::Borrowed(text)),
        })
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw<'a>, E> {
        Ok(Raw {
            value: RawValue::Text(Cow::Owned(text.into())),
            ..Raw::default()
        })
    }
}
