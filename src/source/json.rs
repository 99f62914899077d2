//! JSON into [`Raw`] values: strict about what it reports, lenient about what it reads.
//!
//! <https://www.rfc-editor.org/rfc/rfc8259>. Comments and trailing commas are skipped with a warning. After an error
//! nothing more is read, and what was complete before it counts.

mod string;

use super::cursor::Cursor;
use super::limit;
use super::raw::{MAX_DEPTH, Raw, RawEntry, RawValue, settle_duplicates};
use super::report::Report;
use super::rule::Rule;
use super::span::Span;
use std::borrow::Cow;

/// Reads a text that is one JSON value.
pub(super) fn read<'a>(text: &'a str, report: &mut Report) -> Raw<'a> {
    let mut json = Json::new(text, start(text), report);
    let value = json.value();
    json.expect_end();
    value
}

/// Where the JSON of a text starts: after a byte-order mark.
pub(super) fn start(text: &str) -> usize {
    text.len() - text.trim_start_matches('\u{FEFF}').len()
}

/// Where the object or list ends that `text` starts with, judged by its brackets and strings alone; `None` if it never does.
pub(super) fn end_of_container(text: &str) -> Option<usize> {
    let (mut depth, mut in_string, mut is_escaped) = (0, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if in_string => is_escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => depth += 1,
            b'}' | b']' if !in_string => {
                depth -= 1;
                if depth <= 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// JSON that is being read.
pub(super) struct Json<'a, 'r> {
    cursor: Cursor<'a>,
    /// How many values there are so far, and may be.
    values: usize,
    most: usize,
    /// Whether there was an error: nothing more is read then.
    failed: bool,
    report: &'r mut Report,
}

impl<'a, 'r> Json<'a, 'r> {
    /// Before byte `at` of `text`; spans count from the start of `text`.
    pub(super) fn new(text: &'a str, at: usize, report: &'r mut Report) -> Self {
        Self {
            cursor: Cursor::new(text, at),
            values: 0,
            // They take half as much memory as those of YAML.
            most: 2 * limit::values(text.len()),
            failed: false,
            report,
        }
    }

    /// The byte that comes next.
    pub(super) fn at(&self) -> usize {
        self.cursor.at()
    }

    /// Whether there was an error.
    pub(super) fn has_failed(&self) -> bool {
        self.failed
    }

    /// Reads the next value.
    pub(super) fn value(&mut self) -> Raw<'a> {
        self.value_at(0)
    }

    /// Moves to the next item of a list that has some already; false at its end, which is passed.
    pub(super) fn next_item(&mut self) -> bool {
        self.next(']', Before::Item)
    }

    /// Reports anything but whitespace that comes next, unless there was an error before.
    pub(super) fn expect_end(&mut self) {
        self.cursor.eat_while(char::is_whitespace);
        if !self.failed && !self.cursor.rest().is_empty() {
            self.fail(Rule::JsonMore);
        }
    }

    fn fail(&mut self, rule: Rule) {
        if !self.failed {
            self.failed = true;
            self.report.say(rule, Span::empty(self.at()));
        }
    }

    /// Moves past whitespace and, with a warning, comments, and returns the character that comes next.
    fn skip_whitespace(&mut self) -> Option<char> {
        loop {
            self.cursor.eat_while(is_whitespace);
            let start = self.at();
            match self.cursor.peek() {
                Some('/') if self.cursor.eat("//") => {
                    self.cursor.move_to("\n");
                }
                Some('/') if self.cursor.eat("/*") => {
                    self.cursor.move_to("*/");
                    self.cursor.eat("*/");
                }
                next => return next,
            }
            let span = Span::new(start..self.at());
            self.report.say(Rule::JsonComment, span);
        }
    }

    /// Reads the next value, which is in `depth` others.
    fn value_at(&mut self, depth: usize) -> Raw<'a> {
        let next = self.skip_whitespace();
        let start = self.at();
        let mut value = RawValue::Null;
        self.values += 1;
        match next {
            _ if self.values > self.most => self.fail(Rule::TooManyValues { most: self.most }),
            Some('{' | '[') if depth >= MAX_DEPTH => self.fail(Rule::JsonDepth),
            Some('{') => value = self.object(depth),
            Some('[') => value = self.list(depth),
            Some('"') => value = RawValue::Text(self.string()),
            Some('\'') => self.fail(Rule::JsonSingleQuotes),
            Some(it) if is_in_word(it) => value = self.word(),
            Some(_) => self.fail(Rule::JsonNoValue),
            None => self.fail(Rule::JsonEndsBeforeValue),
        }
        Raw {
            span: Span::new(start..self.at()),
            value,
        }
    }

    /// A number, `true`, `false` or `null`.
    fn word(&mut self) -> RawValue<'a> {
        let start = self.at();
        let word = self.cursor.eat_while(is_in_word);
        let is_number = word.contains(|it: char| it.is_ascii_digit())
            && word
                .chars()
                .all(|it| it.is_ascii_digit() || matches!(it, '+' | '-' | '.' | 'e' | 'E'));
        if is_number || matches!(word, "true" | "false") {
            return RawValue::Text(Cow::Borrowed(word));
        }
        if word != "null" {
            self.cursor.back_to(start);
            let word = word.to_owned();
            self.fail(Rule::JsonWord { word });
        }
        RawValue::Null
    }

    /// A string, from quote to quote.
    fn string(&mut self) -> Cow<'a, str> {
        string::read(&mut self.cursor).unwrap_or_else(|rule| {
            self.fail(rule);
            Cow::default()
        })
    }

    fn list(&mut self, depth: usize) -> RawValue<'a> {
        self.cursor.eat("[");
        let mut items = Vec::new();
        while self.next(']', Before::after(&items)) {
            let item = self.value_at(depth + 1);
            // A card that breaks off is no card; a list that breaks off is as long as it is.
            if !self.failed || matches!(item.value, RawValue::List(_)) {
                items.push(item);
            }
        }
        RawValue::List(items)
    }

    fn object(&mut self, depth: usize) -> RawValue<'a> {
        self.cursor.eat("{");
        let mut entries: Vec<RawEntry<'a>> = Vec::new();
        while self.next('}', Before::after(&entries)) {
            let start = self.at();
            if self.cursor.peek() != Some('"') {
                self.fail(Rule::JsonName);
                break;
            }
            let key = self.string();
            let key_span = Span::new(start..self.at());
            if self.skip_whitespace() != Some(':') {
                self.fail(Rule::JsonColon);
                break;
            }
            self.cursor.eat(":");
            let value = self.value_at(depth + 1);
            if !self.failed || matches!(value.value, RawValue::List(_) | RawValue::Mapping(_)) {
                entries.push(RawEntry {
                    key,
                    key_span,
                    value,
                });
            }
        }
        settle_duplicates(&mut entries, self.report);
        entries.shrink_to_fit();
        RawValue::Mapping(entries)
    }

    /// Moves to the next item or entry; false at `close`, which is passed, and after an error.
    fn next(&mut self, close: char, before: Before) -> bool {
        if self.failed {
            return false;
        }
        let mut next = self.skip_whitespace();
        let comma = self.at();
        if before == Before::Item && next == Some(',') {
            self.cursor.eat(",");
            next = self.skip_whitespace();
            if next == Some(close) {
                let span = Span::new(comma..comma + 1);
                self.report.say(Rule::JsonTrailingComma, span);
            }
        } else if before == Before::Item && next.is_some_and(|it| it != close) {
            self.fail(Rule::JsonComma);
            return false;
        }
        if next == Some(close) {
            self.cursor.next();
            return false;
        }
        if next.is_none() {
            self.fail(Rule::JsonEndsInside);
        }
        next.is_some()
    }
}

