//! The page's address and history: where the reader's query is written, and read again.

use super::input::PAUSE;
use super::object::{get, object, set};
use crate::search::{Facet, Library, Query};
use crate::ui::{Settings, State, UrlState, View};
use gloo::timers::callback::Timeout;
use js_sys::{Object, decode_uri_component};
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use web_sys::{UrlSearchParams, Window};

/// What happens to the entry of the history that the reader is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryMethod {
    /// It stays, and a new one is added: Back leads to it.
    Push,
    /// It is overwritten.
    Replace,
}

/// How far a reader had come on a page: what the address does not say, and the entry of the history does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReadingPosition {
    /// How many cards could be rendered.
    pub painted: usize,
    /// How far the page was scrolled down, in CSS pixels.
    pub scroll: f64,
}

/// The page that a reader uses the grid on. Where links only change the address, the next page may come while the grid of
/// this one is still there; its address is left alone.
pub struct Visit {
    window: Window,
    /// The path of the page when the reader last did something.
    path: RefCell<String>,
    is_used: Cell<bool>,
    scrolling: Cell<Option<Timeout>>,
}

impl Visit {
    /// The reader has not done anything yet.
    pub fn begin(window: Window) -> Self {
        Self {
            path: RefCell::new(path(&window)),
            window,
            is_used: Cell::new(false),
            scrolling: Cell::default(),
        }
    }

    /// The reader does something on the page as it is now.
    pub fn use_grid(&self) {
        self.path.replace(path(&self.window));
        self.is_used.set(true);
    }

    /// Whether the reader has done anything with the grid.
    pub fn is_used(&self) -> bool {
        self.is_used.get()
    }

    /// Whether the page is still the one on which the reader last did something.
    pub fn is_current(&self) -> bool {
        *self.path.borrow() == path(&self.window)
    }

    /// Calls `then` once the reader has not scrolled for a while: browsers refuse to change the history more often.
    pub fn after_scrolling(&self, then: impl FnOnce() + 'static) {
        self.scrolling.set(Some(Timeout::new(PAUSE, then)));
    }

    /// The address, for a grid with these settings.
    pub fn address<'a>(&'a self, settings: &'a Settings, library: &'a Library) -> Address<'a> {
        Address {
            window: &self.window,
            settings,
            facets: library.index.facets(),
        }
    }

    /// Writes the query of a view into the address, if the page is still the same.
    pub fn write_query(&self, view: &View, method: HistoryMethod) {
        if self.is_current() {
            let address = self.address(&view.settings, &view.library);
            address.write(&view.state, method);
        }
    }

    /// Writes how far the reader has come into the entry of the history, if the page is still the same.
    pub fn write_position(&self, view: &View) {
        if self.is_current() && view.settings.url_state != UrlState::Off {
            let address = self.address(&view.settings, &view.library);
            address.set_entry(None, view.state.painted, HistoryMethod::Replace);
        }
    }
}

/// The part of the page's address that belongs to one grid.
pub struct Address<'a> {
    /// The window whose address it is.
    pub window: &'a Window,
    /// The grid's settings.
    pub settings: &'a Settings,
    /// The grid's facets.
    pub facets: &'a [Facet],
}

