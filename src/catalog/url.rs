//! Addresses that are safe to put in a page.

use crate::source::text::{cut, is_made_of, listed, slice};

/// An address that was checked against the allow-list; its text is as the author wrote it, without the signs that a
/// browser drops anyway (blanks and control characters at the ends, tabs and line breaks anywhere).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SafeUrl(Box<str>);

/// What an address is for, which decides what is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlUse {
    /// A link that a reader follows.
    Link,
    /// A picture that the page loads.
    Image,
}

impl SafeUrl {
    /// Checks an address as a browser's own reader takes it apart (<https://url.spec.whatwg.org/#url-parsing>), so that
    /// nothing that a browser would see a scheme in passes for relative.
    ///
    /// Allowed: `http`, `https`, `mailto`, `tel`, anything relative, and `data:image/…` for pictures. None for everything
    /// else, and for an address that is empty.
    pub fn parse(text: &str, purpose: UrlUse) -> Option<SafeUrl> {
        let mut cleaned = String::with_capacity(text.len());
        if text.bytes().all(|it| it > b' ') {
            cleaned.push_str(text);
        } else {
            for sign in text.chars() {
                if sign > ' ' || !cleaned.is_empty() && !matches!(sign, '\t' | '\n' | '\r') {
                    cleaned.push(sign);
                }
            }
            while cleaned.bytes().next_back().is_some_and(|it| it <= b' ') {
                cleaned.pop();
            }
        }
        let allowed = match scheme(&cleaned) {
            None => !cleaned.is_empty(),
            Some((scheme, rest)) => match listed("http https mailto tel data", scheme) {
                Some(0 | 1) => true,
                Some(2 | 3) => purpose == UrlUse::Link,
                Some(_) => {
                    purpose == UrlUse::Image && slice(rest, 0, 6).eq_ignore_ascii_case("image/")
                }
                None => false,
            },
        };
        allowed.then(|| SafeUrl(cleaned.into()))
    }

    /// The address, fit for an `href` or `src`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The scheme of an address and what follows its colon; none if it is relative.
pub(super) fn scheme(address: &str) -> Option<(&str, &str)> {
    let parts = cut(address, ":")?;
    let first = parts.0.bytes().next()?;
    (first.is_ascii_alphabetic() && is_made_of(parts.0, "+-.")).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_on_the_list_pass() {
        let rows = [
            ("https://example.org/", true, true),
            ("HTTP://example.org/", true, true),
            ("/guides/x/", true, true),
            ("../x#y", true, true),
            ("#top", true, true),
            ("a:b", false, false),
            ("./a:b", true, true),
            ("mailto:a@example.org", true, false),
            ("tel:+1", true, false),
            ("javascript:alert(1)", false, false),
            (" \u{1}java\nscript:alert(1)", false, false),
            ("JavaScript\t:alert(1)", false, false),
            ("data:image/png;base64,AA", false, true),
            ("data:text/html,x", false, false),
            ("vbscript:x", false, false),
            ("", false, false),
            ("  ", false, false),
        ];
        for (text, link, image) in rows {
            assert_eq!(
                SafeUrl::parse(text, UrlUse::Link).is_some(),
                link,
                "{text:?}"
            );
            assert_eq!(
                SafeUrl::parse(text, UrlUse::Image).is_some(),
                image,
                "{text:?}"
            );
        }
    }
}
