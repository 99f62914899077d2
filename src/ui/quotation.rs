//! Quotation: what a reader typed, where the interface says it again.

/// How much of it is said, in characters: a reader may paste a page.
const LONGEST: usize = 80;

/// The text, or its beginning if it is long.
pub fn quotation(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => {
            let beginning = text.get(..end).unwrap_or_default();
            format!("{}…", beginning.trim_end())
        }
        None => text.to_owned(),
    }
}
