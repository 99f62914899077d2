//! Classes of characters: which ones make words, and in which scripts words stand without spaces between them.

use CharClass::{Ignored, Punctuation, Separator, Spaced, Symbol, Unspaced};

/// What a folded character does in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CharClass {
    /// A letter or digit of a script that puts spaces between words.
    Spaced,
    /// A letter of a script without spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese), or of one whose words are long
    /// compounds: Korean.
    Unspaced,
    /// An emoji or another symbol, which is a word of its own.
    Symbol,
    /// ASCII punctuation, which may belong to a name: `C#`, `.NET`.
    Punctuation,
    /// Whitespace, and the punctuation of other scripts.
    Separator,
    /// What folding removes: marks that the scripts of Europe and the Near East can do without, and characters that
    /// cannot be seen, such as soft hyphens, joiners and variation selectors.
    Ignored,
}

impl CharClass {
    /// The class of a character that has been folded.
    pub fn of(c: char) -> Self {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' => Spaced,
            '\0'..=' ' | '\u{7F}' => Separator,
            '!'..='~' => Punctuation,
            _ => {
                let run = RUNS
                    .iter()
                    .take(RUNS.partition_point(|it| it.0 <= c))
                    .next_back();
                run.map_or(Spaced, |it| it.1)
            }
        }
    }
}

/// The first character of each run of characters of one class, in order. Characters that folding replaces count with
/// their neighbours, and what is not known to be something else counts as a letter.
#[rustfmt::skip]
const RUNS: [(char, CharClass); 111] = [
    ('\u{80}', Separator), ('\u{AD}', Ignored), ('\u{AE}', Separator), ('\u{C0}', Spaced), ('\u{D7}', Separator),
    ('\u{D8}', Spaced), ('\u{F7}', Separator), ('\u{F8}', Spaced), ('\u{300}', Ignored), ('\u{370}', Spaced),
    ('\u{483}', Ignored), ('\u{48A}', Spaced), ('\u{55A}', Separator), ('\u{560}', Spaced),
    // Hebrew and Arabic.
    ('\u{589}', Separator), ('\u{591}', Ignored), ('\u{5BE}', Separator), ('\u{5BF}', Ignored), ('\u{5C0}', Separator),
    ('\u{5C1}', Ignored), ('\u{5C3}', Separator), ('\u{5C4}', Ignored), ('\u{5D0}', Spaced), ('\u{5F3}', Separator),
    ('\u{610}', Ignored), ('\u{61B}', Separator), ('\u{61C}', Ignored), ('\u{61D}', Separator), ('\u{620}', Spaced),
    ('\u{640}', Ignored), ('\u{641}', Spaced), ('\u{64B}', Ignored), ('\u{660}', Spaced), ('\u{66A}', Separator),
    ('\u{66E}', Spaced), ('\u{670}', Ignored), ('\u{671}', Spaced), ('\u{6D4}', Separator), ('\u{6D5}', Spaced),
    ('\u{6D6}', Ignored), ('\u{6EE}', Spaced),
    // Indic scripts, Thai, Lao, Tibetan, Burmese, the letters of Hangul, Ethiopic, Ogham, Khmer, Mongolian.
    ('\u{964}', Separator), ('\u{966}', Spaced), ('\u{970}', Separator), ('\u{971}', Spaced), ('\u{E00}', Unspaced),
    ('\u{E2F}', Separator), ('\u{E30}', Unspaced), ('\u{E3F}', Separator), ('\u{E40}', Unspaced), ('\u{E4F}', Separator),
    ('\u{E50}', Unspaced), ('\u{E5A}', Separator), ('\u{E80}', Unspaced), ('\u{F00}', Spaced), ('\u{1000}', Unspaced),
    ('\u{104A}', Separator), ('\u{1050}', Unspaced), ('\u{10A0}', Spaced), ('\u{1100}', Unspaced), ('\u{1200}', Spaced),
    ('\u{1361}', Separator), ('\u{1369}', Spaced), ('\u{1680}', Separator), ('\u{1681}', Spaced), ('\u{1780}', Unspaced),
    ('\u{17D4}', Separator), ('\u{17DC}', Unspaced), ('\u{1800}', Separator), ('\u{180B}', Ignored), ('\u{1810}', Spaced),
    ('\u{1AB0}', Ignored), ('\u{1B00}', Spaced), ('\u{1DC0}', Ignored), ('\u{1E00}', Spaced),
    // Punctuation, money, pictures.
    ('\u{2000}', Separator), ('\u{200B}', Ignored), ('\u{2010}', Separator), ('\u{202A}', Ignored), ('\u{202F}', Separator),
    ('\u{2060}', Ignored), ('\u{20A0}', Spaced), ('\u{20D0}', Ignored), ('\u{2100}', Spaced), ('\u{2190}', Symbol),
    ('\u{2C00}', Spaced), ('\u{2E00}', Separator),
    // Chinese and Japanese.
    ('\u{2E80}', Unspaced), ('\u{3000}', Separator), ('\u{3005}', Unspaced), ('\u{3008}', Separator), ('\u{3021}', Unspaced),
    ('\u{3030}', Separator), ('\u{3031}', Unspaced), ('\u{30A0}', Separator), ('\u{30A1}', Unspaced), ('\u{30FB}', Separator),
    ('\u{30FC}', Unspaced), ('\u{A000}', Spaced), ('\u{F900}', Unspaced), ('\u{FB00}', Spaced),
    ('\u{FE00}', Ignored), ('\u{FE30}', Separator), ('\u{FE70}', Spaced), ('\u{FEFF}', Ignored), ('\u{FF00}', Separator),
    ('\u{10000}', Spaced), ('\u{1F000}', Symbol), ('\u{20000}', Unspaced), ('\u{E0000}', Ignored),
    ('\u{F0000}', Spaced),
];
