//! How fast the engine is, natively: reading, indexing and searching real catalogues. `cargo bench --bench engine`.
//!
//! The catalogues lie beside the project, in `../shared/corpora` or wherever `GUIDE_GRID_CORPORA` points.

#![allow(clippy::expect_used, missing_docs)]

use divan::{Bencher, black_box};
use flate2::read::GzDecoder;
use guide_grid_core::catalog::{Catalog, Format};
use guide_grid_core::search::{Folder, Index, IndexBuilder, Library, Query, Sort};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const CATALOGUES: [&str; 3] = ["debian-1k.json", "debian-10k.json", "mixed-60k.json.gz"];

/// What readers type: a letter, a start, a word, two words, a slip, two slips, nonsense, a word of a script without blanks.
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

fn corpora() -> PathBuf {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora");
    std::env::var_os("GUIDE_GRID_CORPORA").map_or_else(beside, PathBuf::from)
}

fn text(name: &str) -> String {
    let bytes =
        std::fs::read(corpora().join("catalogues").join(name)).expect("the catalogue is there");
    let mut text = String::new();
    match name.ends_with(".gz") {
        true => GzDecoder::new(bytes.as_slice()).read_to_string(&mut text),
        false => bytes.as_slice().read_to_string(&mut text),
    }
    .expect("the catalogue is UTF-8");
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
    bencher.bench_local(|| Index::build(black_box(&catalog), &facets(), Folder::native()));
}

mod query {
    use super::*;

    fn bench(bencher: Bencher, name: &str, text: &str) {
        let catalog = catalog(name);
        let index = Index::build(&catalog, &facets(), Folder::native());
        let library = Library {
            catalog,
            index,
            diagnostics: Vec::new(),
        };
        let query = Query {
            text: text.to_owned(),
            ..Query::default()
        };
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

/// Prints what an index keeps, and the longest slice of building one.
fn sizes() {
    for name in CATALOGUES {
        let text = text(name);
        let catalog = catalog(name);
        let mut builder = IndexBuilder::new(&facets(), Folder::native());
        let mut longest = Duration::ZERO;
        let mut slice = || {
            let start = Instant::now();
            let progress = builder.step(&catalog, 1000);
            longest = longest.max(start.elapsed());
            progress
        };
        while slice() == guide_grid_core::search::Progress::Going {}
        let start = Instant::now();
        let index = builder.finish(&catalog);
        let last = start.elapsed();
        let (kept, of) = (index.bytes() / 1024, text.len() / 1024);
        println!(
            "{name}: {of} KiB of text, index {kept} KiB; longest slice {longest:?}, the last {last:?}"
        );
    }
}

fn main() {
    sizes();
    divan::main();
}
