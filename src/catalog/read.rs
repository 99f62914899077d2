//! Reading a whole page or catalogue: which lists are shown, in which sections.

mod arrange;
mod lists;
mod placed;

use super::anchor::{Anchors, Names};
use super::prose::Prose;
use super::shared::SharedTexts;
use super::{Card, Catalog, Heading, lower};
use crate::source::{Diagnostic, Format, Page, Pieces, Raw, RawEntry, RawValue, Report};
use crate::source::{Rule, Shortcodes, Span, clean, settle_duplicates};
use arrange::Batches;
use placed::Wanted;
use std::rc::Rc;

/// The most bytes that are read of one text.
pub const MAX_BYTES: usize = 64 << 20;

/// The most cards in one catalog: aliases, or grids that place one list again and again, cannot make more.
pub const MAX_CARDS: usize = 200_000;

/// The key that a `grid` without `items` places.
const DEFAULT_KEY: &str = "grid";

/// Keys that say no more than "here are cards": they make no heading.
const PLAIN_KEYS: &str = "grid cards items";

/// Front matter of Hugo's own that holds lists of maps with titles which are no cards.
const RESERVED_KEYS: &str = "resources menu menus cascade";

impl Catalog {
    /// Reads a page or catalogue. Never fails: what cannot be read is remarked on, and costs no more than itself.
    ///
    /// Limits: [`MAX_BYTES`] of text, [`MAX_CARDS`] cards, 128 levels of nesting, 100,000 values repeated by aliases,
    /// [`MAX_DIAGNOSTICS`](crate::source::MAX_DIAGNOSTICS) remarks.
    pub fn read(text: &str, format: Format) -> (Catalog, Vec<Diagnostic>) {
        Reading::new(text.to_owned(), format).finish()
    }
}

/// A page or catalogue that is being read, as [`Catalog::read`] does at one go.
pub struct Reading {
    /// Without what no page means to hold; empty once it is read, as what follows takes as much memory.
    text: String,
    /// Where the first control character stood in it.
    control: Option<Span>,
    format: Format,
    pieces: Pieces,
    /// Whether it is still to be seen if the data can be cut.
    whole: bool,
    reader: Reader,
    /// What there is to remark, once the text is read.
    remarks: Option<Vec<Diagnostic>>,
}

impl Reading {
    /// Nothing of the data is read yet.
    pub fn new(text: String, format: Format) -> Self {
        let (text, control) = match text.len() > MAX_BYTES {
            true => (text, None),
            false => clean(text),
        };
        let mut new = Self::uncut(text, control, format);
        new.whole = true;
        new
    }

    fn uncut(text: String, control: Option<Span>, format: Format) -> Self {
        let mut new = Self {
            text,
            control,
            format,
            pieces: Pieces::End,
            whole: false,
            reader: Reader::default(),
            remarks: None,
        };
        let (text, reader) = (&new.text, &mut new.reader);
        if text.len() > MAX_BYTES {
            reader.report.say(Rule::TooLong, Span::default());
            return new;
        }
        if let Some(span) = control {
            reader.report.say(Rule::ControlCharacter, span);
        }
        new.pieces = match format {
            Format::Json => Pieces::Json,
            Format::Yaml => Pieces::Yaml(0..text.len()),
            Format::Page => {
                let page = Page::read(text, &mut reader.report);
                if page.shortcodes == Shortcodes::Some {
                    reader.place(&page.body);
                }
                reader.data(&page.json);
                reader.front_matter = Some(page.yaml.start + 1);
                Pieces::Yaml(page.yaml)
            }
        };
        new
    }

    /// Reads on, some milliseconds' worth; whether there is more to do. A text that cannot be cut takes one
    /// long step.
    pub fn step(&mut self) -> bool {
        if self.remarks.is_some() {
            return self.reader.arrange();
        }
        let text = &self.text;
        if std::mem::take(&mut self.whole) {
            self.pieces.cut(text);
            return true;
        }
        match self.pieces.next(text, &mut self.reader.report) {
            Ok(Some(data)) => self.reader.data(&data),
            Ok(None) if matches!(self.pieces, Pieces::End) || !self.reader.repeats_keys() => {
                let text = std::mem::take(&mut self.text);
                self.reader.remark();
                let report = std::mem::take(&mut self.reader.report);
                self.remarks = Some(report.finish(&text));
            }
            _ => *self = Self::uncut(std::mem::take(&mut self.text), self.control, self.format),
        }
        true
    }

    /// What was read, and what there is to remark on it.
    pub fn finish(mut self) -> (Catalog, Vec<Diagnostic>) {
        while self.step() {}
        (self.reader.catalog, self.remarks.unwrap_or_default())
    }
}

