//! The page's address: where the reader's query is written down, and read again.

use super::js::{get, location, number, object, set, text, window};
use crate::search::{Facet, Query};
use crate::source::text::{cut, has, parts};
use crate::ui::{Settings, UrlState};
use js_sys::{Array, Object, decode_uri_component};
use wasm_bindgen::JsCast;
use web_sys::UrlSearchParams;

/// How the address changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The reader can come back to what was before.
    Push,
    /// What was before is forgotten.
    Replace,
}

/// How far a reader had come on a page: what the address does not say, and the entry of the history remembers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// How many cards could be painted.
    pub painted: usize,
    /// How far the page was scrolled, in CSS pixels.
    pub scroll: f64,
}

/// The part of the page's address that belongs to one grid.
pub struct Address<'a> {
    /// The grid's settings.
    pub settings: &'a Settings,
    /// The grid's facets.
    pub facets: &'a [Facet],
}

/// One parameter of the address.
struct Parameter<'a> {
    written: &'a str,
    name: String,
    value: String,
}

impl Address<'_> {
    /// The query that the address asks for; an empty one, if the grid keeps out of it.
    pub fn query(&self) -> Query {
        let text = self.parameters();
        let parameters = parameters(&text);
        let pairs = parameters
            .iter()
            .map(|it| (it.name.as_str(), it.value.as_str()));
        Query::from_pairs(pairs, &self.settings.name, self.facets)
    }

    /// Whether the address should be written otherwise, if `query` is asked for.
    pub fn strays_from(&self, query: &Query) -> bool {
        // Most pages are asked for nothing, and say nothing.
        let says = !query.is_empty() || !self.parameters().is_empty();
        says && self.with(query).is_some_and(|it| it != location("href"))
    }

    /// Writes `query` into the address and `progress` beside it. What belongs to others stays as it is.
    pub fn write(&self, query: &Query, progress: Progress, step: Step) {
        if let Some(address) = self.with(query) {
            self.enter(Some(&address), progress, step);
        }
    }

    /// Notes `progress` beside the address, which stays as it is.
    pub fn note(&self, progress: Progress) {
        if self.settings.url_state != UrlState::Off {
            self.enter(None, progress, Step::Replace);
        }
    }

    /// How far the reader had come when this entry of the history was left.
    pub fn progress(&self) -> Option<Progress> {
        let state = get(&get(&window(), "history"), "state");
        let own = get(&state, &self.key());
        own.is_object().then(|| Progress {
            painted: number(&own, "painted") as usize,
            scroll: number(&own, "scroll"),
        })
    }

    /// The fragment, decoded, if it may name a section: not empty, and not where queries live.
    pub fn fragment(&self) -> Option<String> {
        let hash = location("hash");
        let name = String::from(decode_uri_component(hash.get(1..)?).ok()?);
        let ours = self.settings.url_state == UrlState::Hash && has(&hash, "=");
        (!ours).then_some(name)
    }

    /// Makes an entry of the history. What the history keeps for this page are the page's own entries, and ours beside
    /// them, because client-side routers keep theirs there too.
    fn enter(&self, address: Option<&str>, progress: Progress, step: Step) {
        let Ok(history) = window().history() else {
            return;
        };
        let mut state = get(&history, "state");
        if state.is_object() || state.is_null() {
            let own = object(&[
                ("painted", (progress.painted as f64).into()),
                ("scroll", progress.scroll.into()),
            ]);
            let all = Object::new();
            Object::assign(&all, state.unchecked_ref());
            set(&all, &self.key(), &own);
            state = all.into();
        }
        // Browsers refuse when it is done too often; the next change sets it right.
        let _ = match step {
            Step::Push => history.push_state_with_url(&state, "", address),
            Step::Replace => history.replace_state_with_url(&state, "", address),
        };
    }

    fn key(&self) -> String {
        let mut key = String::from("guide-grid");
        if !self.settings.name.is_empty() {
            key.push(':');
            key.push_str(&self.settings.name);
        }
        key
    }

    /// The text that parameters are written in, without its `?` or `#`.
    fn parameters(&self) -> String {
        let mut text = match self.settings.url_state {
            UrlState::Query => location("search"),
            UrlState::Hash => location("hash"),
            UrlState::Off => String::new(),
        };
        if self.settings.url_state == UrlState::Hash && !has(&text, "=") {
            text.clear();
        }
        text.get(1..).unwrap_or_default().to_owned()
    }

    /// The page's address with `query` in it; none, if the grid keeps out of it.
    fn with(&self, query: &Query) -> Option<String> {
        let name = &self.settings.name;
        let text = self.parameters();
        let mut all = String::new();
        for it in parameters(&text) {
            if !Query::owns(&it.name, name, self.facets) {
                add(&mut all, '&', it.written);
            }
        }
        let own = UrlSearchParams::new().ok()?;
        for (name, value) in query.to_pairs(name) {
            own.append(&name, &value);
        }
        add(&mut all, '&', &String::from(own.to_string()));
        let href = location("href");
        let (page, hash) = cut(&href, "#").unwrap_or((&href, ""));
        if self.settings.url_state == UrlState::Hash {
            // A fragment that names a section is left alone.
            let after = if all.is_empty() && !has(hash, "=") {
                hash
            } else {
                &all
            };
            return Some(joined(page, '#', after));
        }
        let page = cut(page, "?").map_or(page, |it| it.0);
        let address = joined(&joined(page, '?', &all), '#', hash);
        (self.settings.url_state == UrlState::Query).then_some(address)
    }
}

/// Adds a part, with a sign between it and others.
fn add(text: &mut String, sign: char, part: &str) {
    if !text.is_empty() && !part.is_empty() {
        text.push(sign);
    }
    text.push_str(part);
}

fn joined(before: &str, sign: char, part: &str) -> String {
    let mut text = before.to_owned();
    add(&mut text, sign, part);
    text
}

/// The parameters in a text, decoded.
fn parameters(text: &str) -> Vec<Parameter<'_>> {
    let mut parameters = Vec::new();
    for written in parts(text, "&") {
        if !written.is_empty()
            && let Ok(parsed) = UrlSearchParams::new_with_str(written)
        {
            let pair = Array::from(&parsed).get(0);
            parameters.push(Parameter {
                written,
                name: self::text(&pair, "0"),
                value: self::text(&pair, "1"),
            });
        }
    }
    parameters
}
