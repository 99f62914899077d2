//! How fast the native engine reads, indexes and searches real catalogs, and how much memory it takes.
//! `cargo bench --bench engine`.
//!
//! The catalogs are beside the project, in `../shared/corpora`, or in the folder that `GUIDE_GRID_CORPORA` names.

#![allow(clippy::expect_used, clippy::panic, missing_docs)]

#[path = "../tests/corpora/mod.rs"]
mod corpora;
mod memory;

use divan::{Bencher, black_box};
use flate2::read::GzDecoder;
use guide_grid_core::catalog::{Catalog, CatalogReader, Format, NativeUnicode};
use guide_grid_core::search::{
    Folder, Index, IndexBuilder, Library, NativeCollator, Progress, Query, Sort,
};
use memory::{MOST, NOW};
use std::io::Read;
use std::sync::atomic::Ordering::Relaxed;
use std::time::{Duration, Instant};

const CATALOGUES: [&str; 3] = ["debian-1k.json", "debian-10k.json", "mixed-60k.json.gz"];

/// What readers type: a letter, the start of a word, a word, two words, one misspelling, two misspellings, nonsense, and a word
/// of a script without spaces.
const QUERIES: [&str; 8] = [
    "l",
    "lib",
    "library",
    "python parser",
    "libary",
    "configurtation",
    "xqzvwkjh",
    "旗",
];

fn text(name: &str) -> String {
    let bytes = std::fs::read(corpora::folder().join("catalogues").join(name))
        .expect("the catalog can be read");
    let mut text = String::new();
    match name.ends_with(".gz") {
        true => GzDecoder::new(bytes.as_slice()).read_to_string(&mut text),
        false => bytes.as_slice().read_to_string(&mut text),
    }
    .expect("the catalog is UTF-8");
    text
}

fn catalog(name: &str) -> Catalog {
    Catalog::read(&text(name), Format::Json).0
}

fn facets() -> [String; 2] {
    ["section".to_owned(), "tags".to_owned()]
}

#[divan::bench(args = CATALOGUES, max_time = 4)]
fn read(bencher: Bencher, name: &str) {
    let text = text(name);
    bencher.bench_local(|| Catalog::read(black_box(&text), Format::Json));
}

#[divan::bench(args = CATALOGUES, max_time = 4)]
fn index(bencher: Bencher, name: &str) {
    let catalog = catalog(name);
    bencher.bench_local(|| Index::native(black_box(&catalog), &facets()));
}

fn library(name: &str) -> Library {
    let catalog = catalog(name);
    let index = Index::native(&catalog, &facets());
    Library {
        catalog,
        index,
        diagnostics: Vec::new(),
    }
}

fn query(text: &str) -> Query {
    Query {
        text: text.to_owned(),
        ..Query::default()
    }
}

mod query {
    use super::*;

    fn bench(bencher: Bencher, name: &str, text: &str) {
        let library = library(name);
        let query = query(text);
        bencher.bench_local(|| library.search(black_box(&query), Sort::Page));
    }

    #[divan::bench(args = QUERIES, max_time = 1)]
    fn of_10k(bencher: Bencher, text: &str) {
        bench(bencher, "debian-10k.json", text);
    }

    #[divan::bench(args = QUERIES, max_time = 1)]
    fn of_60k(bencher: Bencher, text: &str) {
        bench(bencher, "mixed-60k.json.gz", text);
    }
}

/// The marks of the cards that are rendered at first.
#[divan::bench(args = QUERIES, max_time = 1)]
fn marks(bencher: Bencher, text: &str) {
    let library = library("debian-10k.json");
    let (results, matcher) = library.answer(&query(text), Sort::Page);
    let hits = results.hits.get(..60).unwrap_or(&results.hits);
    bencher.bench_local(|| {
        for hit in hits {
            black_box(library.through(hit, &matcher));
            if let Some(card) = library.catalog.cards.get(hit.card) {
                black_box(matcher.marks(&card.title.text));
                black_box(matcher.marks(&card.description.text));
                for detail in card.details(&[]) {
                    black_box(matcher.marks(detail.text));
                }
            }
        }
    });
}

/// What `make` returns, and how long it took.
fn timed<T>(make: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let made = make();
    (made, start.elapsed())
}

/// How long the longest step takes; the last step returns false.
fn longest(mut step: impl FnMut() -> bool) -> Duration {
    let mut longest = Duration::ZERO;
    loop {
        let (more, took) = timed(&mut step);
        longest = longest.max(took);
        if !more {
            return longest;
        }
    }
}

/// Prints how long a page is blocked while a catalog is read and indexed in steps, and how much memory that takes.
fn steps() {
    for name in CATALOGUES {
        let text = text(name);
        let length = text.len();
        let before = NOW.load(Relaxed) - length;
        let most = || (MOST.load(Relaxed) - before) as f64 / length as f64;
        println!("{name}: {} KiB of text", length / 1024);

        MOST.store(NOW.load(Relaxed), Relaxed);
        let (mut reading, begin) = timed(|| CatalogReader::new(text, Format::Json, &NativeUnicode));
        let steps = longest(|| reading.step());
        let ((catalog, _), end) = timed(|| reading.finish());
        println!(
            "  read: begin {begin:.1?}, longest step {steps:.1?}, end {end:.1?}; at most {:.2} times the memory of the text",
            most()
        );

        MOST.store(NOW.load(Relaxed), Relaxed);
        let read = NOW.load(Relaxed);
        let mut builder = IndexBuilder::new(&facets(), Folder::native(), NativeCollator::new("en"));
        let steps = longest(|| builder.step(&catalog, 200) == Progress::Going);
        let (_index, end) = timed(|| builder.finish(&catalog));
        let kept = NOW.load(Relaxed);
        println!(
            "  index: longest step {steps:.1?}, end {end:.1?}; at most {:.2} times the memory of the text; kept {:.2}, of which the index is {:.2}",
            most(),
            (kept - before) as f64 / length as f64,
            (kept - read) as f64 / length as f64,
        );
    }
}

fn main() {
    steps();
    divan::main();
}
