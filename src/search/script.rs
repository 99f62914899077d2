//! Kinds of characters: which ones make words, and in which scripts words stand without blanks between them.

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
}

/// The kind of a folded character. A letter is whatever is not known to be something else, so that no table of letters
/// is needed.
pub fn kind(c: char) -> Kind {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Kind::Spaced,
        '\0'..=' ' | '\u{7F}' => Kind::Blank,
        '!'..='~' => Kind::Sign,
        '\u{AA}' | '\u{B5}' | '\u{BA}' => Kind::Spaced,
        '\u{80}'..='\u{BF}' | '×' | '÷' => Kind::Blank,
        '\u{C0}'..='\u{2B9}' => Kind::Spaced,
        '\u{37E}'
        | '\u{387}'
        | '\u{55A}'..='\u{55F}'
        | '\u{589}'
        | '\u{58A}'
        | '\u{5BE}'
        | '\u{5C0}'
        | '\u{5C3}' => Kind::Blank,
        '\u{5F3}'
        | '\u{5F4}'
        | '\u{60C}'
        | '\u{60D}'
        | '\u{61B}'
        | '\u{61E}'
        | '\u{61F}'
        | '\u{66A}'..='\u{66D}' => Kind::Blank,
        '\u{6D4}' | '\u{964}' | '\u{965}' | '\u{970}' | '\u{E2F}' | '\u{E3F}' | '\u{E4F}'
        | '\u{E5A}' | '\u{E5B}' => Kind::Blank,
        '\u{E00}'..='\u{EFF}'
        | '\u{1000}'..='\u{109F}'
        | '\u{1100}'..='\u{11FF}'
        | '\u{1780}'..='\u{17FF}' => match c {
            '\u{104A}'..='\u{104F}' | '\u{17D4}'..='\u{17DB}' => Kind::Blank,
            _ => Kind::Unspaced,
        },
        '\u{1361}'..='\u{1368}' | '\u{1680}' | '\u{180E}' => Kind::Blank,
        '\u{2000}'..='\u{206F}' => Kind::Blank,
        '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FBFF}' => Kind::Picture,
        '\u{2E00}'..='\u{2E7F}'
        | '\u{3000}'..='\u{3004}'
        | '\u{3008}'..='\u{3020}'
        | '\u{3030}'
        | '\u{30A0}'
        | '\u{30FB}' => Kind::Blank,
        '\u{FE10}'..='\u{FE1F}'
        | '\u{FE30}'..='\u{FE6F}'
        | '\u{FF00}'..='\u{FF65}'
        | '\u{FFE0}'..='\u{FFFF}' => Kind::Blank,
        '\u{2E80}'..='\u{2FDF}'
        | '\u{3005}'..='\u{312F}'
        | '\u{3190}'..='\u{31FF}'
        | '\u{3400}'..='\u{4DBF}' => Kind::Unspaced,
        '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' => {
            Kind::Unspaced
        }
        _ => Kind::Spaced,
    }
}
