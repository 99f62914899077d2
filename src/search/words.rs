//! Words: how a folded text is cut, so that names with signs in them are found as written and by their parts.

use super::fold::SEAM;
use super::script::{Kind, kind};
use std::ops::Range;

/// One word of a folded text, in bytes of that text.
///
/// `python3-queuelib` is two words, and so are `foo_bar` and `devel::i18n`; `what's` and `3.11` are one. Signs that a
/// name may begin or end with are kept beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The word: letters and digits, with apostrophes between letters and points between digits.
    pub word: Range<usize>,
    /// Where the signs before it start that may belong to it: `.net`, `--css`, `@media`.
    pub lead: usize,
    /// Where the signs after it end that may belong to it: `c#`, `libstdc++`.
    pub trail: usize,
    /// Of what it is made; a run of signs that stands alone is [`Kind::Sign`].
    pub kind: Kind,
}

/// Signs that may belong to the name before which they stand, when a blank or bracket stands before them.
const LEADING: &[u8] = b".-@$#:/~%&*!<=\\";
/// Signs after which a name may start, as after a blank.
const OPENING: &[u8] = b"([{\"'`,;|";

/// The words of a folded text, in order.
pub struct Parts<'a> {
    text: &'a str,
    at: usize,
    /// Whether the next signs are the start of a run without blanks.
    fresh: bool,
}

impl<'a> Parts<'a> {
    /// Cuts `folded`.
    pub fn new(folded: &'a str) -> Self {
        Self {
            text: folded,
            at: 0,
            fresh: true,
        }
    }

    fn peek(&self, at: usize) -> Option<(char, Kind)> {
        let byte = *self.text.as_bytes().get(at)?;
        let c = if byte.is_ascii() {
            byte as char
        } else {
            self.text.get(at..)?.chars().next()?
        };
        Some((c, kind(c)))
    }

    /// Where the word that starts at `start` ends.
    fn end_of(&self, start: usize, made_of: Kind) -> usize {
        let bytes = self.text.as_bytes();
        let mut end = start;
        loop {
            while made_of == Kind::Spaced && bytes.get(end).is_some_and(u8::is_ascii_alphanumeric) {
                end += 1;
            }
            let Some((c, kind)) = self.peek(end) else {
                break;
            };
            if kind == made_of {
                end += c.len_utf8();
            } else if made_of == Kind::Spaced && self.joins(end, c) {
                end += 1;
            } else {
                break;
            }
        }
        end
    }

    /// Whether the sign at `at`, with a word before it, joins that with what follows: `what's`, `3.11`.
    fn joins(&self, at: usize, sign: char) -> bool {
        let next = self.peek(at + 1);
        match sign {
            SEAM => true,
            '\'' => next.is_some_and(|it| it.1 == Kind::Spaced && !it.0.is_ascii_digit()),
            '.' => {
                let before = at
                    .checked_sub(1)
                    .and_then(|it| self.text.as_bytes().get(it));
                before.is_some_and(u8::is_ascii_digit)
                    && next.is_some_and(|it| it.0.is_ascii_digit())
            }
            _ => false,
        }
    }
}

impl Iterator for Parts<'_> {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        // `run` is where the signs start that have no blank before them, `lead` where those start that may belong to a name.
        let (mut run, mut lead) = (self.at, self.at);
        let mut opens = self.fresh;
        let made_of = loop {
            match self.peek(self.at) {
                Some((c, Kind::Sign)) => {
                    self.at += 1;
                    if !LEADING.contains(&(c as u8)) {
                        lead = self.at;
                        opens |= OPENING.contains(&(c as u8));
                    }
                }
                Some((_, kind)) if kind != Kind::Blank => break kind,
                end => {
                    let signs = run..self.at;
                    let alone = self.fresh && !signs.is_empty();
                    self.fresh = true;
                    self.at += end.map_or(0, |it| it.0.len_utf8());
                    if alone {
                        return Some(Part {
                            lead: signs.start,
                            trail: signs.end,
                            word: signs,
                            kind: Kind::Sign,
                        });
                    }
                    end?;
                    (run, lead, opens) = (self.at, self.at, true);
                }
            }
        };
        let start = self.at;
        let end = self.end_of(start, made_of);
        let mut trail = end;
        if made_of == Kind::Spaced {
            // Signs that may belong to the name that they follow.
            while matches!(self.text.as_bytes().get(trail), Some(b'+' | b'#')) {
                trail += 1;
            }
            if !opens {
                // Inside a run only a point starts a name: `node.js`.
                lead = start
                    - usize::from(lead < start && self.text.get(start - 1..start) == Some("."));
            }
        } else {
            lead = start;
        }
        self.at = end;
        self.fresh = false;
        Some(Part {
            word: start..end,
            lead,
            trail,
            kind: made_of,
        })
    }
}

