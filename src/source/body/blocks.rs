//! Lines into blocks: headings, paragraphs, and what is neither.

use super::{BLANK, Part};
use crate::source::Span;
use crate::source::text::{self, cut, find, from, has, run};
use std::ops::Range;

/// What the lines so far left open.
#[derive(Clone, Copy)]
enum Within {
    Text,
    /// A fenced code block, opened by this many of this sign.
    Fence(&'static str, usize),
    Comment,
    /// A list, quote, table or HTML block: until a blank line.
    Other,
}

/// The blocks of a body, line after line.
pub(super) struct Blocks<'m, 'a> {
    masked: &'m str,
    /// Where `masked` begins in the page.
    from: usize,
    /// The byte of `masked` where the next line begins.
    pub(super) at: usize,
    /// What was found so far.
    pub(super) parts: Vec<Part<'a>>,
    /// The lines of the paragraph that is open; empty if none is.
    paragraph: Range<usize>,
    within: Within,
    /// The last HTML comment.
    comment: Range<usize>,
}

impl<'m> Blocks<'m, '_> {
    /// Before the first line of `masked`, which begins at byte `from` of the page.
    pub(super) fn of(masked: &'m str, from: usize) -> Self {
        Self {
            masked,
            from,
            at: 0,
            parts: Vec::new(),
            paragraph: 0..0,
            within: Within::Text,
            comment: 0..0,
        }
    }

    /// Reads the next line; false if there is none.
    pub(super) fn line(&mut self) -> bool {
        let start = self.at;
        let line = text::line(self.masked, start);
        self.at += line.len();
        let indent = run(line, " \t");
        let content = from(line, indent).trim_end();
        match self.within {
            Within::Fence(sign, count) => {
                let closing = run(content, sign);
                if closing >= count && closing == content.len() && indent < 4 {
                    self.within = Within::Text;
                }
            }
            Within::Comment => self.end_comment(start + indent, content),
            _ if content.is_empty() => {
                self.within = Within::Text;
                self.end_paragraph();
            }
            // A paragraph goes on, however it is indented; else this is code.
            _ if indent >= 4 && self.paragraph.is_empty() => {}
            _ if indent >= 4 => self.paragraph.end = self.at,
            _ => self.block(content, start, start + indent),
        }
        !line.is_empty()
    }

    /// Reads a line that is no code, from byte `start` on, its content from byte `inner` on.
    fn block(&mut self, content: &str, start: usize, inner: usize) {
        let is_other = matches!(self.within, Within::Other);
        let has_text = !self.paragraph.is_empty();
        if let Some((sign, count)) = fence(content) {
            self.end_paragraph();
            self.within = Within::Fence(sign, count);
        } else if let Some(level) = atx(content) {
            self.end_paragraph();
            self.within = Within::Text;
            self.heading(level, without_closing_hashes(from(content, level).trim()));
        } else if content.starts_with("<!--") {
            self.end_paragraph();
            self.comment = start..usize::MAX;
            self.within = Within::Comment;
            self.end_comment(inner, content);
        } else if is_other {
        } else if let Some(level) = setext(content)
            && has_text
        {
            let text = self.take_paragraph();
            self.heading(level, &text);
        } else if let Some((level, text, id)) = html_heading(content) {
            self.end_paragraph();
            self.push_heading(level, text, id);
        } else if is_rule(content) {
            self.end_paragraph();
        } else if breaks_paragraph(content, has_text) {
            self.end_paragraph();
            self.within = Within::Other;
        } else {
            if !has_text {
                self.paragraph.start = start;
            }
            self.paragraph.end = self.at;
        }
    }

    /// Ends the comment if it ends in `content`, which is from byte `at` on.
    fn end_comment(&mut self, at: usize, content: &str) {
        if let Some(end) = find(content, "-->") {
            self.comment.end = at + end;
            self.within = Within::Text;
        }
    }

    pub(super) fn is_commented(&self, at: usize) -> bool {
        self.comment.contains(&at)
    }

    /// The paragraph's text, without the blanks that stand for shortcodes.
    fn take_paragraph(&mut self) -> String {
        let mut text = String::new();
        let Range { start, end } = std::mem::take(&mut self.paragraph);
        for line in text::slice(self.masked, start, end).split_inclusive('\n') {
            text.push_str(line.trim_start());
        }
        without_blanks(&text)
    }

