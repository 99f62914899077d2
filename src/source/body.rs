//! A page's body: its headings, the paragraphs between them, and where shortcodes place cards.
//!
//! Shortcodes are found first, as Hugo does, then blanked out, so that what is left is Markdown. Of its blocks
//! (<https://spec.commonmark.org/0.31.2/#blocks-and-inlines>) only headings and plain paragraphs are told apart from the
//! rest: code, lists, quotes, tables and HTML introduce no grid.

use super::shortcode::{self, Form, Param, Shortcode};
use super::{Report, Span};
use std::borrow::Cow;
use std::ops::Range;

/// One part of a body, in page order.
#[derive(Debug, PartialEq)]
pub(crate) enum Part<'a> {
    Heading {
        /// 1 to 6.
        level: u8,
        /// Inline Markdown, without attributes.
        text: String,
        /// From `{#id}`, or an HTML heading's `id`.
        id: Option<String>,
    },
    Paragraph {
        /// Inline Markdown.
        text: String,
        span: Span,
    },
    Grid(Grid<'a>),
    /// A `card` shortcode outside any grid.
    Card(InlineCard<'a>),
}

/// A `grid` shortcode.
#[derive(Debug, PartialEq)]
pub(crate) struct Grid<'a> {
    pub(crate) params: Vec<Param<'a>>,
    pub(crate) span: Span,
    /// The `card` shortcodes between it and its closing one.
    pub(crate) cards: Vec<InlineCard<'a>>,
}

/// A `card` shortcode.
#[derive(Debug, PartialEq)]
pub(crate) struct InlineCard<'a> {
    pub(crate) params: Vec<Param<'a>>,
    pub(crate) span: Span,
    /// What stands between it and its closing shortcode: its description.
    pub(crate) inner: Cow<'a, str>,
}

/// Stands for every byte of a shortcode while Markdown is read.
const BLANK: char = '\0';

/// The parts of `text` from byte `from` on.
pub(crate) fn parts<'a>(text: &'a str, from: usize, report: &mut Report) -> Vec<Part<'a>> {
    let shortcodes = shortcode::find(text, from, report);
    let (placed, hidden) = place(text, shortcodes, report);
    let masked = mask(text, from, &hidden);
    let mut blocks = Blocks {
        masked: &masked,
        from,
        parts: Vec::new(),
        paragraph: Vec::new(),
        within: Within::Text,
        commented: Vec::new(),
    };
    let mut placed = placed.into_iter().peekable();
    let mut at = 0;
    for line in masked.split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        blocks.line(range.clone());
        while let Some((start, part)) = placed.next_if(|(start, _)| *start < from + range.end) {
            if blocks.is_commented(start - from) {
                report.warn(
                    "shortcode-in-comment",
                    Span::empty(start),
                    "this shortcode stands in an HTML comment, so it shows nothing",
                    "take it out of the comment, or delete it",
                );
                continue;
            }
            blocks.end_paragraph();
            blocks.parts.push((start, part));
        }
    }
    blocks.end_paragraph();
    blocks.parts.into_iter().map(|(_, part)| part).collect()
}

