//! Lines into blocks: headings, paragraphs, and what is neither.

use super::{BLANK, Part};
use crate::source::Span;
use std::ops::Range;

/// What the lines so far left open.
enum Within {
    Text,
    /// A fenced code block, opened by this many of this sign.
    Fence(char, usize),
    /// An HTML comment that began at this byte.
    Comment(usize),
    /// A list, quote, table or HTML block: until a blank line.
    Other,
}

/// The blocks of a body, line after line.
pub(super) struct Blocks<'m, 'a> {
    masked: &'m str,
    from: usize,
    /// What was found so far, each with its byte.
    pub(super) parts: Vec<(usize, Part<'a>)>,
    /// The lines of the paragraph that is open.
    paragraph: Vec<Range<usize>>,
    within: Within,
    /// HTML comments, in page order.
    commented: Vec<Range<usize>>,
}

impl<'m> Blocks<'m, '_> {
    /// Before the first line of `masked`, which begins at byte `from` of the page.
    pub(super) fn of(masked: &'m str, from: usize) -> Self {
        Self {
            masked,
            from,
            parts: Vec::new(),
            paragraph: Vec::new(),
            within: Within::Text,
            commented: Vec::new(),
        }
    }

    pub(super) fn line(&mut self, range: Range<usize>) {
        let line = self.masked.get(range.clone()).unwrap_or("");
        let content = line.trim_start_matches([' ', '\t']);
        let indent = line.len() - content.len();
        let content = content.trim_end();
        match self.within {
            Within::Fence(sign, count) => {
                let run = content.len() - content.trim_start_matches(sign).len();
                if run >= count && run == content.len() && indent < 4 {
                    self.within = Within::Text;
                }
                return;
            }
            Within::Comment(start) => {
                if let Some(end) = line.find("-->") {
                    self.commented.push(start..range.start + end);
                    self.within = Within::Text;
                }
                return;
            }
            Within::Other if content.is_empty() => self.within = Within::Text,
            Within::Text | Within::Other => {}
        }
        if content.is_empty() {
            return self.end_paragraph();
        }
        if indent >= 4 {
            // A paragraph goes on, however it is indented; else this is code.
            if !self.paragraph.is_empty() {
                self.paragraph.push(range);
            }
            return;
        }
        if let Some(fence) = fence(content) {
            self.end_paragraph();
            self.within = Within::Fence(fence.0, fence.1);
        } else if let Some(level) = atx(content) {
            self.end_paragraph();
            self.within = Within::Text;
            let text = content.trim_start_matches('#').trim();
            self.heading(level, without_closing_hashes(text), range.start);
        } else if content.starts_with("<!--") {
            self.end_paragraph();
            match content.find("-->") {
                Some(end) => self.commented.push(range.start..range.start + indent + end),
                None => self.within = Within::Comment(range.start),
            }
        } else if matches!(self.within, Within::Other) {
        } else if let Some(level) = setext(content).filter(|_| !self.paragraph.is_empty()) {
            let text = self.take_paragraph();
            let start = range.start;
            self.heading(level, &text, start);
        } else if let Some((level, text, id)) = html_heading(content) {
            self.end_paragraph();
            self.push_heading(level, text, id, range.start);
        } else if breaks_paragraph(content, !self.paragraph.is_empty()) {
            self.end_paragraph();
            self.within = if is_rule(content) {
                Within::Text
            } else {
                Within::Other
            };
        } else {
            self.paragraph.push(range);
        }
    }

    pub(super) fn is_commented(&self, at: usize) -> bool {
        matches!(self.within, Within::Comment(start) if at >= start)
            || self.commented.last().is_some_and(|last| last.contains(&at))
    }

    /// The paragraph's text, without the blanks that stand for shortcodes.
    fn take_paragraph(&mut self) -> String {
        let mut text = String::new();
        for line in self.paragraph.drain(..) {
            text.push_str(self.masked.get(line).unwrap_or("").trim_start());
        }
        text.retain(|it| it != BLANK);
        let trimmed = text.trim().len();
        if trimmed < text.len() {
            text = text.trim().into();
        }
        text
    }

    pub(super) fn end_paragraph(&mut self) {
        let Some(first) = self.paragraph.first().cloned() else {
            return;
        };
        let end = self.paragraph.last().map_or(first.end, |last| last.end);
        let text = self.take_paragraph();
        if !text.is_empty() {
            let span = Span::new(self.from + first.start..self.from + end);
            self.parts
                .push((first.start, Part::Paragraph { text, span }));
        }
    }

