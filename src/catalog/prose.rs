//! Inline Markdown: plain text, and which stretches of it are code, emphasis or links.

use super::SafeUrl;
use std::borrow::Cow;
use std::ops::Range;

/// Text with inline styles.
///
/// The text is what a reader reads, so searching, sorting and marking need no Markdown. Styles are sorted by start,
/// outer before inner. Of two that overlap, one contains the other.
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
    /// Text without markup; each run of spaces and line breaks becomes one space, and none is left at the ends.
    pub fn plain(text: &str) -> Prose {
        Prose {
            text: plain(text).into_owned(),
            styles: Box::default(),
        }
    }

    /// Whether nothing of it can be seen: whitespace, control characters, and characters without width.
    pub fn is_invisible(&self) -> bool {
        !self.text.chars().any(is_visible)
    }
}

/// The text of [`Prose::plain`].
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    // Most texts need no change, which their bytes tell in a fraction of the time that their characters would.
    if is_plain(text) {
        return text.into();
    }
    let mut collapsed = CollapsedText::with_capacity(text.len());
    for character in text.chars() {
        collapsed.push(character);
    }
    collapsed.finish().into()
}

/// Whether a text has no control character, no two spaces together and no whitespace at its ends. False for some texts
/// beyond ASCII of which that is true.
fn is_plain(text: &str) -> bool {
    // Control characters beyond ASCII start with the byte 0xC2.
    let may_be_control = |it: u8| matches!(it, 0..0x20 | 0x7F | 0xC2);
    let mut pairs = text.as_bytes().windows(2);
    !text.bytes().any(may_be_control)
        && !pairs.any(|it| matches!(it, b"  "))
        && text.trim().len() == text.len()
}

/// A text under construction, in which each run of spaces and line breaks becomes one space.
pub(super) struct CollapsedText(String);

impl CollapsedText {
    /// An empty text with room for so many bytes.
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self(String::with_capacity(bytes))
    }

    /// How many bytes there are so far.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Appends a character. Control characters, which JSON and entities can write, are left out.
    pub(super) fn push(&mut self, character: char) {
        match character {
            ' ' | '\n' | '\t' | '\r' => {
                if !self.0.is_empty() && !self.0.ends_with(' ') {
                    self.0.push(' ');
                }
            }
            _ if character.is_control() => {}
            _ => self.0.push(character),
        }
    }

    /// The text, without whitespace at its end.
    pub(super) fn finish(self) -> String {
        let Self(mut text) = self;
        text.truncate(text.trim_end().len());
        text.shrink_to_fit();
        text
    }
}

/// Whether a reader sees anything of this character alone.
fn is_visible(it: char) -> bool {
    let has_no_width = matches!(it,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}');
    !has_no_width && !it.is_whitespace() && !it.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_without_a_visible_character_is_invisible() {
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