    pub(super) fn end_paragraph(&mut self) {
        let Range { start, end } = self.paragraph.clone();
        let text = self.take_paragraph();
        if !text.is_empty() {
            let span = Span::new(self.from + start..self.from + end);
            self.parts.push(Part::Paragraph { text, span });
        }
    }

    /// A heading in Markdown, whose text may end in attributes: `{#id .class}`, or in the way of others `{: #id}`.
    fn heading(&mut self, level: usize, mut text: &str) {
        let mut id = "";
        if text.ends_with('}')
            && let Some(open) = text::last(text, "{")
        {
            let attributes = text::slice(text, open + 1, text.len() - 1);
            let attributes = from(attributes, run(attributes, ": "));
            if run(attributes, "#.") > 0 || has(attributes, "=") {
                text = text::slice(text, 0, open).trim_end();
                for attribute in text::parts(attributes, " ") {
                    if id.is_empty() && attribute.starts_with('#') {
                        id = from(attribute, 1);
                    }
                }
            }
        }
        self.push_heading(level, text, id);
    }

    fn push_heading(&mut self, level: usize, text: &str, id: &str) {
        self.parts.push(Part::Heading {
            level: level as u8,
            text: without_blanks(text),
            id: (!id.is_empty()).then(|| id.into()),
        });
    }
}

/// The text without the blanks that stand for shortcodes, and without those at its ends.
fn without_blanks(text: &str) -> String {
    let text = text::replace(text, BLANK, "");
    text.trim().into()
}

/// The sign and length of an opening fence.
fn fence(content: &str) -> Option<(&'static str, usize)> {
    for sign in ["`", "~"] {
        let count = run(content, sign);
        if count >= 3 && !(sign == "`" && has(from(content, count), sign)) {
            return Some((sign, count));
        }
    }
    None
}

/// Whether nothing stands here, or a blank.
fn is_apart(text: &str) -> bool {
    text.is_empty() || run(text, " \t") > 0
}

/// The level of a heading that begins with hashes.
fn atx(content: &str) -> Option<usize> {
    let level = run(content, "#");
    ((1..=6).contains(&level) && is_apart(from(content, level))).then_some(level)
}

/// The level of the heading that this line underlines.
fn setext(content: &str) -> Option<usize> {
    if run(content, "=") == content.len() {
        Some(1)
    } else {
        (run(content, "-") == content.len()).then_some(2)
    }
}

fn without_closing_hashes(text: &str) -> &str {
    let open = text.trim_end_matches('#');
    let text = if open.is_empty() || open.ends_with([' ', '\t']) {
        open
    } else {
        text
    };
    text.trim_end()
}

/// The level, text and id of `<h2 id="…">text</h2>` on one line.
fn html_heading(content: &str) -> Option<(usize, &str, &str)> {
    let [b'<', b'h' | b'H', level @ b'1'..=b'6', ..] = content.as_bytes() else {
        return None;
    };
    let (attributes, rest) = cut(from(content, 3), ">")?;
    let (text, _) = cut(rest, "</h").or_else(|| cut(rest, "</H"))?;
    let id = cut(attributes, "id=").map_or("", |(_, id)| id);
    let mut id = from(id, run(id, "\"'"));
    for end in ["\"", "'", " "] {
        id = cut(id, end).map_or(id, |(id, _)| id);
    }
    Some((usize::from(level - b'0'), text, id))
}

/// Three or more of `-`, `*` or `_` and nothing else.
fn is_rule(content: &str) -> bool {
    let sign = content.bytes().next();
    let count = content.bytes().filter(|it| Some(*it) == sign).count();
    count >= 3
        && ["- \t", "* \t", "_ \t"]
            .iter()
            .any(|it| run(content, it) == content.len())
}

/// Whether a line is no paragraph's: a list, quote, table, definition or HTML.
fn breaks_paragraph(content: &str, inside: bool) -> bool {
    let after = |count| is_apart(from(content, count));
    match content.as_bytes() {
        [b'>' | b'|', ..] => true,
        [b'-' | b'*' | b'+', ..] => after(1),
        [first @ b'0'..=b'9', ..] => {
            let digits = run(content, "0123456789");
            let ends = run(from(content, digits), ".)") > 0;
            ends && digits < 10 && after(digits + 1) && (!inside || *first == b'1')
        }
        [b'<', sign, ..] => {
            let html = sign.is_ascii_alphabetic() || b"/!?".contains(sign);
            html && !inside && !has(content, "://")
        }
        [b'[', ..] => !inside && has(content, "]:"),
        _ => false,
    }
}
