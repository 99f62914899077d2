//! What holds for every text and every query. Tests check it with chosen texts, and the programs in `fuzz/` with random ones.

// Not every program that includes this uses all of it.
#![allow(
    dead_code,
    clippy::indexing_slicing,
    reason = "a law reports what is wrong by failing"
)]

use guide_grid_core::catalog::{
    Catalog, Format, Icon, NativeUnicode, Prose, SafeUrl, Style, Styled, UrlUse,
};
use guide_grid_core::search::{Choice, Facet, Library, Query, Sort};
use guide_grid_core::source::{Diagnostic, MAX_DIAGNOSTICS, Position};

/// Reads `text`, and checks what holds for every text.
pub fn read(text: &str, format: Format) -> (Catalog, Vec<Diagnostic>) {
    let (catalog, diagnostics) = Catalog::read(text, format);
    let mut next = 0;
    for (number, section) in catalog.sections.iter().enumerate() {
        assert_eq!(
            section.cards.start, next,
            "sections divide the cards in order"
        );
        assert!(!section.cards.is_empty(), "a section has cards");
        next = section.cards.end;
        for card in &catalog.cards[section.cards.clone()] {
            assert_eq!(card.section, number);
            assert!(!card.title.is_invisible());
            check_prose(&card.title);
            check_prose(&card.description);
            let linked = card.links.iter().map(|it| &it.url).chain(&card.link);
            linked.for_each(|it| check_address(it, UrlUse::Link));
            let images = card
                .image
                .iter()
                .flat_map(|it| std::iter::once(&it.src).chain(&it.dark));
            images.for_each(|it| check_address(it, UrlUse::Image));
            if let Some(Icon::Address(url)) = card.icon.as_deref() {
                check_address(url, UrlUse::Image);
            }
        }
        section.introduction.iter().for_each(check_prose);
    }
    assert_eq!(next, catalog.cards.len(), "every card is in a section");
    let mut ids: Vec<_> = catalog
        .sections
        .iter()
        .filter_map(|it| it.heading.as_ref())
        .map(|it| (it.ordinal, &it.id))
        .collect();
    ids.sort();
    ids.dedup();
    let headings = ids.len();
    ids.sort_by_key(|it| it.1);
    ids.dedup_by_key(|it| it.1);
    assert_eq!(ids.len(), headings, "ids of headings are unique");
    assert!(diagnostics.len() <= MAX_DIAGNOSTICS + 1);
    for diagnostic in &diagnostics {
        assert!(
            text.get(diagnostic.span.range()).is_some(),
            "{diagnostic} is outside the text"
        );
        assert_eq!(
            diagnostic.position,
            Position::of(diagnostic.span.start, text),
            "{diagnostic}"
        );
    }
    (catalog, diagnostics)
}

/// Reads inline Markdown, and checks what holds for every text.
pub fn read_inline(source: &str) -> Prose {
    let prose = Prose::markdown(source, &NativeUnicode);
    check_prose(&prose);
    prose
}

fn check_prose(prose: &Prose) {
    let mut links_end = 0;
    let mut open: Vec<&Styled> = Vec::new();
    for styled in &prose.styles {
        assert!(
            prose
                .text
                .get(styled.range.clone())
                .is_some_and(|it| !it.is_empty()),
            "{prose:?}"
        );
        open.retain(|it| it.range.end > styled.range.start);
        assert!(
            open.iter().all(|it| styled.range.end <= it.range.end),
            "styles nest: {prose:?}"
        );
        open.push(styled);
        if let Style::Link(url) = &styled.style {
            check_address(url, UrlUse::Link);
            assert!(
                styled.range.start >= links_end,
                "links do not nest: {prose:?}"
            );
            links_end = styled.range.end;
        }
    }
}

fn check_address(url: &SafeUrl, purpose: UrlUse) {
    assert_eq!(SafeUrl::parse(url.as_str(), purpose).as_ref(), Some(url));
    assert!(!url.as_str().to_ascii_lowercase().starts_with("javascript:"));
}

/// For each facet, checks that the count of a value is the number of cards that choosing it alone in its facet leaves.
/// `pick` selects the value.
pub fn check_counts(library: &Library, query: &Query, pick: impl Fn(&Facet) -> usize) {
    let counts = library.search(query, Sort::Page).counts;
    for (facet, counts) in library.index.facets().iter().zip(&counts) {
        if facet.values.is_empty() {
            continue;
        }
        let value = pick(facet);
        let mut with = query.clone();
        with.choices.retain(|it| it.facet != facet.name);
        with.choices.push(Choice {
            facet: facet.name.clone(),
            value: facet.values[value].key.clone(),
        });
        let hits = library.search(&with, Sort::Page).hits;
        assert_eq!(hits.len(), counts[value], "{with:?}");
    }
}

/// Checks what holds for the results of every query.
pub fn check_results(library: &Library, query: &Query) {
    let (results, matcher) = library.answer(query, Sort::Page);
    let mut cards = results.in_page_order();
    cards.dedup();
    assert_eq!(cards.len(), results.hits.len(), "a card is found once");
    for relaxation in &results.relaxations {
        let hits = library.search(&relaxation.query, Sort::Page).hits;
        assert!(!hits.is_empty() && results.hits.is_empty());
        assert_eq!(hits.len(), relaxation.hits, "{relaxation:?}");
    }
    for hit in results.hits.iter().take(20) {
        let card = &library.catalog.cards[hit.card];
        for searched in card.searched_texts() {
            let mut end = 0;
            for mark in matcher.marks(searched.text) {
                let is_whole = searched.text.get(mark.clone());
                assert!(end <= mark.start && is_whole.is_some_and(|it| !it.is_empty()));
                end = mark.end;
            }
        }
        library.through(hit, &matcher);
    }
}

/// Checks that the parameters of a query give it back, as far as an address can hold it.
pub fn check_parameters(query: &Query, name: &str, facets: &[Facet]) {
    let pairs = query.to_pairs(name);
    for (parameter, _) in &pairs {
        assert!(Query::owns(parameter, name, facets), "{parameter}");
    }
    let pairs = pairs.iter().map(|it| (it.0.as_str(), it.1.as_str()));
    let found = Query::from_pairs(pairs, name, facets);
    assert_eq!(found, query.addressable(), "{name}");
}
