//! From the data's text to a library, in slices: no page waits for a long one.

use super::decompose::Browser;
use super::js::document;
use super::report::Stopwatch;
use crate::catalog::{Catalog, Format, Reading};
use crate::search::{Folder, IndexBuilder, Library, Progress};
use crate::source::Diagnostic;
use crate::ui::{Phrase, Settings, Words};
use js_sys::{JsString, Uint8Array};
use std::mem::{replace, take};
use std::rc::Rc;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, ShadowRoot};

#[wasm_bindgen]
extern "C" {
    /// <https://encoding.spec.whatwg.org/#interface-textencoder>; its binding in `web_sys` takes texts of Rust only.
    type TextEncoder;

    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;

    #[wasm_bindgen(method)]
    fn encode(this: &TextEncoder, text: &JsString) -> Uint8Array;
}

/// How long the page is kept waiting by short steps, in milliseconds: less than readers notice, also with the step that
/// goes beyond.
const SLICE: f64 = 25.0;

/// Texts of fewer UTF-16 units, some 250 cards, are shown in the turn in which they come.
const SHORT: u32 = 1 << 16;

/// How many of them are taken over in one step.
const PART: u32 = 1 << 18;

/// How many cards are indexed in one step.
const CARDS: usize = 200;

/// After so many milliseconds a reader is told to wait.
const PATIENCE: f64 = 1000.0;

/// A library in the making.
pub struct Preparation {
    settings: Rc<Settings>,
    /// What is wrong with attributes and data, as far as it is known.
    diagnostics: Vec<Diagnostic>,
    /// What was read.
    catalog: Catalog,
    format: Option<Format>,
    stage: Stage,
    /// How many units the text has.
    length: u32,
    /// Whether its cards are on screen, so that nobody waits for more.
    is_shown: bool,
    begun: Stopwatch,
    /// When reading, or indexing, began.
    watch: Stopwatch,
    notice: Option<Notice>,
}

/// How far it is.
enum Stage {
    /// A text, how much of it is here, in its own units, and that part.
    Text(JsString, u32, String),
    Reading(Box<Reading>),
    Indexing(Box<IndexBuilder>),
    Ready(Rc<Library>),
    /// Nothing can be shown.
    Empty,
}

/// What follows a step.
#[derive(PartialEq)]
enum Next {
    /// One that takes a millisecond or two.
    Short,
    /// One that may take some tens, and gets a slice of its own.
    Long,
}

/// What a slice has made.
pub enum Made {
    /// Nothing new.
    Less,
    /// A library without words.
    Cards(Rc<Library>),
    /// All of the library.
    All(Rc<Library>),
    /// No library, because it would be empty; what is wrong.
    Nothing(Vec<Diagnostic>),
}

impl Preparation {
    /// Nothing done yet. A type that says nothing leaves the text to speak for itself.
    pub fn new(
        text: JsString,
        media_type: &str,
        settings: Rc<Settings>,
        diagnostics: Vec<Diagnostic>,
    ) -> Self {
        let begun = Stopwatch::start();
        let length = text.length();
        // An eighth for accents and the like; to grow later takes twice the memory.
        let taken = String::with_capacity((length + length / 8) as usize);
        Self {
            settings,
            diagnostics,
            catalog: Catalog::default(),
            length,
            is_shown: false,
            format: Format::of_media_type(media_type),
            stage: Stage::Text(text, 0, taken),
            begun,
            watch: begun,
            notice: None,
        }
    }

    /// Goes on until the slice is over. A reader who asked for a text is shown no cards before it can be searched.
    pub fn go_on(&mut self, root: &ShadowRoot, asks_for_text: bool) -> Made {
        let slice = Stopwatch::start();
        loop {
            match &self.stage {
                Stage::Ready(library) => return Made::All(Rc::clone(library)),
                Stage::Empty => return Made::Nothing(take(&mut self.diagnostics)),
                _ => {}
            }
            let next = self.step();
            let over = next == Next::Long || slice.passed() > SLICE;
            if over && self.length >= SHORT {
                self.notify(root);
                return Made::Less;
            }
        }
    }

    /// What a step is that goes over the whole text, or all cards.
    fn whole(&self) -> Next {
        match self.length > PART {
            true => Next::Long,
            false => Next::Short,
        }
    }

    fn step(&mut self) -> Next {
        let (stage, next) = match replace(&mut self.stage, Stage::Empty) {
            Stage::Text(whole, start, text) if start == whole.length() => {
                let format = self.format.unwrap_or_else(|| Format::guess(&text));
                let reading = Box::new(Reading::new(text, format));
                (Stage::Reading(reading), self.whole())
            }
            Stage::Text(whole, start, mut text) => {
                let length = whole.length();
                let mut end = length.min(start + PART);
                let part = TextEncoder::new().encode(&whole.slice(start, end)).to_vec();
                text.push_str(&String::from_utf8(part).unwrap_or_default());
                // Here a character of two units may have been cut in two.
                if end < length && text.ends_with(char::REPLACEMENT_CHARACTER) {
                    text.pop();
                    end -= 1;
                }
                let next = match end < length {
                    true => Next::Short,
                    false => self.whole(),
                };
                (Stage::Text(whole, end, text), next)
            }
            Stage::Reading(mut reading) => match reading.step() {
                true => (Stage::Reading(reading), Next::Short),
                false => self.read(*reading),
            },
            Stage::Indexing(mut builder) => match builder.step(&self.catalog, CARDS) {
                Progress::Going => (Stage::Indexing(builder), Next::Short),
                Progress::Done => self.indexed(*builder),
            },
            done => (done, Next::Short),
        };
        self.stage = stage;
        next
    }

    /// The text was read to its end.
    fn read(&mut self, reading: Reading) -> (Stage, Next) {
        let (catalog, found) = reading.finish();
        self.diagnostics.extend(found);
        let (catalog, unknown) = catalog.keep(&self.settings.items);
        self.diagnostics.extend(unknown);
        self.catalog = catalog;
        self.watch.stop("guide-grid:parse");
        if self.catalog.cards.is_empty() {
            return (Stage::Empty, Next::Short);
        }
        self.watch = Stopwatch::start();
        let builder = IndexBuilder::new(&self.settings.facets, Folder::new(&Browser));
        (Stage::Indexing(Box::new(builder)), Next::Short)
    }

    /// All of the index but words is there.
    fn indexed(&mut self, builder: IndexBuilder) -> (Stage, Next) {
        let index = builder.finish(&self.catalog);
        self.watch.stop("guide-grid:index");
        let library = Library {
            catalog: take(&mut self.catalog),
            index,
            diagnostics: take(&mut self.diagnostics),
        };
        (Stage::Ready(Rc::new(library)), Next::Short)
    }

    fn notify(&mut self, root: &ShadowRoot) {
        let passed = self.begun.passed();
        if self.is_shown || passed < PATIENCE / 2.0 {
            return;
        }
        if self.notice.is_none() {
            self.notice = Notice::place(root);
        }
        if passed > PATIENCE
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
