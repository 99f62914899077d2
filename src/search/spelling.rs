//! British and American spellings of one word, by rule.

use super::dictionary::Dictionary;
use Endings::{Any, One, StartingWith};

/// One difference between the two.
struct Rule {
    /// How many letters must stand before the difference, at least.
    stem: usize,
    british: &'static str,
    american: &'static str,
    endings: Endings,
}

/// What may follow a difference, to the end of the word.
enum Endings {
    Any,
    /// One of these.
    One(&'static [&'static str]),
    /// Whatever begins with one of these.
    StartingWith(&'static [&'static str]),
}

/// Nothing, or an ending of the plural or of a verb: `fibre`, `fibres`, `fibred`.
const INFLECTED: Endings = One(&["", "s", "d"]);

/// The differences, after <https://en.wikipedia.org/wiki/American_and_British_English_spelling_differences>. A spelling
/// counts only if the catalog has it, so a rule may be a little too general.
#[rustfmt::skip]
const RULES: &[Rule] = &[
    rule(3, "our", "or", Any),
    rule(3, "is", "iz", StartingWith(&["a", "e", "i"])),
    rule(3, "ys", "yz", StartingWith(&["a", "e", "i"])),
    rule(3, "re", "er", INFLECTED),
    rule(3, "ring", "ering", INFLECTED),
    rule(4, "ll", "l", One(&["ed", "er", "ers", "ing", "ings", "or", "ors", "ation", "ations"])),
    rule(4, "l", "ll", One(&["", "s", "ment", "ments", "ful"])),
    rule(3, "ss", "s", One(&["ed", "es", "ing"])),
    rule(4, "tt", "t", One(&["ed", "ing"])),
    rule(3, "ogue", "og", INFLECTED),
    rule(3, "ence", "ense", INFLECTED),
    rule(3, "tise", "tice", INFLECTED),
    rule(4, "mme", "m", INFLECTED),
    rule(3, "eing", "ing", INFLECTED),
    rule(3, "gement", "gment", INFLECTED),
    rule(0, "ageing", "aging", INFLECTED),
    rule(1, "aem", "em", Any),
    rule(0, "paed", "ped", Any),
    rule(0, "aesth", "esth", Any),
    rule(0, "archaeo", "archeo", Any),
    rule(3, "oeuvre", "euver", INFLECTED),
    rule(0, "aluminium", "aluminum", Any),
    rule(0, "artefact", "artifact", INFLECTED),
    rule(0, "cheque", "check", INFLECTED),
    rule(0, "disc", "disk", INFLECTED),
    rule(0, "enquir", "inquir", Any),
    rule(0, "grey", "gray", Any),
    rule(0, "jewellery", "jewelry", INFLECTED),
    rule(0, "mould", "mold", Any),
    rule(0, "plough", "plow", Any),
    rule(0, "sceptic", "skeptic", Any),
    rule(0, "storey", "story", INFLECTED),
    rule(0, "sulph", "sulf", Any),
    rule(0, "tyre", "tire", INFLECTED),
];

const fn rule(
    stem: usize,
    british: &'static str,
    american: &'static str,
    endings: Endings,
) -> Rule {
    Rule {
        stem,
        british,
        american,
        endings,
    }
}

/// A word of the dictionary that starts like another spelling of what was typed.
#[derive(Debug, PartialEq)]
pub struct Variant {
    /// Its number.
    pub word: usize,
    /// How many of its bytes stand for what was typed.
    pub length: usize,
}

/// The words of the dictionary that start like another spelling of `typed`, which may itself be only the start of a word.
/// A word may occur more than once.
///
/// What is found for a word is among what is found for each of its starts: where `typed` ends within a difference, that
/// difference is completed. `colou` finds `colors`, as `colour` does.
pub fn variants(dictionary: &Dictionary, typed: &str) -> Vec<Variant> {
    let mut variants = Vec::new();
    for rule in RULES {
        for (from, to) in [(rule.british, rule.american), (rule.american, rule.british)] {
            for (at, _) in typed.char_indices().skip(rule.stem) {
                let (stem, tail) = typed.split_at(at);
                let rest = match tail.strip_prefix(from) {
                    Some(rest) => rest,
                    None if from.starts_with(tail) => "",
                    None => continue,
                };
                let spelling = format!("{stem}{to}{rest}");
                // Words that start with what was typed are found without rules.
                if spelling.starts_with(typed) {
                    continue;
                }
                let ending_start = stem.len() + to.len();
                for word in dictionary.starting_with(&spelling) {
                    let ending = dictionary
                        .word(word)
                        .get(ending_start..)
                        .unwrap_or_default();
                    if rule.endings.allow(ending) {
                        let length = spelling.len();
                        variants.push(Variant { word, length });
                    }
                }
            }
        }
    }
    variants
}

impl Endings {
    fn allow(&self, ending: &str) -> bool {
        match self {
            Any => true,
            One(endings) => endings.contains(&ending),
            StartingWith(starts) => starts.iter().any(|it| ending.starts_with(it)),
        }
    }
}