/// What the shortcodes place, each with its first byte, and the stretches that are not Markdown.
fn place<'a>(
    text: &'a str,
    shortcodes: Vec<Shortcode<'a>>,
    report: &mut Report,
) -> (Vec<(usize, Part<'a>)>, Vec<Range<usize>>) {
    let partners = partners(&shortcodes, report);
    let (mut placed, mut hidden) = (Vec::new(), Vec::new());
    let mut unknown: Vec<&str> = Vec::new();
    let mut grid: Option<(usize, Grid<'a>)> = None;
    let mut covered = 0;
    let ranges: Vec<Range<usize>> = shortcodes.iter().map(|it| it.range.clone()).collect();
    for (shortcode, partner) in shortcodes.into_iter().zip(partners) {
        let Range { start, end } = shortcode.range;
        if let Some((until, _)) = &grid
            && start >= *until
        {
            placed.extend(
                grid.take()
                    .map(|(_, grid)| (grid.span.start as usize, Part::Grid(grid))),
            );
        }
        if shortcode.form == Form::Escaped {
            continue;
        }
        let close = partner.and_then(|at| ranges.get(at)).cloned();
        let whole = start..close.as_ref().map_or(end, |close| close.end);
        hidden.push(start..end);
        let span = Span::new(start..end);
        let (params, inner) = (
            shortcode.params,
            close.map_or("", |close| text.get(end..close.start).unwrap_or("")),
        );
        match (shortcode.name, shortcode.form) {
            (_, Form::Close) | (_, Form::Escaped) => {}
            _ if start < covered => {}
            ("grid", _) if grid.is_none() => {
                let made = Grid {
                    params,
                    span,
                    cards: Vec::new(),
                };
                if whole.end > end {
                    grid = Some((whole.end, made));
                    hidden.push(whole);
                } else {
                    placed.push((start, Part::Grid(made)));
                }
            }
            ("card", _) => {
                let card = InlineCard {
                    params,
                    span,
                    inner: inner.into(),
                };
                covered = whole.end;
                hidden.push(whole);
                match &mut grid {
                    Some((_, grid)) => grid.cards.push(card),
                    None => placed.push((start, Part::Card(card))),
                }
            }
            (name, _) => {
                if !unknown.contains(&name) && unknown.len() < shortcode::MANY {
                    unknown.push(name);
                    let found = if name == "grid" {
                        "this grid stands inside another grid".into()
                    } else {
                        format!("the shortcode \"{name}\" shows nothing here")
                    };
                    report.warn(
                        "shortcode-unknown",
                        span,
                        &found,
                        "place cards with \"grid\" and \"card\"",
                    );
                }
            }
        }
    }
    placed.extend(
        grid.take()
            .map(|(_, grid)| (grid.span.start as usize, Part::Grid(grid))),
    );
    (placed, hidden)
}

/// For each shortcode, which one closes it.
fn partners(shortcodes: &[Shortcode<'_>], report: &mut Report) -> Vec<Option<usize>> {
    let mut partners = vec![None; shortcodes.len()];
    let mut open: Vec<usize> = Vec::new();
    let mut opened: Vec<&str> = Vec::new();
    for (at, shortcode) in shortcodes.iter().enumerate() {
        match shortcode.form {
            Form::Open if matches!(shortcode.name, "grid" | "card") => open.push(at),
            Form::Close if matches!(shortcode.name, "grid" | "card") => {
                let same = |it: &usize| {
                    shortcodes
                        .get(*it)
                        .is_some_and(|it| it.name == shortcode.name)
                };
                match open.iter().rposition(same) {
                    Some(found) => {
                        let opener = open.get(found).copied();
                        open.truncate(found);
                        if let Some(slot) = opener.and_then(|opener| partners.get_mut(opener)) {
                            *slot = Some(at);
                        }
                    }
                    None => not_open(shortcode, report),
                }
            }
            // Of others it only matters whether they were opened at all.
            Form::Open => {
                if let Err(place) = opened.binary_search(&shortcode.name) {
                    opened.insert(place, shortcode.name);
                }
            }
            Form::Close if opened.binary_search(&shortcode.name).is_err() => {
                not_open(shortcode, report)
            }
            _ => {}
        }
    }
    partners
}

fn not_open(shortcode: &Shortcode<'_>, report: &mut Report) {
    report.warn(
        "shortcode-not-open",
        Span::new(shortcode.range.clone()),
        "this closes a shortcode that is not open",
        "delete it, or open the shortcode before",
    );
}

/// The body with the stretches of shortcodes blanked, so that offsets stay.
fn mask<'a>(text: &'a str, from: usize, hidden: &[Range<usize>]) -> Cow<'a, str> {
    let body = text.get(from..).unwrap_or("");
    if hidden.is_empty() {
        return Cow::Borrowed(body);
    }
    let mut hidden: Vec<_> = hidden.to_vec();
    hidden.sort_by_key(|range| range.start);
    let mut masked = String::with_capacity(body.len());
    let mut at = from;
    for range in hidden {
        let start = range.start.max(at);
        masked.push_str(text.get(at..start).unwrap_or(""));
        at = at.max(range.end);
        masked.extend(std::iter::repeat_n(BLANK, at - start));
    }
    masked.push_str(text.get(at..).unwrap_or(""));
    Cow::Owned(masked)
}

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

struct Blocks<'m, 'a> {
    masked: &'m str,
    from: usize,
    parts: Vec<(usize, Part<'a>)>,
    /// The lines of the paragraph that is open.
    paragraph: Vec<Range<usize>>,
    within: Within,
    /// HTML comments, in page order.
    commented: Vec<Range<usize>>,
}

impl Blocks<'_, '_> {
    fn line(&mut self, range: Range<usize>) {
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

    fn is_commented(&self, at: usize) -> bool {
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

    fn end_paragraph(&mut self) {
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