    /// A heading in Markdown, whose text may end in attributes: `{#id .class}`.
    fn heading(&mut self, level: u8, text: &str, at: usize) {
        let mut text = text;
        let mut id = None;
        if let Some((before, attributes)) = text
            .strip_suffix('}')
            .and_then(|rest| rest.rsplit_once('{'))
        {
            let attributes = attributes.trim();
            if attributes.starts_with(['#', '.']) || attributes.contains('=') {
                text = before.trim_end();
                id = attributes
                    .split_whitespace()
                    .find_map(|it| it.strip_prefix('#'))
                    .map(str::to_owned);
            }
        }
        // An id may also be named in the way of other generators: `{: #id}`.
        self.push_heading(level, text.into(), id, at);
    }

    fn push_heading(&mut self, level: u8, text: String, id: Option<String>, at: usize) {
        let mut text = text;
        text.retain(|it| it != BLANK);
        self.parts.push((at, Part::Heading { level, text, id }));
    }
}

/// The sign and length of an opening fence.
fn fence(content: &str) -> Option<(char, usize)> {
    ['`', '~'].into_iter().find_map(|sign| {
        let info = content.trim_start_matches(sign);
        let count = content.len() - info.len();
        (count >= 3 && !(sign == '`' && info.contains('`'))).then_some((sign, count))
    })
}

/// The level of a heading that begins with hashes.
fn atx(content: &str) -> Option<u8> {
    let text = content.trim_start_matches('#');
    let level = content.len() - text.len();
    let apart = text.is_empty() || text.starts_with([' ', '\t']);
    ((1..=6).contains(&level) && apart).then_some(level as u8)
}

/// The level of the heading that this line underlines.
fn setext(content: &str) -> Option<u8> {
    [('=', 1), ('-', 2)]
        .into_iter()
        .find_map(|(sign, level)| content.bytes().all(|it| it == sign as u8).then_some(level))
}

fn without_closing_hashes(text: &str) -> &str {
    let open = text.trim_end_matches('#');
    if open.is_empty() || open.ends_with([' ', '\t']) {
        open.trim_end()
    } else {
        text
    }
}

/// The level, text and id of `<h2 id="…">text</h2>` on one line.
fn html_heading(content: &str) -> Option<(u8, String, Option<String>)> {
    let rest = content
        .strip_prefix("<h")
        .or_else(|| content.strip_prefix("<H"))?;
    let level = rest
        .bytes()
        .next()
        .filter(|it| (b'1'..=b'6').contains(it))?
        - b'0';
    let (attributes, rest) = rest.get(1..)?.split_once('>')?;
    let text = rest.get(..rest.find("</h").or_else(|| rest.find("</H"))?)?;
    let id = attributes
        .split_once("id=")
        .map(|(_, id)| id.trim_start_matches(['"', '\'']));
    let id = id
        .and_then(|id| id.split(['"', '\'', ' ']).next())
        .filter(|id| !id.is_empty());
    Some((level, text.trim().into(), id.map(str::to_owned)))
}

/// Three or more of `-`, `*` or `_` and nothing else.
fn is_rule(content: &str) -> bool {
    ['-', '*', '_'].into_iter().any(|sign| {
        content
            .chars()
            .all(|it| it == sign || it == ' ' || it == '\t')
            && content.matches(sign).count() >= 3
    })
}

/// Whether a line is no paragraph's: a rule, list, quote, table, definition or HTML.
fn breaks_paragraph(content: &str, inside: bool) -> bool {
    let rest = content.trim_start_matches(|it: char| it.is_ascii_digit());
    let digits = content.len() - rest.len();
    let bullet = content.starts_with(['-', '*', '+'])
        && content
            .get(1..)
            .is_some_and(|it| it.is_empty() || it.starts_with([' ', '\t']));
    let number = (1..10).contains(&digits)
        && rest.starts_with(['.', ')'])
        && rest
            .get(1..)
            .is_some_and(|it| it.is_empty() || it.starts_with(' '));
    let html = content.strip_prefix('<').is_some_and(|it| {
        it.starts_with(|sign: char| sign.is_ascii_alphabetic() || matches!(sign, '/' | '!' | '?'))
    });
    is_rule(content)
        || content.starts_with(['>', '|'])
        || bullet
        || number && (!inside || content.starts_with('1'))
        || html && !inside && !content.contains("://")
        || !inside && content.starts_with('[') && content.contains("]:")
}
