//! The page's address: where the reader's query is written down, and read again.

use super::report::object;
use crate::search::{Facet, Query};
use crate::ui::{Settings, UrlState};
use js_sys::{Object, Reflect, decode_uri_component, encode_uri_component};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{History, Location, Window};

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
    window: Window,
    settings: &'a Settings,
    facets: &'a [Facet],
}

impl<'a> Address<'a> {
    /// The address as a grid with these settings and facets sees it.
    pub fn new(window: Window, settings: &'a Settings, facets: &'a [Facet]) -> Self {
        Self {
            window,
            settings,
            facets,
        }
    }

    /// The query that the address asks for; an empty one, if the grid keeps out of it.
    pub fn query(&self) -> Query {
        Query::from_pairs(&self.pairs(), &self.settings.name, self.facets)
    }

    /// Whether the address says something of this grid that `query` does not.
    pub fn strays_from(&self, query: &Query) -> bool {
        let pairs = self.pairs();
        let mut ours = pairs.iter().filter(|(name, _)| self.owns(name));
        let right = query.to_pairs(&self.settings.name);
        self.settings.url_state != UrlState::Off
            && (ours.clone().count() != right.len() || !ours.all(|pair| right.contains(pair)))
    }

    /// Writes `query` into the address and `progress` beside it. What belongs to others stays as it is.
    pub fn write(&self, query: &Query, progress: Progress, step: Step) {
        let (Ok(history), Some(address)) = (self.window.history(), self.with(query)) else {
            return;
        };
        let state = self.entry(&history, progress);
        // Browsers refuse when it is done too often; the next change sets it right.
        let _ = match step {
            Step::Push => history.push_state_with_url(&state, "", Some(&address)),
            Step::Replace => history.replace_state_with_url(&state, "", Some(&address)),
        };
    }

    /// Notes `progress` beside the address, which stays as it is.
    pub fn note(&self, progress: Progress) {
        if self.settings.url_state == UrlState::Off {
            return;
        }
        if let Ok(history) = self.window.history() {
            let state = self.entry(&history, progress);
            let _ = history.replace_state_with_url(&state, "", None);
        }
    }

    /// How far the reader had come when this entry of the history was left.
    pub fn progress(&self) -> Option<Progress> {
        let state = self.window.history().ok()?.state().ok()?;
        let own = Reflect::get(&state, &self.key()).ok()?;
        let number = |name: &str| Reflect::get(&own, &name.into()).ok()?.as_f64();
        Some(Progress {
            painted: number("painted")? as usize,
            scroll: number("scroll")?,
        })
    }

    /// The fragment, decoded, if it may name a section: not empty, and not where queries live.
    pub fn fragment(&self) -> Option<String> {
        let hash = self.location().hash().ok()?;
        let name = String::from(decode_uri_component(hash.strip_prefix('#')?).ok()?);
        let ours = self.settings.url_state == UrlState::Hash && !self.pairs().is_empty();
        (!name.is_empty() && !ours).then_some(name)
    }

    fn location(&self) -> Location {
        self.window.location()
    }

    /// What the history keeps for this page: the page's own entries, and ours beside them, because client-side routers
    /// keep theirs there too.
    fn entry(&self, history: &History, progress: Progress) -> JsValue {
        let own = object(&[
            ("painted", (progress.painted as f64).into()),
            ("scroll", progress.scroll.into()),
        ]);
        let before = history.state().unwrap_or(JsValue::NULL);
        if !before.is_null() && !before.is_object() {
            return before;
        }
        let state = Object::new();
        if before.is_object() {
            Object::assign(&state, before.unchecked_ref());
        }
        let _ = Reflect::set(&state, &self.key(), &own);
        state.into()
    }

    fn key(&self) -> JsValue {
        match self.settings.name.as_str() {
            "" => "guide-grid".into(),
            name => format!("guide-grid:{name}").into(),
        }
    }

    fn owns(&self, parameter: &str) -> bool {
        Query::owns(parameter, &self.settings.name, self.facets)
    }

    /// The text that parameters are written in, without its `?` or `#`.
    fn parameters(&self) -> String {
        let location = self.location();
        let text = match self.settings.url_state {
            UrlState::Query => location.search(),
            UrlState::Hash => location
                .hash()
                .map(|it| if it.contains('=') { it } else { String::new() }),
            UrlState::Off => return String::new(),
        };
        text.unwrap_or_default()
            .trim_start_matches(['?', '#'])
            .to_owned()
    }

    fn pairs(&self) -> Vec<(String, String)> {
        self.parameters().split('&').filter_map(pair).collect()
    }

    /// The page's address with `query` in it; none, if the grid keeps out of it.
    fn with(&self, query: &Query) -> Option<String> {
        let location = self.location();
        let others = self.parameters();
        let others = others.split('&').filter(|it| !it.is_empty());
        let others = others.filter(|it| pair(it).is_none_or(|(name, _)| !self.owns(&name)));
        let mut parameters: Vec<String> = others.map(str::to_owned).collect();
        for (name, value) in query.to_pairs(&self.settings.name) {
            parameters.push(format!("{}={}", encoded(&name), encoded(&value)));
        }
        let parameters = parameters.join("&");
        let href = location.href().ok()?;
        let (rest, hash) = href
            .split_once('#')
            .map_or((&*href, None), |(rest, hash)| (rest, Some(hash)));
        let page = rest.split('?').next()?;
        let mut address = match self.settings.url_state {
            UrlState::Query => joined(page, '?', &parameters),
            UrlState::Hash if parameters.is_empty() && hash.is_some_and(|it| !it.contains('=')) => {
                return Some(href);
            }
            UrlState::Hash => return Some(joined(rest, '#', &parameters)),
            UrlState::Off => return None,
        };
        if let Some(hash) = hash {
            address.push('#');
            address.push_str(hash);
        }
        Some(address)
    }
}

fn joined(before: &str, mark: char, after: &str) -> String {
    let mut joined = before.to_owned();
    if !after.is_empty() {
        joined.push(mark);
        joined.push_str(after);
    }
    joined
}

/// One parameter, decoded; none, if it is not decodable, as others may write theirs as they like.
fn pair(text: &str) -> Option<(String, String)> {
    let (name, value) = text.split_once('=').unwrap_or((text, ""));
    (!text.is_empty()).then_some(())?;
    Some((decoded(name)?, decoded(value)?))
}

/// Forms write blanks as `+`.
fn decoded(text: &str) -> Option<String> {
    decode_uri_component(&text.replace('+', "%20"))
        .ok()
        .map(String::from)
}

fn encoded(text: &str) -> String {
    String::from(encode_uri_component(text)).replace("%20", "+")
}
