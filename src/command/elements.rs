//! The `<guide-grid>` elements of a page.
//!
//! A page is Markdown or HTML, and often a template of either. So it is not read as HTML as a whole, but only its elements are,
//! from their own start tags on. Those in code and in comments are examples.

mod element;
mod markup;
mod written;

pub(super) use element::{Element, Source};
pub(super) use written::Written;

use element::Script;
use markup::{Token, tokens};
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};
use std::collections::HashMap;
use std::ops::Range;

/// The name of the element.
const NAME: &str = "guide-grid";

/// The elements of a page, in its order.
pub(super) struct Elements<'p> {
    page: &'p str,
    pub(super) elements: Vec<Element<'p>>,
    /// The scripts outside of them by their ids, as elements may refer to their data.
    pub(super) scripts: HashMap<String, Script<'p>>,
    /// Where the start tags of elements are, and all scripts, in the order of the page.
    hidden: Vec<Range<usize>>,
}

impl<'p> Elements<'p> {
    /// Finds the elements of an HTML page.
    pub(super) fn of_html(page: &'p str) -> Self {
        Self::outside(&[], page)
    }

    /// Finds the elements of a Markdown page whose body starts at byte `body`.
    pub(super) fn of_markdown(page: &'p str, body: usize) -> Self {
        let is_there = page.contains(&format!("<{NAME}"));
        let code = if is_there {
            code(page, body)
        } else {
            Vec::new()
        };
        Self::outside(&code, page)
    }

    /// Finds the elements that do not begin in `code`.
    fn outside(code: &[Range<usize>], page: &'p str) -> Self {
        let mut found = Self {
            page,
            elements: Vec::new(),
            scripts: HashMap::new(),
            hidden: Vec::new(),
        };
        let mut at = 0;
        while let Some(next) = page.get(at..).and_then(|it| it.find('<')) {
            at += next;
            let code = code.get(code.partition_point(|it| it.end <= at));
            at = match code {
                Some(code) if code.start <= at => code.end,
                // A tag or comment without an end has the rest of the page in it.
                _ => found.read(at).unwrap_or(page.len()),
            };
        }
        found
    }

    /// The page with spaces in place of the start tags and scripts of its elements, and of other scripts: what they hold is no
    /// part of the page itself. None if there is nothing of this kind.
    pub(super) fn page_without(&self) -> Option<String> {
        let mut text = String::with_capacity(self.page.len());
        for range in &self.hidden {
            text += self.page.get(text.len()..range.start)?;
            let spaces = self.page.get(range.clone())?.bytes();
            text.extend(spaces.map(|it| if it == b'\n' { '\n' } else { ' ' }));
        }
        text += self.page.get(text.len()..)?;
        (!self.hidden.is_empty()).then_some(text)
    }

    /// Reads what begins with the `<` at byte `at`; returns where it ends.
    fn read(&mut self, at: usize) -> Option<usize> {
        let text = self.page.get(at + 1..)?;
        let starts = |name: &str| {
            let rest = text.strip_prefix(name);
            rest.is_some_and(|it| it.starts_with([' ', '\t', '\r', '\n', '>', '/']))
        };
        if text.starts_with("!--") {
            let end = text.find("-->")?;
            return Some(at + end);
        }
        if starts("script") {
            return self.read_script(at);
        }
        if starts(NAME) {
            return self.read_element(at);
        }
        Some(at + 1)
    }

    fn read_script(&mut self, at: usize) -> Option<usize> {
        let mut tokens = tokens(self.page, at);
        let Token::Start(tag) = tokens.next()? else {
            return None;
        };
        let Token::End(_, close) = tokens.next()? else {
            return None;
        };
        let script = Script::new(tag, close.start);
        self.hidden.push(script.range());
        if let Some(id) = script.id() {
            self.scripts.entry(id).or_insert(script);
        }
        Some(close.end)
    }

    fn read_element(&mut self, at: usize) -> Option<usize> {
        let mut tokens = tokens(self.page, at);
        let Token::Start(tag) = tokens.next()? else {
            return None;
        };
        let mut scripts = Vec::new();
        let mut script = None;
        // In frameworks' components, a tag may close itself.
        let mut end = tag.closes_itself.then_some(tag.range.end);
        while end.is_none() {
            match tokens.next() {
                Some(Token::Start(tag)) if tag.name == NAME => end = Some(tag.range.start),
                Some(Token::End(name, range)) if name == NAME => end = Some(range.end),
                Some(Token::Start(tag)) => script = (tag.name == "script").then_some(tag),
                Some(Token::End(_, range)) => {
                    scripts.extend(script.take().map(|it| Script::new(it, range.start)));
                }
                None => end = Some(self.page.len()),
            }
        }
        let end = end.unwrap_or(at);
        self.hidden.push(tag.range.clone());
        self.hidden.extend(scripts.iter().map(Script::range));
        self.elements.push(Element::new(tag, scripts, at..end));
        Some(end)
    }
}

