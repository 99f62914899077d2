//! Where a page's data ends and its body begins, as Hugo sees it.
//!
//! Blank lines and a byte-order mark may come first, and an HTML comment may open. Data begins with a line that starts
//! with `---` (YAML), `+++` (TOML) or `{` (JSON), and ends with the next line that starts like its first, in column 0;
//! more dashes on that line are passed over, any other text there already is body.

use super::{Raw, Report, Rule, Span, json, text};
use std::ops::Range;

/// A page in two parts.
pub(crate) struct Split<'a> {
    /// The data, if it is JSON.
    pub(crate) json: Raw<'a>,
    /// Where the data stands, if it is YAML.
    pub(crate) yaml: Range<usize>,
    /// Byte of the page at which the body begins.
    pub(crate) body: usize,
}

/// Splits the page `text`.
pub(crate) fn split<'a>(text: &'a str, report: &mut Report) -> Split<'a> {
    let head = text.trim_start().trim_start_matches('\u{FEFF}');
    let mut start = text.len() - head.trim_start().len();
    let rest = |from: usize| text.get(from..).unwrap_or("");
    let commented = rest(start).starts_with("<!--");
    if commented {
        let inner = start + 4;
        let inside = rest(inner).trim_start();
        if !inside.starts_with("---") && !inside.starts_with("+++") {
            return none(start);
        }
        start = text.len() - inside.len();
    }
    let head = rest(start);
    if head.starts_with('{') && !head.starts_with("{{") {
        let (json, body) = json::read(text, start, report);
        return Split { json, ..none(body) };
    }
    let Some(fence) = ["---", "+++"]
        .into_iter()
        .find(|fence| head.starts_with(fence))
    else {
        return none(start);
    };
    // YAML takes no tab where a line should begin, and a fence may end in one.
    let inside = start + fence.len();
    let inside = inside + super::text::run(rest(inside), " \t");
    if super::text::run(rest(start + fence.len()), "-+") > 0 {
        return none(start);
    }
    let (inner, mut body) = match closing(text, inside, fence) {
        Some(found) => found,
        None if first_line_is_blank(rest(inside)) && rest(inside).contains(':') => {
            report.say(
                Rule::FrontMatterUnclosed,
                Span::new(start..start + fence.len()),
            );
            (inside..text.len(), text.len())
        }
        None => return none(start),
    };
    if commented {
        let after = rest(body);
        let blank = after.len() - after.trim_start().len();
        if after.trim_start().starts_with("-->") {
            body += blank + 3;
        }
    }
    if fence == "+++" {
        report.say(Rule::FrontMatterToml, Span::new(start..start + fence.len()));
        return none(body);
    }
    Split {
        yaml: inner,
        ..none(body)
    }
}

fn none<'a>(body: usize) -> Split<'a> {
    Split {
        json: Raw::default(),
        yaml: 0..0,
        body,
    }
}

fn first_line_is_blank(text: &str) -> bool {
    text::line(text, 0).trim().is_empty()
}

/// What stands between byte `from` and the line that closes, and where the text after that begins.
fn closing(page: &str, from: usize, fence: &str) -> Option<(Range<usize>, usize)> {
    let found = text::find(text::from(page, from), &["\n", fence].concat())?;
    let line = from + found + 1;
    let end = line + text::run(text::from(page, line), "-+");
    Some((from..line, end))
}

#[cfg(test)]
mod tests {
    use super::super::recover;
    use super::*;

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
            ("---\n---\nBody", "", "\nBody"),
            ("----\na: x\n---\n", "", "----\na: x\n---\n"),
            ("{{< grid >}}", "", "{{< grid >}}"),
            ("<!-- only a comment -->", "", "<!-- only a comment -->"),
            ("Body\n---\na: x\n---\n", "", "Body\n---\na: x\n---\n"),
            ("---\n\nA rule, and no end", "", "---\n\nA rule, and no end"),
            ("", "", ""),
        ];
        for (page, value, body) in rows {
            let found = split(page, &mut Report::default());
            let yaml = recover::read(page, found.yaml, &mut Report::default());
            let data = found.json.get("a").or(yaml.get("a"));
            let text = data.and_then(Raw::text).unwrap_or("");
            assert_eq!((text, &page[found.body..]), (value, body), "{page:?}");
        }
    }
}
