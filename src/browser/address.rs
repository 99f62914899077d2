//! The page's address: where the reader's query is written, and read again.

use super::entry::{HistoryMethod, ReadingPosition};
use super::object::{get, object, set};
use crate::search::{Facet, Query};
use crate::ui::{Settings, State, UrlState};
use js_sys::{Object, decode_uri_component};
use wasm_bindgen::JsCast;
use web_sys::{UrlSearchParams, Window};

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
    /// stay as they are. No entry is added for the same address: Back would seem to do nothing.
    pub fn write(&self, state: &State, method: HistoryMethod) {
        let Some(address) = self.with(&state.query) else {
            return;
        };
        let method = match address == href(self.window) {
            true => HistoryMethod::Replace,
            false => method,
        };
        self.set_entry(Some(&address), state.painted, method);
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

    /// What the fragment names, decoded: without the parameters that are kept in it. Empty if there is no fragment.
    pub fn fragment(&self) -> Option<String> {
        let fragment = fragment(self.window);
        let name = match self.settings.url_state {
            UrlState::Hash => Fragment::read(&fragment).place,
            UrlState::Query | UrlState::Off => &fragment,
        };
        Some(decode_uri_component(name).ok()?.into())
    }

    /// Writes how far the reader has come into the entry of the history, and into its address, if there is one. Client-side
    /// routers keep data of their own in the history's entries, which stays.
    pub fn set_entry(&self, address: Option<&str>, painted: usize, method: HistoryMethod) {
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
        format!("guide-grid:{}", self.settings.name)
    }

    /// The parameters in the address, as they are written there.
    fn parameters(&self) -> String {
        match self.settings.url_state {
            UrlState::Query => {
                let search = self.window.location().search().unwrap_or_default();
                search.get(1..).unwrap_or_default().to_owned()
            }
            UrlState::Hash => Fragment::read(&fragment(self.window)).parameters.to_owned(),
            UrlState::Off => String::new(),
        }
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
        let (page, fragment) = href.split_once('#').unwrap_or((&href, ""));
        match self.settings.url_state {
            UrlState::Query => {
                let page = page.split_once('?').map_or(page, |(page, _)| page);
                let address = joined(page, '?', &parameters);
                Some(joined(&address, '#', fragment))
            }
            UrlState::Hash => {
                let fragment = Fragment::read(fragment).with(&parameters);
                Some(joined(page, '#', &fragment))
            }
            UrlState::Off => None,
        }
    }
}

/// A fragment with parameters in it: `#/route?guides=docker`, as routers read their parameters, `#section?guides=docker`, or
/// only `#guides=docker`.
struct Fragment<'a> {
    /// The page of a router, or the name of a section.
    place: &'a str,
    parameters: &'a str,
}

impl<'a> Fragment<'a> {
    /// Reads a fragment without its `#`.
    fn read(fragment: &'a str) -> Self {
        let is_list = |it: &str| it.contains('=') && !is_route(it);
        match fragment.split_once('?') {
            Some((place, parameters)) if !is_list(place) => Self { place, parameters },
            _ if is_list(fragment) => Self {
                place: "",
                parameters: fragment,
            },
            _ => Self {
                place: fragment,
                parameters: "",
            },
        }
    }

    /// The same place with these parameters.
    fn with(&self, parameters: &str) -> String {
        match self.place {
            "" => parameters.to_owned(),
            place => joined(place, '?', parameters),
        }
    }
}

/// Whether a fragment, without its `#`, is the page of a router: `#/route`, or `#!/route`.
fn is_route(fragment: &str) -> bool {
    fragment.starts_with('/') || fragment.starts_with("!/")
}

/// The page's path, and the page of a router in its fragment. If it changes, the reader is on another page.
pub fn path(window: &Window) -> String {
    let path = window.location().pathname().unwrap_or_default();
    let fragment = fragment(window);
    match is_route(&fragment) {
        true => joined(&path, '#', Fragment::read(&fragment).place),
        false => path,
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

/// The fragment without its `#`, as it is written.
fn fragment(window: &Window) -> String {
    let hash = window.location().hash().unwrap_or_default();
    hash.get(1..).unwrap_or_default().to_owned()
}
