//! A page's body: its headings, the paragraphs between them, and where shortcodes place cards.
//!
//! Shortcodes are found first, as Hugo does, then blanked out, so that what is left is Markdown. Of its blocks
//! (<https://spec.commonmark.org/0.31.2/#blocks-and-inlines>) only headings and plain paragraphs are told apart from the
//! rest: code, lists, quotes, tables and HTML introduce no grid.

mod blocks;

use super::shortcode::{self, Form, Param, Shortcode};
use super::{Report, Rule, Span};
use blocks::Blocks;
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
    let mut blocks = Blocks::of(&masked, from);
    let mut placed = placed.into_iter().peekable();
    let mut at = 0;
    for line in masked.split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        blocks.line(range.clone());
        while let Some((start, part)) = placed.next_if(|(start, _)| *start < from + range.end) {
            if blocks.is_commented(start - from) {
                report.say(Rule::ShortcodeInComment, Span::empty(start));
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
                    let rule = if name == "grid" {
                        Rule::ShortcodeGridInGrid
                    } else {
                        Rule::ShortcodeUnknown
                    };
                    report.say_of(rule, span, name);
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
    report.say(Rule::ShortcodeNotOpen, Span::new(shortcode.range.clone()));
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
