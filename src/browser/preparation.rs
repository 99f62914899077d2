//! From the data's text to a library. Long data is prepared in slices, so that the page never blocks.

use super::given::Given;
use super::intl::{BrowserCollator, BrowserUnicode};
use super::markup::PageMarkup;
use super::report::Stopwatch;
use crate::catalog::{Catalog, CatalogReader, Format, SafeUrl};
use crate::search::{Folder, IndexBuilder, Library, Progress};
use crate::source::Diagnostic;
use crate::ui::Settings;
use gloo::timers::callback::Timeout;
use js_sys::JsString;
use std::mem::{replace, take};
use std::rc::Rc;
use web_sys::{Element, ShadowRoot, Url};

/// How long a slice of work takes, in milliseconds: with the step that goes beyond it, less than a reader notices.
const SLICE: f64 = 25.0;

/// Data of fewer UTF-16 code units, or of fewer cards of the page's own, is prepared in one slice, and shown in the turn in which it
/// comes.
const SHORT: u32 = 1 << 16;
const FEW: usize = 250;

/// How many cards are indexed in one step.
const CARDS: usize = 200;

/// After so many milliseconds a reader is told to wait.
const PATIENCE: f64 = 1000.0;

/// A library that is being made.
pub struct Preparation {
    /// The page's own cards, if they are to be shown.
    markup: Option<Rc<PageMarkup>>,
    /// What their addresses are resolved against.
    page: String,
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
    /// There is no data, or all of it is read.
    Read(Catalog),
    Indexing(Catalog, Box<IndexBuilder>),
    Done,
}

/// What a slice of work comes to.
pub enum Prepared {
    /// There is more to do.
    Partly,
    /// The library, with the page's own cards if it is of those.
    Library(Rc<Library>, Option<Rc<PageMarkup>>),
    /// There is no card; why not.
    NoCards(Vec<Diagnostic>),
}

impl Preparation {
    /// Begins. `diagnostics` are those of the settings, `page` is the page's address.
    pub fn new(
        given: Given,
        page: String,
        settings: Rc<Settings>,
        diagnostics: Vec<Diagnostic>,
    ) -> Self {
        let begun = Stopwatch::start();
        let stage = match &given.data {
            Some((text, media_type)) => Stage::Reading(Box::new(reader(text, media_type))),
            None => Stage::Read(Catalog::default()),
        };
        let is_long_text = given.data.is_some_and(|(text, _)| text.length() >= SHORT);
        let has_many = given
            .markup
            .as_ref()
            .is_some_and(|it| it.cards.len() >= FEW);
        Self {
            markup: given.markup,
            page,
            settings,
            diagnostics,
            stage,
            is_long: is_long_text || has_many,
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
                let (catalog, found) = reading.finish();
                self.diagnostics.extend(found);
                self.stage = Stage::Read(catalog);
                Prepared::Partly
            }
            Stage::Read(data) => self.finish_reading(data),
            Stage::Indexing(catalog, mut builder) => {
                if builder.step(&catalog, CARDS) == Progress::Going {
                    self.stage = Stage::Indexing(catalog, builder);
                    return Prepared::Partly;
                }
                let index = builder.finish(&catalog);
                self.stage_begun.stop("guide-grid:index");
                let library = Library {
                    catalog,
                    index,
                    diagnostics: take(&mut self.diagnostics),
                };
                Prepared::Library(Rc::new(library), self.markup.take())
            }
            Stage::Done => Prepared::NoCards(take(&mut self.diagnostics)),
        }
    }

    fn finish_reading(&mut self, data: Catalog) -> Prepared {
        let (data, unknown) = data.keep(&self.settings.items);
        self.diagnostics.extend(unknown);
        let catalog = match self.markup.clone() {
            Some(markup) => self.join(Catalog::of_markup(&*markup, &BrowserUnicode), data),
            None => data,
        };
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

    /// The page's own cards, with what the data says about them.
    fn join(&mut self, own: Catalog, data: Catalog) -> Catalog {
        if data.cards.is_empty() {
            return own;
        }
        let base = self.settings.base.as_deref().unwrap_or_default();
        let base = resolved(base, &self.page);
        let of_page = |it: &SafeUrl| resolved(it.as_str(), &self.page);
        let of_data = |it: &SafeUrl| resolved(it.as_str(), &base);
        let (catalog, problems) = own.with_data(data, &of_page, &of_data);
        self.diagnostics.extend(problems);
        catalog
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

/// A reader of a text of this media type, which is empty where the text speaks for itself.
fn reader(text: &JsString, media_type: &str) -> CatalogReader {
    let text = String::from(text);
    let format = Format::of_media_type(media_type).unwrap_or_else(|| Format::guess(&text));
    CatalogReader::new(text, format, &BrowserUnicode)
}

/// An address as a whole one; as it is, if it cannot be resolved.
fn resolved(address: &str, base: &str) -> String {
    Url::new_with_base(address, base).map_or_else(|_| address.to_owned(), |it| it.href())
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
