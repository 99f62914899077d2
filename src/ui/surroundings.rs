//! The page around the widget, as far as cards look different for it.

use super::host::Site;
use crate::catalog::{Catalog, Day, SafeUrl};
use std::collections::HashSet;

/// What cards need to know of the page. [`Surroundings::default`] is a page of which nothing is known yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// Whether the page is light or dark where the widget stands; `None` until that is known.
    pub scheme: Option<Scheme>,
    /// Whose sites the cards lead to.
    pub sites: Sites,
    /// The day, by the reader's clock; `None` where nobody looked.
    pub today: Option<Day>,
}

/// How long ago a guide was published or changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// A short time ago.
    New,
    /// Before that, or nobody knows when.
    Known,
}

/// Whether a page is light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Dark text on a light background.
    Light,
    /// Light text on a dark background.
    Dark,
}

/// Whose sites the cards of a catalog lead to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sites {
    /// All to the page's own, or none to it: a mark on every card would tell nothing.
    #[default]
    Alike,
    /// Some to the page's own, others away from it.
    Mixed,
}

impl Sites {
    /// Whose sites the cards lead to; `site` says it of one address, and is asked once for each site.
    pub fn of(catalog: &Catalog, site: impl Fn(&SafeUrl) -> Site) -> Self {
        let mut seen = HashSet::new();
        let mut first = None;
        for link in catalog.cards.iter().filter_map(|it| it.main_link()) {
            if seen.insert(link.origin()) {
                let site = site(link);
                if *first.get_or_insert(site) != site {
                    return Self::Mixed;
                }
            }
        }
        Self::Alike
    }
}