#[derive(Default)]
struct Reader {
    /// Its cards come when all are read.
    catalog: Catalog,
    cards: Batches,
    shared: SharedTexts,
    /// The cards that the body itself holds: in their sections, they come last.
    inline: Vec<Card>,
    /// What the body's grids ask for; none where there is no body that places anything.
    wanted: Option<Vec<Wanted>>,
    anchors: Anchors,
    report: Report,
    /// How many headings there are so far.
    headings: usize,
    /// How many cards there are so far; one more than there may be, once that is said.
    made: usize,
    /// Whether there is any data.
    any: bool,
    /// The keys at the top level, and those under `params`.
    keys: [Vec<RawEntry<'static>>; 2],
    /// Whether two lists that a grid asks for have its key.
    rivals: bool,
    /// The first card list.
    list: Option<(String, Span)>,
    /// Where the list is that was added to last.
    open: Span,
    /// The number of its first section, and the names of its sections, which its cards give.
    first: usize,
    names: Names,
    /// The byte at which to remark that the front matter is no map, if that is so.
    front_matter: Option<usize>,
}

impl Reader {
    /// The data, or a part of it.
    fn data(&mut self, data: &Raw<'_>) {
        self.any |= !matches!(data.value, RawValue::Null);
        if let RawValue::Text(_) | RawValue::List(_) = data.value
            && let Some(start) = self.front_matter.take()
        {
            self.report
                .say(Rule::FrontMatterNoMap, Span::new(start..start));
        }
        if let Some(title) = data.get("title").and_then(Raw::text) {
            self.catalog.title = Prose::markdown(title).text;
        }
        match data.value {
            RawValue::List(_) if self.wanted.is_none() => self.list("cards", Span::default(), data),
            _ => {
                self.entries(0, data.entries());
                self.entries(1, data.get("params").map_or(&[], Raw::entries));
            }
        }
    }

    fn entries(&mut self, level: usize, entries: &[RawEntry<'_>]) {
        for entry in entries {
            // The parts of a list or map have its key.
            if let Some(keys) = self.keys.get_mut(level)
                && keys.last().map(|it| it.key_span) != Some(entry.key_span)
            {
                keys.push(RawEntry {
                    key: entry.key.to_string().into(),
                    key_span: entry.key_span,
                    value: Raw::default(),
                });
            }
            self.entry(entry);
        }
    }

    /// Whether keys are given twice, so that what was read first should perhaps not have been.
    #[inline(never)]
    fn repeats_keys(&mut self) -> bool {
        let mut repeats = self.rivals;
        for keys in &mut self.keys {
            let before = keys.len();
            settle_duplicates(keys, &mut Report::default());
            repeats |= keys.len() < before;
        }
        repeats
    }

    #[inline(never)]
    fn remark(&mut self) {
        self.remark_missing();
        if !self.cards.is_empty() || !self.inline.is_empty() {
            return;
        }
        if let (Some(_), Some((key, span))) = (&self.wanted, &self.list) {
            let rule = Rule::ListNotPlaced { key: key.clone() };
            self.report.say(rule, *span);
        } else if self.report.is_clean() {
            self.report.say(Rule::NoCards, Span::default());
        }
    }

    fn heading(&mut self, text: Prose, id: Option<&str>, level: u8) -> Rc<Heading> {
        let id = match id {
            Some(id) => self.anchors.take(id),
            None => self.anchors.make(&text.text),
        };
        let ordinal = self.headings;
        self.headings += 1;
        Rc::new(Heading {
            text,
            id,
            level,
            ordinal,
        })
    }

    /// Makes a card, if it is one and there is room for it.
    fn card(&mut self, raw: &Raw<'_>) -> Option<Card> {
        if self.made >= MAX_CARDS {
            if self.made == MAX_CARDS {
                self.made += 1;
                self.report.say(Rule::TooManyCards, raw.span);
            }
            return None;
        }
        let card = lower::card(raw, &mut self.shared, &mut self.report)?;
        self.made += 1;
        Some(card)
    }

    /// Adds a card of the data to a section.
    fn add(&mut self, raw: &Raw<'_>, section: usize) {
        if let Some(mut card) = self.card(raw) {
            card.section = section;
            self.cards.push(card);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_data_is_read_in_pieces_to_the_end() {
        let cards =
            "  - title: A card\n    description: with some text below its title\n".repeat(1_500);
        let lists = format!("  one:\n{cards}  two:\n  - title: B\n  three:\n{cards}{cards}");
        let rows = [
            (
                Format::Page,
                format!("---\ntitle: A\nparams:\n  title: B\n{lists}---\n{{{{< grid one >}}}}\n"),
                1_500,
            ),
            (
                Format::Yaml,
                format!("title: A\n{}", lists.replace("\n  ", "\n").trim_start()),
                4_501,
            ),
            (
                Format::Json,
                format!(
                    "{{\"a\": [{}{{}}]}}",
                    "{\"title\": \"A card with a title\"},".repeat(9_000)
                ),
                9_000,
            ),
            // What is broken is no reason to begin anew.
            (
                Format::Yaml,
                format!("a:\n{cards}  - title: A: b\n  link: x\n{cards}{cards}"),
                4_500,
            ),
            (
                Format::Json,
                format!(
                    "[{}]",
                    "{\"title\": \"A card with a title\"},".repeat(9_000)
                ),
                9_000,
            ),
            (
                Format::Json,
                format!(
                    "[{}x]",
                    "{\"title\": \"A card with a title\"},".repeat(9_000)
                ),
                9_000,
            ),
        ];
        for (format, text, cards) in rows {
            let mut reading = Reading::new(text, format);
            let mut steps = 0;
            while reading.step() {
                steps += 1;
            }
            assert!(
                !matches!(reading.pieces, Pieces::End),
                "{format:?} was begun anew"
            );
            assert!(steps > 4, "{format:?} took only {steps} steps");
            assert_eq!(reading.finish().0.cards.len(), cards);
        }
    }
}
