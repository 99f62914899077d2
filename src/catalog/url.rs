//! Addresses that are safe to put in a page.

/// An address that was checked against the allow-list; its text is as the author wrote it, without the signs that a
/// browser drops anyway (blanks and control characters at the ends, tabs and line breaks anywhere).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SafeUrl(String);

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
        let trimmed = text.trim_matches(|it: char| it <= ' ');
        let cleaned: String = trimmed
            .chars()
            .filter(|it| !matches!(it, '\t' | '\n' | '\r'))
            .collect();
        if cleaned.is_empty() {
            return None;
        }
        let allowed = match scheme(&cleaned) {
            None => true,
            Some((scheme, rest)) => match (scheme.to_ascii_lowercase().as_str(), purpose) {
                ("http" | "https", _) | ("mailto" | "tel", UrlUse::Link) => true,
                ("data", UrlUse::Image) => rest
                    .get(..6)
                    .is_some_and(|kind| kind.eq_ignore_ascii_case("image/")),
                _ => false,
            },
        };
        allowed.then_some(SafeUrl(cleaned))
    }

    /// The address, fit for an `href` or `src`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The scheme of an address and what follows its colon; none if it is relative.
fn scheme(address: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = address.split_once(':')?;
    let mut signs = scheme.bytes();
    let starts = signs.next().is_some_and(|it| it.is_ascii_alphabetic());
    let goes_on = signs.all(|it| it.is_ascii_alphanumeric() || matches!(it, b'+' | b'-' | b'.'));
    (starts && goes_on).then_some((scheme, rest))
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
