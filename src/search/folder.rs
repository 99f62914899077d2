//! Folding: the form in which texts are compared, where case, accents and typography do not matter.

use super::char_class::CharClass;
use super::transcription;
use crate::catalog::Unicode;
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

/// Folds text, and remembers what each character that is not ASCII folds to.
///
/// Folded text is in lower case, without accents, with `'` for every apostrophe and `-` for every dash. Characters that
/// cannot be seen (soft hyphens, joiners, variation selectors) are removed; `ß` is `ss`. Vowel signs of Thai and the Indic
/// scripts and the voicing of kana stay: without them a word is another word.
pub struct Folder {
    unicode: &'static dyn Unicode,
    /// A call into the browser takes as long as folding a whole title.
    folded: RefCell<HashMap<char, Box<str>>>,
}

/// A folded text, with the way back to the original.
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of `text`, where the character it comes from starts in the original; then the original's length.
    origins: Vec<usize>,
}

impl Folded {
    /// The characters of the original from which these bytes come, with the marks that follow them.
    pub fn original(&self, bytes: Range<usize>) -> Range<usize> {
        let origin = |at: usize| self.origins.get(at).copied().unwrap_or(0);
        let last = origin(bytes.end.saturating_sub(1));
        // Half of `ss` is all of `ß`.
        let beyond = self.origins.iter().skip(bytes.end).find(|it| **it != last);
        origin(bytes.start)..beyond.copied().unwrap_or(last)
    }
}

impl Folder {
    /// A folder that normalizes by `unicode`.
    pub fn new(unicode: &'static dyn Unicode) -> Self {
        Self {
            unicode,
            folded: RefCell::default(),
        }
    }

    /// A folder with the tables of crates.
    #[cfg(not(target_os = "unknown"))]
    pub fn native() -> Self {
        Self::new(&crate::catalog::NativeUnicode)
    }

    /// `text`, folded, with the boundary U+001F wherever capitals separate the words of a word, as in `OpenTelemetry`.
    pub fn fold(&self, text: &str) -> String {
        let mut folded = String::with_capacity(text.len());
        self.fold_into(text, &mut folded);
        folded
    }

    /// Appends `text`, folded as by [`fold`](Self::fold), to `out`.
    pub fn fold_into(&self, text: &str, out: &mut String) {
        self.fold_each(text, out, |_, _| {});
    }

    /// `text`, folded as by [`fold`](Self::fold), with the way back.
    pub fn fold_with_origins(&self, text: &str) -> Folded {
        let mut folded = String::with_capacity(text.len());
        let mut origins = Vec::with_capacity(text.len() + 1);
        // A voicing mark replaces the kana before it with one of the same length: that keeps its origin.
        self.fold_each(text, &mut folded, |at, length| origins.resize(length, at));
        origins.push(text.len());
        Folded {
            text: folded,
            origins,
        }
    }

    /// Appends `text`, folded, to `out`; calls `folded` after each character, with where it starts and how long `out` is.
    fn fold_each(&self, text: &str, out: &mut String, mut folded: impl FnMut(usize, usize)) {
        for (at, c) in text.char_indices() {
            if c.is_ascii_uppercase() && starts_inner_word(text.as_bytes(), at) {
                out.push(BOUNDARY);
            }
            self.push(c, out);
            folded(at, out.len());
        }
    }

    /// `text` as a key: folded, with each run of whitespace as one space, and none at the ends.
    pub fn key(&self, text: &str) -> String {
        let mut key = String::with_capacity(text.len());
        for c in text.chars() {
            self.push(c, &mut key);
        }
        collapse_whitespace(&key)
    }

    /// `text` in lower case with its accents, each in one way, to compare what is typed with what is there.
    pub fn with_accents(&self, text: &str) -> String {
        self.unicode
            .normalize(&self.unicode.to_lowercase(text), "NFC")
    }

    /// A word of the original, folded, with its letters transcribed; `None` if it has none to transcribe.
    pub fn transcribed(&self, word: &str) -> Option<String> {
        if word.is_ascii() {
            return None;
        }
        let transcribed = match word.contains(DOTS_OR_RING) {
            true => transcription::transcribed(&self.unicode.normalize(word, "NFC")),
            false => transcription::transcribed(word),
        };
        let folded = self.fold(&transcribed?);
        Some(folded.replace([BOUNDARY, '\''], ""))
    }

    /// Appends one character, folded.
    fn push(&self, c: char, out: &mut String) {
        if c == BOUNDARY {
            out.push(' ');
        } else if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
        } else if let Some(mark) = voicing(c) {
            self.voice(mark, out);
        } else {
            let mut known = self.folded.borrow_mut();
            out.push_str(known.entry(c).or_insert_with(|| self.fold_char(c).into()));
        }
    }

    /// What a character that is not ASCII folds to.
    fn fold_char(&self, c: char) -> String {
        let mut folded = String::new();
        // `É` becomes `E` and U+0301, `™` becomes `TM`.
        let parts = self.unicode.normalize(c.encode_utf8(&mut [0; 4]), "NFKD");
        for part in self.unicode.to_lowercase(&parts).chars() {
            if let Some(mark) = voicing(part) {
                self.voice(mark, &mut folded);
            } else if let Some(replacement) = replacement(part) {
                folded.push_str(replacement);
            } else if CharClass::of(part) != CharClass::Ignored {
                folded.push(part);
            }
        }
        folded
    }

    /// Gives the kana at the end of `out` the voice of a mark after it. After anything else the mark is dropped.
    fn voice(&self, mark: char, out: &mut String) {
        if let Some(kana) = out.pop() {
            let voiced = self
                .unicode
                .normalize(&String::from_iter([kana, mark]), "NFC");
            out.push(voiced.chars().next().unwrap_or(kana));
        }
    }
}

