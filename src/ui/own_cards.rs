//! The attribute `cards`.

use super::attributes::Attributes;

/// The attribute `cards`: which cards of the page's own markup are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnCards {
    /// Those that are found; with data, only if they say more than a list of links does.
    Found,
    /// Those that are found, also with data, even if there is only one.
    Shown,
    /// The elements that a selector of CSS matches.
    Selector(String),
    /// None.
    Off,
}

impl OwnCards {
    /// Reads the attribute.
    pub(super) fn read(attributes: &Attributes<'_>) -> Self {
        match attributes.given("cards") {
            None => Self::Found,
            Some(it) if it.eq_ignore_ascii_case("on") => Self::Shown,
            Some(it) if it.eq_ignore_ascii_case("off") => Self::Off,
            Some(selector) => Self::Selector(selector),
        }
    }
}
