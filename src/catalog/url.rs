//! Addresses that are safe to put in a page.

use crate::source::Rule;

/// An address that was checked against the allow-list. Its text is as the author wrote it, without the characters that a
/// browser drops anyway: spaces and control characters at the ends, tabs and line breaks anywhere.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SafeUrl(Box<str>);

/// What an address is for, which decides what is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlUse {
    /// A link that a reader follows.
    Link,
    /// An image that the page loads.
    Image,
}

impl SafeUrl {
    /// Checks an address as a browser would parse it (<https://url.spec.whatwg.org/#url-parsing>), so that nothing in which
    /// a browser sees a scheme passes for relative.
    ///
    /// Allowed are `http`, `https`, `mailto`, `tel`, anything relative, and `data:image/…` for images. `None` for
    /// everything else, and for an empty address.
    pub fn parse(text: &str, purpose: UrlUse) -> Option<SafeUrl> {
        let address = as_parsed(text);
        let allowed = match scheme(&address) {
            None => !address.is_empty(),
            Some((scheme, rest)) => match scheme.to_ascii_lowercase().as_str() {
                "http" | "https" => true,
                "mailto" | "tel" => purpose == UrlUse::Link,
                "data" => purpose == UrlUse::Image && is_image(rest),
                _ => false,
            },
        };
        allowed.then(|| SafeUrl(address.into()))
    }

    /// The rule that an address breaks for which [`parse`](Self::parse) returns `None`. Its diagnostic quotes the scheme, at
    /// most 60 characters of it, and the media type of a `data:` address.
    pub(super) fn broken_rule(text: &str, purpose: UrlUse) -> Rule {
        let address = as_parsed(text);
        let end = match scheme(&address) {
            Some(("data", rest)) => rest.find([',', ';']).map(|it| it + "data:".len()),
            Some((scheme, _)) => Some(scheme.len() + 1),
            None => None,
        };
        let start = end.and_then(|end| address.get(..end)).unwrap_or(&address);
        let scheme = start.chars().take(60).collect();
        match purpose {
            UrlUse::Link => Rule::UnsafeLink { scheme },
            UrlUse::Image => Rule::UnsafeImage { scheme },
        }
    }

    /// The address, fit for an `href` or `src`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What of the address says whose site it is on: its scheme and host, as written. Empty for an address on the site of the
    /// page that it is on.
    pub fn origin(&self) -> &str {
        let address = self.as_str();
        let scheme = scheme(address).map_or(0, |it| it.0.len() + 1);
        let is_slash = |it: char| matches!(it, '/' | '\\');
        let rest = address.get(scheme..).unwrap_or_default();
        let slashes = rest.len() - rest.trim_start_matches(is_slash).len();
        let host = scheme + slashes;
        // One slash begins a path, and an address of mail has none.
        if slashes == 0 || slashes == 1 && scheme == 0 {
            return address.get(..scheme).unwrap_or_default();
        }
        let ends = |it: char| is_slash(it) || matches!(it, '?' | '#');
        let length = address.get(host..).and_then(|it| it.find(ends));
        let end = length.map_or(address.len(), |it| host + it);
        address.get(..end).unwrap_or_default()
    }
}

/// An address without the characters that a browser drops.
fn as_parsed(text: &str) -> String {
    text.trim_matches(|it| it <= ' ')
        .replace(['\t', '\n', '\r'], "")
}

/// The scheme of an address and what follows its colon; `None` if it is relative.
pub(super) fn scheme(address: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = address.split_once(':')?;
    let starts = scheme.starts_with(|it: char| it.is_ascii_alphabetic());
    let mut characters = scheme.chars();
    let valid = characters.all(|it| it.is_ascii_alphanumeric() || matches!(it, '+' | '-' | '.'));
    (starts && valid).then_some((scheme, rest))
}

/// Whether the media type that the rest of a `data:` address begins with is that of an image.
fn is_image(rest: &str) -> bool {
    let start = rest.get(.."image/".len());
    start.is_some_and(|it| it.eq_ignore_ascii_case("image/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scheme_and_host_say_whose_site_an_address_is_on() {
        for (text, expected) in [
            ("https://example.org/a/b?c", "https://example.org"),
            ("https://example.org", "https://example.org"),
            ("https://example.org?q", "https://example.org"),
            ("https://example.org#x", "https://example.org"),
            ("https:\\\\example.org\\a", "https:\\\\example.org"),
            ("http://localhost:8080/", "http://localhost:8080"),
            ("//example.org/a", "//example.org"),
            ("/a/b", ""),
            ("a/b", ""),
            ("./a:b//c", ""),
            ("#top", ""),
            ("mailto:a@example.org", "mailto:"),
        ] {
            let url = SafeUrl::parse(text, UrlUse::Link).expect("an allowed address");
            assert_eq!(url.origin(), expected, "{text}");
        }
    }

    #[test]
    fn only_addresses_on_the_allow_list_pass() {
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
