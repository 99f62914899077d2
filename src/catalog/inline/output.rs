//! Pieces put together into text and styles.

use super::{Piece, Reader};
use crate::catalog::{Prose, Style, Styled};

impl Reader<'_, '_> {
    /// Puts the pieces together: blanks in a row become one, those at the ends go.
    pub(super) fn write(self) -> Prose {
        let mut output = Output {
            text: String::new(),
            styles: Vec::new(),
            places: vec![0; self.styles.len()],
        };
        let mut styles: Vec<Option<Style>> = self.styles.into_iter().map(Some).collect();
        for piece in self.pieces {
            match piece {
                Piece::Text(text) => output.push(&text),
                Piece::Begin(number) => output.begin(number),
                Piece::End(number) => output.end(number, &mut styles),
                Piece::Run {
                    sign,
                    left,
                    ends,
                    begins,
                    ..
                } => {
                    for number in ends {
                        output.end(number, &mut styles);
                    }
                    for _ in 0..left {
                        output.push(sign.encode_utf8(&mut [0; 4]));
                    }
                    for number in begins.into_iter().rev() {
                        output.begin(number);
                    }
                }
            }
        }
        output.finish()
    }
}

struct Output {
    text: String,
    styles: Vec<Styled>,
    /// Where each style begins.
    places: Vec<usize>,
}

impl Output {
    fn push(&mut self, text: &str) {
        push_collapsed(&mut self.text, text);
    }

    fn begin(&mut self, number: usize) {
        if let Some(place) = self.places.get_mut(number) {
            *place = self.text.len();
        }
    }

    fn end(&mut self, number: usize, styles: &mut [Option<Style>]) {
        let start = self.places.get(number).copied().unwrap_or_default();
        if let Some(style) = styles.get_mut(number).and_then(Option::take) {
            self.styles.push(Styled {
                range: start..self.text.len(),
                style,
            });
        }
    }

    fn finish(mut self) -> Prose {
        let length = self.text.trim_end().len();
        self.text.truncate(length);
        for styled in &mut self.styles {
            styled.range.end = styled.range.end.min(length);
        }
        self.styles.retain(|it| it.range.start < it.range.end);
        // Inner ones ended first; of two that cover the same text the outer is to come first.
        self.styles.reverse();
        self.styles
            .sort_by_key(|it| (it.range.start, std::cmp::Reverse(it.range.end)));
        // An autolink may lie in a link: the outer one counts.
        let mut end = 0;
        self.styles.retain(|it| {
            let link = matches!(it.style, Style::Link(_));
            let keep = !link || it.range.start >= end;
            if link && keep {
                end = it.range.end;
            }
            keep
        });
        Prose {
            text: self.text,
            styles: self.styles,
        }
    }
}

/// Appends `text` with each run of blanks and line breaks as one blank, and none at the start; other control characters,
/// which escapes can smuggle in, are left out.
pub(in crate::catalog) fn push_collapsed(to: &mut String, text: &str) {
    let blank = |it: char| matches!(it, ' ' | '\n' | '\t' | '\r');
    if text.bytes().any(|it| it < b' ' || it == 0x7F)
        && text.contains(|it: char| it.is_control() && !blank(it))
    {
        return push_collapsed(
            to,
            &text.replace(|it: char| it.is_control() && !blank(it), ""),
        );
    }
    for word in text.split_inclusive([' ', '\n', '\t', '\r']) {
        let trimmed = word.trim_end_matches([' ', '\n', '\t', '\r']);
        to.push_str(trimmed);
        if trimmed.len() < word.len() && !to.is_empty() && !to.ends_with(' ') {
            to.push(' ');
        }
    }
}
