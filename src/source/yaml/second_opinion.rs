//! The values of YAML compared with those that another library reads: real data, and documents that are made to differ.

use super::document;
use crate::source::raw::{Raw, RawValue};
use crate::source::report::Report;
use crate::source::{clean, corpora, front_matter};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use saphyr_parser::{Event, Parser, ScalarStyle};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// The first document of a text as this crate reads it; `None` if it cannot be read.
fn own(text: &str) -> Option<Value> {
    let raw = document::read(text, 0, &mut Report::default()).ok()?;
    Some(value_of(&raw))
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

/// Texts that are the same in one meaning of YAML and another in a second, or whose signs mean something elsewhere.
const TEXTS: &[&str] = &[
    "word",
    "two  words",
    "3.10",
    "1e3",
    "0x1F",
    "0o17",
    "017",
    "1_000",
    "NO",
    "yes",
    "True",
    "null x",
    "2024-01-02",
    "12:30:45",
    ".5",
    "-1",
    "+1",
    "-",
    "-x",
    "?x",
    ":x",
    "a:b",
    "a#b",
    "C#",
    "a'b",
    "a\"b",
    "http://x.y/?a=b#c",
    "é漢🐳",
    "\u{a0}a",
    "a\\b",
    "it's \"so\"",
    "{x}",
    "[x]",
    "a, b",
    "a: b",
    "a #b",
    "*x",
    "&x",
    "!x",
    "|x",
    ">x",
    "%x",
    "@x",
    "`x",
    "",
    " a ",
    "=",
    "<<",
    "~x",
    "\u{feff}x",
    "a\tb",
];

/// A part of a document, and how it is written.
#[derive(Clone, Debug)]
enum Node {
    Plain(&'static str),
    Single(&'static str),
    Double(&'static str),
    /// A block scalar of these lines, after this header.
    Block(&'static str, Vec<&'static str>),
    List(Vec<Node>),
    Mapping(Vec<(Key, Node)>),
    FlowList(Vec<Node>),
    FlowMapping(Vec<(Key, Node)>),
}

type Key = &'static str;

/// Whether a text can stand in a document as it is.
fn is_plain(text: &str) -> bool {
    // A question mark or a colon is a sign of its own in brackets.
    let has_meaning = text.starts_with(|it| "?:,[]{}#&*!|>'\"%@`\u{feff}".contains(it));
    let ends = text.contains(": ") || text.contains(" #") || text.contains(", ");
    !has_meaning && !ends && !matches!(text, "" | "-") && text.trim() == text
}

fn nodes() -> impl Strategy<Value = Node> {
    let text = || select(TEXTS);
    let scalar = prop_oneof![
        select(
            TEXTS
                .iter()
                .copied()
                .filter(|it| is_plain(it))
                .collect::<Vec<_>>()
        )
        .prop_map(Node::Plain),
        text().prop_map(Node::Single),
        text().prop_map(Node::Double),
    ];
    let key = || select(vec!["a", "b", "title", "link", "3", "NO", "x y", "é"]);
    let flow = scalar.clone().prop_recursive(2, 8, 3, move |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Node::FlowList),
            vec((key(), inner), 0..3).prop_map(Node::FlowMapping),
        ]
    });
    let lines = vec(
        select(vec!["word", "", "  more", "- x", "# y", "a: b", "\"", "é"]),
        1..5,
    );
    let header = select(vec!["|", "|-", "|+", ">", ">-", ">+"]);
    let block = (header, lines)
        // Lines before the first text must not be indented further than it.
        .prop_filter("starts with text", |(_, lines)| lines[0] == "word")
        .prop_map(|(header, lines)| Node::Block(header, lines));
    let leaf = prop_oneof![3 => scalar, 1 => flow, 1 => block];
    leaf.prop_recursive(3, 24, 4, move |inner| {
        prop_oneof![
            vec(inner.clone(), 1..4).prop_map(Node::List),
            vec((key(), inner), 1..4).prop_map(Node::Mapping),
        ]
    })
}

/// Writes a node after what it belongs to, with entries and lines of its own indented so far.
fn write(node: &Node, indent: usize, out: &mut String) {
    let spaces = " ".repeat(indent);
    match node {
        Node::Plain(text) => *out += &format!(" {text}"),
        Node::Single(text) => *out += &format!(" '{}'", text.replace('\'', "''")),
        Node::Double(text) => *out += &format!(" {}", Value::from(*text)),
        Node::Block(header, lines) => {
            *out += &format!(" {header}");
            for line in lines {
                *out += &match line.is_empty() {
                    true => "\n".to_owned(),
                    false => format!("\n{spaces} {line}"),
                };
            }
        }
        Node::List(items) => {
            for item in items {
                *out += &format!("\n{spaces}-");
                write(item, indent + 2, out);
            }
        }
        Node::Mapping(entries) => {
            for (key, value) in entries {
                *out += &format!("\n{spaces}{key}:");
                write(value, indent + 2, out);
            }
        }
        Node::FlowList(items) => {
            *out += " [";
            for item in items {
                write(item, indent, out);
                out.push(',');
            }
            out.push(']');
        }
        Node::FlowMapping(entries) => {
            *out += " {";
            for (key, value) in entries {
                *out += &format!(" {key}:");
                write(value, indent, out);
                out.push(',');
            }
            out.push('}');
        }
    }
}

#[test]
fn documents_in_any_style_have_the_values_that_another_library_reads() {
    let config = Config {
        cases: 3_000,
        rng_seed: RngSeed::Fixed(16),
        failure_persistence: None,
        ..Config::default()
    };
    let result = TestRunner::new(config).run(&nodes(), |node| {
        let mut text = String::new();
        write(&node, 0, &mut text);
        text.push('\n');
        let (own, other) = (own(&text), other(&text));
        prop_assert!(own.is_some(), "cannot be read: {text}");
        prop_assert_eq!(own, other, "{}", text);
        Ok(())
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
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
