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
    List(Vec<Shape>),
    /// Keys and values.
    Mapping(Vec<(Shape, Shape)>),
}

/// The message of the error where aliases repeat too much: the same as the library's own.
pub(super) const REPETITION_LIMIT: &str = "repetition limit exceeded";

/// Reads a [`Shape`], as long as there are not more values, and bytes of text in them, than are allowed.
pub(super) struct ShapeReader<'s> {
    /// How many are left.
    pub(super) left: &'s mut usize,
}

impl ShapeReader<'_> {
    fn reborrow(&mut self) -> ShapeReader<'_> {
        ShapeReader { left: self.left }
    }

    fn spend<E: Error>(&mut self, count: usize) -> Result<(), E> {
        match self.left.checked_sub(count) {
            Some(left) => {
                *self.left = left;
                Ok(())
            }
            None => Err(E::custom(REPETITION_LIMIT)),
        }
    }
}

impl<'de> DeserializeSeed<'de> for ShapeReader<'_> {
    type Value = Shape;

    fn deserialize<D: Deserializer<'de>>(mut self, input: D) -> Result<Shape, D::Error> {
        self.spend(1)?;
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

    fn visit_str<E: Error>(mut self, text: &str) -> Result<Shape, E> {
        self.spend(text.len())?;
        Ok(Shape::Text)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut access: A) -> Result<Shape, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element_seed(self.reborrow())? {
            items.push(item);
        }
        Ok(Shape::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut access: A) -> Result<Shape, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = access.next_key_seed(self.reborrow())? {
            entries.push((key, access.next_value_seed(self.reborrow())?));
        }
        Ok(Shape::Mapping(entries))
    }

    /// A value with a tag of the author's own, such as `!card`, which says nothing here.
    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Shape, A::Error> {
        let (IgnoredAny, tagged) = access.variant()?;
        tagged.newtype_variant_seed(self)
    }
}
