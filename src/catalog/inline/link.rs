//! Links and pictures: `[text](address "title")`.

use super::escape::unescape;
use super::{HIDDEN, Reader};
use crate::source::text::{cut, find_any, slice};

/// A `[` or `![` that may begin a link or picture.
pub(super) struct Bracket {
    start: usize,
    /// After its `[`.
    inner: usize,
    /// How many runs stand before it.
    runs: usize,
    /// Links never lie in links: a link inside this bracket switches it off.
    active: bool,
}

impl Bracket {
    fn is_picture(&self) -> bool {
        self.inner - self.start > 1
    }
}

impl Reader<'_, '_> {
    #[inline(never)]
    pub(super) fn open(&mut self, start: usize) {
        self.brackets.push(Bracket {
            start,
            inner: self.at,
            runs: self.runs.len(),
            active: true,
        });
    }

    #[inline(never)]
    pub(super) fn close(&mut self, at: usize) {
        let after = self.rest(at + 1);
        let Some(bracket) = self.brackets.pop().filter(|it| it.active) else {
            return;
        };
        let Some((address, rest)) = target(after) else {
            return;
        };
        self.at = self.source.len() - rest.len();
        self.emphasis(bracket.runs);
        self.replace(bracket.start..bracket.inner, HIDDEN);
        self.replace(at..self.at, HIDDEN);
        if !bracket.is_picture() && self.link(bracket.start..self.at, &unescape(address)) {
            for outer in &mut self.brackets {
                outer.active = outer.is_picture();
            }
        }
    }
}

/// How deep parentheses may nest in an address, as the specification allows.
const MAX_PARENTHESES: usize = 32;

/// The address in what follows the `]` of a link, and what comes after it: `(address "title")`.
fn target(after: &str) -> Option<(&str, &str)> {
    let inner = after.strip_prefix('(')?.trim_start();
    let bytes = inner.as_bytes();
    let (mut end, mut depth) = (0, 0);
    let (address, rest) = if let Some(quoted) = inner.strip_prefix('<') {
        let end = find_any(quoted, "<>\n")?;
        (
            slice(quoted, 0, end),
            slice(quoted, end, quoted.len()).strip_prefix('>')?,
        )
    } else {
        loop {
            match bytes.get(end)? {
                b' ' | b'\n' | b'\t' => break,
                b'\\' if bytes.get(end + 1)?.is_ascii_punctuation() => end += 1,
                b'(' if depth == MAX_PARENTHESES => return None,
                b'(' => depth += 1,
                b')' if depth == 0 => break,
                b')' => depth -= 1,
                _ => {}
            }
            end += 1;
        }
        (slice(inner, 0, end), slice(inner, end, inner.len()))
    };
    let mut rest = rest.trim_start();
    let close = match rest.as_bytes().first()? {
        b'"' => "\"",
        b'\'' => "'",
        b'(' => ")",
        _ => "",
    };
    if !close.is_empty() {
        rest = cut(slice(rest, 1, rest.len()), close)?.1.trim_start();
    }
    Some((address, rest.strip_prefix(')')?))
}
