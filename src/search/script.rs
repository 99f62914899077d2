//! Kinds of characters: which ones make words, and in which scripts words stand without blanks between them.

use Kind::{Blank, Mark, Picture, Spaced, Unspaced};

/// What a folded character does in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A letter or digit of a script whose words are set apart by blanks.
    Spaced,
    /// A letter of a script without blanks (Chinese, Japanese, Thai, Lao, Khmer, Burmese), or of one whose words are long
    /// compounds: Korean.
    Unspaced,
    /// An emoji or another sign that is a word of its own.
    Picture,
    /// An ASCII sign, which may belong to a name: `C#`, `.NET`.
    Sign,
    /// Blanks and the punctuation of other scripts.
    Blank,
    /// What folded texts are without: marks that the scripts of Europe and the Near East can do without, and what cannot
    /// be seen, such as soft hyphens, joiners and variation selectors.
    Mark,
}

/// Where a run of characters of one kind starts, in order. Characters that folding replaces count with their neighbours,
/// and letters are whatever is not known to be something else.
#[rustfmt::skip]
const RUNS: [(char, Kind); 111] = [
    ('\u{80}', Blank), ('\u{AD}', Mark), ('\u{AE}', Blank), ('\u{C0}', Spaced), ('\u{D7}', Blank),
    ('\u{D8}', Spaced), ('\u{F7}', Blank), ('\u{F8}', Spaced), ('\u{300}', Mark), ('\u{370}', Spaced),
    ('\u{483}', Mark), ('\u{48A}', Spaced), ('\u{55A}', Blank), ('\u{560}', Spaced),
    // Hebrew and Arabic.
    ('\u{589}', Blank), ('\u{591}', Mark), ('\u{5BE}', Blank), ('\u{5BF}', Mark), ('\u{5C0}', Blank),
    ('\u{5C1}', Mark), ('\u{5C3}', Blank), ('\u{5C4}', Mark), ('\u{5D0}', Spaced), ('\u{5F3}', Blank),
    ('\u{610}', Mark), ('\u{61B}', Blank), ('\u{61C}', Mark), ('\u{61D}', Blank), ('\u{620}', Spaced),
    ('\u{640}', Mark), ('\u{641}', Spaced), ('\u{64B}', Mark), ('\u{660}', Spaced), ('\u{66A}', Blank),
    ('\u{66E}', Spaced), ('\u{670}', Mark), ('\u{671}', Spaced), ('\u{6D4}', Blank), ('\u{6D5}', Spaced),
    ('\u{6D6}', Mark), ('\u{6EE}', Spaced),
    // Indic scripts, Thai, Lao, Tibetan, Burmese, the letters of Hangul, Ethiopic, Ogham, Khmer, Mongolian.
    ('\u{964}', Blank), ('\u{966}', Spaced), ('\u{970}', Blank), ('\u{971}', Spaced), ('\u{E00}', Unspaced),
    ('\u{E2F}', Blank), ('\u{E30}', Unspaced), ('\u{E3F}', Blank), ('\u{E40}', Unspaced), ('\u{E4F}', Blank),
    ('\u{E50}', Unspaced), ('\u{E5A}', Blank), ('\u{E80}', Unspaced), ('\u{F00}', Spaced), ('\u{1000}', Unspaced),
    ('\u{104A}', Blank), ('\u{1050}', Unspaced), ('\u{10A0}', Spaced), ('\u{1100}', Unspaced), ('\u{1200}', Spaced),
    ('\u{1361}', Blank), ('\u{1369}', Spaced), ('\u{1680}', Blank), ('\u{1681}', Spaced), ('\u{1780}', Unspaced),
    ('\u{17D4}', Blank), ('\u{17DC}', Unspaced), ('\u{1800}', Blank), ('\u{180B}', Mark), ('\u{1810}', Spaced),
    ('\u{1AB0}', Mark), ('\u{1B00}', Spaced), ('\u{1DC0}', Mark), ('\u{1E00}', Spaced),
    // Punctuation, money, pictures.
    ('\u{2000}', Blank), ('\u{200B}', Mark), ('\u{2010}', Blank), ('\u{202A}', Mark), ('\u{202F}', Blank),
    ('\u{2060}', Mark), ('\u{20A0}', Spaced), ('\u{20D0}', Mark), ('\u{2100}', Spaced), ('\u{2190}', Picture),
    ('\u{2C00}', Spaced), ('\u{2E00}', Blank),
    // Chinese and Japanese.
    ('\u{2E80}', Unspaced), ('\u{3000}', Blank), ('\u{3005}', Unspaced), ('\u{3008}', Blank), ('\u{3021}', Unspaced),
    ('\u{3030}', Blank), ('\u{3031}', Unspaced), ('\u{30A0}', Blank), ('\u{30A1}', Unspaced), ('\u{30FB}', Blank),
    ('\u{30FC}', Unspaced), ('\u{A000}', Spaced), ('\u{F900}', Unspaced), ('\u{FB00}', Spaced),
    ('\u{FE00}', Mark), ('\u{FE30}', Blank), ('\u{FE70}', Spaced), ('\u{FEFF}', Mark), ('\u{FF00}', Blank),
    ('\u{10000}', Spaced), ('\u{1F000}', Picture), ('\u{20000}', Unspaced), ('\u{E0000}', Mark),
    ('\u{F0000}', Spaced),
];

/// The kind of a character, which has been folded.
pub fn kind(c: char) -> Kind {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Spaced,
        '\0'..=' ' | '\u{7F}' => Blank,
        '!'..='~' => Kind::Sign,
        _ => {
            let after = RUNS.partition_point(|it| it.0 <= c);
            RUNS.get(after - 1).map_or(Spaced, |it| it.1)
        }
    }
}