/// What came last in a list or object: a comma follows an item or entry.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Bracket,
    Item,
}

impl Before {
    /// What came last where these items or entries were read.
    fn after<T>(read: &[T]) -> Self {
        match read {
            [] => Self::Bracket,
            _ => Self::Item,
        }
    }
}

/// Whether JSON allows a character between values.
pub(super) fn is_whitespace(it: char) -> bool {
    matches!(it, ' ' | '\t' | '\n' | '\r')
}

/// Whether a character may be in a number, or in a word without quotes.
fn is_in_word(it: char) -> bool {
    it.is_ascii_alphanumeric() || matches!(it, '-' | '+' | '.' | '_')
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
            RawValue::Mapping(entries) => {
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
        for (text, expected, start) in rows {
            let mut report = Report::default();
            let value = Json::new(text, 0, &mut report).value();
            assert_eq!(show(&value), expected, "{text}");
            let diagnostics = report.finish(text);
            assert_eq!(
                diagnostics.len(),
                usize::from(!start.is_empty()),
                "{text}: {diagnostics:?}"
            );
            for found in diagnostics {
                assert!(found.to_string().starts_with(start), "{text}: {found}");
            }
        }
    }

    #[test]
    fn objects_end_where_their_last_brace_is() {
        for (text, end) in [
            (r#"{"a": {"b": ["}"]}} {{< grid >}}"#, Some(19)),
            (r#"{"\"}": 1}{"#, Some(10)),
            ("{\"a\": oops}\nBody", Some(11)),
            ("{\"a\": [}", None),
            ("{", None),
        ] {
            assert_eq!(end_of_container(text), end, "{text}");
        }
    }

    #[test]
    fn depth_is_limited() {
        let text = "[".repeat(100_000);
        let mut report = Report::default();
        Json::new(&text, 0, &mut report).value();
        assert_eq!(report.finish(&text).len(), 1);
    }
}
