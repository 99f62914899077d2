//! Words: how a folded text is cut, so that names with signs in them are found as written and by their parts.

use super::script::{Kind, kind};
use std::ops::Range;

/// One word of a folded text, in bytes of that text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The word: letters and digits, with apostrophes between letters and points between digits.
    pub word: Range<usize>,
    /// The word with the signs before it that may belong to it: `.net`, `--css`, `@media`.
    pub lead: usize,
    /// The word with the signs after it that may belong to it: `c#`, `libstdc++`.
    pub trail: usize,
    /// Of what it is made; a run of signs that stands alone is [`Kind::Sign`].
    pub kind: Kind,
}

/// Signs that may belong to the name that they stand before, when that name starts there.
const LEADING: &str = ".-@$#:/~%&*!<=\\";
/// Signs that may belong to the name that they follow.
const TRAILING: &str = "+#";

/// The words of a folded text, in order.
pub struct Parts<'a> {
    text: &'a str,
    at: usize,
    after: Kind,
}

impl<'a> Parts<'a> {
    /// Cuts `folded`.
    pub fn new(folded: &'a str) -> Self {
        Self {
            text: folded,
            at: 0,
            after: Kind::Blank,
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
        let mut end = start;
        while let Some((c, kind)) = self.peek(end) {
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

    /// Whether the sign at `at` joins what stands on both sides into one word: `what's`, `3.11`.
    fn joins(&self, at: usize, sign: char) -> bool {
        let before = at
            .checked_sub(1)
            .and_then(|it| self.text.as_bytes().get(it));
        let after = self.peek(at + 1);
        match sign {
            '\'' => after.is_some_and(|it| it.1 == Kind::Spaced && !it.0.is_ascii_digit()),
            '.' => {
                before.is_some_and(u8::is_ascii_digit)
                    && after.is_some_and(|it| it.0.is_ascii_digit())
            }
            _ => false,
        }
    }
}

impl Iterator for Parts<'_> {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        // Where the signs start that stand before the word, and whether a name may start there.
        let mut lead = self.at;
        let mut opens = self.after == Kind::Blank;
        let mut signs = self.after == Kind::Blank;
        let mut chunk = self.at;
        loop {
            let Some((c, kind)) = self.peek(self.at) else {
                let alone = signs && chunk < self.at;
                self.after = Kind::Spaced;
                return alone.then(|| Part::signs(chunk..self.at));
            };
            match kind {
                Kind::Blank => {
                    let alone = signs && chunk < self.at;
                    let part = Part::signs(chunk..self.at);
                    self.at += c.len_utf8();
                    (lead, opens, signs, chunk) = (self.at, true, true, self.at);
                    if alone {
                        self.after = Kind::Blank;
                        return Some(part);
                    }
                }
                Kind::Sign => {
                    self.at += 1;
                    if !LEADING.contains(c) {
                        lead = self.at;
                        opens = opens || "([{\"'`,;|".contains(c);
                    }
                }
                _ => break,
            }
        }
        let start = self.at;
        let (_, made_of) = self.peek(start)?;
        let end = self.end_of(start, made_of);
        let mut trail = end;
        while made_of == Kind::Spaced && self.peek(trail).is_some_and(|it| TRAILING.contains(it.0))
        {
            trail += 1;
        }
        if made_of != Kind::Spaced {
            lead = start;
        } else if !opens {
            // Inside a name only a point starts another: `node.js`.
            let point = lead < start && self.text.as_bytes().get(start - 1) == Some(&b'.');
            lead = if point { start - 1 } else { start };
        }
        self.at = end;
        self.after = made_of;
        Some(Part {
            word: start..end,
            lead,
            trail,
            kind: made_of,
        })
    }
}

impl Part {
    fn signs(range: Range<usize>) -> Self {
        Self {
            lead: range.start,
            trail: range.end,
            word: range,
            kind: Kind::Sign,
        }
    }

    /// The word as the dictionary has it: without apostrophes, so that `whats` is `what's`.
    pub fn text(&self, folded: &str) -> String {
        let word = folded.get(self.word.clone()).unwrap_or_default();
        word.chars()
            .filter(|c| *c != '\'' || self.kind == Kind::Sign)
            .collect()
    }
}
