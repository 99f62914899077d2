//! A page's body: its headings, the paragraphs between them, and where shortcodes place cards.
//!
//! Shortcodes are found first, as Hugo does, then masked, so that what is left is Markdown. Of its blocks
//! (<https://spec.commonmark.org/0.31.2/#blocks-and-inlines>) only headings and plain paragraphs are told apart from the
//! rest: code, lists, quotes, tables and HTML introduce no grid.

mod blocks;
mod part;

use super::report::Report;
use super::rule::Rule;
use super::shortcode::{self, Form, MAX_UNKNOWN, Shortcode};
use super::span::Span;
use blocks::{Blocks, MASK};
use std::iter::repeat_n;

pub(crate) use part::{Grid, InlineCard, Part};

/// The parts of `text` from byte `from` on.
pub(super) fn parts<'a>(text: &'a str, from: usize, report: &mut Report) -> Vec<Part<'a>> {
    let mut shortcodes = shortcode::find(text, from, report);
    pair(&mut shortcodes, report);
    let mut placements = Placements {
        text,
        placed: Vec::new(),
        masked: String::with_capacity(text.len() - from),
        at: from,
        card_end: 0,
        grid_end: 0,
        unknown: Vec::new(),
    };
    for shortcode in shortcodes {
        placements.add(shortcode, report);
    }
    placements.mask(text.len(), text.len());
    let mut blocks = Blocks::new(&placements.masked, from);
    let mut placed = placements.placed.into_iter().peekable();
    while blocks.read_line() {
        while let Some((start, part)) = placed.next_if(|(start, _)| *start < blocks.end_of_line()) {
            if blocks.is_in_comment(start) {
                report.say(Rule::ShortcodeInComment, Span::empty(start));
            } else {
                blocks.push(part);
            }
        }
    }
    blocks.finish()
}

/// Tells each `grid` and `card` which shortcode closes it.
fn pair(shortcodes: &mut [Shortcode<'_>], report: &mut Report) {
    let (mut open_grids, mut open_cards): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    // Of shortcodes that place nothing it only matters whether they were opened at all.
    let mut opened: Vec<&str> = Vec::new();
    let mut closed: Vec<(usize, Span)> = Vec::new();
    for (at, shortcode) in shortcodes.iter().enumerate() {
        let name = shortcode.name;
        let (own, other) = match name {
            "grid" => (Some(&mut open_grids), &mut open_cards),
            "card" => (Some(&mut open_cards), &mut open_grids),
            _ => (None, &mut open_cards),
        };
        match (shortcode.form, own) {
            (Form::Open, Some(own)) => own.push(at),
            (Form::Open, None) => {
                if !opened.contains(&name) && opened.len() < MAX_UNKNOWN {
                    opened.push(name);
                }
            }
            (Form::Close, own) => {
                if let Some(opener) = own.and_then(Vec::pop) {
                    // What was opened inside and not closed there is closed by nothing.
                    while other.pop_if(|it| *it > opener).is_some() {}
                    closed.push((opener, shortcode.span));
                } else if !opened.contains(&name) && opened.len() < MAX_UNKNOWN {
                    report.say(Rule::ShortcodeNotOpen, shortcode.span);
                }
            }
            (Form::Alone | Form::Escaped, _) => {}
        }
    }
    for (opener, span) in closed {
        if let Some(opener) = shortcodes.get_mut(opener) {
            opener.close = Some(span);
        }
    }
}

/// What the shortcodes so far place.
struct Placements<'a> {
    text: &'a str,
    /// Each with its first byte.
    placed: Vec<(usize, Part<'a>)>,
    /// The body up to byte `at` of the page, with a [`MASK`] for each byte that is not Markdown, so that offsets stay.
    masked: String,
    at: usize,
    /// Where the last card ends: shortcodes in it place nothing.
    card_end: usize,
    /// Where the last grid ends.
    grid_end: usize,
    /// Names of shortcodes that place nothing, each once.
    unknown: Vec<&'a str>,
}

impl<'a> Placements<'a> {
    fn add(&mut self, shortcode: Shortcode<'a>, report: &mut Report) {
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
        self.mask(start, end);
        if form == Form::Close || start < self.card_end {
            return;
        }
        let until = close.map_or(end, |close| close.end as usize);
        let is_in_grid = start < self.grid_end;
        match name {
            "card" => {
                let inner = close.and_then(|close| self.text.get(end..close.start as usize));
                let card = InlineCard {
                    params,
                    span,
                    inner: inner.unwrap_or_default().into(),
                };
                self.card_end = until;
                self.mask(start, until);
                match self.placed.last_mut() {
                    Some((_, Part::Grid(grid))) if is_in_grid => grid.cards.push(card),
                    _ => self.placed.push((start, Part::Card(card))),
                }
            }
            "grid" if !is_in_grid => {
                self.grid_end = until;
                self.mask(start, until);
                let grid = Grid {
                    params,
                    span,
                    cards: Vec::new(),
                };
                self.placed.push((start, Part::Grid(grid)));
            }
            _ if !self.unknown.contains(&name) && self.unknown.len() < MAX_UNKNOWN => {
                self.unknown.push(name);
                let rule = match name {
                    "grid" => Rule::ShortcodeGridInGrid,
                    _ => Rule::ShortcodeUnknown { name: name.into() },
                };
                report.say(rule, span);
            }
            _ => {}
        }
    }

    /// Goes on to byte `end` of the page, of which what is from `start` on is not Markdown.
    fn mask(&mut self, start: usize, end: usize) {
        let markdown = self.text.get(self.at..start).unwrap_or_default();
        self.masked.push_str(markdown);
        let from = start.max(self.at);
        self.masked.extend(repeat_n(MASK, end.saturating_sub(from)));
        self.at = self.at.max(end);
    }
}
