//! From the data's texts to a library. Long data is prepared in slices, so that the page never blocks.

use super::intl::{BrowserCollator, BrowserUnicode};
use super::part::{Part, PreparedPart};
use super::report::Stopwatch;
use super::texts::DataText;
use crate::catalog::markup::Presence;
use crate::catalog::{Catalog, CatalogReader, Format, JoinedCatalog};
use crate::search::{Folder, IndexBuilder, Library, Progress};
use crate::source::Diagnostic;
use crate::ui::{CUT_VALUE, Settings};
use gloo::timers::callback::Timeout;
use std::mem::{replace, take};
use std::rc::Rc;

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
    /// The settings of the library.
    settings: Rc<Settings>,
    /// The parts that are not begun yet.
    parts: std::vec::IntoIter<Part>,
    /// The part that is being read.
    part: Option<Part>,
    /// The texts of it that are not read yet.
    texts: std::vec::IntoIter<DataText>,
    /// The pages of it that were read, if there are several.
    pages: Option<JoinedCatalog>,
    prepared: Vec<PreparedPart>,
    /// The parts that were read, if there are several.
    joined: Option<JoinedCatalog>,
    stage: Stage,
    is_long: bool,
    /// Whether any part has data, which is to be joined to the page's own cards.
    has_data: bool,
    /// When its stage began.
    stage_begun: Stopwatch,
    next_slice: Option<Timeout>,
}

enum Stage {
    /// The next part is to be begun.
    Between,
    /// A text, and its address.
    Reading(Box<CatalogReader>, String),
    /// All data of a part is read, or there is none.
    Read(Catalog),
    Indexing(Catalog, Box<IndexBuilder>),
    Done,
}

/// What a slice of work comes to.
pub enum Prepared {
    /// There is more to do.
    Partly,
    /// The library, and what each part is in it.
    Library(Rc<Library>, Vec<PreparedPart>),
    /// There is no card in any part.
    NoCards(Vec<PreparedPart>),
}

impl Preparation {
    /// Begins. `settings` are those of the library.
    pub fn new(parts: Vec<Part>, settings: Rc<Settings>) -> Self {
        let texts = parts.iter().flat_map(|it| &it.given.texts);
        let length: u32 = texts.map(|it| it.text().length()).sum();
        let markup = parts.iter().filter_map(|it| it.given.markup.as_ref());
        let own_cards: usize = markup.map(|it| it.cards.len()).sum();
        Self {
            settings,
            prepared: Vec::new(),
            joined: (parts.len() > 1).then(|| JoinedCatalog::new(&BrowserUnicode)),
            parts: parts.into_iter(),
            part: None,
            texts: Vec::new().into_iter(),
            pages: None,
            stage: Stage::Between,
            has_data: length > 0,
            is_long: length >= SHORT || own_cards >= FEW,
            stage_begun: Stopwatch::start(),
            next_slice: None,
        }
    }

    /// Begins to read the next part. Returns whether there is one.
    fn begin_part(&mut self) -> bool {
        let Some(mut part) = self.parts.next() else {
            return false;
        };
        self.prepared.push(PreparedPart {
            markup: part.given.markup.clone(),
            cards: 0..0,
            presence: Presence::default(),
            diagnostics: take(&mut part.given.diagnostics),
        });
        let texts = take(&mut part.given.texts);
        self.pages = (texts.len() > 1).then(|| JoinedCatalog::new(&BrowserUnicode));
        self.texts = texts.into_iter();
        self.part = Some(part);
        if !self.begin_text() {
            self.stage = Stage::Read(Catalog::default());
        }
        true
    }

