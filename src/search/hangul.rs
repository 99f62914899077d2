//! Hangul: syllables that are typed letter by letter.
//!
//! Folded Hangul is its letters. While a reader types 자바, the first letter of 바 is at first the last one of 잡; and many type
//! nothing but the first letter of each syllable: ㅈㅂ.

use super::dictionary::Dictionary;
use std::ops::Range;

/// The letters with which each last letter of a syllable is typed, from U+11A8 on, as first letters of syllables.
const LAST: [&str; 27] = [
    "ᄀ", "ᄁ", "ᄀᄉ", "ᄂ", "ᄂᄌ", "ᄂᄒ", "ᄃ", "ᄅ", "ᄅᄀ", "ᄅᄆ", "ᄅᄇ", "ᄅᄉ", "ᄅᄐ",
    "ᄅᄑ", "ᄅᄒ", "ᄆ", "ᄇ", "ᄇᄉ", "ᄉ", "ᄊ", "ᄋ", "ᄌ", "ᄎ", "ᄏ", "ᄐ", "ᄑ", "ᄒ",
];

/// Vowels, each with those that it becomes when another is typed after it.
const VOWELS: [(char, &str); 5] = [('ᅩ', "ᅪᅫᅬ"), ('ᅪ', "ᅫ"), ('ᅮ', "ᅯᅰᅱ"), ('ᅯ', "ᅰ"), ('ᅳ', "ᅴ")];

/// A syllable, or another character as its first letter.
#[derive(Clone, Copy)]
struct Syllable {
    /// Where it starts, in bytes of the word.
    start: usize,
    first: char,
    vowel: Option<char>,
    last: Option<char>,
}

fn syllables(word: &str) -> Vec<Syllable> {
    let mut syllables: Vec<Syllable> = Vec::new();
    for (start, c) in word.char_indices() {
        match (c, syllables.last_mut()) {
            ('\u{1161}'..='\u{1175}', Some(it)) if is_first(it.first) && it.vowel.is_none() => {
                it.vowel = Some(c)
            }
            ('\u{11A8}'..='\u{11C2}', Some(it)) if it.vowel.is_some() && it.last.is_none() => {
                it.last = Some(c)
            }
            _ => syllables.push(Syllable {
                start,
                first: c,
                vowel: None,
                last: None,
            }),
        }
    }
    syllables
}

fn is_first(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{1112}')
}

/// A word of the dictionary that may become of what was typed.
#[derive(Debug, PartialEq)]
pub struct HalfTyped {
    /// Its number.
    pub word: usize,
    /// The bytes of it that stand for what was typed.
    pub part: Range<usize>,
}

/// The words of the dictionary that contain what `typed` may become: its last syllable may be half-typed, and a first letter
/// alone stands for any syllable that begins with it.
pub fn half_typed(dictionary: &Dictionary, typed: &str) -> Vec<HalfTyped> {
    let wanted = syllables(typed);
    let mut found = Vec::new();
    if !wanted.iter().any(|it| is_first(it.first)) {
        return found;
    }
    for (word, text) in dictionary.beyond_ascii() {
        if !text.contains(is_first) || text.contains(typed) {
            continue;
        }
        let syllables = syllables(text);
        let lengths = (0..syllables.len()).map(|start| {
            let length = may_become(&wanted, syllables.get(start..)?)?;
            Some(start..start + length)
        });
        if let Some(range) = lengths.flatten().next() {
            let byte = |at: usize| syllables.get(at).map_or(text.len(), |it| it.start);
            let part = byte(range.start)..byte(range.end);
            found.push(HalfTyped { word, part });
        }
    }
    found
}

/// How many of the syllables at the start of `there` the syllables typed may become.
fn may_become(typed: &[Syllable], there: &[Syllable]) -> Option<usize> {
    let (half, whole) = typed.split_last()?;
    let is_there = |(typed, syllable): (&Syllable, &Syllable)| match typed.vowel {
        None => typed.first == syllable.first,
        Some(_) => typed.letters() == syllable.letters(),
    };
    let last = there.get(whole.len())?;
    if !whole.iter().zip(there).all(is_there) || half.first != last.first {
        return None;
    }
    let length = typed.len();
    let Some(vowel) = half.vowel else {
        return Some(length);
    };
    if half.last.is_none() {
        let longer = VOWELS.iter().find(|it| it.0 == vowel).map_or("", |it| it.1);
        let fits = last
            .vowel
            .is_some_and(|it| it == vowel || longer.contains(it));
        return fits.then_some(length);
    }
    let (typed, in_last) = (keys(half.last), keys(last.last));
    if last.vowel != Some(vowel) {
        None
    } else if in_last.starts_with(typed) {
        Some(length)
    } else {
        // The rest of what was typed begins the next syllable.
        let rest = typed.strip_prefix(in_last)?;
        let next = there.get(length)?;
        rest.chars().eq([next.first]).then_some(length + 1)
    }
}

/// The keys with which the last letter of a syllable is typed.
fn keys(last: Option<char>) -> &'static str {
    let keys = last.and_then(|it| LAST.get((it as usize).checked_sub(0x11A8)?));
    keys.copied().unwrap_or_default()
}

impl Syllable {
    fn letters(&self) -> (char, Option<char>, Option<char>) {
        (self.first, self.vowel, self.last)
    }
}
