//! From the data's text to a library, in slices: no page waits for a long one.

use super::decompose::Browser;
use super::js::document;
use super::report::Stopwatch;
use crate::catalog::{Catalog, Format, Reading};
use crate::search::{Folder, IndexBuilder, Library, Progress};
use crate::source::Diagnostic;
use crate::ui::{Phrase, Settings, Words};
use std::rc::Rc;
use web_sys::{Element, ShadowRoot};

/// How long the page may be kept waiting, in milliseconds: half of what readers notice, since the last step may take
/// longer than the time that is left.
const SLICE: f64 = 25.0;

/// Texts of fewer bytes, some 2,000 cards, are shown in the turn in which they come.
const SHORT: usize = 1 << 19;

/// How many cards are indexed between two looks at the clock.
const CARDS: usize = 200;

/// After so many milliseconds a reader is told to wait.
const PATIENCE: f64 = 1000.0;

/// A library in the making.
pub struct Preparation {
    settings: Rc<Settings>,
    /// What is wrong with attributes and data, as far as it is known.
    pub diagnostics: Vec<Diagnostic>,
    reading: Option<Reading>,
    /// What was read.
    pub catalog: Catalog,
    builder: IndexBuilder,
    is_short: bool,
    begun: Stopwatch,
    /// When reading, or indexing, began.
    watch: Stopwatch,
    notice: Option<Notice>,
}

impl Preparation {
    /// Nothing done yet. A type that says nothing leaves the text to speak for itself.
    pub fn new(
        text: String,
        media_type: &str,
        settings: Rc<Settings>,
        diagnostics: Vec<Diagnostic>,
    ) -> Self {
        let begun = Stopwatch::start();
        let is_short = text.len() < SHORT;
        let format = Format::of_media_type(media_type).unwrap_or_else(|| Format::guess(&text));
        Self {
            builder: IndexBuilder::new(&settings.facets, Folder::new(Box::new(Browser))),
            settings,
            diagnostics,
            reading: Some(Reading::new(text, format)),
            catalog: Catalog::default(),
            is_short,
            begun,
            watch: begun,
            notice: None,
        }
    }

    /// Goes on until the slice is over; whether there is more to do.
    pub fn go_on(&mut self, root: &ShadowRoot) -> bool {
        let slice = Stopwatch::start();
        loop {
            let more = self.step();
            // What follows the last step takes time too.
            if !self.is_short && slice.passed() > SLICE {
                self.notify(root);
                return true;
            }
            if !more {
                return false;
            }
        }
    }

    fn step(&mut self) -> bool {
        if let Some(reading) = &mut self.reading {
            if reading.step() {
                return true;
            }
            if let Some(reading) = self.reading.take() {
                let (catalog, found) = reading.finish();
                self.diagnostics.extend(found);
                let (catalog, unknown) = catalog.keep(&self.settings.items);
                self.diagnostics.extend(unknown);
                self.catalog = catalog;
                self.watch.stop("guide-grid:parse");
                self.watch = Stopwatch::start();
            }
        }
        self.builder.step(&self.catalog, CARDS) == Progress::Going
    }

    /// The library, once nothing is left to do.
    pub fn finish(self) -> Library {
        let index = self.builder.finish(&self.catalog);
        self.watch.stop("guide-grid:index");
        Library {
            catalog: self.catalog,
            index,
            diagnostics: self.diagnostics,
        }
    }

    fn notify(&mut self, root: &ShadowRoot) {
        if self.notice.is_none() {
            self.notice = Notice::place(root);
        }
        if self.begun.passed() > PATIENCE
            && let Some(notice) = &mut self.notice
        {
            notice.say(Words::of(&self.settings.lang).say(Phrase::Loading));
        }
    }
}

/// A line above the fallback that tells a reader to wait, and is gone with the preparation.
struct Notice {
    line: Element,
    said: bool,
}

impl Notice {
    /// An empty line: screen readers speak what comes into it later.
    fn place(root: &ShadowRoot) -> Option<Self> {
        let line = document().create_element("p").ok()?;
        line.set_attribute("part", "status").ok()?;
        line.set_attribute("role", "status").ok()?;
        root.insert_before(&line, root.first_child().as_ref())
            .ok()?;
        Some(Self { line, said: false })
    }

    fn say(&mut self, text: &str) {
        if !self.said {
            self.line.set_text_content(Some(text));
            self.said = true;
        }
    }
}

impl Drop for Notice {
    fn drop(&mut self) {
        self.line.remove();
    }
}
