//! Folding: the form in which texts are compared, where case, accents and typography do not matter.

use super::script::{self, Kind};
use std::cell::RefCell;
use std::ops::Range;

/// What Unicode knows about one character, asked of whoever has the tables: the browser, or a crate in native builds.
pub trait Decompose {
    /// The compatibility decomposition (NFKD) of `c`, then in lower case: `É` is `e` and U+0301, `™` is `tm`.
    ///
    /// In a browser, `c.normalize("NFKD").toLowerCase()`. Asked at most once for each distinct character.
    fn decompose(&self, c: char) -> String;
}

/// Folds text, and remembers what each character that is not ASCII folds to.
///
/// Folded text is in lower case, without accents, with `'` for every apostrophe and `-` for every dash. Characters that
/// cannot be seen (soft hyphen, joiners, variation selectors) vanish; `ß` is `ss`. Vowel signs of Thai and the Indic
/// scripts and the voicing of kana stay: without them a word is another word.
pub struct Folder {
    decompose: Box<dyn Decompose>,
    seen: RefCell<Seen>,
}

/// What characters fold to, sorted by character: where their folding starts and ends in one string.
#[derive(Default)]
struct Seen {
    chars: Vec<(char, u32, u32)>,
    folded: String,
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
        let origin = |at: usize| self.origins.get(at).copied();
        let last = bytes.end.checked_sub(1).and_then(origin);
        // Half of `ss` is all of `ß`.
        let end =
            (bytes.end..self.origins.len()).find_map(|at| origin(at).filter(|it| Some(*it) > last));
        let start = origin(bytes.start).unwrap_or_default() as usize;
        start..end.map_or(start, |it| it as usize)
    }
}

impl Folder {
    /// A folder that asks `decompose`.
    pub fn new(decompose: Box<dyn Decompose>) -> Self {
        Self {
            decompose,
            seen: RefCell::default(),
        }
    }

