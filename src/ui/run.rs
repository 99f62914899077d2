//! The cards of a view as they stand on the page: section by section, or in one list.

use super::view::View;
use crate::catalog::{Heading, Prose};
use crate::search::{Arrangement, Hit};

/// Consecutive cards under one heading, or all cards where they stand in one list.
pub struct Run<'a> {
    /// The heading; the list has none, nor have cards before the page's first heading.
    pub heading: Option<&'a Heading>,
    /// The page's own heading above the element, if it names these cards.
    pub heading_outside: Option<&'a str>,
    /// The grids under the heading that have cards to render.
    pub grids: Vec<Grid<'a>>,
}

/// Cards that are rendered together: those of one grid of the page, or of the list.
pub struct Grid<'a> {
    /// Its number among the element's grids, from 0; 0 for the list. It stays as it is when elements before this one come or go.
    pub number: usize,
    /// The paragraphs above the cards.
    pub introduction: &'a [Prose],
    /// The most columns.
    pub columns: u8,
    /// Its hits, in the order in which they are rendered.
    pub hits: &'a [Hit],
    /// How many of the hits are laid out at once.
    pub laid_out: usize,
}

impl View {
    /// How the cards stand on the page.
    pub fn arrangement(&self) -> Arrangement {
        self.results.order.arrangement()
    }

    /// The cards to render, by heading, or in one list.
    pub fn runs(&self) -> Vec<Run<'_>> {
        let painted = self.hits().get(..self.painted()).unwrap_or_default();
        if self.arrangement() == Arrangement::List {
            return vec![self.list(painted)];
        }
        let sections = &self.library.catalog.sections;
        let first = self.first_card().map_or(0, |it| it.section);
        let mut runs: Vec<Run<'_>> = Vec::new();
        let mut above = 0;
        for hits in painted.chunk_by(|one, other| self.section_of(one) == self.section_of(other)) {
            let index = hits.first().map_or(0, |it| self.section_of(it));
            let Some(section) = sections.get(index) else {
                continue;
            };
            let grid = Grid {
                number: index.saturating_sub(first),
                introduction: &section.introduction,
                columns: section.columns.unwrap_or(self.settings.columns),
                hits,
                laid_out: self.laid_out().saturating_sub(above),
            };
            above += hits.len();
            // Grids under one heading stand together.
            let heading = section.heading.as_deref();
            match runs
                .last_mut()
                .filter(|it| heading.is_some() && it.heading == heading)
            {
                Some(run) => run.grids.push(grid),
                None => runs.push(Run {
                    heading,
                    heading_outside: section.heading_outside.as_deref(),
                    grids: vec![grid],
                }),
            }
        }
        runs
    }

    /// All cards in one list, in as many columns as the page's sections have, if they agree.
    fn list<'a>(&'a self, hits: &'a [Hit]) -> Run<'a> {
        let mut columns = self.library.catalog.sections.iter().map(|it| it.columns);
        let first = columns.next().flatten();
        let common = first.filter(|_| columns.all(|it| it == first));
        let grid = Grid {
            number: 0,
            introduction: &[],
            columns: common.unwrap_or(self.settings.columns),
            hits,
            laid_out: self.laid_out(),
        };
        Run {
            heading: None,
            heading_outside: hits.first().and_then(|it| {
                let section = self.library.catalog.sections.get(self.section_of(it))?;
                section.heading_outside.as_deref()
            }),
            grids: vec![grid],
        }
    }

    /// The index of the section that a hit's card belongs to.
    fn section_of(&self, hit: &Hit) -> usize {
        let card = self.library.catalog.cards.get(hit.card);
        card.map_or(0, |card| card.section)
    }
}
