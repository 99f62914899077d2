//! Where a page's data ends and its body starts, as Hugo sees it.
//!
//! Blank lines and a byte-order mark may come first, and an HTML comment may open. Data starts with a line that starts
//! with `---` (YAML), `+++` (TOML) or `{` (JSON), and ends with the next line that starts like its first, in column 0;
//! more dashes on that line are skipped, any other text on it already is body.

use super::json::{self, Json};
use super::raw::Raw;
use super::report::Report;
use super::rule::Rule;
use super::span::Span;
use std::ops::Range;

/// A page in two parts.
pub(super) struct Split<'a> {
    /// The data, if it is read already: JSON, or TOML on the command line.
    pub(super) data: Raw<'a>,
    /// Where the data is, if it is YAML.
    pub(super) yaml: Range<usize>,
    /// Byte of the page at which the body starts.
    pub(super) body: usize,
}

impl Split<'_> {
    /// A page without data, or with none that can be read.
    fn without_data(body: usize) -> Self {
        Self {
            data: Raw::default(),
            yaml: 0..0,
            body,
        }
    }
}

/// The byte at which the body of a page starts.
#[cfg(not(target_os = "unknown"))]
pub fn body_start(page: &str) -> usize {
    split(page, &mut Report::default()).body
}

/// Splits the page `text`.
pub(super) fn split<'a>(text: &'a str, report: &mut Report) -> Split<'a> {
    let rest = |from: usize| text.get(from..).unwrap_or_default();
    let head = text.trim_start().trim_start_matches('\u{FEFF}');
    let mut start = text.len() - head.trim_start().len();
    let is_commented = rest(start).starts_with("<!--");
    if is_commented {
        let inside = rest(start + "<!--".len()).trim_start();
        if !inside.starts_with("---") && !inside.starts_with("+++") {
            return Split::without_data(start);
        }
        start = text.len() - inside.len();
    }
    let head = rest(start);
    // Templates and MDX begin with a brace, too.
    let is_other = |it: char| matches!(it, '{' | '%' | '#' | '/');
    if head
        .strip_prefix('{')
        .is_some_and(|it| !it.starts_with(is_other))
    {
        return split_json(text, start, report);
    }
    let Some(fence) = ["---", "+++"].into_iter().find(|it| head.starts_with(it)) else {
        return Split::without_data(start);
    };
    let after_fence = start + fence.len();
    if rest(after_fence).starts_with(['-', '+']) {
        return Split::without_data(start);
    }
    let fence_span = Span::new(start..after_fence);
    let language = language(rest(after_fence));
    // YAML allows no tab at the start of a line, and a fence may end in one.
    let after_fence = after_fence + language.len();
    let data = text.len() - rest(after_fence).trim_start_matches([' ', '\t']).len();
    let (data, mut body) = if let Some(end) = rest(data).find(&format!("\n{fence}")) {
        let closing = data + end + 1;
        let after = rest(closing).trim_start_matches(['-', '+']);
        (data..closing, text.len() - after.len())
    } else if starts_with_blank_line(rest(data)) && rest(data).contains(':') {
        report.say(Rule::FrontMatterUnclosed { fence }, fence_span);
        (data..text.len(), text.len())
    } else {
        return Split::without_data(start);
    };
    if is_commented && let Some(after) = rest(body).trim_start().strip_prefix("-->") {
        body = text.len() - after.len();
    }
    let without = Split::without_data(body);
    let language = match fence {
        "+++" => "toml",
        _ => language.trim(),
    };
    match language {
        "toml" => Split {
            data: toml(text, data, fence_span, report),
            ..without
        },
        "" | "yaml" | "yml" => Split {
            yaml: data,
            ..without
        },
        "json" => {
            let mut json = Json::new(text.get(..data.end).unwrap_or(text), data.start, report);
            Split {
                data: json.value(),
                ..without
            }
        }
        name => {
            let name = name.to_owned();
            report.say(Rule::FrontMatterLanguage { name }, fence_span);
            without
        }
    }
}

/// The language that a line names after its fence, with the spaces around it, as gray-matter reads it
/// (<https://github.com/jonschlinkert/gray-matter>); empty if it names none.
fn language(after_fence: &str) -> &str {
    let line = after_fence.lines().next().unwrap_or_default();
    let is_word = line.trim().bytes().all(|it| it.is_ascii_alphabetic());
    if is_word { line } else { "" }
}

