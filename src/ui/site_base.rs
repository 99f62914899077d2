//! The folder that a site is in.

use std::borrow::Cow;

/// What addresses on the site begin with, such as `/docs`, or `https://example.org/docs`: without a slash at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteBase(String);

impl SiteBase {
    /// The value of the attribute; `None` for the root of the server, which changes no address.
    pub fn parse(text: &str) -> Option<Self> {
        let base = text.trim_end_matches('/');
        let is_address = base.starts_with('/') || base.contains("://");
        match (base, is_address) {
            ("", _) => None,
            (_, true) => Some(Self(base.to_owned())),
            (_, false) => Some(Self(format!("/{base}"))),
        }
    }

    /// The address with this before it, if it begins with one slash and not with this already.
    pub fn prefixed<'a>(&self, address: &'a str) -> Cow<'a, str> {
        let rest = address.strip_prefix('/');
        let is_path = rest.is_some_and(|it| !it.starts_with(['/', '\\']));
        let is_inside = |rest: &str| rest.is_empty() || rest.starts_with(['/', '?', '#']);
        let has_base = address.strip_prefix(&self.0).is_some_and(is_inside);
        match is_path && !has_base {
            true => format!("{}{address}", self.0).into(),
            false => address.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_begin_with_a_slash_are_put_into_the_folder() {
        let rows = [
            ("/docs/", "/guides/a/?b#c", "/docs/guides/a/?b#c"),
            ("/docs", "/", "/docs/"),
            ("docs/v2", "/a", "/docs/v2/a"),
            (
                "https://example.org/docs/",
                "/a",
                "https://example.org/docs/a",
            ),
            // What is complete already stays.
            ("/docs/", "/docs/a", "/docs/a"),
            ("/docs/", "/docs", "/docs"),
            ("/docs/", "/docs-old/a", "/docs/docs-old/a"),
            ("/docs/", "a/b", "a/b"),
            ("/docs/", "#a", "#a"),
            ("/docs/", "//example.org/a", "//example.org/a"),
            ("/docs/", "/\\example.org/a", "/\\example.org/a"),
            ("/docs/", "https://example.org/a", "https://example.org/a"),
        ];
        for (base, address, expected) in rows {
            let base = SiteBase::parse(base).expect("a folder");
            assert_eq!(base.prefixed(address), expected);
        }
        assert_eq!((SiteBase::parse("/"), SiteBase::parse("")), (None, None));
    }
}
