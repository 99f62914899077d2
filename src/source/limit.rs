//! How much a text may hold, so that none takes more than some twenty times its length of memory.
//!
//! The limits grow with the text. No page that somebody wrote comes near them: a card has more than 64 bytes, and a value 16.

/// The most cards of one text, however long it is.
pub const MAX_CARDS: usize = 200_000;

/// The most cards of a text of so many bytes, the most parts of its body, such as headings and shortcodes, and the most
/// parameters of a shortcode. Each costs some hundred bytes.
pub(crate) fn entries(bytes: usize) -> usize {
    (bytes / 64).clamp(16_000, MAX_CARDS)
}

/// The most different tags, keywords and values of fields that the cards of a text of so many bytes have: each may be a value of a
/// facet, and a word of the index.
pub(crate) fn texts(bytes: usize) -> usize {
    (bytes / 32).max(30_000)
}

/// The most values, keys, lists and mappings that are read together, those included that aliases repeat. Long lists of cards are
/// read in pieces, each of which has few.
pub(super) fn values(bytes: usize) -> usize {
    (bytes / 16).max(62_500)
}
