//! Correction: the words of the dictionary that a mistyped word may have meant.

use super::char_class::CharClass;
use super::dictionary::Dictionary;
use super::edit_distance::{Distance, Doubled, EditDistance, LONGEST, missing};
use super::ranking;

/// A word that may have been meant. The likeliest candidate is the smallest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Candidate {
    /// How unlikely it is that it was meant, 0 to 63.
    pub cost: u32,
    /// The word's number.
    pub word: usize,
}

/// What each slip costs: more than the costs of candidates with equally many slips differ.
const SLIP: u32 = 4 * FIRST_LETTER;
/// What another first letter costs: more than the kinds of slips differ, as people rarely mistype the first letter.
const FIRST_LETTER: u32 = 4;
/// What it costs if only the start of the word is near: more than another first letter and any kind of slip.
const START: u32 = 2 * FIRST_LETTER;

/// How many letters must be typed for the start of any word to be near. After fewer, only the start of a word that is at most
/// twice as long is: `trig` is no start of `triangular`.
const START_LETTERS: usize = 5;

/// How many letters one slip may repeat: `authethenticator` repeats three.
const REPEATED: usize = 3;

/// How many slips are forgiven in a word with this many letters: short words are all near each other.
fn forgiven(letters: usize) -> u8 {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// The words that `typed` may have meant, the likeliest first: those within the forgiven distance, and those that start
/// with something within it, as the reader may still be typing. A word may occur more than once.
pub fn corrections(dictionary: &Dictionary, typed: &str) -> Vec<Candidate> {
    let letters: Vec<char> = typed.chars().collect();
    let most = forgiven(letters.len());
    let mut candidates = Vec::new();
    // Longer words are not corrected: no word that people type is.
    if most == 0 || letters.len() > LONGEST {
        return candidates;
    }
    let distance = EditDistance::new(&letters, most, Doubled::Two);
    near(dictionary, distance, 0, &mut candidates);
    if candidates.is_empty() {
        for shorter in without_repeats(&letters) {
            // What is left has to be a word that would be corrected: one letter repeated is near everything short.
            let forgiven = forgiven(shorter.len());
            if forgiven > 0 {
                let distance = EditDistance::new(&shorter, forgiven.min(most - 1), Doubled::One);
                near(dictionary, distance, SLIP, &mut candidates);
            }
        }
    }
    let likeliest_first = ranking(candidates.len(), &|one, other| {
        candidates.get(one).cmp(&candidates.get(other))
    });
    let candidates = likeliest_first.iter().filter_map(|at| candidates.get(*at));
    candidates.copied().collect()
}

/// The word without letters that repeat those before them, in each possible way: such a slip is longer than one letter.
///
/// The repeated letters may be another letter's doubling, so no letter of what is left is doubled.
fn without_repeats(letters: &[char]) -> Vec<Vec<char>> {
    let mut found = Vec::new();
    for length in 1..=REPEATED {
        for (at, pair) in letters.windows(2 * length).enumerate() {
            let (first, second) = pair.split_at(length);
            if first == second {
                let (before, from_repeat) = letters.split_at(at);
                let after = from_repeat.iter().skip(length);
                let mut shorter: Vec<char> = before.iter().chain(after).copied().collect();
                shorter.dedup();
                found.push(shorter);
            }
        }
    }
    found
}

/// Adds each word of the dictionary that is near, or that starts with something near; each costs `extra` more.
fn near(
    dictionary: &Dictionary,
    mut distance: EditDistance,
    extra: u32,
    candidates: &mut Vec<Candidate>,
) {
    let longest = match distance.typed.len() {
        START_LETTERS.. => usize::MAX,
        few => 2 * few,
    };
    let mut too_far: Option<&str> = None;
    for (word, text) in dictionary.words().enumerate() {
        // Words are in order, so those that start like one that was too far come right after it.
        if too_far.is_some_and(|it| text.starts_with(it)) {
            continue;
        }
        let first = text.chars().next().map(CharClass::of);
        if first == Some(CharClass::Spaced) {
            match distance.to(text) {
                Distance::TooFar(start) => too_far = Some(start),
                Distance::Slips { whole, start }
                    if whole <= distance.most
                        || start <= distance.most && text.chars().count() <= longest =>
                {
                    let cost = extra + cost(&distance, whole, start);
                    candidates.push(Candidate { cost, word });
                }
                Distance::Slips { .. } => {}
            }
        }
    }
}

/// How unlikely it is that the current word of `distance` was meant.
///
/// Whole words come before starts of words, one slip before two, a first letter that was kept before one that was not, and
/// among equals the slips that fingers make most: a swap, a letter doubled or not, then a letter too many or too few,
/// then another letter.
fn cost(distance: &EditDistance, whole: u8, start: u8) -> u32 {
    let (typed, word) = (distance.typed, &distance.word);
    let first_letter = match typed.first() == word.first() {
        true => 0,
        false => FIRST_LETTER,
    };
    if whole > distance.most {
        return first_letter + u32::from(start) * SLIP + START;
    }
    let kind = match (missing(typed, word), missing(word, typed)) {
        (0, 0) if letter_sum(typed) == letter_sum(word) => 0,
        (0, 0) => 1,
        (few, many) if few != many => 2,
        _ => 3,
    };
    first_letter + u32::from(whole) * SLIP + kind
}

/// The same for the same letters in any order, and hardly ever for the same letters in other numbers.
fn letter_sum(letters: &[char]) -> u32 {
    letters.iter().map(|it| *it as u32).sum()
}
