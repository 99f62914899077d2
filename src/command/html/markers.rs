//! The place of the output in a file that has more in it: between two markers.

use crate::command::problem::sentence;
use std::ops::Range;

const START: &str = "<!-- guide-grid start -->";
const END: &str = "<!-- guide-grid end -->";

/// Puts the output between the markers of a file, which is written only if that changes it. Or what is wrong with it.
pub(super) fn replace(file: &str, html: &str) -> Result<(), String> {
    let problem = |error: std::io::Error| format!("{file}: {}", sentence(&error));
    let text = std::fs::read_to_string(file).map_err(problem)?;
    let Some(content) = content(&text) else {
        return Err(format!(
            "{file}: there are not two lines that are {START} and, below it, {END}; write each once"
        ));
    };
    let line_end = match text.contains("\r\n") {
        true => "\r\n",
        false => "\n",
    };
    let html = html.replace('\n', line_end);
    if text.get(content.clone()) == Some(&html) {
        return Ok(());
    }
    let mut new = text;
    new.replace_range(content, &html);
    std::fs::write(file, new).map_err(problem)
}

/// A text with nothing between its markers; `None` if it has none.
pub(super) fn without_content(text: &str) -> Option<String> {
    let content = content(text)?;
    let mut text = text.to_owned();
    text.replace_range(content, "");
    Some(text)
}

/// Where the lines between the markers are; `None` unless each of them is there once, in their order.
fn content(text: &str) -> Option<Range<usize>> {
    let start = line_of(text, START)?.end;
    let end = line_of(text, END)?.start;
    (start <= end).then_some(start..end)
}

/// The only line that is this marker, but for spaces around it.
fn line_of(text: &str, marker: &str) -> Option<Range<usize>> {
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        at += line.len();
        (line, at - line.len()..at)
    });
    let mut found = lines.filter(|(line, _)| line.trim() == marker);
    let (_, range) = found.next()?;
    found.next().is_none().then_some(range)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_is_between_two_markers_that_are_there_once() {
        for (text, expected) in [
            ("a\nS\nb\nE\nc\n", Some("b\n")),
            ("S\r\n  E", Some("")),
            ("a S\nE\n", None),
            ("S\nE\nE\n", None),
            ("E\nS\n", None),
            ("", None),
        ] {
            let text = text.replace('S', START).replace('E', END);
            let found = content(&text).and_then(|it| text.get(it));
            assert_eq!(found, expected, "{text}");
        }
    }
}
