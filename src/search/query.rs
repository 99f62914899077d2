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
    /// The order that the reader asked for; `None` is the author's while nothing is typed, else relevance.
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

/// The order of cards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// As in the page.
    #[default]
    Page,
    /// By title, as the page's language orders words; numbers by value.
    Title,
    /// As in the page, but in each section the lightest first, those without a weight last.
    Weight,
    /// By day, the newest first, those without a date last.
    Date,
    /// By how well they match what is typed. Neither an author nor a reader asks for it: it is the order of a query with a text.
    Relevance,
}

/// How cards in some order stand on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrangement {
    /// In the page's sections, under their headings.
    Sections,
    /// In one list, because the order mixes cards of all sections.
    List,
}

impl Sort {
    /// How cards in this order stand on the page.
    pub fn arrangement(self) -> Arrangement {
        match self {
            Self::Page | Self::Weight => Arrangement::Sections,
            Self::Title | Self::Date | Self::Relevance => Arrangement::List,
        }
    }
}
