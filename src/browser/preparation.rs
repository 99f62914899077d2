//! From the data's text to a library. Long data is prepared in slices, so that the page never blocks.

use super::intl::{BrowserCollator, BrowserUnicode};
use super::report::Stopwatch;
use crate::catalog::{Catalog, CatalogReader, Format};
use crate::search::{Folder, IndexBuilder, Library, Progress};
use crate::source::Diagnostic;
use crate::ui::Settings;
use gloo::timers::callback::Timeout;
use js_sys::JsString;
use std::mem::{replace, take};
use std::rc::Rc;
use web_sys::{Element, ShadowRoot};

/// How long a slice of work takes, in milliseconds: with the step that goes beyond it, less than a reader notices.
const SLICE: f64 = 25.0;

/// Data of fewer UTF-16 code units, some 250 cards, is prepared in one slice, and shown in the turn in which it comes.
const SHORT: u32 = 1 << 16;

/// How many cards are indexed in one step.
const CARDS: usize = 200;

/// After so many milliseconds a reader is told to wait.
const PATIENCE: f64 = 1000.0;

/// A library that is being made.
pub struct Preparation {
    settings: Rc<Settings>,
    diagnostics: Vec<Diagnostic>,
    stage: Stage,
    is_long: bool,
    /// When the preparation began.
    begun: Stopwatch,
    /// When its stage began.
    stage_begun: Stopwatch,
    notice: Option<Notice>,
    next_slice: Option<Timeout>,
}

enum Stage {
    Reading(Box<CatalogReader>),
    Indexing(Catalog, Box<IndexBuilder>),
    Done,
}

/// What a slice of work comes to.
pub enum Prepared {
    /// There is more to do.
    Partly,
    /// The library.
    Library(Rc<Library>),
    /// There is no card; why not.
    NoCards(Vec<Diagnostic>),
}

impl Preparation {
    /// Begins. `diagnostics` are those of the settings; `media_type` is empty where the text speaks for itself.
    pub fn new(
        text: &JsString,
        media_type: &str,
        settings: Rc<Settings>,
        diagnostics: Vec<Diagnostic>,
    ) -> Self {
        let begun = Stopwatch::start();
        let is_long = text.length() >= SHORT;
        let text = String::from(text);
        let format = Format::of_media_type(media_type).unwrap_or_else(|| Format::guess(&text));
        Self {
            settings,
            diagnostics,
            stage: Stage::Reading(Box::new(CatalogReader::new(text, format, &BrowserUnicode))),
            is_long,
            begun,
            stage_begun: begun,
            notice: None,
            next_slice: None,
        }
    }

    /// Does a slice of the work.
    pub fn advance(&mut self) -> Prepared {
        let slice = Stopwatch::start();
        loop {
            match self.step() {
                Prepared::Partly if self.is_long && slice.elapsed() > SLICE => {
                    return Prepared::Partly;
                }
                Prepared::Partly => {}
                result => return result,
            }
        }
    }

    fn step(&mut self) -> Prepared {
        match replace(&mut self.stage, Stage::Done) {
            Stage::Reading(mut reading) => {
                if reading.step() {
                    self.stage = Stage::Reading(reading);
                    return Prepared::Partly;
                }
                self.finish_reading(*reading)
            }
            Stage::Indexing(catalog, mut builder) => {
                if builder.step(&catalog, CARDS) == Progress::Going {
                    self.stage = Stage::Indexing(catalog, builder);
                    return Prepared::Partly;
                }
                let index = builder.finish(&catalog);
                self.stage_begun.stop("guide-grid:index");
                Prepared::Library(Rc::new(Library {
                    catalog,
                    index,
                    diagnostics: take(&mut self.diagnostics),
                }))
            }
            Stage::Done => Prepared::NoCards(take(&mut self.diagnostics)),
        }
    }

    fn finish_reading(&mut self, reading: CatalogReader) -> Prepared {
        let (catalog, found) = reading.finish();
        let (catalog, unknown) = catalog.keep(&self.settings.items);
        self.diagnostics.extend(found);
        self.diagnostics.extend(unknown);
        self.stage_begun.stop("guide-grid:parse");
        if catalog.cards.is_empty() {
            return Prepared::NoCards(take(&mut self.diagnostics));
        }
        self.stage_begun = Stopwatch::start();
        let Settings {
            facets,
            value_orders,
            lang,
            ..
        } = &*self.settings;
        let folder = Folder::new(&BrowserUnicode);
        let builder = IndexBuilder::new(facets, folder, BrowserCollator::new(lang));
        let builder = builder.with_value_orders(value_orders).with_language(lang);
        self.stage = Stage::Indexing(catalog, Box::new(builder));
        Prepared::Partly
    }

    /// Calls `advance` in a turn of its own, if the preparation is still wanted then.
    pub fn continue_later(&mut self, advance: impl FnOnce() + 'static) {
        self.next_slice = Some(Timeout::new(0, advance));
    }

    /// Tells a reader who has waited long that guides are coming, above the fallback in `root`.
    pub fn notify(&mut self, root: &ShadowRoot, message: &str) {
        let elapsed = self.begun.elapsed();
        match &self.notice {
            // Screen readers speak what comes into an element with the role `status`, so it is there first.
            None if elapsed > PATIENCE / 2.0 => self.notice = Notice::insert(root),
            Some(Notice(line)) if elapsed > PATIENCE && !line.has_child_nodes() => {
                line.set_text_content(Some(message));
            }
            _ => {}
        }
    }
}

/// A line that tells a reader to wait. It is removed with the preparation.
struct Notice(Element);

impl Notice {
    /// Inserts it above the slot, which is all there is before the first rendering.
    fn insert(root: &ShadowRoot) -> Option<Self> {
        let line = root.owner_document()?.create_element("p").ok()?;
        line.set_attribute("class", "notice").ok()?;
        line.set_attribute("part", "status").ok()?;
        line.set_attribute("role", "status").ok()?;
        root.insert_before(&line, root.last_child().as_ref()).ok()?;
        Some(Self(line))
    }
}

impl Drop for Notice {
    fn drop(&mut self) {
        self.0.remove();
    }
}
