//! What a reader asks for.

/// The reader's whole state: what is typed, what is chosen, in which order.
///
/// The page's address is this value written down, and [`Query::default`] is the page as its author wrote it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// As typed.
    pub text: String,
    /// The chosen facet values, in the order in which they were chosen, without repeats.
    pub choices: Vec<Choice>,
    /// The order that the reader asked for; `None` is the author's.
    pub sort: Option<Sort>,
}

/// One chosen value of one facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The facet's name: `section`, `tags`, or a field's.
    pub facet: String,
    /// The value's key: [`FacetValue::key`](super::FacetValue::key).
    pub value: String,
}

/// The order of cards within their section while nothing is typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// As in the page.
    #[default]
    Page,
    /// By title; case and accents do not matter.
    Title,
    /// Lightest first, those without a weight last.
    Weight,
    /// Newest first, those without a date last.
    Date,
}
