//! What begins with `<`: an autolink, a comment, a tag to drop, or text.

use super::Reader;
use crate::catalog::Style;

/// Inline tags that authors write in Markdown: dropped in pairs.
const TAGS: [&str; 18] = [
    "a", "abbr", "b", "br", "code", "del", "em", "i", "ins", "kbd", "mark", "s", "small", "span",
    "strong", "sub", "sup", "u",
];

impl Reader<'_, '_> {
    /// An autolink, a comment, a tag to drop, or text.
    pub(super) fn angle(&mut self) {
        let rest = self.rest();
        let inner = rest.get(1..).unwrap_or("");
        if let Some(comment) = inner.strip_prefix("!--")
            && let Some(end) = comment.find("-->")
        {
            self.at += end + 7;
            return;
        }
        let Some(end) = inner.find('>') else {
            return self.literal(1);
        };
        let inside = inner.get(..end).unwrap_or("");
        if !inside.contains(|it: char| it.is_whitespace() || it == '<') {
            let mail = inside.contains('@') && !inside.contains([':', '/', '"', '(']);
            let web = inside.split_once(':').is_some_and(|(scheme, _)| {
                scheme.len() > 1
                    && scheme.starts_with(|it: char| it.is_ascii_alphabetic())
                    && scheme
                        .bytes()
                        .all(|it| it.is_ascii_alphanumeric() || b"+.-".contains(&it))
            });
            if mail || web {
                let address = if mail {
                    format!("mailto:{inside}")
                } else {
                    inside.into()
                };
                self.at += end + 2;
                return match self.address(&address) {
                    Some(url) => self.styled(Style::Link(url), inside),
                    None => self.text(inside),
                };
            }
        }
        let name = inside.trim_start_matches('/').trim_end_matches('/');
        let name = name.split(char::is_whitespace).next().unwrap_or("");
        let named = TAGS.iter().any(|it| it.eq_ignore_ascii_case(name));
        if !named || inside.contains('<') {
            return self.literal(1);
        }
        let closing = inside.starts_with('/');
        let partner = if closing {
            format!("<{name}")
        } else {
            format!("</{name}>")
        };
        let paired = if closing {
            self.source.get(..self.at).unwrap_or("").contains(&partner)
        } else {
            rest.contains(&partner)
        };
        if name.eq_ignore_ascii_case("br") {
            self.at += end + 2;
            self.text(" ");
        } else if paired {
            self.at += end + 2;
        } else {
            self.literal(1);
        }
    }
}