/// Where the body of a Markdown page has code: fenced blocks, and what is in backticks. What is only indented may be inside of
/// something that other dialects know.
pub(super) fn code(page: &str, body: usize) -> Vec<Range<usize>> {
    let text = page.get(body..).unwrap_or_default();
    let events = Parser::new(text).into_offset_iter();
    let is_code = |event: &Event<'_>| {
        matches!(
            event,
            Event::Code(_) | Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_)))
        )
    };
    let code = events.filter(|(event, _)| is_code(event));
    code.map(|(_, it)| body + it.start..body + it.end).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The data of each element: its format and text; the addresses of its files; or nothing.
    fn sources(page: &str) -> Vec<String> {
        let found = Elements::of_markdown(page, 0);
        let source = |it: &Element<'_>| match it.source(&found.scripts) {
            Source::Here(text, format) => format!("{format:?} {}", text.text.trim()),
            Source::Files(addresses) => format!("Files {}", addresses.text),
            Source::Unknown => String::new(),
        };
        found.elements.iter().map(source).collect()
    }

    #[test]
    fn data_is_found_where_the_browser_looks_for_it() {
        let rows: [(&str, &[&str]); 30] = [
            (
                "<guide-grid data=\"[1]\" card-data='[2]'></guide-grid>",
                &["Json [1]"],
            ),
            (
                "<guide-grid data=' ' card-data='[2]'></guide-grid>",
                &["Json [2]"],
            ),
            ("<guide-grid CARD-DATA=[&quot;a&quot;]>", &["Json [\"a\"]"]),
            (
                "<guide-grid card-data='- title: &#39;a&#39;'>",
                &["Yaml - title: 'a'"],
            ),
            (
                "<guide-grid card-data='[2]'><script>[1]</script></guide-grid>",
                &["Json [2]"],
            ),
            (
                "<guide-grid><script type=\"text/markdown\">\n---\na: b\n---\n```\n</script>\n</guide-grid>",
                &["Page ---\na: b\n---\n```"],
            ),
            (
                "<guide-grid><script type=application/json>1</script><script>a: 1</script></guide-grid>",
                &["Json 1"],
            ),
            (
                "<guide-grid><script>a: 1</script></guide-grid>",
                &["Yaml a: 1"],
            ),
            (
                "<guide-grid><script>a: 1</script><script type=text/yaml>b: 1</script></guide-grid>",
                &["Yaml b: 1"],
            ),
            (
                "<guide-grid><script type=module>a: 1</script></guide-grid>",
                &[""],
            ),
            ("<guide-grid><script src=a.js></script></guide-grid>", &[""]),
            (
                "<guide-grid src=\"a.json b.md\"></guide-grid>",
                &["Files a.json b.md"],
            ),
            (
                "<script id=a type=text/yaml>a: 1</script><guide-grid from=#a src=b.json></guide-grid>",
                &["Yaml a: 1"],
            ),
            (
                "<guide-grid from='#a'></guide-grid><script id=a>a: 1</script>",
                &["Yaml a: 1"],
            ),
            (
                "<guide-grid from='#none'></guide-grid><script id=a>a: 1</script>",
                &[""],
            ),
            // Several, one that is not closed, and one that closes itself.
            (
                "<guide-grid src=a><guide-grid src=b></guide-grid><guide-grid src=c>",
                &["Files a", "Files b", "Files c"],
            ),
            ("<guide-grid src=a /><script>a: 1</script>", &["Files a"]),
            (
                "<guide-grid><ul><li>a</ul></guide-grid><script>a: 1</script>",
                &[""],
            ),
            // Others that replace them know these values.
            (
                "<guide-grid card-data=\"{{ .Params | jsonify }}\" src=a></guide-grid>",
                &[""],
            ),
            ("<guide-grid data='<%= cards %>'></guide-grid>", &[""]),
            ("<guide-grid data=\"${cards}\"></guide-grid>", &[""]),
            ("<guide-grid card-data={JSON.stringify(cards)} />", &[""]),
            ("<guide-grid src=\"/{{ x }}/a.json\"></guide-grid>", &[""]),
            // Examples.
            ("a `<guide-grid src=a>` b", &[]),
            (
                "```html\n<guide-grid src=a></guide-grid>\n```\n<guide-grid src=b>",
                &["Files b"],
            ),
            (
                "<!-- <guide-grid src=a> --><guide-grid src=b>",
                &["Files b"],
            ),
            (
                "<script>'<guide-grid src=a>'</script>\n\n`<script>` <guide-grid src=b>",
                &["Files b"],
            ),
            // Other elements, and what is cut off.
            ("<guide-grids src=a><guide-grid-x src=b>", &[]),
            ("<guide-grid src=a", &[]),
            ("<guide-grid><script>a: 1", &[""]),
        ];
        for (page, expected) in rows {
            assert_eq!(sources(page), expected, "{page}");
        }
    }
}
