//! Lists and maps, and what merge keys bring into them.

use super::scalar::Scalar;
use super::{Place, Reader, Refused};
use crate::source::raw::settle_duplicates;
use crate::source::{Raw, RawEntry, RawValue, Span};
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error as _, IgnoredAny, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use std::borrow::Cow;
use std::fmt;

/// Asks for a list or map, which began at the place if that matters.
pub(super) struct Container<'x, 'a, 'r>(
    pub(super) &'x mut Reader<'a, 'r>,
    pub(super) Option<Place>,
);

impl<'a> DeserializeSeed<'a> for Container<'_, 'a, '_> {
    type Value = Raw<'a>;

    fn deserialize<D: Deserializer<'a>>(self, input: D) -> Result<Raw<'a>, D::Error> {
        input.deserialize_any(self)
    }
}

impl<'a> Visitor<'a> for Container<'_, 'a, '_> {
    type Value = Raw<'a>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list or a map")
    }

    fn visit_unit<E>(self) -> Result<Raw<'a>, E> {
        Ok(Raw::default())
    }

    fn visit_none<E>(self) -> Result<Raw<'a>, E> {
        Ok(Raw::default())
    }

    /// A whole text that is one scalar.
    fn visit_str<E>(self, text: &str) -> Result<Raw<'a>, E> {
        let span = Span::new(self.0.base..self.0.base + self.0.source.len());
        Ok(Raw {
            span,
            value: RawValue::Text(Cow::Owned(text.into())),
        })
    }

    fn visit_enum<A: EnumAccess<'a>>(self, access: A) -> Result<Raw<'a>, A::Error> {
        let (_, rest) = access.variant::<IgnoredAny>()?;
        rest.newtype_variant_seed(self)
    }

    fn visit_seq<A: SeqAccess<'a>>(self, mut access: A) -> Result<Raw<'a>, A::Error> {
        let Self(reader, place) = self;
        let mut items: Vec<Raw<'a>> = Vec::new();
        loop {
            let item = match access.next_element_seed(Scalar(reader)) {
                Ok(Some(item)) => item,
                Ok(None) => break,
                Err(error) => match reader.refused(error).map_err(A::Error::custom)? {
                    Refused::Alias(value) => value,
                    Refused::Container(place) => {
                        match access.next_element_seed(Container(reader, place))? {
                            Some(item) => item,
                            None => break,
                        }
                    }
                },
            };
            items.push(item);
        }
        let span = items
            .iter()
            .map(|item| item.span)
            .find(|span| *span != Span::default());
        let value = Raw {
            span: span.unwrap_or_default(),
            value: RawValue::List(items),
        };
        reader.keep_anchored(place, &value);
        Ok(value)
    }

    fn visit_map<A: MapAccess<'a>>(self, mut access: A) -> Result<Raw<'a>, A::Error> {
        let Self(reader, place) = self;
        let mut entries: Vec<RawEntry<'a>> = Vec::new();
        let mut merged = Vec::new();
        loop {
            let key = match access.next_key_seed(Scalar(reader)) {
                Ok(Some(key)) => key,
                Ok(None) => break,
                // A key that is a list or map itself names nothing that a page could use.
                Err(error) => match reader.refused(error).map_err(A::Error::custom)? {
                    Refused::Alias(value) => value,
                    Refused::Container(place) => {
                        match access.next_key_seed(Container(reader, place))? {
                            Some(key) => key,
                            None => break,
                        }
                    }
                },
            };
            let mut value = match access.next_value_seed(Scalar(reader)) {
                Ok(value) => value,
                Err(error) => match reader.refused(error).map_err(A::Error::custom)? {
                    Refused::Alias(value) => value,
                    Refused::Container(place) => {
                        access.next_value_seed(Container(reader, place))?
                    }
                },
            };
            if value.span == Span::default() {
                value.span = key.span;
            }
            match key.value {
                RawValue::Text(text) if text == "<<" => merged.push(value),
                RawValue::Text(text) => entries.push(RawEntry {
                    key: text,
                    key_span: key.span,
                    value,
                }),
                _ => {}
            }
        }
        settle_duplicates(&mut entries, reader.report);
        for source in merged {
            merge(&mut entries, source);
        }
        let span = entries.first().map(|first| Span {
            start: first.key_span.start,
            end: first.key_span.end,
        });
        let value = Raw {
            span: span.unwrap_or_default(),
            value: RawValue::Map(entries),
        };
        reader.keep_anchored(place, &value);
        Ok(value)
    }
}

/// Adds what a merge key (`<<: *base`) brings: nothing that is there already. <https://yaml.org/type/merge.html>
fn merge<'a>(entries: &mut Vec<RawEntry<'a>>, source: Raw<'a>) {
    match source.value {
        RawValue::List(sources) => {
            for source in sources {
                merge(entries, source);
            }
        }
        RawValue::Map(more) => {
            let own = entries.len();
            for entry in more {
                let there = entries
                    .iter()
                    .take(own)
                    .any(|it| it.key.eq_ignore_ascii_case(&entry.key));
                if !there {
                    entries.push(entry);
                }
            }
        }
        _ => {}
    }
}
