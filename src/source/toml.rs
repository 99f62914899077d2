//! TOML into [`Raw`] values, by the library, which goes on after errors: <https://toml.io/en/v1.1.0>.
//!
//! Only the command line reads it: the library would be a tenth of what a page loads.

use super::front_matter;
use super::limit;
use super::raw::{Raw, RawEntry, RawValue};
use super::report::Report;
use super::rule::Rule;
use super::span::Span;
use serde_json::Value;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// How the library's message begins for the one error after which it reads nothing more: a line that is a key only.
const END: &str = "key with no value";

/// Reads `range` of the page `text`.
pub(super) fn read(text: &str, range: Range<usize>, report: &mut Report) -> Raw<'static> {
    let base = range.start;
    let source = text.get(range).unwrap_or_default();
    let origin = Origin { source, base };
    let most = limit::values(source.len());
    if values_at_most(source) > most {
        report.say(Rule::TooManyValues { most }, Span::empty(base));
        return Raw::default();
    }
    let (table, errors) = DeTable::parse_recoverable(source);
    let mut ends = Vec::new();
    for error in errors {
        let at = error.span().unwrap_or_default();
        if error.message().starts_with(END) {
            ends.push(at.start);
        }
        let message = error.message().to_owned();
        report.say(Rule::TomlSyntax { message }, origin.span(at));
    }
    if ends.is_empty() {
        return origin.table(table.into_inner());
    }
    let source = &without_lines(source, ends);
    let (table, _) = DeTable::parse_recoverable(source);
    Origin { source, base }.table(table.into_inner())
}

/// How many values there may be, judged by the signs that introduce them. A table takes the library as much memory as eight
/// values.
fn values_at_most(source: &str) -> usize {
    let introduced = source.bytes().map(|it| match it {
        b'\n' | b'=' | b',' | b'.' => 1,
        b'[' => 4,
        b'{' => 8,
        _ => 0,
    });
    introduced.sum()
}

/// The text with spaces in place of the lines in which these bytes are.
fn without_lines(text: &str, mut bytes: Vec<usize>) -> String {
    bytes.sort_unstable();
    let mut bytes = bytes.into_iter().peekable();
    let mut without = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let end = without.len() + line.len();
        let mut is_left_out = false;
        while bytes.next_if(|it| *it < end).is_some() {
            is_left_out = true;
        }
        match is_left_out {
            true => without.extend(line.bytes().map(|it| if it == b'\n' { '\n' } else { ' ' })),
            false => without.push_str(line),
        }
    }
    without
}

/// A page whose front matter is a JSON object in place of TOML, which the widget cannot read, or of JSON between two lines; `None`
/// if it is YAML, or such an object already.
pub fn with_json_front_matter(page: &str) -> Option<String> {
    let is_before = |it: char| it.is_whitespace() || it == '\u{FEFF}';
    let start = page.trim_start_matches(is_before);
    let start = start.strip_prefix("<!--").unwrap_or(start);
    let split = front_matter::split(page, &mut Report::default());
    let is_mapping = matches!(split.data.value, RawValue::Mapping(_));
    if !is_mapping || start.trim_start().starts_with('{') {
        return None;
    }
    let (data, body) = (json(&split.data), page.get(split.body..)?);
    Some(format!(
        "{data:#}\n{}",
        body.trim_start_matches(['\n', '\r'])
    ))
}

fn json(raw: &Raw<'_>) -> Value {
    match &raw.value {
        RawValue::Null => Value::Null,
        RawValue::Text(text) => Value::String(text.to_string()),
        RawValue::List(items) => items.iter().map(json).collect(),
        RawValue::Mapping(entries) => {
            let entries = entries.iter();
            let entries = entries.map(|it| (it.key.to_string(), json(&it.value)));
            Value::Object(entries.collect())
        }
    }
}

/// The text that values are read from.
#[derive(Clone, Copy)]
struct Origin<'a> {
    source: &'a str,
    /// The byte of the page at which `source` starts.
    base: usize,
}

impl Origin<'_> {
    /// The span in the page of a range of the source, whose ends may be inside characters.
    fn span(self, range: Range<usize>) -> Span {
        let start = self.source.floor_char_boundary(range.start);
        let end = self.source.ceil_char_boundary(range.end).max(start);
        Span::new(self.base + start..self.base + end)
    }

    /// The span of a text without its quotes, where it is written as it is read.
    fn span_of_text(self, range: Range<usize>, text: &str) -> Span {
        let written = self.source.get(range.clone()).unwrap_or_default();
        match written.find(text).filter(|_| !text.is_empty()) {
            Some(at) => self.span(range.start + at..range.start + at + text.len()),
            None => self.span(range),
        }
    }

    fn table(self, table: DeTable<'_>) -> Raw<'static> {
        let entries = table.into_iter().map(|(key, value)| RawEntry {
            key_span: self.span_of_text(key.span(), key.get_ref()),
            key: key.into_inner().into_owned().into(),
            value: self.value(value),
        });
        let mut entries: Vec<_> = entries.collect();
        // The library gives them in the order of their keys.
        entries.sort_by_key(|it| it.key_span.start);
        let span = entries
            .first()
            .map_or(Span::default(), |first| first.key_span);
        Raw {
            span,
            value: RawValue::Mapping(entries),
        }
    }

    fn value(self, value: Spanned<DeValue<'_>>) -> Raw<'static> {
        let range = value.span();
        let written = self.source.get(range.clone()).unwrap_or_default();
        match value.into_inner() {
            DeValue::String(text) => Raw {
                span: self.span_of_text(range, &text),
                value: RawValue::Text(text.into_owned().into()),
            },
            DeValue::Table(table) => self.table(table),
            DeValue::Array(items) => {
                let items: Vec<_> = items.into_iter().map(|it| self.value(it)).collect();
                Raw {
                    span: items.first().map_or(self.span(range), |first| first.span),
                    value: RawValue::List(items),
                }
            }
            // Numbers, dates and booleans are text as written.
            DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_) => Raw {
                span: self.span(range),
                value: RawValue::Text(written.to_owned().into()),
            },
        }
    }
}
