//! Relaxation: what could be dropped from a query that finds nothing.

use super::folder::collapse_whitespace;
use super::terms::MAX_TERMS;
use super::{Dropped, Query, Relaxation, ranking};
use std::ops::Range;

/// What could be dropped from `query`, which finds nothing, and what that would bring back; most first.
///
/// One word or one choice, if that is enough; else all choices, or all words but one. `count_hits` counts the cards that
/// a query finds.
pub fn relaxations(query: &Query, count_hits: impl Fn(&Query) -> usize) -> Vec<Relaxation> {
    let text = collapse_whitespace(&query.text);
    let words = text.split(' ').filter(|it| !it.is_empty());
    let words: Vec<&str> = words.take(MAX_TERMS).collect();
    let choices = query.choices.len();
    let useful = |(query, dropped): (Query, Dropped)| {
        let hits = match query.is_empty() {
            true => 0,
            false => count_hits(&query),
        };
        (hits > 0).then_some(Relaxation {
            query,
            dropped,
            hits,
        })
    };

    let one_choice = (0..choices).map(|at| without_choices(query, at..at + 1));
    let one_word = (0..words.len()).map(|at| without_words(query, &words, |it| it == at));
    let mut relaxations: Vec<Relaxation> = one_choice.chain(one_word).filter_map(useful).collect();
    if relaxations.is_empty() && choices > 1 {
        relaxations.extend(useful(without_choices(query, 0..choices)));
    }
    if relaxations.is_empty() && words.len() > 2 {
        let one_left = (0..words.len()).map(|at| without_words(query, &words, |it| it != at));
        relaxations.extend(one_left.filter_map(useful));
    }
    let hits = |at: usize| Some(relaxations.get(at)?.hits);
    let most_first = ranking(relaxations.len(), &|one, other| hits(other).cmp(&hits(one)));
    let relaxations = most_first.iter().filter_map(|at| relaxations.get(*at));
    relaxations.cloned().collect()
}

/// The query without these of its choices.
fn without_choices(query: &Query, dropped: Range<usize>) -> (Query, Dropped) {
    let (dropped, choices) = split(&query.choices, |at| dropped.contains(&at));
    let query = Query {
        choices,
        ..query.clone()
    };
    (query, Dropped::Choices(dropped))
}

/// The query with `words` for its text, without those that are dropped.
fn without_words(
    query: &Query,
    words: &[&str],
    is_dropped: impl Fn(usize) -> bool,
) -> (Query, Dropped) {
    let (dropped, kept) = split(words, is_dropped);
    let query = Query {
        text: kept.join(" "),
        ..query.clone()
    };
    (query, Dropped::Words(dropped.join(" ")))
}

/// The items that are dropped, by index, and the others.
fn split<T: Clone>(items: &[T], is_dropped: impl Fn(usize) -> bool) -> (Vec<T>, Vec<T>) {
    let (mut dropped, mut kept) = (Vec::new(), Vec::new());
    for (at, item) in items.iter().enumerate() {
        match is_dropped(at) {
            true => dropped.push(item.clone()),
            false => kept.push(item.clone()),
        }
    }
    (dropped, kept)
}
