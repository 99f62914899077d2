//! Ranking: in which order items come.

use std::cmp::Ordering;

/// The numbers of `count` items, from 0, in the order of `compare`; equals stay in the order of their numbers.
///
/// One function for all kinds of items that need not be sorted in place: each kind of its own is 4 KB of WebAssembly.
pub fn ranking(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut ranking: Vec<usize> = (0..count).collect();
    ranking.sort_by(|&one, &other| compare(one, other));
    ranking
}
