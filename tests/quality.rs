//! The quality of search on real catalogues with known answers; `make quality` prints it.
//!
//! The queries and catalogues are beside the project, in `../shared/corpora`, or in the folder that `GUIDE_GRID_CORPORA` names.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod corpora;
mod forms;

use forms::{FORMS, KINDS, LOOKALIKES, OTHERS, UNRELATED};
use guide_grid_core::catalog::{Catalog, Format};
use guide_grid_core::search::{Index, Library, Query, Sort};
use serde_json::Value;
use std::collections::HashMap;

/// Among which hits a wanted card must be.
#[derive(Clone, Copy)]
enum Within {
    First,
    Ten,
    All,
}

/// A percentage that search must reach: the share of the kept rows of a set whose query finds a wanted card. `least` is the
/// requirement, or one point below the measured value if that is higher.
struct Figure {
    set: &'static str,
    keep: (&'static str, &'static str),
    query: &'static str,
    within: Within,
    least: f64,
}

const fn figure(
    set: &'static str,
    keep: (&'static str, &'static str),
    query: &'static str,
    within: Within,
    least: f64,
) -> Figure {
    Figure {
        set,
        keep,
        query,
        within,
        least,
    }
}

const TITLE: (&str, &str) = ("where", "title");
const DESCRIPTION: (&str, &str) = ("where", "description");
/// Whole titles count only if no other card contains them.
const ALONE: (&str, &str) = ("others_containing_query", "0");
const ANY: (&str, &str) = ("", "");

const FIGURES: &[Figure] = &[
    figure("misspellings", TITLE, "query", Within::Ten, 97.0),
    figure("misspellings", TITLE, "query", Within::First, 94.7),
    figure("misspellings", DESCRIPTION, "query", Within::Ten, 96.5),
    figure("misspellings", DESCRIPTION, "query", Within::First, 92.3),
    figure("prefixes", ANY, "query", Within::Ten, 99.5),
    figure("known-item-title", ALONE, "query", Within::First, 99.5),
    figure("known-item-description", ANY, "query", Within::First, 96.3),
    figure("cjk-thai-substrings", ANY, "query", Within::Ten, 100.0),
    figure("diacritics", ANY, "query", Within::Ten, 99.0),
    figure("diacritics", ANY, "accented", Within::Ten, 99.0),
    figure("diacritics", ANY, "nfd_query", Within::Ten, 99.0),
    figure("spelling-variants-gb-us", ANY, "query", Within::All, 98.2),
];

/// Queries that do not count, each with its catalogue: they occur only in the arguments of a shortcode in a title, which no
/// reader sees.
const UNSEEN: [(&str, &str); 4] = [
    ("col", "search-quality/docker-cards.en.json"),
    ("vio", "search-quality/docker-cards.en.json"),
    ("bolor", "search-quality/docker-cards.en.json"),
    ("comor", "search-quality/docker-cards.en.json"),
];

/// How many misses are printed for each figure.
const PRINTED: usize = 8;

fn library(path: &str) -> Library {
    let (catalog, diagnostics) = Catalog::read(&corpora::text(path), Format::Json);
    let facets = ["section".to_owned(), "tags".to_owned()];
    let index = Index::native(&catalog, &facets);
    Library {
        catalog,
        index,
        diagnostics,
    }
}

/// The titles that a row wants.
fn wanted(row: &Value) -> Vec<&str> {
    for key in ["titles_variant", "titles", "title"] {
        match &row[key] {
            Value::Array(titles) => return titles.iter().filter_map(Value::as_str).collect(),
            Value::String(title) => return vec![title],
            _ => {}
        }
    }
    Vec::new()
}

fn is_kept(row: &Value, (key, value): (&str, &str)) -> bool {
    match &row[key] {
        Value::String(text) => text == value,
        Value::Number(number) => number.to_string() == value,
        _ => key.is_empty(),
    }
}

/// Cards with these titles.
fn titled(titles: &[&str]) -> Library {
    let cards = titles.iter().map(|it| serde_json::json!({ "title": it }));
    let text = Value::from_iter(cards).to_string();
    let (catalog, diagnostics) = Catalog::read(&text, Format::Json);
    let index = Index::native(&catalog, &[]);
    Library {
        catalog,
        index,
        diagnostics,
    }
}

