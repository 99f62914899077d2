//! Correction: the words of the dictionary that a mistyped word may have meant.

use super::dictionary::Dictionary;
use super::script::{Kind, kind};

/// A word of the dictionary that is near a typed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Near {
    /// How far it is: see [`cost`].
    pub cost: u8,
    /// Its rank in the dictionary.
    pub word: u32,
}

/// Longer words are not corrected: no word that people type is.
const LONGEST: usize = 32;

/// How many slips are forgiven in a word of so many letters: in short words everything is near everything.
fn forgiven(letters: usize) -> u8 {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// The words that `typed` may have meant, the nearest first: those within the forgiven distance, and those that start
/// with something within it, as the reader may still be typing.
///
/// The distance is that of optimal string alignment: insertions, omissions, substitutions and swaps of neighbours count
/// one each; so does a letter that slipped over two others, or two that changed places around a third. The dictionary is walked in order, so that rows of the distance table are shared by words that start alike,
/// and whole stretches are skipped once their start is too far away.
pub fn corrections(dictionary: &Dictionary, typed: &str) -> Vec<Near> {
    let letters: Vec<char> = typed.chars().collect();
    let most = forgiven(letters.len());
    let mut found = Vec::new();
    if most == 0 || letters.len() > LONGEST {
        return found;
    }
    walk(dictionary, &letters, Doubles::Count, most, &mut |near| {
        found.push(near)
    });
    if found.is_empty() {
        // One slip of the kinds that are longer than a letter, and for the rest of the word one less.
        let mut after_one = |near: Near| {
            let cost = near.cost + DISTANCE;
            found.push(Near { cost, ..near });
        };
        for shorter in stutters(&letters) {
            walk(
                dictionary,
                &shorter,
                Doubles::Count,
                most - 1,
                &mut after_one,
            );
        }
        let mut singled = letters.clone();
        singled.dedup();
        if singled.len() < letters.len() {
            walk(
                dictionary,
                &singled,
                Doubles::Ignore,
                most - 1,
                &mut after_one,
            );
        }
    }
    found.sort_unstable();
    found.dedup_by_key(|it| it.word);
    found
}

/// Whether doubled letters of the dictionary's words count: when a reader doubled the wrong letter, they do not.
#[derive(Clone, Copy, PartialEq)]
enum Doubles {
    Count,
    Ignore,
}

/// `typed` without two or three letters that repeat those before them: `authethenticator`.
fn stutters(typed: &[char]) -> Vec<Vec<char>> {
    let mut shorter = Vec::new();
    for length in 2..=3 {
        for (at, pair) in typed.windows(2 * length).enumerate() {
            let (first, second) = pair.split_at(length);
            if first == second {
                let rest = typed.get(at + 2 * length..).unwrap_or_default();
                let start = typed.get(..at + length).unwrap_or_default();
                shorter.push([start, rest].concat());
            }
        }
    }
    shorter
}

/// Calls `take` for each word of the dictionary within `most` slips of the letters, or that starts with something that is.
fn walk(
    dictionary: &Dictionary,
    letters: &[char],
    doubles: Doubles,
    most: u8,
    take: &mut dyn FnMut(Near),
) {
    let mut walk = Walk::new(letters, most);
    let mut rank = 0;
    while rank < dictionary.len() {
        let word = dictionary.word(rank);
        if !word.starts_with(|c| kind(c) == Kind::Spaced) {
            rank += 1;
            continue;
        }
        match walk.advance(word, doubles) {
            Step::TooFar(start) => rank = dictionary.after_prefix(rank, start),
            Step::Distance { whole, start } => {
                if let Some(cost) = cost(letters, word, whole, start, most) {
                    take(Near { cost, word: rank });
                }
                rank += 1;
            }
        }
    }
}

/// The rows of the distance table for the letters of one word after the other.
struct Walk<'a> {
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

enum Step<'a> {
    /// Nothing that starts like this is near enough.
    TooFar(&'a str),
    /// The distance to the word, and to that of its starts which is nearest.
    Distance { whole: u8, start: u8 },
}

impl<'a> Walk<'a> {
    fn new(typed: &'a [char], most: u8) -> Self {
        Self {
            typed,
            most,
            path: Vec::new(),
            cells: (0..=typed.len() as u8).collect(),
            starts: vec![typed.len() as u8],
            least: vec![0],
        }
    }

    fn advance<'w>(&mut self, word: &'w str, doubles: Doubles) -> Step<'w> {
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
        let mut left = depth as u8 + 1;
        let mut least = left;
        self.cells.push(left);
        for (column, typed) in self.typed.iter().enumerate() {
            let diagonal = cell(&self.cells, above + column);
            let up = cell(&self.cells, above + column + 1);
            let mut value = match *typed == letter {
                true => diagonal,
                false => diagonal.min(up).min(left) + 1,
            };
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
            self.cells.push(value);
            least = least.min(value);
            left = value;
        }
        let start = self.starts.last().copied().unwrap_or(u8::MAX).min(left);
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

/// How unlikely it is that `word` was meant; none if it is too far away.
///
/// Whole words before starts of words, one slip before two, a first letter that was kept before one that was not, and
/// among equals the slips that fingers make most: a swap, a letter doubled or not, then a letter too many or too few,
/// then another letter.
fn cost(typed: &[char], word: &str, whole: u8, start: u8, most: u8) -> Option<u8> {
    let (distance, rest) = match (whole <= most, start <= most) {
        (true, _) => (whole, 0),
        (false, true) => (start, START),
        (false, false) => return None,
    };
    let first = if typed.first().copied() == word.chars().next() {
        0
    } else {
        FIRST_LETTER
    };
    let kind = if rest == 0 { slip(typed, word) } else { 0 };
    Some(distance * DISTANCE + rest + first + kind)
}

/// Two letters as one: that of a kind of slip, from 0 to 3.
fn slip(typed: &[char], word: &str) -> u8 {
    let mut letters: Vec<char> = word.chars().collect();
    let mut typed = typed.to_vec();
    letters.sort_unstable();
    typed.sort_unstable();
    if letters == typed {
        return 0;
    }
    letters.dedup();
    typed.dedup();
    match letters == typed {
        true => 1,
        false if letters.len() != typed.len() => 2,
        false => 3,
    }
}

/// What each slip costs: more than all kinds of one slip differ.
const DISTANCE: u8 = 4 * FIRST_LETTER;
/// What another first letter costs: more than kinds of slips differ, as people rarely mistype the first.
const FIRST_LETTER: u8 = 4;
/// What it costs to be only the start of a word: as much as another first letter and any slip.
const START: u8 = 2 * FIRST_LETTER;
