//! Correction: the words of the dictionary that a mistyped word may have meant.

use super::dictionary::{Dictionary, Keyed, sort};
use super::distance::{Doubles, Step, Walk};
use super::script::{Kind, kind};

/// Words of the dictionary that are near a typed one: how far ([`cost`]), and their ranks.
pub type Near = Vec<Keyed>;

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
pub fn corrections(dictionary: &Dictionary, typed: &str) -> Near {
    let letters: Vec<char> = typed.chars().collect();
    let most = forgiven(letters.len());
    let mut found = Near::new();
    if most == 0 || letters.len() > LONGEST {
        return found;
    }
    walk(dictionary, &letters, Doubles::Count, most, 0, &mut found);
    if found.is_empty() {
        // One slip of the kinds that are longer than a letter, and for the rest of the word one less.
        let mut others = stutters(&letters);
        let mut singled = letters.clone();
        singled.dedup();
        let doubled = singled.len() < letters.len();
        if doubled {
            others.push(singled);
        }
        for (at, shorter) in others.iter().enumerate() {
            let doubles = match doubled && at + 1 == others.len() {
                true => Doubles::Ignore,
                false => Doubles::Count,
            };
            // What is left has to be a word that would be corrected: one letter repeated is near everything short.
            let forgiven = forgiven(shorter.len());
            if forgiven > 0 {
                let most = forgiven.min(most - 1);
                walk(dictionary, shorter, doubles, most, DISTANCE, &mut found);
            }
        }
    }
    sort(&mut found);
    found
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

/// Adds each word of the dictionary within `most` slips of the letters, or that starts with something that is; it costs
/// `extra` more.
fn walk(
    dictionary: &Dictionary,
    letters: &[char],
    doubles: Doubles,
    most: u8,
    extra: u8,
    found: &mut Near,
) {
    let mut walk = Walk::new(letters, most);
    let mut rank = 0;
    while rank < dictionary.len() {
        let word = dictionary.word(rank);
        if word.chars().next().is_none_or(|c| kind(c) != Kind::Spaced) {
            rank += 1;
            continue;
        }
        match walk.advance(word, doubles) {
            Step::TooFar(start) => rank = dictionary.after_prefix(rank, start),
            Step::Distance { whole, start } => {
                if let Some(cost) = cost(letters, word, whole, start, most) {
                    found.push((u64::from(cost + extra), rank));
                }
                rank += 1;
            }
        }
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
    let letters: Vec<char> = word.chars().collect();
    let (few, many) = (lacks(typed, &letters), lacks(&letters, typed));
    match (few.1, many.1) {
        (0, 0) if few.0 == 0 && many.0 == 0 => 0,
        (0, 0) => 1,
        (few, many) if few != many => 2,
        _ => 3,
    }
}

/// How many letters of `of` are more often there than in `than`, and how many are not in `than` at all.
fn lacks(of: &[char], than: &[char]) -> (usize, usize) {
    let (mut fewer, mut none) = (0, 0);
    for (at, letter) in of.iter().enumerate() {
        if of.get(..at).is_some_and(|it| it.contains(letter)) {
            continue;
        }
        let count = |word: &[char]| word.iter().filter(|it| *it == letter).count();
        let there = count(than);
        fewer += usize::from(there < count(of));
        none += usize::from(there == 0);
    }
    (fewer, none)
}

/// What each slip costs: more than all kinds of one slip differ.
const DISTANCE: u8 = 4 * FIRST_LETTER;
/// What another first letter costs: more than kinds of slips differ, as people rarely mistype the first.
const FIRST_LETTER: u8 = 4;
/// What it costs to be only the start of a word: as much as another first letter and any slip.
const START: u8 = 2 * FIRST_LETTER;
