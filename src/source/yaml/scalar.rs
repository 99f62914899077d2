//! Text as the author wrote it, asked for as an enum.

use super::Reader;
use crate::source::{Raw, RawValue, Span};
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, VariantAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// Asks for a scalar.
pub(super) struct Scalar<'x, 'a, 'r>(pub(super) &'x mut Reader<'a, 'r>);

impl<'a> DeserializeSeed<'a> for Scalar<'_, 'a, '_> {
    type Value = Raw<'a>;

    fn deserialize<D: Deserializer<'a>>(self, input: D) -> Result<Raw<'a>, D::Error> {
        input.deserialize_option(self)
    }
}

impl<'a> Visitor<'a> for Scalar<'_, 'a, '_> {
    type Value = Raw<'a>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("text")
    }

    fn visit_none<E>(self) -> Result<Raw<'a>, E> {
        Ok(Raw::default())
    }

    fn visit_some<D: Deserializer<'a>>(self, input: D) -> Result<Raw<'a>, D::Error> {
        input.deserialize_enum("", &[], self)
    }

    fn visit_enum<A: EnumAccess<'a>>(self, access: A) -> Result<Raw<'a>, A::Error> {
        let Self(reader) = self;
        let (text, rest) = access.variant_seed(Text(&*reader))?;
        // Text that is not a part of the source may be a tag, and then the value is still to come.
        if let RawValue::Text(Cow::Owned(_)) = text.value {
            reader.tagged = false;
            let value = rest.newtype_variant_seed(Tagged(&mut *reader));
            if reader.tagged {
                return value;
            }
        }
        Ok(text)
    }
}

/// Asks for the scalar behind a tag.
struct Tagged<'x, 'a, 'r>(&'x mut Reader<'a, 'r>);

impl<'a> DeserializeSeed<'a> for Tagged<'_, 'a, '_> {
    type Value = Raw<'a>;

    fn deserialize<D: Deserializer<'a>>(self, input: D) -> Result<Raw<'a>, D::Error> {
        let value = input.deserialize_enum("", &[], Scalar(&mut *self.0));
        // Set last: reading the value asks for tags again.
        self.0.tagged = true;
        value
    }
}

/// Takes the text of a scalar.
struct Text<'x, 'a, 'r>(&'x Reader<'a, 'r>);

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
            span: Span::default(),
            value: RawValue::Text(Cow::Owned(text.into())),
        })
    }
}
