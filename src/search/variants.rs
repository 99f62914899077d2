//! British and American spellings of one word, by rule.

use super::dictionary::Dictionary;

/// One difference between the two spellings.
struct Rule {
    british: &'static str,
    american: &'static str,
    /// How many letters must stand before it, at least.
    stem: usize,
    after: After,
}

/// What must follow, to the end of the word.
#[derive(Clone, Copy, PartialEq)]
enum After {
    /// Whatever follows.
    Anything,
    /// An ending that starts with a vowel of a verb: `ise`, `isation`, `ising`.
    Vowel,
    /// Nothing but one of these endings.
    Ending(&'static [&'static str]),
}

const fn rule(british: &'static str, american: &'static str, stem: usize, after: After) -> Rule {
    Rule {
        british,
        american,
        stem,
        after,
    }
}

/// Endings of verbs that double their last letter in Britain, and of what is made of them.
const OF_VERBS: After = After::Ending(&[
    "ed", "er", "ers", "ing", "ings", "or", "ors", "ation", "ations",
]);
/// Endings of nouns.
const OF_NOUNS: After = After::Ending(&["", "s", "d"]);

/// The differences, after <https://en.wikipedia.org/wiki/American_and_British_English_spelling_differences>; a spelling
/// counts only where the catalog has it, so a rule may reach a little too far.
const RULES: &[Rule] = &[
    rule("our", "or", 3, After::Anything),
    rule("is", "iz", 3, After::Vowel),
    rule("ys", "yz", 3, After::Vowel),
    rule("re", "er", 3, OF_NOUNS),
    rule("ring", "ering", 3, OF_NOUNS),
    rule("ll", "l", 4, OF_VERBS),
    rule(
        "l",
        "ll",
        4,
        After::Ending(&["", "s", "ment", "ments", "ful"]),
    ),
    rule("ss", "s", 3, After::Ending(&["ed", "es", "ing"])),
    rule("ogue", "og", 3, OF_NOUNS),
    rule("ence", "ense", 3, OF_NOUNS),
    rule("tise", "tice", 3, OF_NOUNS),
    rule("mme", "m", 4, OF_NOUNS),
    rule("eing", "ing", 3, OF_NOUNS),
    rule("gement", "gment", 3, OF_NOUNS),
    rule("ageing", "aging", 0, OF_NOUNS),
    rule("aem", "em", 1, After::Anything),
    rule("paed", "ped", 0, After::Anything),
    rule("aesth", "esth", 0, After::Anything),
    rule("archaeo", "archeo", 0, After::Anything),
    rule("oeuvre", "euver", 3, OF_NOUNS),
    rule("aluminium", "aluminum", 0, After::Anything),
    rule("artefact", "artifact", 0, OF_NOUNS),
    rule("cheque", "check", 0, OF_NOUNS),
    rule("disc", "disk", 0, OF_NOUNS),
    rule("enquir", "inquir", 0, After::Anything),
    rule("grey", "gray", 0, After::Anything),
    rule("jewellery", "jewelry", 0, OF_NOUNS),
    rule("mould", "mold", 0, After::Anything),
    rule("plough", "plow", 0, After::Anything),
    rule("sceptic", "skeptic", 0, After::Anything),
    rule("storey", "story", 0, OF_NOUNS),
    rule("sulph", "sulf", 0, After::Anything),
    rule("tyre", "tire", 0, OF_NOUNS),
];

/// A word of the dictionary that starts like another spelling of the typed word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variant {
    /// Its rank in the dictionary.
    pub word: u32,
    /// How many bytes of it stand for the typed word.
    pub length: usize,
}

/// The words that start like other spellings of `typed`, which may itself be only the start of a word.
///
/// What is found for a word is among what is found for each of its starts: where `typed` ends within a difference, that
/// difference is completed. `colou` finds `colors`, as `colour` does.
pub fn variants(dictionary: &Dictionary, typed: &str) -> Vec<Variant> {
    let mut found = Vec::new();
    for rule in RULES {
        respell(
            dictionary,
            typed,
            (rule.british, rule.american),
            rule,
            &mut found,
        );
        respell(
            dictionary,
            typed,
            (rule.american, rule.british),
            rule,
            &mut found,
        );
    }
    found
}

fn respell(
    dictionary: &Dictionary,
    typed: &str,
    (from, to): (&str, &str),
    rule: &Rule,
    found: &mut Vec<Variant>,
) {
    for (at, _) in typed.char_indices().skip(rule.stem) {
        let (Some(stem), Some(tail)) = (typed.get(..at), typed.get(at..)) else {
            continue;
        };
        let rest = match tail.strip_prefix(from) {
            Some(rest) => rest,
            None if from.starts_with(tail) => "",
            None => continue,
        };
        let mut spelling = String::with_capacity(typed.len() + to.len());
        spelling.push_str(stem);
        spelling.push_str(to);
        let difference = spelling.len();
        spelling.push_str(rest);
        // These are found as typed.
        if spelling.starts_with(typed) {
            continue;
        }
        for word in dictionary.starting_with(&spelling) {
            let after = dictionary.word(word).get(difference..).unwrap_or_default();
            let fits = match rule.after {
                After::Anything => true,
                After::Vowel => after.starts_with(['a', 'e', 'i']),
                After::Ending(endings) => endings.contains(&after),
            };
            let length = spelling.len();
            if fits && !found.iter().any(|it| it.word == word) {
                found.push(Variant { word, length });
            }
        }
    }
}
