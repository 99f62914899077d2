//! What there is to say, whatever the language.

/// Everything that the interface says. A name in braces in the English block is what a phrase is filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// `{n}`: how many are shown, when all are. Plural by `n`.
    Guides,
    /// `{n}` of `{total}`: how many are shown. Plural by `total`.
    Some,
    /// Nothing was found.
    None,
    /// `{n}`: the search box's label. Plural by `n`.
    Search,
    /// Empties the search box.
    Erase,
    /// Takes back everything.
    Clear,
    /// `{what}`: takes back one chosen value.
    Remove,
    /// `{facet}` and `{value}`: a chosen value.
    Chosen,
    /// The group of chosen values.
    Choices,
    /// Unfolds the facets where there is little room.
    Filters,
    /// The menu of orders.
    Sort,
    /// The page's order.
    ByPage,
    /// By title.
    ByTitle,
    /// By weight.
    ByWeight,
    /// By date.
    ByDate,
    /// By how well cards match.
    ByMatch,
    /// `{n}`: how many cards are painted next.
    More,
    /// `{n}`: how many values a facet has.
    AllValues,
    /// `{what}`: the box that searches a facet's values.
    FindValue,
    /// No value of a facet contains what was typed there.
    NoValue,
    /// `{typed}` and `{meant}`
    Correction,
    /// `{what}`: a word or value that could be dropped.
    Drop,
    /// `{what}`: the keyword that a card was found by.
    ByKeyword,
    /// The facet `section`.
    Section,
    /// The facet `tags`.
    Tags,
    /// The facet `time`.
    Time,
    /// `{n}`: a bucket of durations, in minutes.
    UpTo,
    /// `{n}`: the last bucket of durations, in minutes.
    Over,
    /// `{n}`: how many remarks there are on the page's data. Plural by `n`.
    Problems,
    /// While a big catalog is read.
    Loading,
}
