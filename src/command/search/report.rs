//! What readers asked for in vain: queries that find nothing, and cards that no query finds.

use super::asked::Asked;
use super::results;
use guide_grid_core::catalog::Card;
use guide_grid_core::search::{Dropped, Library};
use serde_json::json;

/// What a list of queries says about a catalog.
pub(super) struct Report<'a> {
    queries: usize,
    times: u64,
    nothing: Vec<InVain>,
    corrected: Vec<Corrected>,
    never: Vec<&'a Card>,
    cards: usize,
}

/// A query that finds nothing.
struct InVain {
    asked: Asked,
    /// The words without which it would find most, and how many cards.
    without: Option<(String, usize)>,
}

/// A query that finds something only because words of it are corrected.
struct Corrected {
    asked: Asked,
    /// Each word as typed, and the word that was searched instead.
    words: Vec<(String, String)>,
    hits: usize,
}

/// What these queries find in a library.
pub(super) fn of(library: &Library, queries: Vec<Asked>) -> Report<'_> {
    let cards = &library.catalog.cards;
    let mut report = Report {
        queries: queries.len(),
        times: queries.iter().map(|it| it.count).sum(),
        nothing: Vec::new(),
        corrected: Vec::new(),
        never: Vec::new(),
        cards: cards.len(),
    };
    let mut is_found = vec![false; cards.len()];
    for asked in queries {
        let results = results(library, &asked.query);
        for hit in &results.hits {
            if let Some(is_found) = is_found.get_mut(hit.card) {
                *is_found = true;
            }
        }
        let corrections = results.corrections.into_iter();
        let words: Vec<_> = corrections.map(|it| (it.typed, it.meant)).collect();
        if results.hits.is_empty() {
            let without = results.relaxations.into_iter();
            let mut without = without.filter_map(|it| match it.dropped {
                Dropped::Words(words) => Some((words, it.hits)),
                Dropped::Choices(_) => None,
            });
            let without = without.next();
            report.nothing.push(InVain { asked, without });
        } else if !words.is_empty() {
            report.corrected.push(Corrected {
                asked,
                words,
                hits: results.hits.len(),
            });
        }
    }
    let never = cards.iter().zip(is_found);
    report.never = never.filter(|it| !it.1).map(|it| it.0).collect();
    report
}

impl Report<'_> {
    /// For people.
    pub(super) fn to_text(&self) -> String {
        let mut text = format!(
            "{}, asked {}: {} nothing, {} something only by correction. {} of {} found by none.\n",
            count(self.queries, "query", "queries"),
            count(self.times, "time", "times"),
            count(self.nothing.len(), "finds", "find"),
            count(self.corrected.len(), "finds", "find"),
            self.never.len(),
            count(self.cards, "card", "cards"),
        );
        let nothing = self.nothing.iter().map(|it| {
            let without = it.without.as_ref().map(|(words, hits)| {
                let cards = count(*hits, "card", "cards");
                format!(" (without \"{words}\": {cards})")
            });
            row(&it.asked, &without.unwrap_or_default())
        });
        add(&mut text, "Queries that find nothing", nothing);
        let corrected = self.corrected.iter().map(|it| {
            let words = it.words.iter();
            let words: Vec<_> = words
                .map(|(typed, meant)| format!("\"{meant}\" for \"{typed}\""))
                .collect();
            let hits = count(it.hits, "card", "cards");
            row(&it.asked, &format!(" ({}: {hits})", words.join(", ")))
        });
        add(
            &mut text,
            "Queries that find something only by correction",
            corrected,
        );
        let never = self.never.iter().map(|it| {
            let link = it.main_link().map(|it| format!(" <{}>", it.as_str()));
            format!("  {}{}\n", it.title.text, link.unwrap_or_default())
        });
        add(&mut text, "Cards that no query finds", never);
        text
    }

    /// For programs.
    pub(super) fn to_json(&self) -> String {
        let nothing = self.nothing.iter().map(|it| {
            let without = it.without.as_ref();
            let without = without.map(|(words, hits)| json!({ "words": words, "hits": hits }));
            json!({ "query": it.asked.query, "count": it.asked.count, "without": without })
        });
        let corrected = self.corrected.iter().map(|it| {
            let words = it.words.iter();
            let words = words.map(|(typed, meant)| json!({ "typed": typed, "meant": meant }));
            json!({
                "query": it.asked.query,
                "count": it.asked.count,
                "hits": it.hits,
                "corrections": words.collect::<Vec<_>>(),
            })
        });
        let never = self.never.iter().map(
            |it| json!({ "title": it.title.text, "link": it.main_link().map(|it| it.as_str()) }),
        );
        let value = json!({
            "queries": self.queries,
            "times": self.times,
            "cards": self.cards,
            "nothing": nothing.collect::<Vec<_>>(),
            "corrected": corrected.collect::<Vec<_>>(),
            "never": never.collect::<Vec<_>>(),
        });
        format!("{value:#}\n")
    }
}

/// Adds a list with its heading, if there is anything in it.
fn add(text: &mut String, heading: &str, rows: impl Iterator<Item = String>) {
    let rows: String = rows.collect();
    if !rows.is_empty() {
        *text += &format!("\n{heading}\n{rows}");
    }
}

fn row(asked: &Asked, more: &str) -> String {
    format!("{:>7}  {}{more}\n", asked.count, asked.query)
}

/// A number with the word that agrees with it.
fn count<N: Copy + PartialEq + From<u8> + std::fmt::Display>(
    number: N,
    one: &str,
    other: &str,
) -> String {
    match number == N::from(1) {
        true => format!("{number} {one}"),
        false => format!("{number} {other}"),
    }
}
