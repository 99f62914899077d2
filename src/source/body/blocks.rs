//! Lines into blocks: headings, paragraphs, and what is neither.

use super::part::Part;
use crate::source::span::Span;
use std::ops::Range;

/// Stands for every byte of a shortcode while Markdown is read. No page has this character: `clean` replaces it.
pub(super) const MASK: char = '\0';

/// What the lines so far left open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Text,
    /// A fenced code block, opened by this many of this character.
    Fence(char, usize),
    Comment,
    /// A list, quote, table or HTML block: until a blank line.
    Other,
}

/// The blocks of a body, line after line.
pub(super) struct Blocks<'m, 'a> {
    masked: &'m str,
    /// Where `masked` starts in the page.
    base: usize,
    /// The byte of `masked` where the next line starts.
    at: usize,
    parts: Vec<Part<'a>>,
    /// The lines of the paragraph that is open; empty if none is.
    paragraph: Range<usize>,
    within: Within,
    /// The last HTML comment.
    comment: Range<usize>,
}

impl<'m, 'a> Blocks<'m, 'a> {
    /// Before the first line of `masked`, which starts at byte `base` of the page.
    pub(super) fn new(masked: &'m str, base: usize) -> Self {
        Self {
            masked,
            base,
            at: 0,
            parts: Vec::new(),
            paragraph: 0..0,
            within: Within::Text,
            comment: 0..0,
        }
    }

    /// How many parts there are so far.
    pub(super) fn count(&self) -> usize {
        self.parts.len()
    }