    /// Begins to read the next text. Returns whether there is one.
    fn begin_text(&mut self) -> bool {
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
            Stage::Between => match self.begin_part() {
                true => Prepared::Partly,
                false => self.finish_parts(),
            },
            Stage::Reading(mut reading, address) => {
                match reading.step() {
                    true => self.stage = Stage::Reading(reading, address),
                    false => self.finish_text(*reading, &address),
                }
                Prepared::Partly
            }
            Stage::Read(data) => self.finish_part(data),
            Stage::Indexing(catalog, mut builder) => {
                if builder.step(&catalog, CARDS) == Progress::Going {
                    self.stage = Stage::Indexing(catalog, builder);
                    return Prepared::Partly;
                }
                let index = builder.finish(&catalog);
                self.stage_begun.stop("guide-grid:index");
                let prepared = take(&mut self.prepared);
                let diagnostics = prepared.iter().flat_map(|it| it.diagnostics.clone());
                let library = Library {
                    catalog,
                    index,
                    diagnostics: diagnostics.collect(),
                };
                Prepared::Library(Rc::new(library), prepared)
            }
            Stage::Done => Prepared::NoCards(take(&mut self.prepared)),
        }
    }

    /// What is wrong with the part that is being read.
    fn report(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        if let Some(part) = self.prepared.last_mut() {
            part.diagnostics.extend(diagnostics);
        }
    }

    /// A text is read to its end.
    fn finish_text(&mut self, reading: CatalogReader, address: &str) {
        let (catalog, mut found) = reading.finish();
        let is_cut = |it: &PreparedPart| it.diagnostics.iter().any(|it| it.code == CUT_VALUE);
        // What is wrong with a value that was cut off is no mistake of its own.
        if self.prepared.last().is_some_and(is_cut) {
            found.clear();
        }
        self.report(found.into_iter().map(|it| Diagnostic {
            file: address.to_owned(),
            ..it
        }));
        let Some(pages) = &mut self.pages else {
            self.stage = Stage::Read(catalog);
            return;
        };
        pages.add(catalog);
        if !self.begin_text()
            && let Some(pages) = self.pages.take()
        {
            self.stage = Stage::Read(pages.finish());
        }
    }

    /// All data of a part is read.
    fn finish_part(&mut self, data: Catalog) -> Prepared {
        let Some(part) = self.part.take() else {
            return Prepared::Partly;
        };
        let (data, unknown) = data.keep(&part.given.settings.items);
        self.report(unknown);
        let catalog = match part.given.markup.clone() {
            Some(markup) if !self.has_data => Catalog::of_markup(&*markup, &BrowserUnicode),
            Some(markup) => {
                let own = Catalog::of_markup(&*markup, &BrowserUnicode);
                let (catalog, presence) = part.join(own, data);
                if let Some(prepared) = self.prepared.last_mut() {
                    prepared.presence = presence;
                }
                catalog
            }
            None => data,
        };
        let first = self.joined.as_ref().map_or(0, JoinedCatalog::cards);
        if let Some(prepared) = self.prepared.last_mut() {
            prepared.cards = first..first + catalog.cards.len();
        }
        match &mut self.joined {
            Some(joined) => {
                joined.add_element(catalog, part.heading.as_deref());
                self.stage = Stage::Between;
                Prepared::Partly
            }
            None => self.index(catalog),
        }
    }

    /// Reports cards of data that are not in the page's own markup: of elements that are one grid, in that of none.
    fn report_not_shown(&mut self) {
        let found: Vec<Option<Diagnostic>> = {
            let all = self.prepared.iter().map(|it| &it.presence);
            let not_shown = all.clone().map(|it| it.not_shown(all.clone()));
            not_shown.collect()
        };
        for (part, found) in self.prepared.iter_mut().zip(found) {
            part.diagnostics.extend(found);
        }
    }

    /// All parts are read.
    fn finish_parts(&mut self) -> Prepared {
        let joined = self.joined.take();
        self.index(joined.map(JoinedCatalog::finish).unwrap_or_default())
    }

    /// Begins to index the catalog of all parts.
    fn index(&mut self, catalog: Catalog) -> Prepared {
        self.report_not_shown();
        self.stage_begun.stop("guide-grid:parse");
        if catalog.cards.is_empty() {
            return Prepared::NoCards(take(&mut self.prepared));
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
}
