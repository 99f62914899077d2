//! YAML into [`Raw`] values, in one pass over the library's events.
//!
//! Asked in the usual way, the library turns `3.10`, `NO` and `0x1F` into numbers and truth values. Asked for an *enum*,
//! it hands over the text of a scalar as written, borrowed from the source where it stands there unchanged (which also
//! tells its place); a list or map is refused without being consumed, and is then asked for again as what it is.
//!
//! Limits, each ending in a diagnostic: 128 levels of nesting; 100,000 values that aliases repeat.

use super::json::MAX_DEPTH;
use super::raw::settle_duplicates;
use super::{Raw, RawEntry, RawValue, Report, Span};
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error as _, IgnoredAny, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use std::borrow::Cow;
use std::fmt;

/// The most values that aliases to lists and maps may repeat in one text.
const MAX_REPEATED: usize = 100_000;

/// Why a text could not be read.
pub(crate) struct Failure {
    /// Where, as a byte of the text.
    pub(crate) at: usize,
    /// In the library's words.
    pub(crate) problem: String,
}

/// Reads the first document of `source`, which starts at byte `base` of the page: spans count from the page's start.
pub(crate) fn read<'a>(
    source: &'a str,
    base: usize,
    report: &mut Report,
) -> Result<Raw<'a>, Failure> {
    if let Some(at) = too_deep(source) {
        let problem = "recursion limit exceeded".into();
        return Err(Failure { at, problem });
    }
    let mut reader = Reader {
        source,
        base,
        report,
        tagged: false,
        furthest: None,
        lines: Vec::new(),
        anchored: Vec::new(),
        repeated: 0,
    };
    if may_have_aliases(source) {
        let ends = source
            .bytes()
            .enumerate()
            .filter(|(_, byte)| *byte == b'\n');
        reader.lines = std::iter::once(0)
            .chain(ends.map(|(at, _)| at + 1))
            .collect();
    }
    let Some(document) = serde_yaml::Deserializer::from_str(source).next() else {
        return Ok(Raw::default());
    };
    Container(&mut reader, None)
        .deserialize(document)
        .map_err(|error| Failure {
            at: error
                .location()
                .map_or(0, |place| place.index().min(source.len())),
            problem: error.to_string(),
        })
}

/// Whether an alias may be in `source`: a star at the start of a word. Wrong guesses cost time only.
fn may_have_aliases(source: &str) -> bool {
    let mut before = b' ';
    let mut star = false;
    for byte in source.bytes() {
        if star && !byte.is_ascii_whitespace() && byte != b'*' {
            return true;
        }
        star = byte == b'*' && !before.is_ascii_alphanumeric();
        before = byte;
    }
    false
}

/// Where brackets open one in another deeper than [`MAX_DEPTH`], if they do. The library would find out too, but in time
/// that grows with the square of the depth.
fn too_deep(source: &str) -> Option<usize> {
    let (mut depth, mut before) = (0usize, b'\n');
    for (at, byte) in source.bytes().enumerate() {
        match byte {
            b'[' | b'{' if matches!(before, b'[' | b'{' | b',' | b':' | b'-' | b'?' | b'\n') => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Some(at);
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if !matches!(byte, b' ' | b'\t' | b'\r') {
            before = byte;
        }
    }
    None
}

/// A place as the library prints it: line and column, from 1.
type Place = (usize, usize);

struct Reader<'a, 'r> {
    source: &'a str,
    base: usize,
    report: &'r mut Report,
    /// Set when a value turned out to have a tag.
    tagged: bool,
    /// Where the last list or map began that was seen for the first time.
    furthest: Option<Place>,
    /// Where each line begins; only where there may be aliases.
    lines: Vec<usize>,
    /// Lists and maps that have an anchor.
    anchored: Vec<(Place, Raw<'a>)>,
    /// How many values aliases have repeated.
    repeated: usize,
}

/// What a refused value was.
enum Refused<'a> {
    /// A list or map that comes next; its place where aliases make it matter.
    Container(Option<Place>),
    /// An alias of a list or map, consumed.
    Alias(Raw<'a>),
}

impl<'a> Reader<'a, '_> {
    /// The span of `part`, if it is a part of the source.
    fn span_of(&self, part: &str) -> Option<Span> {
        let start = (part.as_ptr() as usize).checked_sub(self.source.as_ptr() as usize)?;
        let end = start + part.len();
        (end <= self.source.len()).then(|| Span::new(self.base + start..self.base + end))
    }

    /// Tells an alias from a list or map of its own, both of which come as the same error: the place in its message is
    /// new for the one and known for the other.
    fn refused(&mut self, message: impl fmt::Display) -> Result<Refused<'a>, String> {
        if self.lines.is_empty() {
            return Ok(Refused::Container(None));
        }
        let message = message.to_string();
        if message.contains("repetition limit") || message.contains("invalid value:") {
            return Err(message);
        }
        if !message.contains("invalid type:") && !message.contains("nested enum") {
            // The text is broken here: asking again brings the same error, with its place.
            return Ok(Refused::Container(None));
        }
        let place = place_in(&message).unwrap_or((1, 1));
        if self.furthest.is_none_or(|furthest| place > furthest) {
            self.furthest = Some(place);
            return Ok(Refused::Container(Some(place)));
        }
        let Some((_, target)) = self.anchored.iter().find(|(at, _)| *at == place) else {
            return Err("an alias inside the value that it stands for".into());
        };
        self.repeated += target.count();
        if self.repeated > MAX_REPEATED {
            return Err("repetition limit exceeded".into());
        }
        Ok(Refused::Alias(target.clone()))
    }

    /// Keeps `value`, which began at `place`, if there is an anchor.
    fn keep_anchored(&mut self, place: Option<Place>, value: &Raw<'a>) {
        let Some(place) = place else { return };
        let line = self
            .lines
            .get(place.0 - 1)
            .and_then(|start| self.source.get(*start..))
            .unwrap_or("");
        if let Some('&' | '!') = line.chars().nth(place.1 - 1) {
            self.anchored.push((place, value.clone()));
        }
    }
}

/// The last place that the library's message names: where what it stopped in began; the start of a text has none.
pub(crate) fn place_in(message: &str) -> Option<Place> {
    let (_, tail) = message.rsplit_once(" at line ")?;
    let (line, column) = tail.split_once(" column ")?;
    Some((line.parse().ok()?, column.parse().ok()?))
}

/// Asks for a scalar.
struct Scalar<'x, 'a, 'r>(&'x mut Reader<'a, 'r>);

impl<'a> DeserializeSeed<'a> for Scalar<'_, 'a, '_> {
    type Value = Raw<'a>;

    fn deserialize<D: Deserializer<'a>>(self, input: D) -> Result<Raw<'a>, D::Error> {
        self.0.tagged = false;
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
        self.0.tagged = true;
        input.deserialize_enum("", &[], Untagged(self.0))
    }
}

/// Takes the scalar behind a tag.
struct Untagged<'x, 'a, 'r>(&'x Reader<'a, 'r>);

impl<'a> Visitor<'a> for Untagged<'_, 'a, '_> {
    type Value = Raw<'a>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("text")
    }

    fn visit_enum<A: EnumAccess<'a>>(self, access: A) -> Result<Raw<'a>, A::Error> {
        access.variant_seed(Text(self.0)).map(|(text, _)| text)
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

/// Asks for a list or map, which began at the place if that matters.
struct Container<'x, 'a, 'r>(&'x mut Reader<'a, 'r>, Option<Place>);

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
