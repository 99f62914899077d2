//! Letters: those that people write for one another, because of another keyboard, another country or another year.
//!
//! Folding keeps them apart, so that what is written as typed comes first.

use super::dictionary::Dictionary;
use std::ops::Range;

/// The first of the ten digits of each script, in order.
const ZEROS: [char; 17] = [
    '\u{660}', '\u{6F0}', '\u{966}', '\u{9E6}', '\u{A66}', '\u{AE6}', '\u{B66}', '\u{BE6}',
    '\u{C66}', '\u{CE6}', '\u{D66}', '\u{E50}', '\u{ED0}', '\u{F20}', '\u{1040}', '\u{17E0}',
    '\u{1810}',
];

/// The mark of a long vowel in katakana.
const LONG: char = 'ー';
/// After so many kana the mark of a long vowel may be missing: サーバ is サーバー, but ビル is not ビール.
const LONG_WORD: usize = 3;

/// The kana after which イ only makes the vowel long.
const BEFORE_I: &str = "エケゲセゼテデネヘベペメレ";

/// The letter or digit that stands for all that are written for it.
fn common(c: char) -> char {
    match c {
        // What one keyboard has is in no way wrong on another: Arabic, Persian, Urdu.
        'ى' | 'ی' | 'ې' => 'ي',
        'ة' | 'ہ' | 'ھ' | 'ە' | 'ۃ' => 'ه',
        'ک' | 'ڪ' => 'ك',
        'ٱ' => 'ا',
        // Hebrew at the end of a word, which may be the start of a longer one.
        'ך' => 'כ',
        'ם' => 'מ',
        'ן' => 'נ',
        'ף' => 'פ',
        'ץ' => 'צ',
        // Ukrainian.
        'ґ' => 'г',
        // Japanese: hiragana, and small vowels.
        'ぁ'..='ゖ' => common(char::from_u32(c as u32 + 0x60).unwrap_or(c)),
        'ァ' => 'ア',
        'ィ' => 'イ',
        'ゥ' => 'ウ',
        'ェ' => 'エ',
        'ォ' => 'オ',
        'ヂ' => 'ジ',
        'ヅ' => 'ズ',
        _ if c < '\u{660}' => c,
        _ => digit(c).unwrap_or(c),
    }
}

/// The digit of ASCII for a digit of another script.
fn digit(c: char) -> Option<char> {
    let zeros = ZEROS.partition_point(|it| *it <= c);
    let zero = ZEROS.get(zeros.checked_sub(1)?)?;
    char::from_digit(c as u32 - *zero as u32, 10)
}

/// Whether it is a digit of a script.
pub fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || c >= '\u{660}' && digit(c).is_some()
}

/// Whether another letter may stand for this one.
fn may_vary(c: char) -> bool {
    match c {
        '0'..='9' | 'ي' | 'ه' | 'ك' | 'ا' | 'כ' | 'מ' | 'נ' | 'פ' | 'צ' | 'г' => true,
        'ァ'..='ヺ' | LONG => true,
        _ => common(c) != c,
    }
}

/// The common letters of a word, each with the bytes it comes from.
fn common_letters(word: &str) -> impl Iterator<Item = (Range<usize>, char)> {
    let mut kana = 0;
    let mut before = ' ';
    word.char_indices().filter_map(move |(at, c)| {
        let mut letter = common(c);
        // メイン is メーン.
        if letter == 'イ' && BEFORE_I.contains(before) {
            letter = LONG;
        }
        before = letter;
        kana = match letter {
            'ァ'..='ヺ' | LONG => kana + 1,
            _ => 0,
        };
        let is_left_out = letter == LONG && kana > LONG_WORD;
        (!is_left_out).then_some((at..at + c.len_utf8(), letter))
    })
}

/// A word of the dictionary that has other letters for those typed.
#[derive(Debug, PartialEq)]
pub struct Lettered {
    /// Its number.
    pub word: usize,
    /// The bytes of it that stand for what was typed.
    pub part: Range<usize>,
}

/// Where in a word the letters must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// At its start.
    Start,
    /// Anywhere.
    Anywhere,
}

/// The words of the dictionary that have `typed` in other letters.
pub fn lettered(dictionary: &Dictionary, typed: &str, place: Where) -> Vec<Lettered> {
    let mut found = Vec::new();
    if !typed.chars().any(may_vary) {
        return found;
    }
    let wanted: Vec<char> = common_letters(typed).map(|it| it.1).collect();
    // Words in ASCII have no letter that another stands for but digits: `٢` finds `2`.
    let plain = String::from_iter(&wanted);
    if plain.is_ascii() && plain != typed {
        let words = dictionary.starting_with(&plain);
        found.extend(words.map(|word| Lettered {
            word,
            part: 0..plain.len(),
        }));
    }
    let mut letters = Vec::new();
    for (word, text) in dictionary.beyond_ascii() {
        letters.clear();
        letters.extend(common_letters(text));
        let mut starts = letters.windows(wanted.len()).take(match place {
            Where::Start => 1,
            Where::Anywhere => usize::MAX,
        });
        let is_wanted = |window: &&[(Range<usize>, char)]| {
            let letters = window.iter().map(|it| it.1);
            letters.eq(wanted.iter().copied())
        };
        let window = starts.find(is_wanted).unwrap_or_default();
        if let (Some(first), Some(last)) = (window.first(), window.last()) {
            let part = first.0.start..last.0.end;
            if text.get(part.clone()) != Some(typed) {
                found.push(Lettered { word, part });
            }
        }
    }
    found
}
