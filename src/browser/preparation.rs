//! From the data's texts to a library. Long data is prepared in slices, so that the page never blocks.

use super::given::Given;
use super::intl::{BrowserCollator, BrowserUnicode};
use super::markup::PageMarkup;
use super::report::Stopwatch;
use super::texts::DataText;
use crate::catalog::{Catalog, CatalogReader, Format, JoinedCatalog, SafeUrl};
use crate::search::{Folder, IndexBuilder, Library, Progress};
use crate::source::Diagnostic;
use crate::ui::Settings;
use gloo::timers::callback::Timeout;
use std::mem::{replace, take};
use std::rc::Rc;
use web_sys::Url;

/// How long a slice of work takes, in milliseconds: with the step that goes beyond it, less than a reader notices.
const SLICE: f64 = 25.0;

/// Data of fewer UTF-16 code units, or of fewer cards of the page's own, is prepared in one slice, and shown in the turn in which it
/// comes.
const SHORT: u32 = 1 << 16;
const FEW: usize = 250;

/// How many cards are indexed in one step.
const CARDS: usize = 200;

/// A library that is being made.
pub struct Preparation {
    /// The page's own cards, if they are to be shown.
    markup: Option<Rc<PageMarkup>>,
    /// What their addresses are resolved against.
    page: String,
    settings: Rc<Settings>,
    diagnostics: Vec<Diagnostic>,
    stage: Stage,
    /// The texts that are not read yet.
    texts: std::vec::IntoIter<DataText>,
    /// The pages that were read, if there are several.
    joined: Option<JoinedCatalog>,
    is_long: bool,
    /// When its stage began.
    stage_begun: Stopwatch,
    next_slice: Option<Timeout>,
}

enum Stage {
    /// A text, and its address.
    Reading(Box<CatalogReader>, String),
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
        let Given { texts, markup } = given;
        let length: u32 = texts.iter().map(|it| it.text().length()).sum();
        let has_many = markup.as_ref().is_some_and(|it| it.cards.len() >= FEW);
        let mut preparation = Self {
            markup,
            page,
            settings,
            diagnostics,
            stage: Stage::Read(Catalog::default()),
            joined: (texts.len() > 1).then(|| JoinedCatalog::new(&BrowserUnicode)),
            texts: texts.into_iter(),
            is_long: length >= SHORT || has_many,
            stage_begun: Stopwatch::start(),
            next_slice: None,
        };
        preparation.read_next();
        preparation
    }

    /// Begins to read the next text. Returns whether there is one.
    fn read_next(&mut self) -> bool {
        let Some(next) = self.texts.next() else {
            return false;
        };
        let (text, address) = (String::from(&next.text()), next.address());
        let format = Format::of_file(&next.media_type(), &address);
        let format = format.unwrap_or_else(|| Format::guess(&text));
        let reader = CatalogReader::new(text, format, &BrowserUnicode);
        self.stage = Stage::Reading(Box::new(reader), address);
        true
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
            Stage::Reading(mut reading, address) => {
                if reading.step() {
                    self.stage = Stage::Reading(reading, address);
                    return Prepared::Partly;
                }
                self.finish_text(*reading, &address);
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

    /// A text is read to its end.
    fn finish_text(&mut self, reading: CatalogReader, address: &str) {
        let (catalog, found) = reading.finish();
        let in_file = |it: Diagnostic| Diagnostic {
            file: address.to_owned(),
            ..it
        };
        self.diagnostics.extend(found.into_iter().map(in_file));
        let Some(joined) = &mut self.joined else {
            self.stage = Stage::Read(catalog);
            return;
        };
        joined.add(catalog);
        if !self.read_next()
            && let Some(joined) = self.joined.take()
        {
            self.stage = Stage::Read(joined.finish());
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
        let site_base = self.settings.site_base.as_ref();
        let of_data = |it: &SafeUrl| {
            let address = it.as_str();
            let prefixed = site_base.map(|it| it.prefixed(address));
            resolved(prefixed.as_deref().unwrap_or(address), &base)
        };
        let (catalog, problems) = own.with_data(data, &of_page, &of_data);
        self.diagnostics.extend(problems);
        catalog
    }

    /// Calls `advance` in a turn of its own, if the preparation is still wanted then.
    pub fn continue_later(&mut self, advance: impl FnOnce() + 'static) {
        self.next_slice = Some(Timeout::new(0, advance));
    }
}

/// An address as a whole one; as it is, if it cannot be resolved.
fn resolved(address: &str, base: &str) -> String {
    Url::new_with_base(address, base).map_or_else(|_| address.to_owned(), |it| it.href())
}
