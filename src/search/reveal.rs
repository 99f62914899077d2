//! Reveal: what has to be dropped from a query so that a section of the page can be seen.

use super::{Arrangement, Hit, Library, Query, Results, Sort};
use crate::catalog::Heading;

impl Library {
    /// The query nearest to `query` whose results stand in sections, with cards under the heading: itself, or without its text, or
    /// also without the choices of one facet, or without any. An order that makes one list of all cards is dropped with the text.
    pub fn reveal(&self, heading: &Heading, query: &Query, author_order: Sort) -> Query {
        let shows = |query: &Query| {
            let results = self.search(query, author_order);
            let is_in_sections = results.order.arrangement() == Arrangement::Sections;
            is_in_sections && self.position_of(heading, &results).is_some()
        };
        let is_in_sections = |it: &Sort| it.arrangement() == Arrangement::Sections;
        let usual = (!is_in_sections(&author_order)).then_some(Sort::Page);
        let untyped = Query {
            text: String::new(),
            choices: query.choices.clone(),
            sort: query.sort.filter(is_in_sections).or(usual),
        };
        let without = |facet: &str| {
            let mut fewer = untyped.clone();
            fewer.choices.retain(|it| it.facet != facet);
            fewer
        };
        let facets = query.choices.iter().map(|it| it.facet.as_str());
        let mut nearest = [query.clone(), untyped.clone()]
            .into_iter()
            .chain(facets.map(without));
        nearest.find(shows).unwrap_or_else(|| Query {
            choices: Vec::new(),
            ..untyped.clone()
        })
    }

    /// The index of the first hit under a heading.
    pub fn position_of(&self, heading: &Heading, results: &Results) -> Option<usize> {
        let is_under = |hit: &Hit| {
            let section = self.catalog.cards.get(hit.card)?.section;
            let other = self.catalog.sections.get(section)?.heading.as_ref()?;
            Some(other.ordinal == heading.ordinal)
        };
        let mut hits = results.hits.iter();
        hits.position(|it| is_under(it) == Some(true))
    }
}
