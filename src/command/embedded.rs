//! The data that pages of a site hold inside their `<guide-grid>` elements.

use guide_grid_core::catalog::Format;
use std::ops::Range;

/// The data of each script inside a `<guide-grid>` element, with spaces in place of all that stands before it in the
/// page, so that places in it are places in the page. Elements in fenced code are examples, and data in other places is not looked for.
pub(super) fn texts(page: &str) -> Vec<(String, Format)> {
    let mut found = Vec::new();
    let mut fence: Option<&str> = None;
    let mut end_of_element = 0;
    let mut at = 0;
    for line in page.split_inclusive('\n') {
        let start = at.max(end_of_element);
        at += line.len();
        if start >= at {
            continue;
        }
        let content = line.trim_start();
        let mark = ["```", "~~~"]
            .into_iter()
            .find(|it| content.starts_with(it));
        match (fence, mark) {
            (None, Some(_)) => fence = mark,
            (Some(open), Some(mark)) if mark == open => fence = None,
            (Some(_), _) => {}
            (None, None) => {
                let rest = page.get(start..at).unwrap_or_default();
                if let Some(element) = rest.find("<guide-grid") {
                    let element = start + element;
                    let rest = page.get(element..).unwrap_or_default();
                    let length = rest.find("</guide-grid").unwrap_or(rest.len());
                    end_of_element = element + length;
                    found.extend(scripts(page, element..end_of_element));
                }
            }
        }
    }
    found
}

/// The data of the scripts in this range.
fn scripts(page: &str, range: Range<usize>) -> Vec<(String, Format)> {
    let mut found = Vec::new();
    let mut at = range.start;
    while let Some(data) = script(page, at..range.end) {
        let text = page.get(data.clone()).unwrap_or_default();
        let tag = page.get(at..data.start).unwrap_or_default();
        let media_type = tag.rsplit_once("type=").map_or("", |(_, value)| value);
        let media_type = media_type.trim_start_matches(['"', '\'']);
        let media_type = media_type.split(['"', '\'', '>', ' ']).next();
        let format = media_type.and_then(Format::of_media_type);
        let before = page.get(..data.start).unwrap_or_default();
        let spaces = before
            .bytes()
            .map(|it| if it == b'\n' { '\n' } else { ' ' });
        let format = format.unwrap_or_else(|| Format::guess(text));
        found.push((spaces.collect::<String>() + text, format));
        at = data.end;
    }
    found
}

/// Where the content of the first script in this range is.
fn script(page: &str, range: Range<usize>) -> Option<Range<usize>> {
    let text = page.get(range.clone())?;
    let tag = text.find("<script")?;
    let start = tag + text.get(tag..)?.find('>')? + 1;
    let end = start + text.get(start..)?.find("</script")?;
    Some(range.start + start..range.start + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_inside_the_element_are_found_where_they_are() {
        let page = "é <div>\n<guide-grid>\n<script type=\"text/markdown\">\n---\na: b\n---\n```\n</script>\n</guide-grid>\n\
                    ```\n<guide-grid><script>no</script></guide-grid>\n```\n\
                    <guide-grid><script type=application/json>[1]</script><script>a: 1</script></guide-grid>\n\
                    <script>none</script>";
        let found = texts(page);
        let formats: Vec<_> = found.iter().map(|it| it.1).collect();
        assert_eq!(formats, [Format::Page, Format::Json, Format::Yaml]);
        for ((text, _), expected) in found.iter().zip(["---\na: b\n---\n```", "[1]", "a: 1"]) {
            assert_eq!(text.trim(), expected);
            assert_eq!(page.find(expected), text.find(expected));
        }
        assert!(texts("<guide-grid").is_empty() && texts("<guide-grid><script").is_empty());
    }
}
