//! Edit distance: how many typing slips lie between a typed word and the words of a sorted list.
//!
//! The distance is that of optimal string alignment, <https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance>:
//! a letter too many, too few, replaced, or swapped with its neighbour counts one. A letter that slipped over two others,
//! and two that changed places around a third, count one, too.

/// The most letters that a typed word may have.
pub const LONGEST: usize = 32;

/// How many letters take part in one slip: two in a swap of neighbours, three when a letter slips over two others.
const MOVED: usize = 3;

/// The distances between a typed word and one word after the other.
///
/// Words that start alike share the rows of the distance table for that start, so a sorted list costs little.
pub struct EditDistance<'a> {
    /// The letters of the typed word, at most [`LONGEST`].
    pub typed: &'a [char],
    /// How many slips are forgiven.
    pub most: u8,
    doubled: Doubled,
    /// The letters of the current word, as many as have rows.
    pub word: Vec<char>,
    /// The first row is for no letter, each other one for one more letter of the word.
    rows: Vec<Row>,
}

/// What a doubled letter of the words counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubled {
    /// Two letters.
    Two,
    /// One letter: for readers who doubled the wrong letter.
    One,
}

/// How far the starts of the typed word are from one start of a word.
struct Row {
    /// The distance for each number of typed letters.
    cells: [u8; LONGEST + 1],
    /// The least of the cells.
    least: u8,
    /// The least distance between all that was typed and a start of the word up to here.
    start: u8,
}

impl Row {
    fn cell(&self, column: usize) -> u8 {
        self.cells.get(column).copied().unwrap_or(u8::MAX)
    }
}

/// How far a word is from the typed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Distance<'w> {
    /// No word that starts with this is near enough.
    TooFar(&'w str),
    /// The distance to the whole word, and to that of its starts which is nearest; more than the forgiven slips where
    /// they are not near.
    Slips { whole: u8, start: u8 },
}

impl<'a> EditDistance<'a> {
    /// Distances from `typed`; those greater than `most` are not exact.
    pub fn new(typed: &'a [char], most: u8, doubled: Doubled) -> Self {
        let mut cells = [0; LONGEST + 1];
        for (cell, letters) in cells.iter_mut().zip(0..) {
            *cell = letters;
        }
        let first = Row {
            cells,
            least: 0,
            start: typed.len() as u8,
        };
        Self {
            typed,
            most,
            doubled,
            word: Vec::new(),
            rows: vec![first],
        }
    }

    /// The distance to `word`.
    pub fn to<'w>(&mut self, word: &'w str) -> Distance<'w> {
        let deepest = self.typed.len() + usize::from(self.most);
        let far = self.most + 1;
        let mut depth = 0;
        let mut before = None;
        for (at, letter) in word.char_indices() {
            if self.doubled == Doubled::One && before == Some(letter) {
                continue;
            }
            before = Some(letter);
            if depth == deepest {
                // The whole word is too long to be near.
                self.keep(depth);
                let start = self.rows.last().map_or(far, |it| it.start);
                return Distance::Slips { whole: far, start };
            }
            if self.word.get(depth) != Some(&letter) {
                self.keep(depth);
                if self.push(letter) > self.most {
                    return Distance::TooFar(word.get(..at + letter.len_utf8()).unwrap_or(word));
                }
            }
            depth += 1;
        }
        self.keep(depth);
        match self.rows.last() {
            Some(row) => Distance::Slips {
                whole: row.cell(self.typed.len()),
                start: row.start,
            },
            None => Distance::Slips {
                whole: far,
                start: far,
            },
        }
    }

    /// Keeps the rows of the first `depth` letters.
    fn keep(&mut self, depth: usize) {
        self.word.truncate(depth);
        self.rows.truncate(depth + 1);
    }

    /// Adds a letter of the word, and its row. Returns the least distance that a word with this start can have.
    fn push(&mut self, letter: char) -> u8 {
        self.word.push(letter);
        let depth = self.word.len();
        let row_before = |back: usize| self.rows.get(depth.checked_sub(back)?);
        let far = self.most + 1;
        let Some(above) = row_before(1) else {
            return far;
        };
        // Cells farther from the diagonal than `most` cannot be near, and are not computed.
        let band = usize::from(self.most);
        let mut left = far.min(depth as u8);
        let mut row = Row {
            cells: [far; LONGEST + 1],
            least: left,
            start: above.start,
        };
        if let Some(first) = row.cells.first_mut() {
            *first = left;
        }
        let last = (depth + band).min(self.typed.len());
        for column in depth.saturating_sub(band).max(1)..=last {
            let mut value = above.cell(column - 1);
            if self.typed.get(column - 1) != Some(&letter) {
                value = value.min(above.cell(column)).min(left).saturating_add(1);
                for moved in 2..=MOVED {
                    if let Some(row) = row_before(moved)
                        && self.ends_in_same_letters(column, moved)
                    {
                        value = value.min(row.cell(column - moved) + 1);
                    }
                }
            }
            if let Some(cell) = row.cells.get_mut(column) {
                *cell = value;
            }
            row.least = row.least.min(value);
            left = value;
        }
        if depth + band >= self.typed.len() {
            row.start = row.start.min(row.cell(self.typed.len()));
        }
        let mut near = row.least.min(row.start);
        // A slip that moves letters reaches back over rows, and costs one.
        for back in 1..MOVED {
            near = near.min(row_before(back).map_or(far, |it| it.least + 1));
        }
        self.rows.push(row);
        near
    }

    /// Whether the last `count` letters of the word are those before `column` of the typed one, in any order.
    fn ends_in_same_letters(&self, column: usize, count: usize) -> bool {
        let typed = column
            .checked_sub(count)
            .and_then(|start| self.typed.get(start..column));
        let word = self
            .word
            .len()
            .checked_sub(count)
            .and_then(|start| self.word.get(start..));
        match (typed, word) {
            // For most words the letter that was just added is enough to say no.
            (Some(typed), Some(word)) => {
                word.last().is_some_and(|it| typed.contains(it))
                    && missing(typed, word) + missing(word, typed) == 0
            }
            _ => false,
        }
    }
}

/// How many letters of `of` are not in `than`.
pub fn missing(of: &[char], than: &[char]) -> usize {
    of.iter().filter(|it| !than.contains(it)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted() {
        for (typed, word, doubled, expected) in [
            ("kernel", "kernel", Doubled::Two, Some(0)),
            ("kernal", "kernel", Doubled::Two, Some(1)),
            ("kernl", "kernel", Doubled::Two, Some(1)),
            ("kernnel", "kernel", Doubled::Two, Some(1)),
            ("kenrel", "kernel", Doubled::Two, Some(1)),
            ("kenerl", "kernel", Doubled::Two, Some(1)),
            ("acedamy", "academy", Doubled::Two, Some(1)),
            ("ekrnle", "kernel", Doubled::Two, Some(2)),
            ("color", "colour", Doubled::Two, Some(1)),
            ("abcdef", "kernel", Doubled::Two, None),
            ("triger", "trigger", Doubled::One, Some(0)),
            ("ядор", "ядро", Doubled::Two, Some(1)),
        ] {
            let letters: Vec<char> = typed.chars().collect();
            let mut distance = EditDistance::new(&letters, 2, doubled);
            // Words that start alike come before, so that their rows are shared.
            for before in ["ker", "kern", "tri"] {
                distance.to(before);
            }
            let found = match distance.to(word) {
                Distance::Slips { whole, .. } if whole <= 2 => Some(whole),
                _ => None,
            };
            assert_eq!(found, expected, "{typed} for {word}");
        }
    }
}