impl Part {
    /// The word as the dictionary has it: without apostrophes and seams, so that `whats` is `what's`.
    pub fn text<'a>(&self, folded: &'a str, buffer: &'a mut String) -> &'a str {
        self.without_joints(folded, self.word.clone(), buffer)
    }

    /// The word with the signs that may belong to it.
    pub fn written<'a>(&self, folded: &'a str, buffer: &'a mut String) -> &'a str {
        self.without_joints(folded, self.lead..self.trail, buffer)
    }

    /// Whether there are signs that may belong to it.
    pub fn has_signs(&self) -> bool {
        self.lead < self.word.start || self.word.end < self.trail
    }

    /// What of the word is to be found on its own, too: `image` of `l'image`, `11` of `3.11`, `hub` of `GitHub`,
    /// `mailcommon` of `libkf5mailcommon`.
    ///
    /// The first that starts after `from`, which is in the word, as bytes of `folded`.
    pub fn tail(&self, folded: &str, from: usize) -> Option<Range<usize>> {
        if self.kind != Kind::Spaced {
            return None;
        }
        let word = folded.as_bytes().get(..self.word.end)?;
        // Most words have none: nothing but small letters follows.
        word.get(from..)?
            .iter()
            .find(|it| !it.is_ascii_lowercase())?;
        let mut at = from + 1;
        while let (Some(before), Some(byte)) = (word.get(at - 1), word.get(at)) {
            let shortest = match *before as char {
                it if is_joint(it) || it == '.' => 2,
                '0'..='9' if byte.is_ascii_lowercase() => 4,
                _ => usize::MAX,
            };
            if shortest < usize::MAX {
                let mut end = at;
                while word
                    .get(end)
                    .is_some_and(|it| !is_joint(*it as char) && *it != b'.')
                {
                    end += 1;
                }
                if end - at >= shortest {
                    return Some(at..end);
                }
            }
            at += 1;
        }
        None
    }

    fn without_joints<'a>(
        &self,
        folded: &'a str,
        range: Range<usize>,
        buffer: &'a mut String,
    ) -> &'a str {
        let text = folded.get(range).unwrap_or_default();
        if self.kind != Kind::Spaced || !text.bytes().any(|it| is_joint(it as char)) {
            return text;
        }
        buffer.clear();
        for c in text.chars() {
            if !is_joint(c) {
                buffer.push(c);
            }
        }
        buffer
    }

    /// The bytes of `folded` that the first `length` bytes of the word from `start` on stand for.
    pub fn stretch(&self, folded: &str, start: usize, length: usize) -> Range<usize> {
        let mut left = length;
        let mut end = start;
        for c in folded.get(start..self.trail).unwrap_or_default().chars() {
            if left == 0 {
                break;
            }
            if self.kind != Kind::Spaced || !is_joint(c) {
                left = left.saturating_sub(c.len_utf8());
            }
            end += c.len_utf8();
        }
        start..end
    }
}

/// Whether the dictionary leaves it out of words.
fn is_joint(c: char) -> bool {
    c == '\'' || c == SEAM
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_into_words_with_their_signs_beside_them() {
        for (text, expected) in [
            ("docker compose", "docker compose"),
            ("python3-queuelib", "python3 queuelib"),
            ("foo_bar devel::i18n", "foo bar devel i18n"),
            ("what's 3.11.", "whats 3.11"),
            ("'quoted'", "quoted"),
            ("c# f#, c++ (c++)", "c|c# f|f# c|c++ c|c++"),
            (".net asp.net", "net|.net asp net|.net"),
            ("--css-var -webkit-x", "css|--css var webkit|-webkit x"),
            ("libstdc++ 0ad --* &", "libstdc|libstdc++ 0ad --* &"),
            ("@media (#id)", "media|@media id|#id"),
            ("dockerの使い方", "docker の使い方"),
            ("f👨👩am 👨", "f 👨👩 am 👨"),
            ("...", "..."),
            ("", ""),
        ] {
            let (mut one, mut two) = (String::new(), String::new());
            let parts = Parts::new(text).map(|part| {
                let word = part.text(text, &mut one).to_owned();
                match part.has_signs() && part.kind != Kind::Sign {
                    true => word + "|" + part.written(text, &mut two),
                    false => word,
                }
            });
            assert_eq!(parts.collect::<Vec<_>>().join(" "), expected, "{text}");
        }
    }
}
