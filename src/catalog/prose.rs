//! Inline Markdown: plain text, and which stretches of it are code, emphasis or links.

use super::{SafeUrl, inline};
use std::borrow::Cow;
use std::ops::Range;

/// Text with inline styles.
///
/// The text is what a reader reads, so searching, sorting and marking need no Markdown. Styles are sorted by start,
/// outer before inner, and nest: two either lie one in the other or apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prose {
    /// The text without its markup.
    pub text: String,
    /// The styled stretches, as byte ranges of `text`.
    pub styles: Box<[Styled]>,
}

/// One styled stretch.
#[derive(Clone, Debug, PartialEq)]
pub struct Styled {
    /// Which bytes of the text.
    pub range: Range<usize>,
    /// How they are shown.
    pub style: Style,
}

/// How a stretch of text is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Style {
    /// `` `code` ``
    Code,
    /// `*emphasis*`
    Emphasis,
    /// `**strong**`
    Strong,
    /// `[text](url)`; links never lie inside links.
    Link(SafeUrl),
}

impl Prose {
    /// Reads inline Markdown; links to addresses that are not allowed are plain text.
    pub fn markdown(source: &str) -> Prose {
        inline::read(source, &mut |_| {})
    }

    /// Text without markup; blanks and line breaks in a row become one blank, those at the ends go.
    pub fn plain(text: &str) -> Prose {
        Prose {
            text: plain(text).into(),
            styles: Box::default(),
        }
    }

    /// Whether nothing of it can be seen: blanks, control characters, and characters without width.
    pub fn is_invisible(&self) -> bool {
        !self.text.chars().any(is_visible)
    }
}

/// The text of [`Prose::plain`].
#[inline(never)]
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if is_tidy(text) {
        return text.into();
    }
    let mut collapsed = String::with_capacity(text.len());
    for sign in text.chars() {
        push(&mut collapsed, sign);
    }
    finish(&mut collapsed);
    collapsed.into()
}

/// Whether no blank follows another or stands at an end, and nothing is a control character; if in doubt, not.
fn is_tidy(text: &str) -> bool {
    let mut before = b' ';
    for byte in text.bytes() {
        // Control characters beyond ASCII begin with 0xC2.
        if byte < b' ' || byte == b' ' && before == b' ' || matches!(byte, 0x7F | 0xC2) {
            return false;
        }
        before = byte;
    }
    // Beyond ASCII there are blanks of more than one byte.
    match before {
        b' ' => text.is_empty(),
        0x80.. => text.trim_end().len() == text.len(),
        _ => true,
    }
}

/// Appends a sign of a text in which each run of blanks and line breaks becomes one blank, with none at the start; other
/// control characters, which escapes can smuggle in, are left out.
#[inline(never)]
pub(super) fn push(text: &mut String, sign: char) {
    match sign {
        ' ' | '\n' | '\t' | '\r' => {
            if !text.is_empty() && !text.ends_with(' ') {
                text.push(' ');
            }
        }
        _ if sign.is_control() => {}
        _ => text.push(sign),
    }
}

/// Takes the blanks from the end of a text, and the room that it does not need.
pub(super) fn finish(text: &mut String) {
    text.truncate(text.trim_end().len());
    text.shrink_to_fit();
}

/// Whether a reader sees anything of this character alone.
fn is_visible(it: char) -> bool {
    let unseen = matches!(it,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}');
    !unseen && !it.is_whitespace() && !it.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_told_apart() {
        for text in [
            "",
            " ",
            "\u{200b}\u{200c}",
            "\u{feff}",
            "\u{3164}",
            "\u{2068}\u{2069}",
        ] {
            assert!(Prose::plain(text).is_invisible(), "{text:?}");
        }
        for text in ["a", "\u{200b}a", "--*", "é", "漢", "🐳"] {
            assert!(!Prose::plain(text).is_invisible(), "{text:?}");
        }
    }
}