/// Reads the TOML in `data`, after the fence at `fence`.
#[cfg(not(target_os = "unknown"))]
fn toml<'a>(text: &'a str, data: Range<usize>, _: Span, report: &mut Report) -> Raw<'a> {
    super::toml::read(text, data, report)
}

/// The same in a browser, which cannot.
#[cfg(target_os = "unknown")]
fn toml<'a>(_: &'a str, _: Range<usize>, fence: Span, report: &mut Report) -> Raw<'a> {
    report.say(Rule::FrontMatterToml, fence);
    Raw::default()
}

/// Splits a page whose data is the JSON object at byte `start`.
fn split_json<'a>(text: &'a str, start: usize, report: &mut Report) -> Split<'a> {
    let mut json = Json::new(text, start, report);
    let data = json.value();
    let body = match json.has_failed() {
        false => json.at(),
        // Reading stopped inside the object, whose end is looked for as Hugo does.
        true => {
            let object = text.get(start..).unwrap_or_default();
            json::end_of_container(object).map_or(text.len(), |end| start + end)
        }
    };
    Split {
        data,
        ..Split::without_data(body)
    }
}

fn starts_with_blank_line(text: &str) -> bool {
    text.lines().next().is_none_or(|it| it.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::yaml;

    #[test]
    fn pages_are_split_where_hugo_splits_them() {
        // The page, what its key "a" says, and the body.
        let rows = [
            ("---\na: x\n---\nBody", "x", "\nBody"),
            ("\u{feff}---\r\na: x\r\n---\r\nBody", "x", "\r\nBody"),
            ("\n \n---\t\na: x\n---  \nBody", "x", "  \nBody"),
            ("--- # note\na: x\n---Body", "x", "Body"),
            ("---\na: x\n-----\nBody", "x", "\nBody"),
            (
                "---\na: |\n  one\n  ---\n  two\n---\n",
                "one\n---\ntwo\n",
                "\n",
            ),
            ("---\na: x\n---", "x", ""),
            ("---\na: x\n", "x", ""),
            ("<!--\n---\na: x\n---\n-->\nBody", "x", "\nBody"),
            ("{\"a\": \"x\"}\nBody", "x", "\nBody"),
            ("{\"a\": \"x\"}\n{{< grid >}}", "x", "\n{{< grid >}}"),
            // What is broken in the data is no text of the body.
            ("{\"a\": oops}\nBody", "", "\nBody"),
            ("{\"a\": [1}\nBody", "", ""),
            ("---yaml\na: x\n---\nBody", "x", "\nBody"),
            ("--- yml \r\na: x\r\n---\r\nBody", "x", "\r\nBody"),
            ("---yaml\na: x\n", "x", ""),
            ("---json\n{\"a\": \"x\"}\n---\nBody", "x", "\nBody"),
            ("---json\n{\"a\": \"x\"\n---\nBody", "x", "\nBody"),
            ("---toml\na = \"x\"\n---\nBody", "x", "\nBody"),
            ("---js\n{a: \"x\"}\n---\nBody", "", "\nBody"),
            ("---a: x\n---\nBody", "x", "\nBody"),
            ("---\n---\nBody", "", "\nBody"),
            ("----\na: x\n---\n", "", "----\na: x\n---\n"),
            ("{{< grid >}}", "", "{{< grid >}}"),
            ("{% extends x %}\na", "", "{% extends x %}\na"),
            ("{# note #}", "", "{# note #}"),
            ("{/* note */}\na", "", "{/* note */}\na"),
            ("<!-- only a comment -->", "", "<!-- only a comment -->"),
            ("Body\n---\na: x\n---\n", "", "Body\n---\na: x\n---\n"),
            ("---\n\nA rule, and no end", "", "---\n\nA rule, and no end"),
            ("", "", ""),
        ];
        for (page, value, body) in rows {
            let found = split(page, &mut Report::default());
            let yaml = yaml::read(page, found.yaml, &mut Report::default());
            let data = found.data.get("a").or(yaml.get("a"));
            let text = data.and_then(Raw::text).unwrap_or("");
            assert_eq!((text, &page[found.body..]), (value, body), "{page:?}");
        }
    }
}
