//! YAML into [`Raw`] values, in one pass over the library's events.
//!
//! Asked in the usual way, the library turns `3.10`, `NO` and `0x1F` into numbers and truth values. Asked for an *enum*,
//! it hands over the text of a scalar as written, borrowed from the source where it stands there unchanged (which also
//! tells its place); a list or map is refused without being consumed, and is then asked for again as what it is.
//!
//! Limits, each ending in a diagnostic: 128 levels of nesting; 100,000 values that aliases repeat.

mod text;
mod value;

use super::json::MAX_DEPTH;
use super::text::{cut, from, has, line, run, width};
use super::{Raw, Report, Span};
use serde::de::{Deserializer, Error};
use std::fmt;
use value::{Asked, How};

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
        has_aliases: may_have_aliases(source),
        furthest: (0, 0),
        line: (1, 0),
        anchored: Vec::new(),
        repeated: 0,
    };
    let Some(document) = serde_yaml::Deserializer::from_str(source).next() else {
        return Ok(Raw::default());
    };
    let asked = Asked {
        reader: &mut reader,
        how: How::Container(None),
    };
    document.deserialize_any(asked).map_err(|error| Failure {
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
    has_aliases: bool,
    /// Where the last list or map began that was seen for the first time.
    furthest: Place,
    /// The number of the line that it began on, and the byte that this line begins with.
    line: Place,
    /// Lists and maps that have an anchor.
    anchored: Vec<(Place, Raw<'a>)>,
    /// How many values aliases have repeated.
    repeated: usize,
}

/// What a refused value was.
enum Refused<'a> {
    /// A list or map that comes next; its place if it may have an anchor.
    Container(Option<Place>),
    /// An alias of a list or map, consumed.
    Alias(Raw<'a>),
}

impl<'a, 'r> Reader<'a, 'r> {
    /// The span of `part`, if it is a part of the source.
    fn span_of(&self, part: &str) -> Option<Span> {
        let start = (part.as_ptr() as usize).checked_sub(self.source.as_ptr() as usize)?;
        let end = start + part.len();
        (end <= self.source.len()).then(|| Span::new(self.base + start..self.base + end))
    }

    /// Asks for what comes next as a scalar, and as a list or map if it is none. No value comes at the end of either.
    fn next<E: Error>(
        &mut self,
        ask: &mut dyn FnMut(Asked<'_, 'a, 'r>) -> Result<Option<Raw<'a>>, E>,
    ) -> Result<Option<Raw<'a>>, E> {
        let how = match ask(Asked {
            reader: self,
            how: How::Scalar,
        }) {
            Ok(value) => return Ok(value),
            Err(error) => match self.refused(&error).map_err(E::custom)? {
                Refused::Alias(value) => return Ok(Some(value)),
                Refused::Container(place) => How::Container(place),
            },
        };
        ask(Asked { reader: self, how })
    }

    /// Tells an alias from a list or map of its own, both of which come as the same error: the place in its message is
    /// new for the one and known for the other.
    fn refused(&mut self, message: &dyn fmt::Display) -> Result<Refused<'a>, String> {
        if !self.has_aliases {
            return Ok(Refused::Container(None));
        }
        let message = message.to_string();
        if has(&message, "repetition limit") || has(&message, "invalid value:") {
            return Err(message);
        }
        if !has(&message, "invalid type:") && !has(&message, "nested enum") {
            // The text is broken here: asking again brings the same error, with its place.
            return Ok(Refused::Container(None));
        }
        let place = place_in(&message).unwrap_or((1, 1));
        if place > self.furthest {
            self.furthest = place;
            return Ok(Refused::Container(self.may_have_anchor().then_some(place)));
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

    /// Whether an anchor, or a tag which one may follow, stands at the furthest place.
    fn may_have_anchor(&mut self) -> bool {
        let (number, column) = self.furthest;
        while self.line.0 < number {
            self.line.0 += 1;
            self.line.1 += line(self.source, self.line.1).len();
        }
        let rest = from(self.source, self.line.1);
        run(from(rest, width(rest, column - 1)), "&!") > 0
    }
}

/// The last place that the library's message names: where what it stopped in began; the start of a text has none.
pub(crate) fn place_in(message: &str) -> Option<Place> {
    let mut last = "";
    let mut rest = message;
    while let Some((_, tail)) = cut(rest, " at line ") {
        (last, rest) = (tail, tail);
    }
    let (line, column) = cut(last, " column ")?;
    Some((line.parse().ok()?, column.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{RawValue, corpora};
    use serde_json::Value;

    /// Whether the library's reading agrees with the suite's, which knows numbers and truth values.
    fn agrees(raw: &Raw<'_>, expected: &Value) -> bool {
        match (&raw.value, expected) {
            (RawValue::Null, Value::Null) => true,
            (RawValue::Text(text), Value::String(expected)) => text == expected,
            (RawValue::Text(text), Value::Bool(expected)) => text.parse() == Ok(*expected),
            (RawValue::Text(text), Value::Number(expected)) => {
                text.starts_with("0x")
                    || text.starts_with("0o")
                    || text.parse() == Ok(expected.as_f64().unwrap_or(f64::NAN))
            }
            (RawValue::List(items), Value::Array(expected)) => {
                items.len() == expected.len()
                    && items.iter().zip(expected).all(|(raw, it)| agrees(raw, it))
            }
            (RawValue::Map(entries), Value::Object(expected)) => {
                entries.len() == expected.len()
                    && entries.iter().all(|it| {
                        expected
                            .get(&*it.key)
                            .is_some_and(|value| agrees(&it.value, value))
                    })
            }
            _ => false,
        }
    }

    /// Tests of the suite that are read otherwise, and why.
    const DIFFERENT: &[(&str, &str)] = &[
        (
            "2LFX",
            "the library refuses directives that it does not know",
        ),
        ("2SXE", "it ends the name of an anchor at a colon"),
        (
            "4MUZ-00",
            "it wants the colon on the line of the key, as YAML 1.1 did",
        ),
        ("4MUZ-01", "as above"),
        ("4MUZ-02", "as above"),
        ("5MUD", "as above"),
        ("9SA2", "as above"),
        ("K3WX", "as above"),
        ("NJ66", "as above"),
        ("VJP3-01", "as above"),
        (
            "652Z",
            "it takes a question mark before a key for the sign of a key",
        ),
        ("8XYN", "it wants ASCII names for anchors"),
        (
            "9MQT-01",
            "it ends the document at the dots, inside quotes too",
        ),
        ("DK3J", "it ends a block that is not indented at once"),
        ("L24T-01", "it drops the last line of blanks"),
        (
            "Y79Y-001",
            "it refuses a tab on an empty line; pages are cleaned of those before",
        ),
        ("Y79Y-010", "it refuses a tab after a dash"),
    ];

    #[test]
    fn the_yaml_suite_is_read_as_it_should_be() {
        let Some(suite) = corpora::json("yaml/yaml-test-suite.json") else {
            return;
        };
        for test in suite["tests"].as_array().expect("tests") {
            let (id, text) = (
                test["id"].as_str().expect("an id"),
                test["in_yaml"].as_str().expect("YAML"),
            );
            let Some(expected) = test["in_json"].as_str() else {
                continue;
            };
            // A stream of several documents is read up to the first end.
            let Some(Ok(expected)) = serde_json::Deserializer::from_str(expected)
                .into_iter::<Value>()
                .next()
            else {
                continue;
            };
            let found = read(text, 0, &mut Report::default());
            let fine = found.as_ref().is_ok_and(|found| agrees(found, &expected));
            let known = DIFFERENT.iter().any(|it| it.0 == id);
            assert_eq!(fine, !known, "{id}: {text:?} should be {expected}");
        }
    }
}
