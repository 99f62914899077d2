//! Folding: the form in which texts are compared, where case, accents and typography do not matter.

use super::dictionary::{Interner, span};
use super::script::{Kind, kind};
use crate::source::text::{from, parts, slice};
use std::cell::RefCell;
use std::ops::Range;

/// What Unicode knows about characters, asked of whoever has the tables: the browser, or a crate in native builds.
pub trait Decompose {
    /// `text` in a normal form, `NFKD` or `NFC`, then in lower case: of `É™`, NFKD is `e`, U+0301 and `tm`.
    ///
    /// In a browser, `text.normalize(form).toLowerCase()`. Asked about once for each distinct character.
    fn normalize(&self, text: &str, form: &str) -> String;
}

/// Folds text, and remembers what each character that is not ASCII folds to.
///
/// Folded text is in lower case, without accents, with `'` for every apostrophe and `-` for every dash. Characters that
/// cannot be seen (soft hyphen, joiners, variation selectors) vanish; `ß` is `ss`. Vowel signs of Thai and the Indic
/// scripts and the voicing of kana stay: without them a word is another word.
pub struct Folder {
    tables: &'static dyn Decompose,
    seen: RefCell<Seen>,
}

/// What characters fold to.
#[derive(Default)]
struct Seen {
    chars: Interner,
    /// What they fold to, in the order of their numbers, and where each ends.
    folded: String,
    ends: Vec<u32>,
}

/// A folded text that knows where it comes from.
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of `text`, where the character it comes from starts in the original; then the original's length.
    origins: Vec<u32>,
}

impl Folded {
    /// The characters of the original from which these bytes come, with the marks that follow them.
    pub fn original(&self, bytes: Range<usize>) -> Range<usize> {
        let origin = |at: usize| self.origins.get(at).map_or(0, |it| *it as usize);
        let mut end = bytes.end;
        // Half of `ss` is all of `ß`.
        while end < self.origins.len() && origin(end) == origin(bytes.end.saturating_sub(1)) {
            end += 1;
        }
        origin(bytes.start)..origin(end)
    }
}

impl Folder {
    /// A folder that asks `tables`.
    pub fn new(tables: &'static dyn Decompose) -> Self {
        Self {
            tables,
            seen: RefCell::default(),
        }
    }

