//! Distance: how many slips lie between a typed word and others.

/// The most letters that a typed word may have.
pub const LONGEST: usize = 32;

/// The rows of the distance table for the letters of one word after the other.
pub struct Walk<'a> {
    /// What was typed.
    pub typed: &'a [char],
    /// How many slips are forgiven.
    pub most: u8,
    /// Whether a doubled letter of the words is one: for readers who doubled the wrong letter.
    single: bool,
    /// The letters of the word, as many as have rows.
    pub path: Vec<char>,
    /// The first row is for no letter, each other one for one more letter of the path.
    rows: Vec<Row>,
}

/// How far the starts of the typed word are from one start of a word.
struct Row {
    cells: [u8; LONGEST + 1],
    /// The least of the cells.
    least: u8,
    /// The least distance between all that was typed and a start of the word up to here.
    start: u8,
}

impl Row {
    fn cell(&self, at: usize) -> u8 {
        self.cells.get(at).copied().unwrap_or(u8::MAX)
    }
}

/// What is known of one word.
pub enum Step<'a> {
    /// Nothing that starts like this is near enough.
    TooFar(&'a str),
    /// The distance to the word, and to that of its starts which is nearest.
    Distance { whole: u8, start: u8 },
}

impl<'a> Walk<'a> {
    /// A walk for words within `most` slips of `typed`.
    pub fn new(typed: &'a [char], most: u8, single: bool) -> Self {
        let mut cells = [0; LONGEST + 1];
        for (at, cell) in cells.iter_mut().enumerate() {
            *cell = at as u8;
        }
        let first = Row {
            cells,
            least: 0,
            start: typed.len() as u8,
        };
        Self {
            typed,
            most,
            single,
            path: Vec::new(),
            rows: vec![first],
        }
    }

    /// Fills the rows for `word`, of which those that it shares with the word before it are filled.
    pub fn advance<'w>(&mut self, word: &'w str) -> Step<'w> {
        let deepest = self.typed.len() + self.most as usize;
        let mut depth = 0;
        let mut longer = false;
        let mut before = None;
        for (at, letter) in word.char_indices() {
            if self.single && before == Some(letter) {
                continue;
            }
            before = Some(letter);
            longer = depth == deepest;
            if longer {
                break;
            }
            if self.path.get(depth) != Some(&letter) {
                self.cut(depth);
                if !self.fill(letter) {
                    return Step::TooFar(word.get(..at + letter.len_utf8()).unwrap_or(word));
                }
            }
            depth += 1;
        }
        self.cut(depth);
        let far = self.most + 1;
        match self.rows.last() {
            Some(row) if !longer => Step::Distance {
                whole: row.cell(self.typed.len()),
                start: row.start,
            },
            row => Step::Distance {
                whole: far,
                start: row.map_or(far, |it| it.start),
            },
        }
    }

    /// Forgets all letters but so many.
    fn cut(&mut self, depth: usize) {
        self.path.truncate(depth);
        self.rows.truncate(depth + 1);
    }

    /// Adds one more letter and its row; false when no word that starts like this can be near.
    fn fill(&mut self, letter: char) -> bool {
        self.path.push(letter);
        let depth = self.path.len();
        let row_before = |back: usize| self.rows.get(depth.wrapping_sub(back));
        let Some(above) = row_before(1) else {
            return false;
        };
        // Cells farther from the diagonal than `most` cannot be near, and are not worked out.
        let band = self.most as usize;
        let far = self.most + 1;
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
        for column in depth.saturating_sub(band).max(1)..last + 1 {
            let mut value = above.cell(column - 1);
            if self.typed.get(column - 1) != Some(&letter) {
                value = value.min(above.cell(column)).min(left).saturating_add(1);
                for back in 2..FARTHEST + 1 {
                    if let Some(before) = row_before(back)
                        && let Some(typed) = self.typed.get(column.wrapping_sub(back)..column)
                        && let Some(word) = self.path.get(depth - back..)
                        && typed.contains(&letter)
                        && lacks(typed, word) + lacks(word, typed) == 0
                    {
                        value = value.min(before.cell(column - back) + 1);
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
        // A move reaches back over rows, at the price of one.
        for back in 1..FARTHEST {
            near = near.min(row_before(back).map_or(far, |it| it.least + 1));
        }
        self.rows.push(row);
        near <= self.most
    }
}

/// How many letters take part in one move: two are a swap of neighbours, three a letter that slipped over two others.
const FARTHEST: usize = 3;

/// How many letters of `of` are not in `than`.
pub fn lacks(of: &[char], than: &[char]) -> usize {
    let mut lacks = 0;
    for letter in of {
        lacks += usize::from(!than.iter().any(|it| it == letter));
    }
    lacks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted() {
        for (typed, word, single, expected) in [
            ("kernel", "kernel", false, Some(0)),
            ("kernal", "kernel", false, Some(1)),
            ("kernl", "kernel", false, Some(1)),
            ("kernnel", "kernel", false, Some(1)),
            ("kenrel", "kernel", false, Some(1)),
            ("kenerl", "kernel", false, Some(1)),
            ("acedamy", "academy", false, Some(1)),
            ("ekrnle", "kernel", false, Some(2)),
            ("color", "colour", false, Some(1)),
            ("abcdef", "kernel", false, None),
            ("triger", "trigger", true, Some(0)),
            ("ядор", "ядро", false, Some(1)),
        ] {
            let letters: Vec<char> = typed.chars().collect();
            let mut walk = Walk::new(&letters, 2, single);
            // Words that start alike come before, so that their rows are shared.
            for before in ["ker", "kern", "tri"] {
                walk.advance(before);
            }
            let found = match walk.advance(word) {
                Step::Distance { whole, .. } if whole <= 2 => Some(whole),
                _ => None,
            };
            assert_eq!(found, expected, "{typed} for {word}");
        }
    }
}
