//! The values of a YAML document whose shape is known: scalars as written, and merge keys resolved.

use super::shape::Shape;
use crate::source::raw::{Raw, RawEntry, RawValue, settle_duplicates};
use crate::source::report::{Doubt, Report};
use crate::source::rule::Rule;
use crate::source::span::Span;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;
use std::ops::Range;

/// Reads the value of a known shape.
pub(super) struct ValueReader<'s, 'a> {
    pub(super) shape: &'s Shape,
    pub(super) origin: Origin<'a>,
    pub(super) report: &'s mut Report,
}

/// The text that values are read from.
#[derive(Clone, Copy)]
pub(super) struct Origin<'a> {
    pub(super) source: &'a str,
    /// The byte of the page at which `source` starts.
    pub(super) base: usize,
}

impl Origin<'_> {
    /// The span of `part` in the page, if `part` is borrowed from the source.
    ///
    /// Addresses tell where it is, as in `str::substr_range`, which is not stable yet.
    fn span_of(self, part: &str) -> Option<Span> {
        let start = (part.as_ptr() as usize).checked_sub(self.source.as_ptr() as usize)?;
        let end = start + part.len();
        (end <= self.source.len()).then(|| Span::new(self.base + start..self.base + end))
    }

    /// Why the plain scalar at `span` may not be what its author meant, if it may not.
    fn doubt(self, span: Span) -> Option<Doubt> {
        let Range { start, end } = span.range();
        let (start, end) = (start.checked_sub(self.base)?, end.checked_sub(self.base)?);
        let after = self.source.get(end..)?;
        if after.starts_with(' ') && starts_as_word(after, '#') {
            return Some(Doubt::Comment);
        }
        let before = self
            .source
            .get(..start)?
            .strip_suffix(' ')?
            .trim_end_matches(' ');
        let token = before.rsplit([' ', '\n', ',', '[', '{']).next()?;
        starts_as_word(token, '!').then_some(Doubt::Tag)
    }

    /// The same for the null that is the value of the key at `span`.
    fn doubt_after(self, span: Span) -> Option<Doubt> {
        let after = self
            .source
            .get(span.range().end.checked_sub(self.base)?..)?;
        let value = after
            .trim_start_matches(['"', '\'', ' '])
            .strip_prefix(':')?;
        let signs = [('#', Doubt::Comment), ('!', Doubt::Tag)];
        let found = signs.iter().find(|(sign, _)| starts_as_word(value, *sign));
        found.filter(|_| value.starts_with(' ')).map(|it| it.1)
    }
}

/// Whether `sign` and a letter or digit come next, perhaps after spaces.
fn starts_as_word(text: &str, sign: char) -> bool {
    let word = text.trim_start_matches(' ').strip_prefix(sign);
    word.is_some_and(|it| it.starts_with(char::is_alphanumeric))
}

impl<'s, 'a> ValueReader<'s, 'a> {
    fn of<'r>(&'r mut self, shape: &'r Shape) -> ValueReader<'r, 'a> {
        ValueReader {
            shape,
            origin: self.origin,
            report: self.report,
        }
    }
}

impl<'a> DeserializeSeed<'a> for ValueReader<'_, 'a> {
    type Value = Raw<'a>;

    fn deserialize<D: Deserializer<'a>>(self, input: D) -> Result<Raw<'a>, D::Error> {
        match self.shape {
            // A null is a scalar too, such as `~` or nothing.
            Shape::Null => input.deserialize_str(self).map(|_| Raw::default()),
            Shape::Text => input.deserialize_str(self),
            Shape::List(_) => input.deserialize_seq(self),
            Shape::Mapping(_) => input.deserialize_map(self),
        }
    }
}

impl<'a> Visitor<'a> for ValueReader<'_, 'a> {
    type Value = Raw<'a>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a value of the same shape as before")
    }

    fn visit_borrowed_str<E>(self, text: &'a str) -> Result<Raw<'a>, E> {
        let span = self.origin.span_of(text).unwrap_or_default();
        if let Some(doubt) = self.origin.doubt(span) {
            self.report.doubt(doubt, span);
        }
        Ok(Raw {
            span,
            value: RawValue::Text(Cow::Borrowed(text)),
        })
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw<'a>, E> {
        Ok(Raw {
            span: Span::default(),
            value: RawValue::Text(Cow::Owned(text.to_owned())),
        })
    }

    fn visit_seq<A: SeqAccess<'a>>(mut self, mut access: A) -> Result<Raw<'a>, A::Error> {
        let mut items = Vec::new();
        if let Shape::List(shapes) = self.shape {
            items.reserve_exact(shapes.len());
            for shape in shapes {
                items.extend(access.next_element_seed(self.of(shape))?);
            }
        }
        let known = items.iter().find(|it: &&Raw<'_>| it.has_span());
        Ok(Raw {
            span: known.map_or(Span::default(), |it| it.span),
            value: RawValue::List(items),
        })
    }

    fn visit_map<A: MapAccess<'a>>(mut self, mut access: A) -> Result<Raw<'a>, A::Error> {
        let mut entries = Vec::new();
        let mut merged = Vec::new();
        if let Shape::Mapping(shapes) = self.shape {
            entries.reserve_exact(shapes.len());
            for (key, value) in shapes {
                let Some(key) = access.next_key_seed(self.of(key))? else {
                    break;
                };
                let mut value = access.next_value_seed(self.of(value))?;
                if !value.has_span() {
                    value.span = key.span;
                }
                if value.value == RawValue::Null
                    && let Some(doubt) = self.origin.doubt_after(key.span)
                {
                    self.report.doubt(doubt, key.span);
                }
                match key.value {
                    RawValue::Text(text) if let Some(sign) = unicode_space(&text) => {
                        self.report.say_once(Rule::YamlSpace { sign }, key.span);
                    }
                    RawValue::Text(text) if text == "<<" => merged.push(value),
                    RawValue::Text(text) => entries.push(RawEntry {
                        key: text,
                        key_span: key.span,
                        value,
                    }),
                    // A key that is null, a list or a mapping names nothing that a page could use.
                    RawValue::Null | RawValue::List(_) | RawValue::Mapping(_) => {}
                }
            }
        }
        settle_duplicates(&mut entries, self.report);
        if !merged.is_empty() {
            merge(&mut entries, merged);
        }
        let span = entries
            .first()
            .map_or(Span::default(), |first| first.key_span);
        Ok(Raw {
            span,
            value: RawValue::Mapping(entries),
        })
    }
}

/// The space at the start of a key that YAML does not know as one, so that it took it for a part of the key.
fn unicode_space(key: &str) -> Option<char> {
    let first = key.chars().next();
    first.filter(|it| !it.is_ascii() && it.is_whitespace())
}

/// Adds what merge keys (`<<: *base`) bring, except for keys that are there already: <https://yaml.org/type/merge.html>.
fn merge<'a>(entries: &mut Vec<RawEntry<'a>>, sources: Vec<Raw<'a>>) {
    let mut known: HashSet<String> = entries
        .iter()
        .map(|it| it.key.to_ascii_lowercase())
        .collect();
    for source in sources {
        let mappings = match source.value {
            RawValue::List(items) => items,
            _ => vec![source],
        };
        for mapping in mappings {
            if let RawValue::Mapping(more) = mapping.value {
                entries.extend(
                    more.into_iter()
                        .filter(|it| known.insert(it.key.to_ascii_lowercase())),
                );
            }
        }
    }
}
