//! Random documents, each part of which is written in a style of its own.

use super::{other, own};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use serde_json::Value;

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
