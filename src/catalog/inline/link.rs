//! Links and pictures: `[text](address "title")`.

use super::entity::unescape;
use super::{Bracket, Piece, Reader};
use crate::catalog::{SafeUrl, Style, UrlUse};

impl Reader<'_, '_> {
    pub(super) fn open_bracket(&mut self, length: usize, picture: bool) {
        let sign = if picture { "![" } else { "[" };
        self.at += length;
        self.brackets.push(Bracket {
            piece: self.pieces.len(),
            picture,
            active: true,
        });
        self.pieces.push(Piece::Text(sign.into()));
        // What follows is another piece, so that the bracket can be taken back.
        self.pieces.push(Piece::Text(String::new()));
    }

    pub(super) fn close_bracket(&mut self) {
        let Some(bracket) = self.brackets.pop() else {
            return self.literal(1);
        };
        let after = self.rest().get(1..).unwrap_or("");
        let Some((address, length)) = target(after).filter(|_| bracket.active) else {
            return self.literal(1);
        };
        self.at += 1 + length;
        self.emphasis(bracket.piece);
        let url = if bracket.picture {
            None
        } else {
            self.address(&address)
        };
        let begin = match url {
            Some(url) => {
                self.styles.push(Style::Link(url));
                let number = self.styles.len() - 1;
                self.pieces.push(Piece::End(number));
                for outer in self.brackets.iter_mut().filter(|it| !it.picture) {
                    outer.active = false;
                }
                Piece::Begin(number)
            }
            None => Piece::Text(String::new()),
        };
        if let Some(piece) = self.pieces.get_mut(bracket.piece) {
            *piece = begin;
        }
        self.pieces.push(Piece::Text(String::new()));
    }

    /// The address if it is allowed; noted if it is not.
    pub(super) fn address(&mut self, address: &str) -> Option<SafeUrl> {
        let url = SafeUrl::parse(address, UrlUse::Link);
        if url.is_none() && !address.trim().is_empty() {
            self.refused.push(address.into());
        }
        url
    }
}

/// How deep parentheses may nest in an address, as the specification allows.
const MAX_PARENTHESES: usize = 32;

/// What follows the `]` of a link: its address, and how long that is: `(address "title")`.
fn target(after: &str) -> Option<(String, usize)> {
    let inner = after.strip_prefix('(')?;
    let start = inner.trim_start();
    let (address, rest) = match start.strip_prefix('<') {
        Some(quoted) => {
            let (address, rest) = quoted.split_once('>')?;
            (!address.contains(['\n', '<'])).then_some((address, rest))?
        }
        None => {
            let (mut depth, mut skip) = (0usize, false);
            let end = start.char_indices().find(|(_, it)| {
                let escaped = skip;
                skip = !escaped && *it == '\\';
                match it {
                    ' ' | '\n' | '\t' => true,
                    '(' if !escaped => {
                        depth += 1;
                        depth > MAX_PARENTHESES
                    }
                    ')' if !escaped && depth == 0 => true,
                    ')' if !escaped => {
                        depth -= 1;
                        false
                    }
                    _ => false,
                }
            });
            start.split_at_checked(end.filter(|_| depth <= MAX_PARENTHESES)?.0)?
        }
    };
    let mut rest = rest.trim_start();
    if let Some(sign) = rest
        .chars()
        .next()
        .filter(|it| matches!(it, '"' | '\'' | '('))
    {
        let close = if sign == '(' { ')' } else { sign };
        rest = rest.get(1..)?.split_once(close)?.1.trim_start();
    }
    let rest = rest.strip_prefix(')')?;
    Some((unescape(address), after.len() - rest.len()))
}