    /// Reads the next line; false if there is none.
    pub(super) fn read_line(&mut self) -> bool {
        let start = self.at;
        let rest = self.masked.get(start..).unwrap_or_default();
        let Some(line) = rest.split_inclusive('\n').next() else {
            return false;
        };
        self.at += line.len();
        let content = line.trim_start_matches([' ', '\t']);
        let indent = line.len() - content.len();
        let content = content.trim_end();
        match self.within {
            Within::Fence(sign, count) => {
                let closes = content.chars().all(|it| it == sign) && content.len() >= count;
                if closes && indent < 4 {
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
            _ => self.read_block(content, start, start + indent),
        }
        true
    }

    /// The byte of the page where the line ends that was read last.
    pub(super) fn end_of_line(&self) -> usize {
        self.base + self.at
    }

    /// Whether byte `at` of the page is in the last HTML comment.
    pub(super) fn is_in_comment(&self, at: usize) -> bool {
        at.checked_sub(self.base)
            .is_some_and(|at| self.comment.contains(&at))
    }

    /// Adds what a shortcode places, which ends the paragraph before it.
    pub(super) fn push(&mut self, part: Part<'a>) {
        self.end_paragraph();
        self.parts.push(part);
    }

    /// All parts, once every line is read.
    pub(super) fn finish(mut self) -> Vec<Part<'a>> {
        self.end_paragraph();
        self.parts
    }

    /// Reads a line that is not code, from byte `start` on, its content from byte `inner` on.
    fn read_block(&mut self, content: &str, start: usize, inner: usize) {
        let has_paragraph = !self.paragraph.is_empty();
        if let Some((sign, count)) = fence(content) {
            self.end_paragraph();
            self.within = Within::Fence(sign, count);
        } else if let Some((level, text)) = atx_heading(content) {
            self.end_paragraph();
            self.within = Within::Text;
            self.push_markdown_heading(level, text);
        } else if content.starts_with("<!--") {
            self.end_paragraph();
            self.comment = start..usize::MAX;
            self.within = Within::Comment;
            self.end_comment(inner, content);
        } else if self.within == Within::Other {
            // Nothing else ends such a block.
        } else if let Some(level) = setext_underline(content)
            && has_paragraph
        {
            let text = self.take_paragraph();
            self.push_markdown_heading(level, &text);
        } else if let Some((level, text, id)) = html_heading(content) {
            self.end_paragraph();
            self.push_heading(level, text, id);
        } else if is_thematic_break(content) {
            self.end_paragraph();
        } else if starts_other_block(content, has_paragraph) {
            self.end_paragraph();
            self.within = Within::Other;
        } else {
            if !has_paragraph {
                self.paragraph.start = start;
            }
            self.paragraph.end = self.at;
        }
    }

    /// Ends the comment if it ends in `content`, which is from byte `at` on.
    fn end_comment(&mut self, at: usize, content: &str) {
        if let Some(end) = content.find("-->") {
            self.comment.end = at + end;
            self.within = Within::Text;
        }
    }

    /// The paragraph's text, without what masks shortcodes.
    fn take_paragraph(&mut self) -> String {
        let lines = self.masked.get(std::mem::take(&mut self.paragraph));
        let lines = lines.unwrap_or_default().split_inclusive('\n');
        without_masks(&lines.map(str::trim_start).collect::<String>())
    }

    fn end_paragraph(&mut self) {
        let Range { start, end } = self.paragraph.clone();
        let text = self.take_paragraph();
        if !text.is_empty() {
            let span = Span::new(self.base + start..self.base + end);
            self.parts.push(Part::Paragraph { text, span });
        }
    }

    /// A heading in Markdown, whose text may end in attributes: `{#id .class}`, or as Kramdown has them, `{: #id}`.
    fn push_markdown_heading(&mut self, level: u8, text: &str) {
        let attributes = text
            .strip_suffix('}')
            .and_then(|it| it.rsplit_once('{'))
            .map(|(text, attributes)| (text, attributes.trim_start_matches([':', ' '])))
            .filter(|(_, it)| it.starts_with(['#', '.']) || it.contains('='));
        let Some((text, attributes)) = attributes else {
            return self.push_heading(level, text, "");
        };
        let id = attributes
            .split(' ')
            .find_map(|it| it.strip_prefix('#').filter(|id| !id.is_empty()));
        self.push_heading(level, text.trim_end(), id.unwrap_or_default());
    }

    /// A heading; without an id if that is empty.
    fn push_heading(&mut self, level: u8, text: &str, id: &str) {
        self.parts.push(Part::Heading {
            level,
            text: without_masks(text),
            id: (!id.is_empty()).then(|| id.to_owned()),
        });
    }
}

/// The text without what masks shortcodes, and without whitespace at its ends.
fn without_masks(text: &str) -> String {
    text.replace(MASK, "").trim().to_owned()
}

/// The character and length of an opening fence.
fn fence(content: &str) -> Option<(char, usize)> {
    let sign = content
        .chars()
        .next()
        .filter(|it| matches!(it, '`' | '~'))?;
    let info = content.trim_start_matches(sign);
    let count = content.len() - info.len();
    (count >= 3 && !(sign == '`' && info.contains('`'))).then_some((sign, count))
}

/// Whether a marker ends here: at whitespace, or at the end of the line.
fn ends_marker(after: &str) -> bool {
    after.is_empty() || after.starts_with([' ', '\t'])
}

/// The level and text of a heading that starts with hashes.
fn atx_heading(content: &str) -> Option<(u8, &str)> {
    let text = content.trim_start_matches('#');
    let level = content.len() - text.len();
    if !(1..=6).contains(&level) || !ends_marker(text) {
        return None;
    }
    let text = text.trim();
    // Closing hashes are no part of the text, unless they are part of its last word.
    let open = text.trim_end_matches('#');
    let text = match open.is_empty() || open.ends_with([' ', '\t']) {
        true => open.trim_end(),
        false => text,
    };
    Some((level as u8, text))
}

/// The level of the heading that this line underlines.
fn setext_underline(content: &str) -> Option<u8> {
    match content.chars().next()? {
        '=' if content.trim_start_matches('=').is_empty() => Some(1),
        '-' if content.trim_start_matches('-').is_empty() => Some(2),
        _ => None,
    }
}

/// The level, text and id of `<h2 id="…">text</h2>` on one line.
fn html_heading(content: &str) -> Option<(u8, &str, &str)> {
    let tag = content.strip_prefix("<h").or(content.strip_prefix("<H"))?;
    let level = tag
        .chars()
        .next()?
        .to_digit(10)
        .filter(|it| (1..=6).contains(it))?;
    let (attributes, rest) = tag.split_once('>')?;
    let (text, _) = rest.split_once("</h").or_else(|| rest.split_once("</H"))?;
    let id = attributes.split_once("id=").map_or("", |(_, id)| id);
    let id = id.trim_start_matches(['"', '\'']);
    let id = id.split(['"', '\'', ' ']).next().unwrap_or_default();
    Some((level as u8, text, id))
}

/// Three or more of `-`, `*` or `_` and nothing else.
fn is_thematic_break(content: &str) -> bool {
    let mut signs = content.chars().filter(|it| !matches!(it, ' ' | '\t'));
    let Some(sign @ ('-' | '*' | '_')) = signs.next() else {
        return false;
    };
    signs.clone().count() >= 2 && signs.all(|it| it == sign)
}

/// Whether a line starts something other than a paragraph: a list, quote, table, definition or HTML.
fn starts_other_block(content: &str, in_paragraph: bool) -> bool {
    let mut rest = content.chars();
    match rest.next() {
        Some('>' | '|') => true,
        Some('-' | '*' | '+') => ends_marker(rest.as_str()),
        Some('0'..='9') => {
            let after = content.trim_start_matches(|it: char| it.is_ascii_digit());
            let number = content.strip_suffix(after).unwrap_or_default();
            let marker = after.strip_prefix(['.', ')']);
            // Only a list that starts with 1 may interrupt a paragraph.
            marker.is_some_and(ends_marker)
                && number.len() < 10
                && (!in_paragraph || number.starts_with('1'))
        }
        Some('<') => {
            let is_html = rest
                .next()
                .is_some_and(|it| it.is_ascii_alphabetic() || matches!(it, '/' | '!' | '?'));
            is_html && !in_paragraph && !content.contains("://")
        }
        Some('[') => !in_paragraph && content.contains("]:"),
        _ => false,
    }
}
