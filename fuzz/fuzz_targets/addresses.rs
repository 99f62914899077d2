//! Any parameters of an address, read as a query and written again. Each line after the first is a facet: its name, then its
//! values, with tabs between them. The first line is the grid's name, then the parameters as in an address.

#![no_main]

#[path = "../../tests/laws/mod.rs"]
mod laws;

use guide_grid_core::search::{Facet, FacetValue, Query};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut lines = text.lines();
    let (name, parameters) = lines
        .next()
        .and_then(|it| it.split_once('?'))
        .unwrap_or(("guides", text));
    let mut facets: Vec<Facet> = Vec::new();
    for line in lines {
        let mut texts = line.split('\t');
        let facet = texts.next().unwrap_or_default();
        // An element has each facet once.
        if facets.iter().all(|it| !it.name.eq_ignore_ascii_case(facet)) {
            facets.push(Facet {
                name: facet.to_owned(),
                values: values(texts),
            });
        }
    }
    let pairs = parameters.split('&').filter_map(|it| it.split_once('='));
    let query = Query::from_pairs(pairs, name, &facets);
    laws::check_parameters(&query, name, &facets);
});

fn values<'a>(keys: impl Iterator<Item = &'a str>) -> Vec<FacetValue> {
    let mut values: Vec<FacetValue> = Vec::new();
    for key in keys {
        if values.iter().all(|it| it.key != key) {
            values.push(FacetValue {
                key: key.to_owned(),
                label: key.to_owned(),
                cards: 1,
            });
        }
    }
    values
}