    /// A folder with the tables of the `unicode-normalization` crate.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn native() -> Self {
        struct Tables;
        impl Decompose for Tables {
            fn normalize(&self, text: &str, form: &str) -> String {
                use unicode_normalization::UnicodeNormalization;
                match form {
                    "NFC" => text.nfc().flat_map(char::to_lowercase).collect(),
                    _ => text.nfkd().flat_map(char::to_lowercase).collect(),
                }
            }
        }
        Self::new(&Tables)
    }

    /// `text`, folded, with a `SEAM` wherever capitals say that a word is made of words.
    pub fn fold(&self, text: &str) -> String {
        let mut out = String::new();
        self.fold_into(text, &mut out);
        out
    }

    /// Appends `text`, folded as by [`fold`](Self::fold), to `out`.
    pub fn fold_into(&self, text: &str, out: &mut String) {
        self.fold_with(text, out, None);
    }

    /// `text`, folded as by [`fold`](Self::fold), with the way back.
    pub fn fold_back(&self, text: &str) -> Folded {
        let mut out = String::new();
        let mut origins = Vec::with_capacity(text.len() + 1);
        self.fold_with(text, &mut out, Some(&mut origins));
        origins.push(text.len() as u32);
        Folded { text: out, origins }
    }

    /// Folds, and notes for each byte of `out`, if asked to, where the character it comes from starts.
    fn fold_with(&self, text: &str, out: &mut String, mut origins: Option<&mut Vec<u32>>) {
        let bytes = text.as_bytes();
        out.reserve(text.len());
        // Most signs need nothing but lower case.
        let other = |it: &u8| it.is_ascii_uppercase() || !it.is_ascii() || *it == SEAM as u8;
        let mut at = 0;
        while let Some(rest) = bytes.get(at..).filter(|it| !it.is_empty()) {
            if origins.is_none() {
                let plain = rest.iter().position(other).unwrap_or(rest.len());
                out.push_str(slice(text, at, at + plain));
                at += plain;
            }
            let Some(c) = from(text, at).chars().next() else {
                break;
            };
            if c.is_ascii_uppercase() && has_seam(bytes, at) {
                out.push(SEAM);
            }
            self.push(c, out);
            // A voicing mark replaces the kana before it with one of the same length.
            if let Some(it) = &mut origins {
                while it.len() < out.len() {
                    it.push(at as u32);
                }
            }
            at += c.len_utf8();
        }
    }

    /// `text` as a key: folded, each run of blanks one blank, none at the ends.
    pub fn key(&self, text: &str) -> String {
        let mut key = String::with_capacity(text.len());
        for c in text.chars() {
            self.push(c, &mut key);
        }
        tidy(&key)
    }

    fn push(&self, c: char, out: &mut String) {
        if c.is_ascii() {
            out.push(if c == SEAM {
                ' '
            } else {
                c.to_ascii_lowercase()
            });
        } else if let Some(mark) = voicing(c) {
            self.voice(mark, out);
        } else {
            let mut bytes = [0; 4];
            let text: &str = c.encode_utf8(&mut bytes);
            let seen = &mut *self.seen.borrow_mut();
            let number = seen.chars.number(text) as usize;
            if number == seen.ends.len() {
                for c in self.tables.normalize(text, "NFKD").chars() {
                    self.push_decomposed(c, &mut seen.folded);
                }
                seen.ends.push(seen.folded.len() as u32);
            }
            out.push_str(
                seen.folded
                    .get(span(&seen.ends, number))
                    .unwrap_or_default(),
            );
        }
    }

    /// Pushes what is left of a part of a decomposed character.
    fn push_decomposed(&self, c: char, out: &mut String) {
        if let Some(mark) = voicing(c) {
            return self.voice(mark, out);
        }
        for replaced in parts(REPLACED, " ") {
            if let Some(by) = replaced.strip_prefix(c) {
                return out.push_str(by);
            }
        }
        if kind(c) != Kind::Mark {
            out.push(c);
        }
    }

    /// Gives the kana at the end the voice that a mark after it says. After anything else the mark says nothing.
    fn voice(&self, mark: char, out: &mut String) {
        if let Some(kana) = out.pop() {
            let mut pair = String::new();
            pair.push(kana);
            pair.push(mark);
            let voiced = self.tables.normalize(&pair, "NFC");
            out.push(voiced.chars().next().unwrap_or(kana));
        }
    }
}

/// Characters that no normal form replaces, each with what stands for it.
const REPLACED: &str = "ßss æae œoe þth øo ðd đd ħh łl ŧt ıi ςσ ‘' ’' ‛' ′' ʼ' ʻ' “\" ”\" „\" «\" »\" \
    \u{2010}- \u{2011}- \u{2012}- \u{2013}- \u{2014}- \u{2015}- \u{2212}-";

/// The mark, as normal forms have it, that voices the kana before it.
fn voicing(c: char) -> Option<char> {
    match c {
        '\u{3099}' | '\u{309B}' | '\u{FF9E}' => Some('\u{3099}'),
        '\u{309A}' | '\u{309C}' | '\u{FF9F}' => Some('\u{309A}'),
        _ => None,
    }
}

/// Stands in folded text between the words of a word such as `OpenTelemetry`: the unit separator of ASCII.
pub const SEAM: char = '\u{1F}';

/// Whether a word begins with the capital at `at` within another: `openTelemetry`, `HTMLElement`; not `VMware`, `APIs`.
fn has_seam(text: &[u8], at: usize) -> bool {
    // What lies beyond the ends is no letter.
    let byte = |at: usize| text.get(at).copied().unwrap_or(0);
    let before = byte(at.wrapping_sub(1));
    let after_small = before.is_ascii_lowercase() || before.is_ascii_digit();
    let after_capitals =
        before.is_ascii_uppercase() && byte(at.wrapping_sub(2)).is_ascii_uppercase();
    let small = byte(at + 1).is_ascii_lowercase() && byte(at + 2).is_ascii_lowercase();
    after_small || after_capitals && small
}

/// `text` with each run of blanks as one blank, none at the ends.
pub fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut apart = false;
    for c in text.chars() {
        if c <= ' ' || c.is_whitespace() {
            apart = !tidy.is_empty();
        } else {
            if apart {
                tidy.push(' ');
                apart = false;
            }
            tidy.push(c);
        }
    }
    tidy
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
                folder.fold_back(text).text,
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
        let folded = folder.fold_back("Aße\u{301}x");
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
    fn keys_ignore_blanks_and_case() {
        assert_eq!(Folder::native().key("  Web \t App "), "web app");
    }
}
