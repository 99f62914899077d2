//! Correction: the words of the dictionary that a mistyped word may have meant.

use super::dictionary::Words;
use super::distance::{LONGEST, Step, Walk, lacks};
use super::order::{Keyed, sort};
use super::script::{Kind, kind};

/// The longest stutter that is seen: `authethenticator` repeats three letters.
const STUTTER: usize = 3;

/// How many slips are forgiven in a word of so many letters: in short words everything is near everything.
fn forgiven(letters: usize) -> u8 {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// The words that `typed` may have meant, the nearest first, each with how far it is ([`cost`]): those within the forgiven
/// distance, and those that start with something within it, as the reader may still be typing.
///
/// The distance is that of optimal string alignment: insertions, omissions, substitutions and swaps of neighbours count
/// one each; so does a letter that slipped over two others, or two that changed places around a third. The dictionary is
/// walked in order, so that rows of the distance table are shared by words that start alike, and whole stretches are
/// skipped once their start is too far away.
pub fn corrections(dictionary: &Words, typed: &str) -> Vec<Keyed> {
    let letters: Vec<char> = typed.chars().collect();
    let most = forgiven(letters.len());
    let mut found = Vec::new();
    // Longer words are not corrected: no word that people type is.
    if most == 0 || letters.len() > LONGEST {
        return found;
    }
    walk(dictionary, Walk::new(&letters, most, false), 0, &mut found);
    if found.is_empty() {
        // One slip that is longer than a letter, and for the rest of the word one less: letters that repeat those before
        // them. One that does may be another letter's doubling, so none is doubled, here nor in the dictionary.
        for length in 1..STUTTER + 1 {
            for (at, pair) in letters.windows(2 * length).enumerate() {
                let (first, second) = pair.split_at(length);
                if first != second {
                    continue;
                }
                let mut shorter: Vec<char> = Vec::with_capacity(letters.len());
                for (place, letter) in letters.iter().enumerate() {
                    let repeated = (at..at + length).contains(&place);
                    if !repeated && shorter.last() != Some(letter) {
                        shorter.push(*letter);
                    }
                }
                // What is left has to be a word that would be corrected: one letter repeated is near everything short.
                let forgiven = forgiven(shorter.len());
                if forgiven > 0 {
                    let most = forgiven.min(most - 1);
                    walk(
                        dictionary,
                        Walk::new(&shorter, most, true),
                        DISTANCE,
                        &mut found,
                    );
                }
            }
        }
    }
    sort(&mut found);
    found
}

/// Adds each word of the dictionary that the walk finds near, or that starts with something that is; it costs `extra` more.
fn walk(dictionary: &Words, mut walk: Walk, extra: u8, found: &mut Vec<Keyed>) {
    let mut rank = 0;
    while rank < dictionary.len() {
        let word = dictionary.word(rank);
        if word.chars().next().is_some_and(|c| kind(c) == Kind::Spaced) {
            match walk.advance(word) {
                Step::TooFar(start) => {
                    rank = dictionary.after_prefix(rank, start);
                    continue;
                }
                Step::Distance { whole, start } => {
                    if whole.min(start) <= walk.most {
                        let cost = extra + cost(&walk, whole, start);
                        found.push((u64::from(cost), rank));
                    }
                }
            }
        }
        rank += 1;
    }
}

/// How unlikely it is that the word walked to was meant.
///
/// Whole words before starts of words, one slip before two, a first letter that was kept before one that was not, and
/// among equals the slips that fingers make most: a swap, a letter doubled or not, then a letter too many or too few,
/// then another letter.
fn cost(walk: &Walk, whole: u8, start: u8) -> u8 {
    let mut cost = 0;
    if walk.typed.first() != walk.path.first() {
        cost += FIRST_LETTER;
    }
    if whole > walk.most {
        return cost + start * DISTANCE + START;
    }
    cost += whole * DISTANCE;
    let (few, many) = (lacks(walk.typed, &walk.path), lacks(&walk.path, walk.typed));
    cost + match (few, many) {
        (0, 0) => u8::from(sum(walk.typed) != sum(&walk.path)),
        _ if few != many => 2,
        _ => 3,
    }
}

/// The same for the same letters in any order, and hardly ever for others of the same kinds.
fn sum(letters: &[char]) -> u32 {
    let mut sum = 0;
    for letter in letters {
        sum += *letter as u32;
    }
    sum
}

/// What each slip costs: more than all kinds of one slip differ.
const DISTANCE: u8 = 4 * FIRST_LETTER;
/// What another first letter costs: more than kinds of slips differ, as people rarely mistype the first.
const FIRST_LETTER: u8 = 4;
/// What it costs to be only the start of a word: as much as another first letter and any slip.
const START: u8 = 2 * FIRST_LETTER;
