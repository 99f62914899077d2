//! Headings.

/// The element of a heading of this level, 1 to 6; lower and higher levels are brought into this range.
pub fn heading(level: u8) -> &'static str {
    match level {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}
