//! Many short lists, kept in one.

use std::ops::Range;

/// A list for each item; items are numbered from 0.
///
/// All lists are in one vector: most have one or two entries, and a vector for each would take several times the memory.
pub struct Grouped<T> {
    entries: Vec<T>,
    /// For each item, where its list ends in `entries`.
    ends: Vec<usize>,
}

impl<T> Default for Grouped<T> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            ends: Vec::new(),
        }
    }
}

impl<T> Grouped<T> {
    /// Adds the list of the next item.
    pub fn push(&mut self, list: impl IntoIterator<Item = T>) {
        self.entries.extend(list);
        self.ends.push(self.entries.len());
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The list of an item; empty if there is no such item.
    pub fn of(&self, item: usize) -> &[T] {
        self.of_all(&(item..item + 1))
    }

    /// The lists of several items, one after the other.
    pub fn of_all(&self, items: &Range<usize>) -> &[T] {
        // A list starts where the one before it ends.
        let boundary = |item: usize| match item.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or(self.entries.len()),
            None => 0,
        };
        self.entries
            .get(boundary(items.start)..boundary(items.end))
            .unwrap_or_default()
    }

    /// The same lists, with what `map` makes of each entry.
    pub fn filter_map<U>(&self, map: impl Fn(&T) -> Option<U>) -> Grouped<U> {
        let mut mapped = Grouped::default();
        for item in 0..self.len() {
            mapped.push(self.of(item).iter().filter_map(&map));
        }
        mapped
    }
}
