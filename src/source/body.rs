//! A page's body: its headings, the paragraphs between them, and where shortcodes place cards.
//!
//! Shortcodes are found first, as Hugo does, then blanked out, so that what is left is Markdown. Of its blocks
//! (<https://spec.commonmark.org/0.31.2/#blocks-and-inlines>) only headings and plain paragraphs are told apart from the
//! rest: code, lists, quotes, tables and HTML introduce no grid.

mod blocks;

use super::shortcode::{self, Form, MANY, Param, Shortcode};
use super::text::slice;
use super::{Report, Rule, Span};
use blocks::Blocks;
use std::borrow::Cow;

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
const BLANK: &str = "\0";

/// The parts of `text` from byte `from` on.
pub(crate) fn parts<'a>(text: &'a str, from: usize, report: &mut Report) -> Vec<Part<'a>> {
    let mut shortcodes = shortcode::find(text, from, report);
    pair(&mut shortcodes, report);
    let mut placing = Placing {
        text,
        placed: Vec::new(),
        masked: String::with_capacity(text.len() - from),
        at: from,
        covered: 0,
        grid_ends: 0,
        unknown: Vec::new(),
    };
    for shortcode in shortcodes {
        placing.shortcode(shortcode, report);
    }
    placing.hide(text.len(), text.len());
    let mut blocks = Blocks::of(&placing.masked, from);
    let mut placed = placing.placed.into_iter();
    let mut next = placed.next();
    while blocks.line() {
        while let Some((start, part)) = next.take() {
            if start >= from + blocks.at {
                next = Some((start, part));
                break;
            }
            next = placed.next();
            if blocks.is_commented(start - from) {
                report.say(Rule::ShortcodeInComment, Span::empty(start));
            } else {
                blocks.end_paragraph();
                blocks.parts.push(part);
            }
        }
    }
    blocks.end_paragraph();
    blocks.parts
}

/// Tells each `grid` and `card` which shortcode closes it.
fn pair(shortcodes: &mut [Shortcode<'_>], report: &mut Report) {
    // Those that are still open, and the names of others: of these it only matters whether they were opened at all.
    let (mut open, mut others): (Vec<(&str, usize)>, Vec<&str>) = (Vec::new(), Vec::new());
    for at in 0..shortcodes.len() {
        let Some(Shortcode {
            name, form, span, ..
        }) = shortcodes.get(at)
        else {
            return;
        };
        let (name, form, span) = (*name, *form, *span);
        let places = matches!(name, "grid" | "card");
        let is_open = others.contains(&name);
        if form == Form::Open && places {
            open.push((name, at));
        } else if form == Form::Open && !is_open && others.len() < MANY {
            others.push(name);
        } else if form == Form::Close
            && places
            && let Some(found) = open.iter().rposition(|it| it.0 == name)
        {
            let opener = open.get(found).and_then(|it| shortcodes.get_mut(it.1));
            if let Some(opener) = opener {
                opener.close = Some(span);
            }
            open.truncate(found);
        } else if form == Form::Close && !is_open && others.len() < MANY {
            report.say(Rule::ShortcodeNotOpen, span);
        }
    }
}

/// What the shortcodes so far place.
struct Placing<'a> {
    text: &'a str,
    /// Each with its first byte.
    placed: Vec<(usize, Part<'a>)>,
    /// The body up to byte `at` of the page, with blanks for what is not Markdown, so that offsets stay.
    masked: String,
    at: usize,
    /// Where the card ends in which shortcodes place nothing.
    covered: usize,
    /// Where the grid ends that was placed last.
    grid_ends: usize,
    /// Names of shortcodes that place nothing, each once.
    unknown: Vec<&'a str>,
}

impl<'a> Placing<'a> {
    fn shortcode(&mut self, shortcode: Shortcode<'a>, report: &mut Report) {
        let Shortcode {
            name,
            form,
            params,
            span,
            close,
        } = shortcode;
        let (start, end) = (span.start as usize, span.end as usize);
        if form == Form::Escaped {
            return;
        }
        self.hide(start, end);
        if form == Form::Close || start < self.covered {
            return;
        }
        let until = close.map_or(end, |close| close.end as usize);
        let in_grid = start < self.grid_ends;
        if name == "card" {
            let inner = close.map_or("", |close| slice(self.text, end, close.start as usize));
            let card = InlineCard {
                params,
                span,
                inner: inner.into(),
            };
            self.covered = until;
            self.hide(start, until);
            match self.placed.last_mut() {
                Some((_, Part::Grid(grid))) if in_grid => grid.cards.push(card),
                _ => self.placed.push((start, Part::Card(card))),
            }
        } else if name == "grid" && !in_grid {
            self.grid_ends = until;
            self.hide(start, until);
            let grid = Grid {
                params,
                span,
                cards: Vec::new(),
            };
            self.placed.push((start, Part::Grid(grid)));
        } else if !self.unknown.contains(&name) && self.unknown.len() < MANY {
            self.unknown.push(name);
            let rule = if name == "grid" {
                Rule::ShortcodeGridInGrid
            } else {
                Rule::ShortcodeUnknown {
                    name: name.to_owned(),
                }
            };
            report.say(rule, span);
        }
    }

    /// Goes on to byte `end` of the page, of which what is from `start` on is no Markdown.
    fn hide(&mut self, start: usize, end: usize) {
        self.masked.push_str(slice(self.text, self.at, start));
        for _ in start.max(self.at)..end {
            self.masked.push_str(BLANK);
        }
        self.at = self.at.max(end);
    }
}
