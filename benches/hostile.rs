//! What texts cost that were made to be much work, each of 1 MB: whether they are read, indexed and searched within a second of
//! processor time, and within 20 times their length of memory, or end at a limit that a diagnostic names.
//! `cargo bench --bench hostile`, or with a part of a text after `--`.
//!
//! It prints the figures of each text, the slowest first, and which are not within the limits.

#![allow(clippy::expect_used, clippy::panic, missing_docs)]

#[path = "../tests/hostile/mod.rs"]
mod hostile;
mod memory;

use guide_grid_core::catalog::{Catalog, Format};
use guide_grid_core::search::{Facet, FacetValue, Index, Library, Query, Sort};
use hostile::ROWS;
use memory::{MOST, NOW};
use std::sync::atomic::Ordering::Relaxed;
use std::time::{Duration, Instant};

/// Bytes of each text.
const LENGTH: usize = 1_000_000;

/// What each text may take.
const MOST_TIME: Duration = Duration::from_secs(1);
const MOST_MEMORY: f64 = 20.0;

/// What a text took.
struct Cost {
    name: String,
    /// To read it, to index its cards, to search them, to read an address with all values of its facets.
    times: [Duration; 4],
    /// The most memory that reading it takes, and all of this, in times its length.
    memory: [f64; 2],
    cards: usize,
    /// The codes of its diagnostics, each once.
    codes: String,
}

impl Cost {
    fn time(&self) -> Duration {
        self.times.iter().sum()
    }

    fn is_within_limits(&self) -> bool {
        self.time() <= MOST_TIME && self.memory.iter().all(|it| *it <= MOST_MEMORY)
    }
}

/// What `make` returns, and how long it took.
fn timed<T>(make: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let made = make();
    (made, start.elapsed())
}

fn cost(name: String, text: &str) -> Cost {
    let before = NOW.load(Relaxed);
    MOST.store(before, Relaxed);
    let most = || (MOST.load(Relaxed) - before) as f64 / text.len() as f64;
    let ((catalog, diagnostics), read) = timed(|| Catalog::read(text, Format::Page));
    let most_read = most();
    let facets = ["section", "tags", "f1"].map(str::to_owned);
    let (index, indexed) = timed(|| Index::native(&catalog, &facets));
    let mut codes: Vec<_> = diagnostics.iter().map(|it| it.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let library = Library {
        catalog,
        index,
        diagnostics,
    };
    let query = Query {
        text: "title x1 zzyzx".into(),
        ..Query::default()
    };
    let (_, searched) = timed(|| library.search(&query, Sort::Page));
    let facets = library.index.facets();
    let values = |facet: &Facet| -> Vec<(String, String)> {
        let pair = |it: &FacetValue| (format!("guides-{}", facet.name), it.key.clone());
        facet.values.iter().map(pair).collect()
    };
    let pairs: Vec<_> = facets.iter().flat_map(values).collect();
    let pairs = pairs.iter().map(|it| (it.0.as_str(), it.1.as_str()));
    let (_, addressed) = timed(|| Query::from_pairs(pairs, "guides", facets));
    Cost {
        name,
        times: [read, indexed, searched, addressed],
        memory: [most_read, most()],
        cards: library.catalog.cards.len(),
        codes: codes.join(", "),
    }
}

fn main() {
    let part = std::env::args().skip(1).find(|it| !it.starts_with('-'));
    let rows = ROWS.iter().map(|row| {
        let name = format!("{:?}", [row.start, row.part, row.end].join("…"));
        (name, row.text(LENGTH))
    });
    let chosen = rows.filter(|(name, _)| part.as_ref().is_none_or(|it| name.contains(it)));
    let mut costs: Vec<Cost> = chosen.map(|(name, text)| cost(name, &text)).collect();
    costs.sort_by_key(|it| std::cmp::Reverse(it.time()));
    println!(
        "| text | read | index | search | address | memory of reading | of all | cards | ends at |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    for it in &costs {
        let [read, index, search, address] = it.times.map(|it| it.as_millis());
        let [reading, all] = it.memory;
        let mark = if it.is_within_limits() {
            ""
        } else {
            " **beyond**"
        };
        println!(
            "| `{}`{mark} | {read} ms | {index} ms | {search} ms | {address} ms | {reading:.1} × | {all:.1} × | {} | {} |",
            it.name, it.cards, it.codes
        );
    }
    let beyond = costs.iter().filter(|it| !it.is_within_limits()).count();
    println!("\n{beyond} of {} are not within the limits", costs.len());
}
