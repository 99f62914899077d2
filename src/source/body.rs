//! A page's body: its headings, the paragraphs between them, and where shortcodes place cards.
//!
//! Shortcodes are found first, as Hugo does, then masked, so that what is left is Markdown. Of its blocks
//! (<https://spec.commonmark.org/0.31.2/#blocks-and-inlines>) only headings and plain paragraphs are told apart from the
//! rest: code, lists, quotes, tables and HTML introduce no grid.

mod blocks;
mod part;
mod role;

use super::limit;
use super::report::Report;
use super::rule::Rule;
use super::shortcode::{self, Form, MAX_NAMES, Shortcode};
use super::span::Span;
use blocks::{Blocks, MASK};
use role::Role;
use std::iter::repeat_n;

pub(crate) use part::{Grid, InlineCard, Part};

/// The parts of `text` from byte `from` on.
pub(super) fn parts<'a>(text: &'a str, from: usize, report: &mut Report) -> Vec<Part<'a>> {
    let most = limit::entries(text.len());
    let (mut shortcodes, end) = shortcode::find(text, from, most, report);
    pair(&mut shortcodes, report);
    let mut placements = Placements {
        text,
        placed: Vec::new(),
        masked: String::with_capacity(text.len() - from),
        at: from,
        card_end: 0,
        grid_end: 0,
    };
    for shortcode in shortcodes {
        placements.add(shortcode, report);
    }
    placements.mask(end, end);
    let mut blocks = Blocks::new(&placements.masked, from);
    let mut placed = placements.placed.into_iter().peekable();
    while blocks.count() < most && blocks.read_line() {
        while let Some((start, part)) = placed.next_if(|(start, _)| *start < blocks.end_of_line()) {
            if blocks.is_in_comment(start) {
                report.say(Rule::ShortcodeInComment, Span::empty(start));
            } else {
                blocks.push(part);
            }
        }
    }
    // Headings and paragraphs after the last grid or card would change nothing.
    if placed.peek().is_some() {
        report.say(
            Rule::TooManyParts { most },
            Span::empty(blocks.end_of_line()),
        );
    }
    blocks.finish()
}

/// Tells each grid and card which shortcode closes it.
fn pair(shortcodes: &mut [Shortcode<'_>], report: &mut Report) {
    // The grids and cards that are open, by their names.
    let mut open: Vec<(&str, Vec<usize>)> = Vec::new();
    // Of shortcodes that place nothing it only matters whether they were opened at all.
    let mut opened: Vec<&str> = Vec::new();
    let mut closed: Vec<(usize, Span)> = Vec::new();
    for (at, shortcode) in shortcodes.iter().enumerate() {
        let name = shortcode.name;
        let places = Role::of(name) != Role::Other;
        let own = open.iter_mut().find(|(it, _)| *it == name);
        match shortcode.form {
            Form::Open if places => match own {
                Some((_, own)) => own.push(at),
                None => open.push((name, vec![at])),
            },
            Form::Open => {
                if !opened.contains(&name) && opened.len() < MAX_NAMES {
                    opened.push(name);
                }
            }
            Form::Close => {
                if let Some(opener) = own.and_then(|(_, own)| own.pop()) {
                    // What was opened inside and not closed there is closed by nothing.
                    for (_, others) in &mut open {
                        while others.pop_if(|it| *it > opener).is_some() {}
                    }
                    closed.push((opener, shortcode.span));
                } else if !opened.contains(&name) && opened.len() < MAX_NAMES {
                    report.say(Rule::ShortcodeNotOpen, shortcode.span);
                }
            }
            Form::Alone | Form::Escaped => {}
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
        match Role::of(name) {
            Role::Card => {
                let inner = close.and_then(|close| self.text.get(end..close.start as usize));
                let card = InlineCard {
                    params,
                    span,
                    whole: Span::new(start..until),
                    inner: inner.unwrap_or_default().into(),
                };
                self.card_end = until;
                self.mask(start, until);
                match self.placed.last_mut() {
                    Some((_, Part::Grid(grid))) if is_in_grid => grid.cards.push(card),
                    _ => self.placed.push((start, Part::Card(card))),
                }
            }
            Role::Grid if is_in_grid => report.say(Rule::ShortcodeGridInGrid, span),
            Role::Grid => {
                self.grid_end = until;
                self.mask(start, until);
                let grid = Grid {
                    name,
                    params,
                    span,
                    whole: Span::new(start..until),
                    cards: Vec::new(),
                };
                self.placed.push((start, Part::Grid(grid)));
            }
            Role::Other => {}
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
