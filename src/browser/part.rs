//! What one element brings to a library.

use super::given::Given;
use super::markup::PageMarkup;
use crate::catalog::markup::Presence;
use crate::catalog::{Catalog, SafeUrl};
use crate::source::Diagnostic;
use std::ops::Range;
use std::rc::Rc;
use web_sys::Url;

/// What one element brings to a library.
pub struct Part {
    /// What it is given.
    pub given: Given,
    /// What the addresses in its own markup are resolved against.
    pub page: String,
    /// The page's heading above it, if it shares the library with other elements.
    pub heading: Option<String>,
}

/// What became of a part.
pub struct PreparedPart {
    /// The page's own cards, if they are to be shown.
    pub markup: Option<Rc<PageMarkup>>,
    /// Its cards, as indexes into those of the library.
    pub cards: Range<usize>,
    /// Which cards of its data are in its markup.
    pub presence: Presence,
    /// What is wrong with its attributes and data.
    pub diagnostics: Vec<Diagnostic>,
}

impl Part {
    /// The page's own cards, with what the data says about them.
    pub fn join(&self, own: Catalog, data: Catalog) -> (Catalog, Presence) {
        let base = self.given.settings.base.as_deref().unwrap_or_default();
        let base = resolved(base, &self.page);
        let of_page = |it: &SafeUrl| resolved(it.as_str(), &self.page);
        let site_base = self.given.settings.site_base.as_ref();
        let of_data = |it: &SafeUrl| {
            let address = it.as_str();
            let prefixed = site_base.map(|it| it.prefixed(address));
            resolved(prefixed.as_deref().unwrap_or(address), &base)
        };
        own.with_data(data, &of_page, &of_data)
    }
}

/// An address as a whole one; as it is, if it cannot be resolved.
fn resolved(address: &str, base: &str) -> String {
    Url::new_with_base(address, base).map_or_else(|_| address.to_owned(), |it| it.href())
}