impl Address<'_> {
    /// The query that the address asks for; an empty one, if queries are not kept in it.
    pub fn query(&self) -> Query {
        let parameters = self.parameters();
        let pairs: Vec<_> = parameters.split('&').filter_map(read_parameter).collect();
        let pairs = pairs.iter().map(|(name, value)| (&**name, &**value));
        Query::from_pairs(pairs, &self.settings.name, self.facets)
    }

    /// Writes the query into the address, and how far the reader has come into the entry of the history. Parameters of others
    /// stay as they are.
    pub fn write(&self, state: &State, method: HistoryMethod) {
        if let Some(address) = self.with(&state.query) {
            self.set_entry(Some(&address), state.painted, method);
        }
    }

    /// Replaces the address if it is another one than it would be for `state`.
    pub fn correct(&self, state: &State) {
        let address = self.with(&state.query);
        if address.is_some_and(|it| it != href(self.window)) {
            self.write(state, HistoryMethod::Replace);
        }
    }

    /// How far the reader had come when this entry of the history was left.
    pub fn position(&self) -> Option<ReadingPosition> {
        let state = self.window.history().ok()?.state().ok()?;
        let own = get(&state, &self.entry_key());
        Some(ReadingPosition {
            painted: get(&own, "painted").as_f64()? as usize,
            scroll: get(&own, "scroll").as_f64()?,
        })
    }

    /// The fragment, decoded; `None` if queries are kept in it.
    pub fn fragment(&self) -> Option<String> {
        let hash = hash(self.window);
        let is_query = self.settings.url_state == UrlState::Hash && hash.contains('=');
        let decoded = decode_uri_component(hash.strip_prefix('#')?).ok()?;
        (!is_query).then(|| decoded.into())
    }

    /// Client-side routers keep data of their own in the history's entries, which stays.
    fn set_entry(&self, address: Option<&str>, painted: usize, method: HistoryMethod) {
        let Ok(history) = self.window.history() else {
            return;
        };
        let mut state = history.state().unwrap_or_default();
        if state.is_object() || state.is_null() {
            let own = object(&[
                ("painted", (painted as f64).into()),
                ("scroll", self.window.scroll_y().unwrap_or_default().into()),
            ]);
            let all = Object::assign(&Object::new(), state.unchecked_ref());
            set(&all, &self.entry_key(), &own);
            state = all.into();
        }
        // Browsers refuse changes that come too often, and in documents without an address; the next one is complete again.
        let _ = match method {
            HistoryMethod::Push => history.push_state_with_url(&state, "", address),
            HistoryMethod::Replace => history.replace_state_with_url(&state, "", address),
        };
    }

    /// The name of the grid's own data in an entry of the history.
    fn entry_key(&self) -> String {
        match self.settings.name.as_str() {
            "" => "guide-grid".to_owned(),
            name => format!("guide-grid:{name}"),
        }
    }

    /// The parameters in the address, as they are written there.
    fn parameters(&self) -> String {
        let location = self.window.location();
        let parameters = match self.settings.url_state {
            UrlState::Query => location.search().unwrap_or_default(),
            UrlState::Hash => Some(hash(self.window))
                .filter(|it| it.contains('='))
                .unwrap_or_default(),
            UrlState::Off => String::new(),
        };
        parameters.get(1..).unwrap_or_default().to_owned()
    }

    /// The page's address with `query` in it; `None`, if queries are not kept in it.
    fn with(&self, query: &Query) -> Option<String> {
        let name = &self.settings.name;
        let parameters = self.parameters();
        let is_foreign = |written: &&str| {
            read_parameter(written).is_some_and(|(key, _)| !Query::owns(&key, name, self.facets))
        };
        let mut parameters: Vec<&str> = parameters.split('&').filter(is_foreign).collect();
        let own = write_parameters(&query.to_pairs(name));
        if !own.is_empty() {
            parameters.push(&own);
        }
        let parameters = parameters.join("&");
        let href = href(self.window);
        let (page, hash) = href.split_once('#').unwrap_or((&href, ""));
        match self.settings.url_state {
            UrlState::Query => {
                let page = page.split_once('?').map_or(page, |(page, _)| page);
                let address = joined(page, '?', &parameters);
                Some(joined(&address, '#', hash))
            }
            // A fragment that names a section stays.
            UrlState::Hash if parameters.is_empty() && !hash.contains('=') => {
                Some(joined(page, '#', hash))
            }
            UrlState::Hash => Some(joined(page, '#', &parameters)),
            UrlState::Off => None,
        }
    }
}

/// The name and the value of a parameter that is written like this in an address.
fn read_parameter(written: &str) -> Option<(String, String)> {
    let parameters = UrlSearchParams::new_with_str(written).ok()?;
    let name = parameters.keys().next().ok()?.value().as_string()?;
    let value = parameters.get(&name)?;
    Some((name, value))
}

/// Parameters as they are written in an address.
fn write_parameters(pairs: &[(String, String)]) -> String {
    let Ok(parameters) = UrlSearchParams::new() else {
        return String::new();
    };
    for (name, value) in pairs {
        parameters.append(name, value);
    }
    parameters.to_string().into()
}

/// An address with a part added to it, if there is any.
fn joined(address: &str, separator: char, part: &str) -> String {
    match part {
        "" => address.to_owned(),
        _ => format!("{address}{separator}{part}"),
    }
}

fn href(window: &Window) -> String {
    window.location().href().unwrap_or_default()
}

fn hash(window: &Window) -> String {
    window.location().hash().unwrap_or_default()
}

fn path(window: &Window) -> String {
    window.location().pathname().unwrap_or_default()
}
