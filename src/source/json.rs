//! JSON into [`Raw`] values: small, strict about what it tells, lenient about what it reads.
//!
//! <https://www.rfc-editor.org/rfc/rfc8259>. Comments and trailing commas are read over with a warning. After an error
//! nothing more is read, and what was complete before it counts.

mod string;

use super::raw::settle_duplicates;
use super::{Raw, RawEntry, RawValue, Report, Rule, Span, text};
use std::borrow::Cow;

/// How deep lists and maps may nest, here and in YAML: far beyond any page, and far from the end of the stack.
pub(crate) const MAX_DEPTH: usize = 128;

/// Reads the value that starts at byte `from` of `text`, and where it ends; spans count from the start of `text`.
pub(crate) fn read<'a>(text: &'a str, from: usize, report: &mut Report) -> (Raw<'a>, usize) {
    let mut reader = Reader::new(text, from, report);
    let value = reader.value(0);
    (value, reader.at)
}

/// Whether another item of a list follows the one that ends at byte `from`, and where it begins, or the list has ended.
pub(crate) fn another_item(text: &str, from: usize, report: &mut Report) -> (bool, usize) {
    let mut reader = Reader::new(text, from, report);
    let follows = reader.another(b']', false);
    (follows, reader.at)
}

/// Says so when anything but blanks follows byte `from`.
pub(crate) fn expect_end(text: &str, from: usize, report: &mut Report) {
    let rest = text::from(text, from).trim_start();
    if !rest.is_empty() {
        report.say(Rule::JsonMore, Span::empty(text.len() - rest.len()));
    }
}

struct Reader<'a, 'r> {
    text: &'a str,
    at: usize,
    /// Set by the first error: every loop ends then.
    broken: bool,
    report: &'r mut Report,
}

impl<'a, 'r> Reader<'a, 'r> {
    fn new(text: &'a str, at: usize, report: &'r mut Report) -> Self {
        Self {
            text,
            at,
            broken: false,
            report,
        }
    }

    /// The byte that comes next; 0 at the end, as no page has a byte 0.
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn rest(&self) -> &'a str {
        text::from(self.text, self.at)
    }

    fn since(&self, start: usize) -> &'a str {
        text::slice(self.text, start, self.at)
    }

    /// Moves past `part` if it comes next; whether it did.
    fn eat(&mut self, part: &str) -> bool {
        let eats = self.rest().starts_with(part);
        self.at += if eats { part.len() } else { 0 };
        eats
    }

    fn fail(&mut self, rule: Rule) {
        if !self.broken {
            self.broken = true;
            self.report.say(rule, Span::empty(self.at));
        }
    }

    /// Moves past blanks and, with a warning, comments; the byte that comes next.
    fn skip_blanks(&mut self) -> u8 {
        loop {
            let sign = self.peek();
            if matches!(sign, b' ' | b'\t' | b'\n' | b'\r') {
                self.at += 1;
                continue;
            }
            if sign != b'/' {
                return sign;
            }
            let start = self.at;
            let end = if self.eat("//") {
                "\n"
            } else if self.eat("/*") {
                "*/"
            } else {
                return sign;
            };
            let rest = self.rest();
            self.at += text::find(rest, end).map_or(rest.len(), |at| at + end.len());
            let span = Span::new(start..self.at);
            self.report.say(Rule::JsonComment, span);
        }
    }

    fn value(&mut self, depth: usize) -> Raw<'a> {
        let sign = self.skip_blanks();
        let start = self.at;
        let mut value = RawValue::Null;
        match sign {
            b'{' | b'[' if depth >= MAX_DEPTH => self.fail(Rule::JsonDepth),
            b'{' => value = self.map(depth),
            b'[' => value = self.list(depth),
            b'"' => value = RawValue::Text(self.string()),
            b'\'' => self.fail(Rule::JsonSingleQuotes),
            0 => self.fail(Rule::JsonEndsBeforeValue),
            _ if is_word(sign) => value = self.word(),
            _ => self.fail(Rule::JsonNoValue),
        }
        Raw {
            span: Span::new(start..self.at),
            value,
        }
    }

    /// A number, `true`, `false` or `null`.
    fn word(&mut self) -> RawValue<'a> {
        let start = self.at;
        while is_word(self.peek()) {
            self.at += 1;
        }
        let word = self.since(start);
        let number = text::run(word, "0123456789+-.eE") == word.len()
            && text::run(word, "+-.eE") < word.len();
        if number || matches!(word, "true" | "false") {
            return RawValue::Text(Cow::Borrowed(word));
        }
        if word != "null" {
            self.at = start;
            let word = word.to_owned();
            self.fail(Rule::JsonWord { word });
        }
        RawValue::Null
    }

    fn list(&mut self, depth: usize) -> RawValue<'a> {
        self.at += 1;
        let mut items = Vec::new();
        while self.another(b']', items.is_empty()) {
            let item = self.value(depth + 1);
            // A card that breaks off is no card; a list that breaks off is as long as it is.
            if !self.broken || matches!(item.value, RawValue::List(_)) {
                items.push(item);
            }
        }
        RawValue::List(items)
    }

    fn map(&mut self, depth: usize) -> RawValue<'a> {
        self.at += 1;
        let mut entries: Vec<RawEntry<'a>> = Vec::with_capacity(8);
        while self.another(b'}', entries.is_empty()) {
            let start = self.at;
            if self.peek() != b'"' {
                self.fail(Rule::JsonName);
                break;
            }
            let key = self.string();
            let key_span = Span::new(start..self.at);
            if self.skip_blanks() != b':' {
                self.fail(Rule::JsonColon);
                break;
            }
            self.at += 1;
            let value = self.value(depth + 1);
            if !self.broken || matches!(value.value, RawValue::List(_) | RawValue::Map(_)) {
                entries.push(RawEntry {
                    key,
                    key_span,
                    value,
                });
            }
        }
        settle_duplicates(&mut entries, self.report);
        RawValue::Map(entries)
    }

    /// Moves to the next part of a list or map; false at its end, `close`, which is consumed.
    fn another(&mut self, close: u8, first: bool) -> bool {
        if self.broken {
            return false;
        }
        let mut next = self.skip_blanks();
        let comma = self.at;
        if !first && next == b',' {
            self.at += 1;
            next = self.skip_blanks();
            if next == close {
                let span = Span::new(comma..comma + 1);
                self.report.say(Rule::JsonTrailingComma, span);
            }
        } else if !first && next != close && next != 0 {
            self.fail(Rule::JsonComma);
            return false;
        }
        if next == close {
            self.at += 1;
        } else if next == 0 {
            self.fail(Rule::JsonEndsInside);
        }
        next != close && next != 0
    }
}