/// The titles that `library` finds, best first.
fn found<'a>(library: &'a Library, typed: &str) -> Vec<&'a str> {
    let query = Query {
        text: typed.to_owned(),
        ..Query::default()
    };
    let results = library.search(&query, Sort::Page);
    assert_eq!(results.corrections, [], "{typed} is not corrected");
    let cards = results
        .hits
        .iter()
        .map(|it| &library.catalog.cards[it.card]);
    cards.map(|it| it.title.text.as_str()).collect()
}

#[test]
fn words_are_found_in_other_forms() {
    let titles = FORMS.iter().map(|it| it.title).chain(OTHERS);
    let library = titled(&titles.collect::<Vec<_>>());
    let mut misses = Vec::new();
    for kind in KINDS {
        let rows = FORMS.iter().filter(|it| it.kind == kind);
        let rows = rows.flat_map(|it| it.queries.iter().map(move |query| (it.title, *query)));
        let (mut asked, missed_before) = (0, misses.len());
        for (title, query) in rows {
            asked += 1;
            let found = found(&library, query);
            // Without accents typed, all spellings are equally right.
            let is_right = match kind == forms::Kind::Accents && !query.is_ascii() {
                true => found.first() == Some(&title),
                false => found.contains(&title),
            };
            if !is_right {
                misses.push(format!("{query}: {title} is not among {found:?}"));
            }
        }
        let missed = misses.len() - missed_before;
        println!(
            "{:<28}{asked:>6} rows, {missed} missed",
            format!("{kind:?}")
        );
    }
    assert!(misses.is_empty(), "{}", misses.join("\n"));
}

#[test]
fn words_that_only_look_alike_are_not_found() {
    let library = titled(&[&OTHERS[..], &LOOKALIKES[..]].concat());
    for (query, expected) in UNRELATED {
        assert_eq!(found(&library, query), expected, "{query}");
    }
}

#[test]
#[ignore = "needs the data beside the project"]
fn what_readers_look_for_is_found() {
    let mut libraries: HashMap<String, Library> = HashMap::new();
    let mut failures = Vec::new();
    println!(
        "{:<28}{:<13}{:<11}{:>6}{:>9}{:>9}",
        "set", "rows", "query", "of", "found", "at least"
    );
    for Figure {
        set,
        keep,
        query,
        within,
        least,
    } in FIGURES
    {
        let rows = corpora::json(&format!("search-quality/{set}.json"));
        let rows = rows.as_array().expect("the set is a list");
        let (mut asked, mut found, mut misses) = (0, 0, Vec::new());
        for row in rows.iter().filter(|row| is_kept(row, *keep)) {
            let typed = row[query].as_str().unwrap_or_default();
            let catalogue = row["catalogue"].as_str().unwrap_or_default();
            if UNSEEN.contains(&(typed, catalogue)) {
                continue;
            }
            let library = libraries
                .entry(catalogue.to_owned())
                .or_insert_with(|| library(catalogue));
            let asks = Query {
                text: typed.to_owned(),
                ..Query::default()
            };
            let results = library.search(&asks, Sort::Page);
            let title = |hit: usize| {
                library.catalog.cards[results.hits[hit].card]
                    .title
                    .text
                    .as_str()
            };
            let wanted = wanted(row);
            let place = (0..results.hits.len()).find(|hit| wanted.contains(&title(*hit)));
            let enough = match within {
                Within::First => 1,
                Within::Ten => 10,
                Within::All => usize::MAX,
            };
            asked += 1;
            if place.is_some_and(|it| it < enough) {
                found += 1;
            } else {
                let place = place.map_or("nowhere".to_owned(), |it| format!("at {}", it + 1));
                let meant = results
                    .corrections
                    .first()
                    .map_or("", |it| it.meant.as_str());
                let first = (0..results.hits.len().min(3))
                    .map(title)
                    .collect::<Vec<_>>()
                    .join(", ");
                misses.push(format!(
                    "{typed} ({meant}): {} {place} in {catalogue}; first are {first}",
                    wanted.join(", ")
                ));
            }
        }
        let percent = f64::from(found) * 100.0 / f64::from(asked);
        let within = match within {
            Within::First => "first",
            Within::Ten => "in ten",
            Within::All => "found",
        };
        println!(
            "{set:<28}{:<13}{query:<11}{within:>6}{percent:>9.2}{least:>9.1}",
            keep.1
        );
        for miss in misses.iter().take(PRINTED) {
            println!("    {}", miss.chars().take(160).collect::<String>());
        }
        if percent < *least {
            failures.push(format!(
                "{set} {} {query} {within}: {percent:.2}, at least {least}",
                keep.1
            ));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
