//! What kind of value each value of a YAML document is.

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use std::fmt;

/// The kind of a value, and the kinds of the values in it.
pub(super) enum Shape {
    Null,
    /// Any other scalar: a string, number or boolean.
    Text,
    List(Box<[Shape]>),
    /// Keys and values.
    Mapping(Box<[(Shape, Shape)]>),
}

/// The message of the error where aliases repeat too much: the same as the library's own.
pub(super) const REPETITION_LIMIT: &str = "repetition limit exceeded";

/// How many values, and bytes of text in them, are still allowed.
pub(super) struct Room {
    pub(super) values: usize,
    pub(super) bytes: usize,
}

/// Reads a [`Shape`], as long as there is room.
pub(super) struct ShapeReader<'s> {
    pub(super) room: &'s mut Room,
}

impl ShapeReader<'_> {
    fn reborrow(&mut self) -> ShapeReader<'_> {
        ShapeReader { room: self.room }
    }
}

/// Takes `count` from what is left.
fn spend<E: Error>(left: &mut usize, count: usize) -> Result<(), E> {
    *left = left
        .checked_sub(count)
        .ok_or_else(|| E::custom(REPETITION_LIMIT))?;
    Ok(())
}

impl<'de> DeserializeSeed<'de> for ShapeReader<'_> {
    type Value = Shape;

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<Shape, D::Error> {
        spend(&mut self.room.values, 1)?;
        input.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ShapeReader<'_> {
    type Value = Shape;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Shape, E> {
        Ok(Shape::Null)
    }

    /// A document without any value.
    fn visit_none<E>(self) -> Result<Shape, E> {
        Ok(Shape::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Shape, E> {
        Ok(Shape::Text)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Shape, E> {
        Ok(Shape::Text)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Shape, E> {
        Ok(Shape::Text)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Shape, E> {
        Ok(Shape::Text)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Shape, E> {
        Ok(Shape::Text)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Shape, E> {
        Ok(Shape::Text)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Shape, E> {
        spend(&mut self.room.bytes, text.len())?;
        Ok(Shape::Text)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut access: A) -> Result<Shape, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element_seed(self.reborrow())? {
            items.push(item);
        }
        Ok(Shape::List(items.into()))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut access: A) -> Result<Shape, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = access.next_key_seed(self.reborrow())? {
            entries.push((key, access.next_value_seed(self.reborrow())?));
        }
        Ok(Shape::Mapping(entries.into()))
    }

    /// A value with a tag of the author's own, such as `!card`, which says nothing here.
    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Shape, A::Error> {
        let (IgnoredAny, tagged) = access.variant()?;
        tagged.newtype_variant_seed(self)
    }
}
