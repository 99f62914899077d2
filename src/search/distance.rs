//! Distance: how many slips lie between a typed word and others.

/// Whether doubled letters of the dictionary's words count: when a reader doubled the wrong letter, they do not.
#[derive(Clone, Copy, PartialEq)]
pub enum Doubles {
    /// They do.
    Count,
    /// A doubled letter is one.
    Ignore,
}

/// The rows of the distance table for the letters of one word after the other.
pub struct Walk<'a> {
    typed: &'a [char],
    most: u8,
    /// The letters whose rows are filled.
    path: Vec<char>,
    /// Row after row: row `n` is for the first `n` letters of the path; `typed.len() + 1` cells each.
    cells: Vec<u8>,
    /// For each row, the least distance between all of `typed` and a start of the path up to there.
    starts: Vec<u8>,
    /// For each row, its least cell.
    least: Vec<u8>,
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
    pub fn new(typed: &'a [char], most: u8) -> Self {
        Self {
            typed,
            most,
            path: Vec::new(),
            cells: (0..=typed.len() as u8).collect(),
            starts: vec![typed.len() as u8],
            least: vec![0],
        }
    }

    /// Fills the rows for `word`, of which those that it shares with the word before it are filled.
    pub fn advance<'w>(&mut self, word: &'w str, doubles: Doubles) -> Step<'w> {
        let width = self.typed.len() + 1;
        let deepest = self.typed.len() + self.most as usize;
        let mut depth = 0;
        let mut longer = false;
        let mut before = None;
        for (at, letter) in word.char_indices() {
            if doubles == Doubles::Ignore && before == Some(letter) {
                continue;
            }
            before = Some(letter);
            if depth >= deepest {
                longer = true;
                break;
            }
            if self.path.get(depth) != Some(&letter) {
                self.path.truncate(depth);
                self.cells.truncate((depth + 1) * width);
                self.starts.truncate(depth + 1);
                self.least.truncate(depth + 1);
                self.path.push(letter);
                let near = self.fill(depth, letter);
                if !near {
                    let end = at + letter.len_utf8();
                    return Step::TooFar(word.get(..end).unwrap_or(word));
                }
            }
            depth += 1;
        }
        let whole = match longer {
            true => self.most + 1,
            false => self
                .cells
                .get(depth * width + self.typed.len())
                .copied()
                .unwrap_or(u8::MAX),
        };
        Step::Distance {
            whole,
            start: self.starts.get(depth).copied().unwrap_or(u8::MAX),
        }
    }

    /// Fills the row after row `depth`, for one more letter of the path; false when no word can be near any more.
    fn fill(&mut self, depth: usize, letter: char) -> bool {
        let width = self.typed.len() + 1;
        let row = |back: usize| Some((depth + 1).checked_sub(back)? * width);
        let cell = |cells: &[u8], at: usize| cells.get(at).copied().unwrap_or(u8::MAX);
        let above = depth * width;
        // Cells farther from the diagonal than `most` cannot be near, and are not worked out.
        let far = self.most + 1;
        let from = depth.saturating_sub(self.most as usize);
        let to = (depth + 1 + self.most as usize).min(self.typed.len());
        let mut left = if from == 0 {
            far.min(depth as u8 + 1)
        } else {
            far
        };
        let mut least = left;
        let here = self.cells.len();
        self.cells.resize(here + width, far);
        if let Some(first) = self.cells.get_mut(here) {
            *first = left;
        }
        let near = self.typed.get(from..to).unwrap_or_default();
        for (typed, column) in near.iter().zip(from..) {
            let diagonal = cell(&self.cells, above + column);
            let mut value = diagonal;
            if *typed != letter {
                let up = cell(&self.cells, above + column + 1);
                value = diagonal.min(up).min(left).saturating_add(1);
                for back in 2..=FARTHEST {
                    if let (Some(row), Some(from)) = (row(back), (column + 1).checked_sub(back))
                        && let (Some(word), Some(typed)) = (
                            self.path.get(depth + 1 - back..),
                            self.typed.get(from..=column),
                        )
                        && is_moved(word, typed)
                    {
                        value = value.min(cell(&self.cells, row + from) + 1);
                    }
                }
            }
            if let Some(cell) = self.cells.get_mut(here + column + 1) {
                *cell = value;
            }
            least = least.min(value);
            left = value;
        }
        let all = if to == self.typed.len() { left } else { far };
        let start = self.starts.last().copied().unwrap_or(u8::MAX).min(all);
        self.starts.push(start);
        self.least.push(least);
        // A move reaches back over rows, at the price of one.
        let reach = self
            .least
            .iter()
            .rev()
            .take(FARTHEST)
            .skip(1)
            .copied()
            .min();
        let moved = reach.map_or(u8::MAX, |it| it.saturating_add(1));
        least.min(moved).min(start) <= self.most
    }
}

/// How many letters take part in one move: two are a swap of neighbours, three a letter that slipped over two others.
const FARTHEST: usize = 3;

/// Whether these are the same letters in another order.
fn is_moved(word: &[char], typed: &[char]) -> bool {
    match (word, typed) {
        ([a, b], [x, y]) => a == y && b == x,
        ([a, b, c], [x, y, z]) => {
            // All but the two swaps that the shorter move sees.
            (a == z && (b == y && c == x || b == x && c == y)) || (a == y && b == z && c == x)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted() {
        for (typed, word, doubles, expected) in [
            ("kernel", "kernel", Doubles::Count, Some(0)),
            ("kernal", "kernel", Doubles::Count, Some(1)),
            ("kernl", "kernel", Doubles::Count, Some(1)),
            ("kernnel", "kernel", Doubles::Count, Some(1)),
            ("kenrel", "kernel", Doubles::Count, Some(1)),
            ("kenerl", "kernel", Doubles::Count, Some(1)),
            ("acedamy", "academy", Doubles::Count, Some(1)),
            ("ekrnle", "kernel", Doubles::Count, Some(2)),
            ("color", "colour", Doubles::Count, Some(1)),
            ("abcdef", "kernel", Doubles::Count, None),
            ("triger", "trigger", Doubles::Ignore, Some(0)),
            ("ядор", "ядро", Doubles::Count, Some(1)),
        ] {
            let letters: Vec<char> = typed.chars().collect();
            let mut walk = Walk::new(&letters, 2);
            // Words that start alike come before, so that their rows are shared.
            for before in ["ker", "kern", "tri"] {
                walk.advance(before, doubles);
            }
            let found = match walk.advance(word, doubles) {
                Step::Distance { whole, .. } if whole <= 2 => Some(whole),
                _ => None,
            };
            assert_eq!(found, expected, "{typed} for {word}");
        }
    }
}
