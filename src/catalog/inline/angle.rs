//! What begins with `<`: an autolink, a comment, a tag to drop, or text.

use super::{HIDDEN, Reader};
use crate::catalog::url::scheme;
use crate::source::text::{find, has, listed, slice};

/// Inline tags that authors write in Markdown: dropped in pairs.
const TAGS: &str = "a abbr b br code del em i ins kbd mark s small span strong sub sup u";

impl Reader<'_, '_> {
    pub(super) fn angle(&mut self, start: usize) {
        let inner = self.rest(start + 1);
        if inner.starts_with("!--")
            && let Some(length) = find(slice(inner, 3, inner.len()), "-->")
        {
            return self.take(start, length + 7, HIDDEN);
        }
        let length = inner.bytes().position(|it| matches!(it, b'<' | b'>'));
        let inside = slice(inner, 0, length.unwrap_or_default());
        let length = inside.len() + 2;
        if self.byte(start + length - 1) != b'>' {
            return;
        }
        if !inside.bytes().any(|it| it <= b' ') {
            let mail = has(inside, "@") && !inside.bytes().any(|it| b":/\"(".contains(&it));
            if mail || scheme(inside).is_some_and(|(scheme, _)| scheme.len() > 1) {
                let address = [if mail { "mailto:" } else { "" }, inside].concat();
                self.take(start, 1, HIDDEN);
                self.take(start + length - 1, 1, HIDDEN);
                self.link(start..self.at, &address);
                return;
            }
        }
        let opening = inside.strip_prefix('/').is_none();
        let name = inside.trim_matches('/');
        let length_of_name = name.bytes().position(|it| it <= b' ');
        let name = slice(name, 0, length_of_name.unwrap_or(name.len()));
        if listed(TAGS, name).is_none() {
            return;
        }
        let paired = match opening {
            true => has(inner, &format!("</{name}>")),
            false => has(slice(self.source, 0, start), &format!("<{name}")),
        };
        if name.eq_ignore_ascii_case("br") {
            self.take(start, length, ' ');
        } else if paired {
            self.take(start, length, HIDDEN);
        }
    }

    /// Goes on after `length` bytes, which mean `sign`.
    fn take(&mut self, start: usize, length: usize, sign: char) {
        self.at = start + length;
        self.replace(start..self.at, sign);
    }
}