/// The marks of letters that can be transcribed, where they are characters of their own.
const DOTS_OR_RING: [char; 2] = ['\u{308}', '\u{30A}'];

/// What replaces a character that no normalization form replaces.
fn replacement(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ø' => "o",
        'ð' | 'đ' => "d",
        'ħ' => "h",
        'ł' => "l",
        'ŧ' => "t",
        'ı' => "i",
        'ς' => "σ",
        '‘' | '’' | '‛' | '′' | 'ʼ' | 'ʻ' => "'",
        '“' | '”' | '„' | '«' | '»' => "\"",
        '\u{2010}'..='\u{2015}' | '\u{2212}' => "-",
        _ => return None,
    })
}

/// The mark, as normalization forms have it, that voices the kana before it.
fn voicing(c: char) -> Option<char> {
    match c {
        '\u{3099}' | '\u{309B}' | '\u{FF9E}' => Some('\u{3099}'),
        '\u{309A}' | '\u{309C}' | '\u{FF9F}' => Some('\u{309A}'),
        _ => None,
    }
}

/// Separates the words of a word such as `OpenTelemetry` in folded text: U+001F, which counts as a space in the original.
pub const BOUNDARY: char = '\u{1F}';

/// Whether a word begins with the capital at `at` within another: `openTelemetry`, `HTMLElement`; not `VMware`, `APIs`.
fn starts_inner_word(text: &[u8], at: usize) -> bool {
    // Beyond the ends there is no letter.
    let byte = |at: usize| text.get(at).copied().unwrap_or(0);
    let before = byte(at.wrapping_sub(1));
    let after_small = before.is_ascii_lowercase() || before.is_ascii_digit();
    let after_capitals =
        before.is_ascii_uppercase() && byte(at.wrapping_sub(2)).is_ascii_uppercase();
    let small = byte(at + 1).is_ascii_lowercase() && byte(at + 2).is_ascii_lowercase();
    after_small || after_capitals && small
}

/// `text` with each run of whitespace and control characters as one space, and none at the ends.
pub fn collapse_whitespace(text: &str) -> String {
    let words = text.split(|c: char| c <= ' ' || c.is_whitespace());
    let words: Vec<&str> = words.filter(|it| !it.is_empty()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_ignores_what_readers_ignore() {
        let folder = Folder::native();
        for (name, text, folded) in [
            ("case", "Docker", "docker"),
            ("accents", "É́cole ÅSE", "ecole ase"),
            (
                "capitals within words",
                "OpenTelemetry HTMLElement VMware APIs",
                "open\u{1F}telemetry html\u{1F}element vmware apis",
            ),
            ("decomposed accents", "e\u{301}cole", "ecole"),
            ("sharp s", "Straße", "strasse"),
            (
                "ligatures and letters with a stroke",
                "ﬁlœuvre Øre Łódź",
                "filoeuvre ore lodz",
            ),
            ("Turkish i", "İstanbul ılık", "istanbul ilik"),
            ("apostrophes and dashes", "what’s—up", "what's-up"),
            ("what cannot be seen", "co\u{AD}op\u{200B}er", "cooper"),
            ("full width", "ＡＢＣ１", "abc1"),
            ("half-width kana", "ｶﾞﾊﾟ", "ガパ"),
            (
                "decomposed kana",
                "か\u{3099}は\u{309A}う\u{3099}",
                "がぱゔ",
            ),
            ("Thai keeps its vowels", "ที่", "ที่"),
            ("Greek final sigma", "ΟΔΟΣ οδός", "οδοσ οδοσ"),
            ("Hangul is its letters", "한", "\u{1112}\u{1161}\u{11AB}"),
            ("Vietnamese", "Việt Đông", "viet dong"),
            ("Arabic marks", "كِتَاب", "كتاب"),
        ] {
            assert_eq!(folder.fold(text), folded, "{name}");
            assert_eq!(
                folder.fold_with_origins(text).text,
                folded,
                "{name}, with the way back"
            );
            let key = folder.key(text);
            assert_eq!(folder.key(&key), key, "{name}, folded twice");
        }
    }

    #[test]
    fn every_folded_byte_knows_where_it_comes_from() {
        let folder = Folder::native();
        let folded = folder.fold_with_origins("Aße\u{301}x");
        assert_eq!(folded.text, "assex");
        for (bytes, original) in [
            (0..1, 0..1),
            (0..2, 0..3),
            (1..3, 1..3),
            (3..4, 3..6),
            (0..5, 0..7),
        ] {
            assert_eq!(folded.original(bytes.clone()), original, "{bytes:?}");
        }
    }

    #[test]
    fn keys_ignore_whitespace_and_case() {
        assert_eq!(Folder::native().key("  Web \t App "), "web app");
    }
}
