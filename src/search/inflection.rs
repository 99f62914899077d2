//! Inflection: other forms of a word, by rules for its ending.
//!
//! A rule makes words, and those that the catalog has are found. So a rule may make words that no language has, but must not
//! make one of another meaning: only endings of number, tense and gender are here, and none that derives a word, as in
//! `builder` of `build`. English is everywhere; the rules of another language count on pages in that language alone.

use super::dictionary::Dictionary;
use Stem::{Closed, Doubling, Ending, Hissing, MayDouble, Noun, OfLetters, SilentE, Verb};

/// The language whose rules count besides those of English.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English alone.
    #[default]
    English,
    /// German too.
    German,
    /// French too.
    French,
    /// Spanish too.
    Spanish,
    /// Portuguese too.
    Portuguese,
}

/// How much of an ending must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// All of it.
    Whole,
    /// Only its start is enough, as the reader may still be typing: `buildin`.
    Half,
}

/// Forms of a word that differ in their ending.
struct Paradigm {
    stem: Stem,
    /// What may follow the stem. A `+` stands for the last letter of the stem.
    endings: &'static [&'static str],
}

/// Which stems take the endings of a paradigm.
enum Stem {
    /// Those of at least so many letters.
    OfLetters(usize),
    /// Those of at least so many letters that end in one of these.
    Ending(usize, &'static [&'static str]),
    /// Those of English nouns: not `css`, nor `is`.
    Noun,
    /// English, ending in a hiss or in `o`: `box`, `match`.
    Hissing,
    /// English, taking `ing` as they are: `build`.
    Verb,
    /// English, doubling their last letter: `plan`.
    Doubling,
    /// English, of which some double their last letter, and some do not, or not everywhere: `submit`, `edit`, `label`.
    MayDouble,
    /// English, having lost an `e`: `cach`.
    SilentE,
    /// Ending in a consonant: `polic`.
    Closed,
}

const ENGLISH: &[Paradigm] = &[
    paradigm(Noun, &["", "s"]),
    paradigm(Hissing, &["", "es", "ed", "ing"]),
    paradigm(Verb, &["", "s", "ed", "ing"]),
    paradigm(Doubling, &["", "s", "+ed", "+ing"]),
    paradigm(MayDouble, &["", "s", "ed", "ing", "+ed", "+ing"]),
    paradigm(SilentE, &["e", "es", "ed", "ing"]),
    paradigm(Closed, &["y", "ys", "ies", "ied", "ying"]),
    paradigm(OfLetters(1), &["ie", "ies", "ied", "ying"]),
    // `centre`, `center`.
    paradigm(
        Ending(3, &["t", "b"]),
        &["re", "res", "red", "ring", "er", "ers", "ered", "ering"],
    ),
    // `build`, `send`.
    paradigm(Ending(3, &["il", "en"]), &["d", "ds", "t", "ded", "ding"]),
    paradigm(OfLetters(3), &["f", "fe", "ves"]),
    paradigm(OfLetters(3), &["sis", "ses"]),
    paradigm(OfLetters(3), &["ex", "ix", "ices"]),
];

const GERMAN: &[Paradigm] = &[
    paradigm(OfLetters(3), &["", "e", "en", "n", "s", "es"]),
    // `Bild`, `Kind`, `Wort`, `Haus`, `Buch`: after other letters it is mostly the `er` of `Server`.
    paradigm(
        Ending(4, &["ld", "nd", "rt", "us", "ch"]),
        &["", "er", "ern"],
    ),
    paradigm(OfLetters(4), &["en", "e", "t", "et", "te", "ten"]),
];

const FRENCH: &[Paradigm] = &[
    paradigm(OfLetters(3), &["", "e", "s", "es"]),
    paradigm(Ending(3, &["eau", "eu"]), &["", "x"]),
    paradigm(OfLetters(2), &["al", "ail", "aux"]),
    paradigm(
        OfLetters(3),
        &["er", "e", "es", "ee", "ees", "ez", "ons", "ent", "ant"],
    ),
];

/// What follows the stem of verbs in `-ar`, in Spanish and in Portuguese.
const AR: Paradigm = paradigm(OfLetters(3), &["ar", "ando", "ado", "ada", "ados", "adas"]);

const SPANISH: &[Paradigm] = &[
    paradigm(Ending(3, &["d", "j", "l", "n", "r", "s", "x"]), &["", "es"]),
    paradigm(OfLetters(2), &["z", "ces"]),
    AR,
    paradigm(
        OfLetters(3),
        &["er", "ir", "iendo", "ido", "ida", "idos", "idas"],
    ),
];

const PORTUGUESE: &[Paradigm] = &[
    paradigm(Ending(3, &["n", "r", "s", "z"]), &["", "es"]),
    paradigm(OfLetters(2), &["m", "ns"]),
    paradigm(OfLetters(2), &["ao", "oes", "aes"]),
    paradigm(OfLetters(2), &["al", "ais"]),
    paradigm(OfLetters(2), &["el", "eis"]),
    paradigm(OfLetters(2), &["ol", "ois"]),
    AR,
    paradigm(
        OfLetters(3),
        &["er", "ir", "endo", "indo", "ido", "ida", "idos", "idas"],
    ),
];

const fn paradigm(stem: Stem, endings: &'static [&'static str]) -> Paradigm {
    Paradigm { stem, endings }
}

/// English words that look like forms of others, and are none.
const NO_FORMS: [&str; 1] = ["news"];
/// The longest ending, in letters.
const LONGEST_ENDING: usize = 5;

