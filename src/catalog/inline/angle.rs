//! What begins with `<`: an autolink, a comment, a tag to drop, or text.

use super::{HIDDEN, Reader};
use crate::catalog::url::scheme;
use crate::source::text::{find, find_any, has, listed, slice};

/// Inline tags that authors write in Markdown: dropped in pairs.
const TAGS: &str = "a abbr b br code del em i ins kbd mark s small span strong sub sup u";

/// What parts a tag's name from its attributes, and is not in an address.
const BLANKS: &str = " \t\r\n";

impl<'s> Reader<'s, '_> {
    #[inline(never)]
    pub(super) fn angle(&mut self, start: usize) {
        let inner = self.rest(start + 1);
        if inner.starts_with("!--")
            && let Some(length) = find(slice(inner, 3, inner.len()), "-->")
        {
            return self.take(start, length + 7, HIDDEN);
        }
        // An option is matched here, not replaced by a default: the release's compiler takes another value for it then.
        let Some(length) = find_any(inner, "<>") else {
            return;
        };
        let inside = slice(inner, 0, length);
        let length = inside.len() + 2;
        if self.byte(start + length - 1) != b'>' {
            return;
        }
        let blank = find_any(inside, BLANKS);
        if blank.is_none() {
            let mail = has(inside, "@") && find_any(inside, ":/\"(").is_none();
            if mail || scheme(inside).is_some_and(|(scheme, _)| scheme.len() > 1) {
                let address = [if mail { "mailto:" } else { "" }, inside].concat();
                self.take(start, 1, HIDDEN);
                self.take(start + length - 1, 1, HIDDEN);
                self.link(start..self.at, &address);
                return;
            }
        }
        let closing = inside.strip_prefix('/');
        let name = closing.unwrap_or(inside);
        let name = name.strip_suffix('/').unwrap_or(name);
        let name = match find_any(name, BLANKS) {
            Some(end) => slice(name, 0, end),
            None => name,
        };
        if listed(TAGS, name).is_none() {
            return;
        }
        let (opened, closed) = self.ends_of(name);
        let paired = match closing {
            None => closed > start,
            Some(_) => opened <= start,
        };
        if name.eq_ignore_ascii_case("br") {
            self.take(start, length, ' ');
        } else if paired {
            self.take(start, length, HIDDEN);
        }
    }

    /// Where in the first opening tag of this name the name ends, and where it begins in the last closing one; where there
    /// is none, the end and 0. Looked for once, as there may be thousands of them.
    fn ends_of(&mut self, name: &'s str) -> (usize, usize) {
        for it in &self.tags {
            if it.0 == name {
                return it.1;
            }
        }
        let (mut opened, mut closed, mut at) = (self.source.len(), 0, 0);
        while let Some(next) = find(self.rest(at), name) {
            at += next;
            let before = slice(self.source, 0, at);
            let end = at + name.len();
            if before.ends_with("<") {
                opened = opened.min(end);
            } else if before.ends_with("</") && self.byte(end) == b'>' {
                closed = at;
            }
            at += 1;
        }
        self.tags.push((name, (opened, closed)));
        (opened, closed)
    }

    /// Goes on after `length` bytes, which mean `sign`.
    fn take(&mut self, start: usize, length: usize, sign: char) {
        self.at = start + length;
        self.replace(start..self.at, sign);
    }
}
