//! How well search finds, on real catalogues with known answers: `cargo test --test quality -- --nocapture` prints it.

use guide_grid_core::catalog::{Card, Catalog, Prose, Section, Heading};
use guide_grid_core::search::{Folder, Index, Library, Query, Sort};
use serde_json::Value;
use std::collections::HashMap;
use std::path::PathBuf;

fn corpora() -> Option<PathBuf> {
    let path = std::env::var_os("GUIDE_GRID_CORPORA").map_or_else(|| PathBuf::from("../shared/corpora"), PathBuf::from);
    path.is_dir().then_some(path)
}

fn json(path: &str) -> Value {
    let path = corpora().unwrap().join(path);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn library(path: &str) -> Library {
    let value = json(path);
    let cards = value["cards"].as_array().unwrap();
    let text = |it: &Value| Prose { text: it.as_str().unwrap_or_default().to_owned(), styles: vec![] };
    let strings = |it: &Value| -> Vec<String> { it.as_array().into_iter().flatten().filter_map(|it| it.as_str()).map(str::to_owned).collect() };
    let cards: Vec<Card> = cards.iter().map(|it| Card {
        title: text(&it["title"]), description: text(&it["description"]), tags: strings(&it["tags"]), keywords: strings(&it["keywords"]), ..Card::default()
    }).collect();
    let catalog = Catalog { title: String::new(), sections: vec![Section { heading: None::<Heading>, cards: 0..cards.len(), ..Section::default() }], cards };
    let index = Index::build(&catalog, &["section".into(), "tags".into()], Folder::native());
    Library { catalog, index, diagnostics: vec![] }
}

#[derive(Default)]
struct Figure { rows: usize, first: usize, ten: usize, misses: Vec<String> }

#[test]
fn figures() {
    if corpora().is_none() { println!("no corpora"); return; }
    let mut libraries: HashMap<String, Library> = HashMap::new();
    for (set, must10, must1) in [("misspellings", 97.0, 91.0), ("prefixes", 99.5, 0.0), ("known-item-title", 0.0, 99.5), ("known-item-description", 0.0, 95.0), ("cjk-thai-substrings", 100.0, 0.0), ("diacritics", 99.0, 0.0), ("spelling-variants-gb-us", 90.0, 0.0)] {
        let rows = json(&format!("search-quality/{set}.json"));
        let mut figures: std::collections::BTreeMap<String, Figure> = Default::default();
        for row in rows.as_array().unwrap() {
            let catalogue = row["catalogue"].as_str().unwrap();
            let library = libraries.entry(catalogue.to_owned()).or_insert_with(|| library(catalogue));
            let want: Vec<&str> = match set { "spelling-variants-gb-us" => &row["titles_variant"], "known-item-title" | "known-item-description" => &row["title"], _ => &row["titles"] }
                .as_array().map_or_else(|| vec![row["title"].as_str().unwrap_or_default()], |it| it.iter().filter_map(|it| it.as_str()).collect());
            if set == "known-item-title" && row["others_containing_query"] != 0 { continue; }
            for (kind, key) in [("", "query"), (" nfd", "nfd_query"), (" accented", "accented")] {
                let Some(query) = row[key].as_str() else { continue };
                let figure = figures.entry(format!("{set} {}{kind}", row["where"].as_str().unwrap_or_default())).or_default();
                let results = library.search(&Query { text: query.to_owned(), ..Query::default() }, Sort::Page);
                let position = results.hits.iter().position(|hit| want.contains(&library.catalog.cards[hit.card].title.text.as_str()));
                figure.rows += 1;
                figure.first += usize::from(position == Some(0));
                let limit = if set == "spelling-variants-gb-us" { usize::MAX } else { 10 };
                figure.ten += usize::from(position.is_some_and(|it| it < limit));
                if position != Some(0) {
                    let got: Vec<_> = results.hits.iter().take(3).map(|it| library.catalog.cards[it.card].title.text.as_str()).collect();
                    figure.misses.push(format!("{:>6} {query} ({}) want {:?} got {} {got:?} {}", position.map_or("-".into(), |it| (it + 1).to_string()), row["correct"].as_str().unwrap_or_default(), want.iter().take(2).collect::<Vec<_>>(), results.hits.len(), results.corrections.first().map_or("", |it| &it.meant)));
                }
            }
        }
        for (name, figure) in &figures {
            let percent = |it: usize| it as f64 * 100.0 / figure.rows as f64;
            println!("{name:40} {:5} first {:6.2} ({must1}) ten {:6.2} ({must10})", figure.rows, percent(figure.first), percent(figure.ten));
            for miss in figure.misses.iter().filter(|it| std::env::var("MISSES").is_ok_and(|want| name.starts_with(&want)) && !it.is_empty()) {
                println!("  {miss}");
            }
        }
    }
}
