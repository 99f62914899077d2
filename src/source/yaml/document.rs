//! One YAML text into [`Raw`] values, by the library.
//!
//! The library turns `3.10`, `NO` and `0x1F` into numbers and booleans, unless it is asked for a string, and then it gives
//! the text as written, borrowed from the source where it is there unchanged (which also tells its place). But it has to be
//! asked for the right kind of value. So a text is read twice: first for its shape, whatever comes, then for its
//! values, each asked for as what it is known to be. Measured as WebAssembly, the second time costs 1 ms for 30 cards and
//! 50 ms for 2,000, in steps of 2 ms.
//!
//! Limits, each with a diagnostic: 128 levels of nesting, and how much aliases may repeat.

use super::failure::Failure;
use super::shape::{Room, Shape, ShapeReader};
use super::value::{Origin, ValueReader};
use crate::source::raw::{MAX_DEPTH, Raw};
use crate::source::report::Report;
use serde::de::DeserializeSeed;
use serde_yaml::Deserializer;

/// How many values, and bytes of text in them, the aliases of one text may repeat.
pub(super) const MAX_REPEATED: usize = 100_000;

/// Reads the first document of `source`, which starts at byte `base` of the page: spans count from the page's start.
pub(crate) fn read<'a>(
    source: &'a str,
    base: usize,
    report: &mut Report,
) -> Result<Raw<'a>, Failure> {
    if let Some(at) = too_deep(source) {
        return Err(Failure::too_deep(base + at));
    }
    let fails = |error| Failure::new(&error, source, base);
    let Some(document) = Deserializer::from_str(source).next() else {
        return Ok(Raw::default());
    };
    let shape = ShapeReader {
        room: &mut room_for(source),
    }
    .deserialize(document)
    .map_err(fails)?;
    match (shape, Deserializer::from_str(source).next()) {
        (Shape::Null, _) | (_, None) => Ok(Raw::default()),
        (shape, Some(document)) => ValueReader {
            shape: &shape,
            origin: Origin { source, base },
            report,
        }
        .deserialize(document)
        .map_err(fails),
    }
}

/// How much a text without aliases may hold at most, and what aliases may add to it.
fn room_for(source: &str) -> Room {
    // A key of a block is on a line of its own, and every other key or value comes after one of these. A question mark may begin a
    // mapping, its key, and its value, which is null then.
    let introduced = source.bytes().map(|byte| match byte {
        b'?' => 3,
        b'\n' | b'-' | b':' | b',' | b'[' | b'{' => 2,
        _ => 0,
    });
    Room {
        values: 2 + introduced.sum::<usize>() + MAX_REPEATED,
        // The two bytes of the escape sequence `\L` stand for the three of U+2028.
        bytes: source.len() * 3 / 2 + MAX_REPEATED,
    }
}

/// Where brackets are nested deeper than [`MAX_DEPTH`], if they are. The library would find out too, but in time that grows
/// with the square of the depth.
fn too_deep(source: &str) -> Option<usize> {
    let mut depth = 0usize;
    // The last byte that is not a space, the first one of its word, and whether spaces follow.
    let (mut before, mut word, mut is_apart) = (b'\n', b'\n', true);
    for (at, byte) in source.bytes().enumerate() {
        let starts_value = matches!(before, b'[' | b'{' | b',' | b':' | b'-' | b'?' | b'\n');
        // Anchors and tags stand before the value that they belong to.
        let is_labelled = is_apart && matches!(word, b'&' | b'!');
        match byte {
            b'[' | b'{' if starts_value || is_labelled => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Some(at);
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let is_space = matches!(byte, b' ' | b'\t' | b'\r');
        if !is_space {
            if is_apart || starts_value {
                word = byte;
            }
            before = byte;
        }
        is_apart = is_space;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::corpora;
    use crate::source::raw::RawValue;
    use serde_json::Value;

    #[test]
    fn brackets_that_start_a_value_nest_whatever_stands_before_them() {
        for (part, is_deep) in [
            ("[", true),
            ("x: [", true),
            ("[a, ", true),
            ("&a [", true),
            ("!t [", true),
            ("x: &a !t {", true),
            ("- &a\n[", true),
            ("a [", false),
            ("a![", false),
            ("[] {}", false),
        ] {
            assert_eq!(too_deep(&part.repeat(200)).is_some(), is_deep, "{part}");
        }
    }

    #[test]
    fn texts_without_aliases_have_room_whatever_their_form() {
        let flow = [
            "x,", "x: ,", "? x,", "[],", "{},", "[x],", "{x},", "[? x],", "{? x},", "\"\\L\",",
        ];
        let block = ["- x\n", "- - - x\n", "- ? x\n", "- ? ? x\n", "- x: y\n"];
        let flow = flow.map(|part| format!("[{}]", part.repeat(70_000)));
        for text in flow
            .into_iter()
            .chain(block.map(|line| line.repeat(60_000)))
        {
            let found = read(&text, 0, &mut Report::default());
            assert!(found.is_ok(), "{}", &text[..20]);
        }
    }

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
            (RawValue::Mapping(entries), Value::Object(expected)) => {
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
            "it takes a question mark before a key for the indicator of a key",
        ),
        ("8XYN", "it wants ASCII names for anchors"),
        (
            "9MQT-01",
            "it ends the document at the dots, inside quotes too",
        ),
        ("DK3J", "it ends a block that is not indented at once"),
        ("L24T-01", "it drops a last line of spaces"),
        (
            "Y79Y-001",
            "it refuses a tab on an empty line; pages are cleaned of those before",
        ),
        ("Y79Y-010", "it refuses a tab after a dash"),
    ];

    #[test]
    #[ignore = "needs the data beside the project"]
    fn the_yaml_suite_is_read_as_it_should_be() {
        let suite = corpora::json("yaml/yaml-test-suite.json");
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
