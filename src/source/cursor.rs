//! A place in a text, and moving on from it.

/// A text and how far it has been read.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    /// Before byte `at` of `text`, which is on a character boundary.
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    /// The byte that comes next.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// What is still to be read.
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// What was read from byte `start` on.
    pub(super) fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// The character that comes next.
    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Moves past the next character, and returns it.
    pub(super) fn next(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += next.len_utf8();
        Some(next)
    }

    /// Moves past `part` if it comes next, and says whether it did.
    pub(super) fn eat(&mut self, part: &str) -> bool {
        let eats = self.rest().starts_with(part);
        if eats {
            self.at += part.len();
        }
        eats
    }

    /// Moves past all characters that are accepted, and returns them.
    pub(super) fn eat_while(&mut self, accepts: impl Fn(char) -> bool) -> &'a str {
        let start = self.at;
        let rest = self.rest();
        self.at += rest.find(|it| !accepts(it)).unwrap_or(rest.len());
        self.since(start)
    }

    /// Moves to before the first byte that ends it, which has to be ASCII, or to the end of the text, and returns what was passed.
    ///
    /// Bytes are compared several times as fast as characters, which long strings show.
    pub(super) fn eat_to(&mut self, ends: impl Fn(u8) -> bool) -> &'a str {
        let start = self.at;
        let rest = self.rest();
        self.at += rest.bytes().position(ends).unwrap_or(rest.len());
        self.since(start)
    }

    /// Moves to before `end`, or to the end of the text if there is none, and says whether there is one.
    pub(super) fn move_to(&mut self, end: &str) -> bool {
        let found = self.rest().find(end);
        self.at = found.map_or(self.text.len(), |found| self.at + found);
        found.is_some()
    }

    /// Moves back to byte `at`.
    pub(super) fn back_to(&mut self, at: usize) {
        self.at = at;
    }
}