impl Language {
    /// The language of a BCP 47 tag; English if there are no rules for it.
    pub fn of_tag(tag: &str) -> Self {
        match tag.trim().get(..2).map(str::to_ascii_lowercase).as_deref() {
            Some("de") => Self::German,
            Some("fr") => Self::French,
            Some("es") => Self::Spanish,
            Some("pt") => Self::Portuguese,
            _ => Self::English,
        }
    }

    fn paradigms(self) -> impl Iterator<Item = &'static Paradigm> {
        let others: &[Paradigm] = match self {
            Self::English => &[],
            Self::German => GERMAN,
            Self::French => FRENCH,
            Self::Spanish => SPANISH,
            Self::Portuguese => PORTUGUESE,
        };
        ENGLISH.iter().chain(others)
    }
}

/// The words of the dictionary that are other forms of `word`. A word may occur more than once.
pub fn inflections(
    dictionary: &Dictionary,
    word: &str,
    typed: Typed,
    language: Language,
) -> Vec<usize> {
    let mut found = Vec::new();
    let ends = word.char_indices().map(|it| it.0).chain([word.len()]);
    let ends: Vec<usize> = ends.skip(1).collect();
    let stem_ends = ends.get(ends.len().saturating_sub(LONGEST_ENDING + 1)..);
    let stem_ends = stem_ends.unwrap_or_default();
    let shortest = stem_ends.first().and_then(|it| word.get(..*it));
    if NO_FORMS.contains(&word) {
        return found;
    }
    let Some(near) = shortest.map(|it| dictionary.starting_with(it)) else {
        return found;
    };
    for at in stem_ends {
        let (stem, tail) = word.split_at(*at);
        for paradigm in language.paradigms() {
            let fits = |ending: &&str| ending_is(ending, stem, tail, typed);
            if !paradigm.endings.iter().any(fits) || !paradigm.stem.has(stem) {
                continue;
            }
            for ending in paradigm.endings {
                let form = with_ending(stem, ending);
                if form != word {
                    found.extend(dictionary.find_among(&near, &form));
                }
            }
        }
    }
    found
}

/// Whether a word of this stem with this tail has this ending.
fn ending_is(ending: &str, stem: &str, tail: &str, typed: Typed) -> bool {
    let rests = match ending.strip_prefix('+') {
        // The letter that is doubled.
        Some(letters) => stem
            .chars()
            .next_back()
            .and_then(|it| Some((letters, tail.strip_prefix(it)?))),
        None => Some((ending, tail)),
    };
    rests.is_some_and(|(ending, tail)| match typed {
        Typed::Whole => ending == tail,
        // An `e` at the end is that of the word: `paste` is no start of `pasted`.
        Typed::Half => ending.starts_with(tail) && tail != "e",
    })
}

fn with_ending(stem: &str, ending: &str) -> String {
    let mut form = stem.to_owned();
    match ending.strip_prefix('+') {
        Some(letters) => {
            form.extend(stem.chars().next_back());
            form += letters;
        }
        None => form += ending,
    }
    form
}

impl Stem {
    fn has(&self, stem: &str) -> bool {
        let length = stem.len();
        let last = *stem.as_bytes().last().unwrap_or(&b' ');
        // A `y` at the start is none: `yml`.
        let has_vowel = stem.bytes().any(is_vowel) || stem.bytes().skip(1).any(|it| it == b'y');
        match self {
            OfLetters(least) => length >= *least,
            Ending(least, ends) => length >= *least && ends.iter().any(|it| stem.ends_with(it)),
            Noun => last != b's' && (length > 2 || length == 2 && !is_vowel(last)),
            Hissing => {
                let ends = ["s", "x", "z", "ch", "sh"];
                length > 2 && ends.iter().any(|it| stem.ends_with(it)) || length > 1 && last == b'o'
            }
            Verb => length > 2 && has_vowel && !ends_shortly(stem),
            // `calling` is no form of `cal`, and all double a `g`: `debugging`.
            Doubling => {
                length > 2
                    && ends_shortly(stem)
                    && (last == b'g' || last != b'l' && is_one_syllable(stem))
            }
            MayDouble => ends_shortly(stem) && last != b'g' && !is_one_syllable(stem),
            SilentE => {
                let not_before = ["a", "i", "o", "w", "x", "y", "ck", "sh", "ll", "ss"];
                has_vowel
                    && length > if last == b'e' { 2 } else { 1 }
                    && !not_before.iter().any(|it| stem.ends_with(it))
            }
            Closed => length > 1 && !is_vowel(last),
        }
    }
}

fn is_vowel(letter: u8) -> bool {
    b"aeiou".contains(&letter)
}

/// Whether only one group of vowels is in the stem.
fn is_one_syllable(stem: &str) -> bool {
    let groups = stem
        .as_bytes()
        .chunk_by(|one, other| is_vowel(*one) == is_vowel(*other));
    groups
        .filter(|it| it.first().is_some_and(|it| is_vowel(*it)))
        .count()
        == 1
}

/// Whether the stem ends in one vowel and one consonant that can be doubled: `plan`, not `load`, `show` or `test`.
fn ends_shortly(stem: &str) -> bool {
    let mut letters = stem.bytes().rev();
    let (last, vowel, before) = (letters.next(), letters.next(), letters.next());
    last.is_some_and(|it| !is_vowel(it) && !b"wxy".contains(&it))
        && vowel.is_some_and(is_vowel)
        && !before.is_some_and(is_vowel)
}
