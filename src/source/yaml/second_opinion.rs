//! The values of YAML compared with those that another library reads: real data, and documents in any style.

mod documents;

use crate::source::raw::{Raw, RawValue};
use crate::source::report::Report;
use crate::source::{clean, corpora, front_matter};
use saphyr_parser::{Event, Parser, ScalarStyle};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// The first document of a text as this crate reads it; `None` if it cannot be read.
fn own(text: &str) -> Option<Value> {
    let mut report = Report::default();
    let raw = super::read(text, 0..text.len(), &mut report);
    (!report.has_errors()).then(|| value_of(&raw))
}

fn value_of(raw: &Raw<'_>) -> Value {
    match &raw.value {
        RawValue::Null => Value::Null,
        RawValue::Text(text) => Value::String(text.to_string()),
        RawValue::List(items) => items.iter().map(value_of).collect(),
        RawValue::Mapping(entries) => {
            let entries = entries.iter();
            Value::Object(
                entries
                    .map(|it| (it.key.to_string(), value_of(&it.value)))
                    .collect(),
            )
        }
    }
}

/// The first document of a text as the other library reads it; `None` if it cannot.
fn other(text: &str) -> Option<Value> {
    let events: Result<Vec<_>, _> = Parser::new_from_str(text).collect();
    let mut reader = EventReader {
        events: events.ok()?.into_iter().map(|it| it.0).collect(),
        anchors: HashMap::new(),
    };
    reader.events.reverse();
    while let Some(event) = reader.events.pop() {
        if let Event::DocumentStart(_) = event {
            return reader.value();
        }
    }
    Some(Value::Null)
}

/// Values from the events of the other library, which leaves aliases and merge keys to its callers.
struct EventReader<'a> {
    /// The next is the last.
    events: Vec<Event<'a>>,
    anchors: HashMap<usize, Value>,
}

impl EventReader<'_> {
    /// The next value; `None` at the end of a list or mapping.
    fn value(&mut self) -> Option<Value> {
        let (anchor, value) = match self.events.pop()? {
            Event::Alias(anchor) => return self.anchors.get(&anchor).cloned(),
            Event::Scalar(text, style, anchor, _) => {
                let is_null = style == ScalarStyle::Plain
                    && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
                let value = match is_null {
                    true => Value::Null,
                    false => Value::String(text.into_owned()),
                };
                (anchor, value)
            }
            Event::SequenceStart(anchor, _) => {
                let items = std::iter::from_fn(|| self.value());
                (anchor, items.collect())
            }
            Event::MappingStart(anchor, _) => (anchor, self.mapping()?),
            _ => return None,
        };
        self.anchors.insert(anchor, value.clone());
        Some(value)
    }

    fn mapping(&mut self) -> Option<Value> {
        let (mut entries, mut merged) = (Map::new(), Vec::new());
        while let Some(key) = self.value() {
            let value = self.value()?;
            match key {
                Value::String(key) if key == "<<" => merged.push(value),
                // Of keys that are the same but for case, the last counts.
                Value::String(key) => {
                    entries.retain(|it, _| !it.eq_ignore_ascii_case(&key));
                    entries.insert(key, value);
                }
                _ => {}
            }
        }
        for source in merged {
            let sources = match source {
                Value::Array(items) => items,
                source => vec![source],
            };
            for (key, value) in sources
                .into_iter()
                .filter_map(|it| match it {
                    Value::Object(more) => Some(more),
                    _ => None,
                })
                .flatten()
            {
                if !entries.keys().any(|it| it.eq_ignore_ascii_case(&key)) {
                    entries.insert(key, value);
                }
            }
        }
        Some(Value::Object(entries))
    }
}

#[test]
#[ignore = "needs the data beside the project"]
fn real_data_has_the_values_that_another_library_reads() {
    let mut count = 0;
    let folders = [
        "docker-grid-pages",
        "docker-guides",
        "catalogues",
        "landscape",
    ];
    for file in folders.iter().flat_map(|it| corpora::files(it)) {
        let text = match file.rsplit_once('.') {
            Some((_, "md" | "yaml" | "yml")) => corpora::text(&file),
            _ => continue,
        };
        // Reading the longest takes minutes without optimization, and says nothing that the others do not say.
        if text.len() > 2_000_000 {
            continue;
        }
        let yaml = match file.ends_with(".md") {
            true => front_matter::split(&text, &mut Report::default()).yaml,
            false => 0..text.len(),
        };
        let Some(yaml) = text.get(yaml).filter(|it| !it.trim().is_empty()) else {
            continue;
        };
        count += 1;
        let (own, other) = (own(yaml), other(yaml));
        assert!(own.is_some(), "{file} cannot be read");
        assert!(own == other, "{file}");
    }
    assert!(count > 90, "only {count} texts were compared");
}

/// Pages whose front matter is read otherwise, and why. Those that are not YAML are read entry by entry (`super::read`).
const DIFFERENT: &[(&str, &str)] = &[
    (
        "billion-laughs",
        "aliases repeat more than this crate allows",
    ),
    ("colon-in-title", "not YAML"),
    ("deep-flow-unclosed", "not YAML"),
    ("inconsistent-indent", "not YAML"),
    ("reserved-indicators", "not YAML"),
    ("self-alias", "an alias inside its anchor is refused"),
    ("tab-indent", "not YAML"),
    (
        "tab-after-colon",
        "the other library wants a space after a colon",
    ),
];

#[test]
#[ignore = "needs the data beside the project"]
fn difficult_pages_have_the_values_that_another_library_reads() {
    let folders = ["yaml/made", "yaml/front-matter"];
    for file in folders.iter().flat_map(|it| corpora::files(it)) {
        let (text, _) = clean(corpora::text(&file));
        let yaml = front_matter::split(&text, &mut Report::default()).yaml;
        let yaml = text.get(yaml).unwrap_or_default();
        let own = own(yaml);
        // What is refused here may be too much for the other library.
        let agrees = own.is_some() && own == other(yaml);
        let reason = DIFFERENT.iter().find(|it| file.contains(it.0));
        assert_eq!(agrees, reason.is_none(), "{file}: {reason:?}");
    }
}

#[test]
fn differences_from_another_library_have_a_reason() {
    // The text, and what each of the two reads; nothing if it refuses the text.
    for (reason, text, expected, others) in [
        (
            "a question mark begins a key in brackets, as in YAML 1.1",
            "[?x]",
            r#"[{"x":null}]"#,
            r#"["?x"]"#,
        ),
        (
            "a colon begins a value in brackets",
            "[:x]",
            "",
            r#"[":x"]"#,
        ),
        (
            "a colon belongs on the line of its key, as in YAML 1.1",
            "{\"a\"\n: b}",
            "",
            r#"{"a":"b"}"#,
        ),
        (
            "names of anchors are ASCII, as in YAML 1.1",
            "- &é a",
            "",
            r#"["a"]"#,
        ),
        (
            "a dash alone is a text in brackets, where it begins nothing",
            "[-, a]",
            r#"["-","a"]"#,
            "",
        ),
        (
            "lines of quoted text that are indented too little are forgiven",
            "a: \"b\nc\"",
            r#"{"a":"b c"}"#,
            "",
        ),
        (
            "only the first document is read, whatever comes after it",
            "a: b\n---\n]",
            r#"{"a":"b"}"#,
            "",
        ),
    ] {
        let show = |it: Option<Value>| it.map_or(String::new(), |it| it.to_string());
        assert_eq!(show(own(text)), expected, "{reason}: {text}");
        assert_eq!(show(other(text)), others, "{reason}: {text}");
    }
}
