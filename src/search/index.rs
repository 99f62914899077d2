//! The index: all that a search needs to know of a catalog, worked out once.

use super::facets::Facets;
use super::{Facet, Folder};
use crate::catalog::Catalog;
use std::rc::Rc;

/// What was worked out from one catalog, and belongs to it.
pub struct Index {
    pub(super) folder: Rc<Folder>,
    pub(super) facets: Facets,
}

impl Index {
    /// The index of `catalog`, at one go; `facets` names the facets, in order.
    pub fn build(catalog: &Catalog, facets: &[String], folder: Folder) -> Self {
        let mut builder = IndexBuilder::new(facets, folder);
        while builder.step(catalog, usize::MAX) == Progress::Going {}
        builder.finish(catalog)
    }

    /// The facets that were asked for, also those with less than two values, which no interface needs to show.
    pub fn facets(&self) -> &[Facet] {
        &self.facets.facets
    }
}

/// How far an [`IndexBuilder`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// There is more to do.
    Going,
    /// All is ready for [`IndexBuilder::finish`].
    Done,
}

/// Builds an [`Index`] in slices, so that a page never blocks.
pub struct IndexBuilder {
    facets: Vec<String>,
    folder: Folder,
}

impl IndexBuilder {
    /// Nothing done yet; `facets` names the facets, in order.
    pub fn new(facets: &[String], folder: Folder) -> Self {
        Self {
            facets: facets.to_vec(),
            folder,
        }
    }

    /// Does the work of about so many cards, always of the same catalog.
    pub fn step(&mut self, _catalog: &Catalog, _cards: usize) -> Progress {
        Progress::Done
    }

    /// The index; does what is still to be done.
    pub fn finish(self, catalog: &Catalog) -> Index {
        Index {
            facets: Facets::collect(catalog, &self.facets, &self.folder),
            folder: Rc::new(self.folder),
        }
    }
}