    /// A folder with the tables of the `unicode-normalization` crate.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn native() -> Self {
        struct Tables;
        impl Decompose for Tables {
            fn decompose(&self, c: char) -> String {
                use unicode_normalization::UnicodeNormalization;
                c.nfkd().flat_map(char::to_lowercase).collect()
            }
        }
        Self::new(Box::new(Tables))
    }

    /// `text`, folded, with a `SEAM` wherever capitals say that a word is made of words.
    pub fn fold(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        self.fold_into(text, &mut out);
        out
    }

    /// Appends `text`, folded as by [`fold`](Self::fold), to `out`.
    pub fn fold_into(&self, text: &str, out: &mut String) {
        self.fold_with(text, out, &mut |_, _| {});
    }

    /// `text`, folded as by [`fold`](Self::fold), with the way back.
    pub fn fold_back(&self, text: &str) -> Folded {
        let mut out = String::new();
        let mut origins = Vec::with_capacity(text.len() + 1);
        self.fold_with(text, &mut out, &mut |at, length| {
            // A voicing mark replaces the kana before it with one of the same length.
            origins.resize(length, at as u32);
        });
        origins.push(text.len() as u32);
        Folded { text: out, origins }
    }

    /// Folds, and tells after each character where it stands and how long `out` is.
    fn fold_with(&self, text: &str, out: &mut String, told: &mut dyn FnMut(usize, usize)) {
        out.reserve(text.len());
        for (at, c) in text.char_indices() {
            if c.is_ascii_uppercase() && has_seam(text.as_bytes(), at) {
                out.push(SEAM);
            }
            self.push(c, out);
            told(at, out.len());
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
            let c = if c == SEAM { ' ' } else { c };
            return out.push(c.to_ascii_lowercase());
        }
        if let Some(mark) = voicing(c) {
            return voice(mark, out);
        }
        if script::kind(c) == Kind::Unspaced && is_own_folding(c) {
            return out.push(c);
        }
        if let Some(index) = (c as u32)
            .checked_sub(HANGUL)
            .filter(|it| *it < HANGUL_COUNT)
        {
            return push_jamo(index, out);
        }
        let mut seen = self.seen.borrow_mut();
        let (start, end) = match seen.chars.binary_search_by_key(&c, |it| it.0) {
            Ok(at) => seen.chars.get(at).map_or((0, 0), |it| (it.1, it.2)),
            Err(at) => {
                let start = seen.folded.len() as u32;
                fold_decomposed(&self.decompose.decompose(c), &mut seen.folded);
                let end = seen.folded.len() as u32;
                seen.chars.insert(at, (c, start, end));
                (start, end)
            }
        };
        let folded = seen.folded.get(start as usize..end as usize);
        out.push_str(folded.unwrap_or_default());
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
        if is_blank(c) {
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

fn is_blank(c: char) -> bool {
    matches!(c, '\0'..=' ' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{2028}' | '\u{2029}' | '\u{202F}' | '\u{205F}' | '\u{3000}')
}

/// The first of the Hangul syllables, which are ordered by their letters.
const HANGUL: u32 = 0xAC00;
const HANGUL_COUNT: u32 = 19 * 21 * 28;

/// Pushes the letters of the Hangul syllable with this index, as NFD does: Unicode 16, section 3.12.
fn push_jamo(index: u32, out: &mut String) {
    for letter in [
        0x1100 + index / (21 * 28),
        0x1161 + index / 28 % 21,
        0x11A7 + index % 28,
    ] {
        if letter != 0x11A7 {
            out.extend(char::from_u32(letter));
        }
    }
}

/// Letters of the scripts without blanks that fold to themselves, so that their thousands need not be remembered.
fn is_own_folding(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}')
}

/// How far the voiced form of a kana lies after it, where `c` is a mark that voices the kana before it.
fn voicing(c: char) -> Option<u32> {
    match c {
        '\u{3099}' | '\u{309B}' | '\u{FF9E}' => Some(1),
        '\u{309A}' | '\u{309C}' | '\u{FF9F}' => Some(2),
        _ => None,
    }
}

fn voice(distance: u32, out: &mut String) {
    let voiced = out.chars().next_back().and_then(|kana| match kana {
        'う' | 'ウ' if distance == 1 => char::from_u32(kana as u32 + 0x4E),
        'か'..='ぢ' | 'つ'..='ど' | 'カ'..='ヂ' | 'ツ'..='ド' if distance == 1 => {
            char::from_u32(kana as u32 + 1)
        }
        'は'..='ぽ' | 'ハ'..='ポ' => char::from_u32(kana as u32 + distance),
        _ => None,
    });
    if let Some(voiced) = voiced {
        out.pop();
        out.push(voiced);
    }
}

/// What is left of a decomposed character in lower case.
fn fold_decomposed(decomposed: &str, out: &mut String) {
    for c in decomposed.chars() {
        match c {
            _ if is_dropped(c) => {}
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'þ' => out.push_str("th"),
            'ø' => out.push('o'),
            'ð' | 'đ' => out.push('d'),
            'ħ' => out.push('h'),
            'ł' => out.push('l'),
            'ŧ' => out.push('t'),
            'ı' => out.push('i'),
            'ς' => out.push('σ'),
            '‘' | '’' | '‛' | '′' | 'ʼ' | 'ʻ' => out.push('\''),
            '“' | '”' | '„' | '«' | '»' => out.push('"'),
            '\u{2010}'..='\u{2015}' | '\u{2212}' => out.push('-'),
            _ => match voicing(c) {
                Some(distance) => voice(distance, out),
                None => out.push(c),
            },
        }
    }
}

/// Marks that the scripts of Europe and the Near East can do without, and what cannot be seen.
fn is_dropped(c: char) -> bool {
    matches!(c,
        // Combining marks: Latin, Greek, Cyrillic.
        '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}'
        // Hebrew points; Arabic marks and the stretching of its words.
        | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}' | '\u{5C2}' | '\u{5C4}' | '\u{5C5}' | '\u{5C7}'
        | '\u{610}'..='\u{61A}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}'
        | '\u{6DF}'..='\u{6E4}' | '\u{6E7}' | '\u{6E8}' | '\u{6EA}'..='\u{6ED}'
        // Soft hyphen, joiners and direction marks, variation selectors, byte-order mark.
        | '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0100}'..='\u{E01EF}')
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
