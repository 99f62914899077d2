//! Addresses that are safe to put in a page.

/// An address that was checked against the allow-list; its text is as the author wrote it, trimmed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SafeUrl(String);

impl SafeUrl {
    /// The address, fit for an `href` or `src`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
