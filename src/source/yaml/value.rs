//! Values: scalars asked for as enums, lists and maps, and what merge keys bring into these.

use super::text::Text;
use super::{Place, Reader};
use crate::source::raw::settle_duplicates;
use crate::source::{Raw, RawEntry, RawValue, Span};
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use std::borrow::Cow;
use std::fmt;

/// What is asked for. One type asks for everything, as the library has code for each type that does.
pub(super) struct Asked<'x, 'a, 'r> {
    pub(super) reader: &'x mut Reader<'a, 'r>,
    pub(super) how: How,
}

#[derive(Clone, Copy)]
pub(super) enum How {
    Scalar,
    /// The scalar behind a tag.
    Tagged,
    /// A list or map, and where it begins if it may have an anchor.
    Container(Option<Place>),
}

impl<'a> DeserializeSeed<'a> for Asked<'_, 'a, '_> {
    type Value = Raw<'a>;

    fn deserialize<D: Deserializer<'a>>(self, input: D) -> Result<Raw<'a>, D::Error> {
        match self.how {
            How::Scalar => input.deserialize_option(self),
            How::Tagged => {
                self.reader.tagged = true;
                input.deserialize_enum("", &[], self)
            }
            How::Container(_) => input.deserialize_any(self),
        }
    }
}

impl<'a> Visitor<'a> for Asked<'_, 'a, '_> {
    type Value = Raw<'a>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Raw<'a>, E> {
        Ok(Raw::default())
    }

    fn visit_none<E>(self) -> Result<Raw<'a>, E> {
        Ok(Raw::default())
    }

    fn visit_some<D: Deserializer<'a>>(self, input: D) -> Result<Raw<'a>, D::Error> {
        input.deserialize_enum("", &[], self)
    }

    /// A whole text that is one scalar.
    fn visit_str<E>(self, text: &str) -> Result<Raw<'a>, E> {
        Ok(Raw {
            value: RawValue::Text(Cow::Owned(text.into())),
            ..Raw::default()
        })
    }

    fn visit_enum<A: EnumAccess<'a>>(self, access: A) -> Result<Raw<'a>, A::Error> {
        let Self { reader, how } = self;
        let (text, rest) = access.variant_seed(Text(&*reader))?;
        match how {
            How::Container(_) => return rest.newtype_variant_seed(Self { reader, how }),
            // Text that is not a part of the source may be a tag, and then the value is still to come.
            How::Scalar if matches!(text.value, RawValue::Text(Cow::Owned(_))) => {
                reader.tagged = false;
                let value = rest.newtype_variant_seed(Asked {
                    reader,
                    how: How::Tagged,
                });
                if reader.tagged {
                    return value;
                }
            }
            How::Scalar | How::Tagged => {}
        }
        Ok(text)
    }

    fn visit_seq<A: SeqAccess<'a>>(self, mut access: A) -> Result<Raw<'a>, A::Error> {
        let mut list = Raw::default();
        let mut items = Vec::new();
        while let Some(item) = self
            .reader
            .next(&mut |asked| access.next_element_seed(asked))?
        {
            if list.span == Span::default() {
                list.span = item.span;
            }
            items.push(item);
        }
        list.value = RawValue::List(items);
        Ok(self.keep_anchored(list))
    }

    fn visit_map<A: MapAccess<'a>>(self, mut access: A) -> Result<Raw<'a>, A::Error> {
        let mut entries = Vec::new();
        let mut merged = Vec::new();
        while let Some(key) = self.reader.next(&mut |asked| access.next_key_seed(asked))? {
            let value = self
                .reader
                .next(&mut |asked| access.next_value_seed(asked).map(Some))?;
            let mut value = value.unwrap_or_default();
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
                // A key that is a list or map itself names nothing that a page could use.
                _ => {}
            }
        }
        settle_duplicates(&mut entries, self.reader.report);
        for source in &merged {
            merge(&mut entries, source);
        }
        let span = entries.first().map(|first| first.key_span);
        Ok(self.keep_anchored(Raw {
            span: span.unwrap_or_default(),
            value: RawValue::Map(entries),
        }))
    }
}

impl<'a> Asked<'_, 'a, '_> {
    /// The list or map that was asked for, of which aliases may get a copy.
    fn keep_anchored(self, value: Raw<'a>) -> Raw<'a> {
        if let How::Container(Some(place)) = self.how {
            self.reader.anchored.push((place, value.clone()));
        }
        value
    }
}

/// Adds what a merge key (`<<: *base`) brings: nothing that is there already. <https://yaml.org/type/merge.html>
fn merge<'a>(entries: &mut Vec<RawEntry<'a>>, source: &Raw<'a>) {
    for source in source.items() {
        merge(entries, source);
    }
    let own = entries.len();
    for entry in source.entries() {
        let mut earlier = entries.iter().take(own);
        if !earlier.any(|it| it.key.eq_ignore_ascii_case(&entry.key)) {
            entries.push(entry.clone());
        }
    }
}
