//! JSON into [`Raw`] values: small, strict about what it tells, lenient about what it reads.
//!
//! <https://www.rfc-editor.org/rfc/rfc8259>. Comments and trailing commas are read over with a warning. After an error
//! nothing more is read, and what was complete before it counts.

mod string;

use super::raw::settle_duplicates;
use super::{Raw, RawEntry, RawValue, Report, Rule, Span};
use std::borrow::Cow;

/// How deep lists and maps may nest, here and in YAML: far beyond any page, and far from the end of the stack.
pub(crate) const MAX_DEPTH: usize = 128;

/// Reads the value that starts at byte `from` of `text`, and where it ends; spans count from the start of `text`.
pub(crate) fn read<'a>(text: &'a str, from: usize, report: &mut Report) -> (Raw<'a>, usize) {
    let mut reader = Reader {
        text,
        at: from,
        broken: false,
        report,
    };
    let value = reader.value(0);
    (value, reader.at)
}

/// Says so when anything but blanks follows byte `from`.
pub(crate) fn expect_end(text: &str, from: usize, report: &mut Report) {
    let rest = text.get(from..).unwrap_or("");
    let blank = rest.len() - rest.trim_start().len();
    if blank < rest.len() {
        report.say(Rule::JsonMore, Span::empty(from + blank));
    }
}

struct Reader<'a, 'r> {
    text: &'a str,
    at: usize,
    /// Set by the first error: every loop ends then.
    broken: bool,
    report: &'r mut Report,
}

impl<'a> Reader<'a, '_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn slice(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or("")
    }

    fn fail(&mut self, rule: Rule) {
        self.fail_of(rule, "");
    }

    fn fail_of(&mut self, rule: Rule, value: &str) {
        if !self.broken {
            self.broken = true;
            self.report.say_of(rule, Span::empty(self.at), value);
        }
    }

    /// Moves past blanks and, with a warning, comments.
    fn skip_blanks(&mut self) {
        loop {
            match self.peek() {
                Some(b' ' | b'\t' | b'\n' | b'\r') => self.at += 1,
                Some(b'/') => {
                    let rest = self.slice(self.at, self.text.len());
                    let end = if rest.starts_with("//") {
                        rest.find('\n').unwrap_or(rest.len())
                    } else if rest.starts_with("/*") {
                        rest.find("*/").map_or(rest.len(), |end| end + 2)
                    } else {
                        return;
                    };
                    self.report
                        .say(Rule::JsonComment, Span::new(self.at..self.at + end));
                    self.at += end;
                }
                _ => return,
            }
        }
    }

    fn value(&mut self, depth: usize) -> Raw<'a> {
        self.skip_blanks();
        let start = self.at;
        let value = match self.peek() {
            Some(b'{' | b'[') if depth >= MAX_DEPTH => {
                self.fail(Rule::JsonDepth);
                RawValue::Null
            }
            Some(b'{') => self.map(depth),
            Some(b'[') => self.list(depth),
            Some(b'"') => RawValue::Text(self.string()),
            Some(b'-' | b'+' | b'.' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z') => self.word(),
            Some(b'\'') => {
                self.fail(Rule::JsonSingleQuotes);
                RawValue::Null
            }
            Some(_) => {
                self.fail(Rule::JsonNoValue);
                RawValue::Null
            }
            None => {
                self.fail(Rule::JsonEndsBeforeValue);
                RawValue::Null
            }
        };
        Raw {
            span: Span::new(start..self.at),
            value,
        }
    }

    /// A number, `true`, `false` or `null`.
    fn word(&mut self) -> RawValue<'a> {
        let start = self.at;
        while let Some(b'-' | b'+' | b'.' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'_') =
            self.peek()
        {
            self.at += 1;
        }
        let word = self.slice(start, self.at);
        let number = word.bytes().any(|byte| byte.is_ascii_digit())
            && word
                .bytes()
                .all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
        match word {
            "null" => RawValue::Null,
            "true" | "false" => RawValue::Text(Cow::Borrowed(word)),
            _ if number => RawValue::Text(Cow::Borrowed(word)),
            _ => {
                self.at = start;
                self.fail_of(Rule::JsonWord, word);
                RawValue::Null
            }
        }
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
        let mut entries: Vec<RawEntry<'a>> = Vec::new();
        while self.another(b'}', entries.is_empty()) {
            let start = self.at;
            if self.peek() != Some(b'"') {
                self.fail(Rule::JsonName);
                break;
            }
            let key = self.string();
            let key_span = Span::new(start..self.at);
            self.skip_blanks();
            if self.peek() != Some(b':') {
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
        self.skip_blanks();
        if self.peek() == Some(close) {
            self.at += 1;
            return false;
        }
        if first {
            return self.peek().is_some() || {
                self.fail(Rule::JsonEndsInside);
                false
            };
        }
        match self.peek() {
            Some(b',') => {
                let comma = self.at;
                self.at += 1;
                self.skip_blanks();
                if self.peek() == Some(close) {
                    self.report
                        .say(Rule::JsonTrailingComma, Span::new(comma..comma + 1));
                    self.at += 1;
                    return false;
                }
                true
            }
            Some(_) => {
                self.fail(Rule::JsonComma);
                false
            }
            None => {
                self.fail(Rule::JsonEndsInside);
                false
            }
        }
    }
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