/// Whether a byte may stand in a number or a word without quotes.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-+._".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(raw: &Raw<'_>) -> String {
        match &raw.value {
            RawValue::Null => "-".into(),
            RawValue::Text(text) => text.to_string(),
            RawValue::List(items) => {
                format!("[{}]", items.iter().map(show).collect::<Vec<_>>().join(" "))
            }
            RawValue::Map(entries) => {
                let entries = entries
                    .iter()
                    .map(|it| format!("{}={}", it.key, show(&it.value)));
                format!("{{{}}}", entries.collect::<Vec<_>>().join(" "))
            }
        }
    }

    #[test]
    fn values_are_read_and_errors_cost_only_what_follows() {
        let rows = [
            (
                r#"{"a": [1.50, -2e3, true, null], "b": "x"}"#,
                "{a=[1.50 -2e3 true -] b=x}",
                "",
            ),
            (r#""é\ud83d\ude00\n\/""#, "é😀\n/", ""),
            (
                r#""eight or more\" than eight""#,
                "eight or more\" than eight",
                "",
            ),
            (
                r#"["1234567", "12345678", "123456789"]"#,
                "[1234567 12345678 123456789]",
                "",
            ),
            (r#""12345678"#, "", "1:2: error[json-syntax]"),
            (r#""\ud83d!""#, "\u{FFFD}!", ""),
            (r#"[1, 2,]"#, "[1 2]", "1:6: warning[json-trailing-comma]"),
            ("// c\n[1]", "[1]", "1:1: warning[json-comment]"),
            (
                r#"{"a": 1, "A": 2}"#,
                "{A=2}",
                "1:2: warning[duplicate-key]",
            ),
            (
                r#"[{"t": 1}, {"t": oops}]"#,
                "[{t=1}]",
                "1:18: error[json-syntax]",
            ),
            (
                r#"{"cards": [{"t": 1}, {"t"#,
                "{cards=[{t=1}]}",
                "1:24: error[json-syntax]",
            ),
            ("['a']", "[]", "1:2: error[json-syntax]"),
            (r#"["\x"]"#, "[]", "1:4: error[json-syntax]"),
            ("", "-", "1:1: error[json-syntax]"),
        ];
        for (text, expected, remark) in rows {
            let mut report = Report::default();
            let (value, _) = read(text, 0, &mut report);
            assert_eq!(show(&value), expected, "{text}");
            let remarks = report.finish(text);
            assert_eq!(
                remarks.len(),
                usize::from(!remark.is_empty()),
                "{text}: {remarks:?}"
            );
            for found in remarks {
                assert!(found.to_string().starts_with(remark), "{text}: {found}");
            }
        }
    }

    #[test]
    fn depth_is_limited() {
        let text = "[".repeat(100_000);
        let mut report = Report::default();
        read(&text, 0, &mut report);
        assert_eq!(report.finish(&text).len(), 1);
    }
}
