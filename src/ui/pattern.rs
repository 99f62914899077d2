//! Texts with slots in braces, and lists apart by a character.

/// A piece of a phrase.
pub enum Piece<'a> {
    /// Stands as it is.
    Text(&'a str),
    /// Is filled with what has this name.
    Slot(&'a str),
}

/// Hands over a pattern's pieces, in order.
pub fn pieces<'a>(mut pattern: &'a str, found: &mut dyn FnMut(Piece<'a>)) {
    while !pattern.is_empty() {
        let (text, rest) = cut(pattern, b'{');
        if !text.is_empty() {
            found(Piece::Text(text));
        }
        let (slot, rest) = cut(rest, b'}');
        if !slot.is_empty() {
            found(Piece::Slot(slot));
        }
        pattern = rest;
    }
}

/// Fills a pattern's slots.
#[inline(never)]
pub fn filled(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::new();
    pieces(pattern, &mut |piece| match piece {
        Piece::Text(text) => out.push_str(text),
        Piece::Slot(slot) => {
            for (name, value) in values {
                if *name == slot {
                    out.push_str(value);
                }
            }
        }
    });
    out
}

/// What stands before and after the first `separator`, an ASCII character; nothing after it, if there is none.
#[inline(never)]
pub fn cut(text: &str, separator: u8) -> (&str, &str) {
    for (at, byte) in text.bytes().enumerate() {
        if byte == separator {
            return (
                text.get(..at).unwrap_or(""),
                text.get(at + 1..).unwrap_or(""),
            );
        }
    }
    (text, "")
}

/// One of the pieces between `separator`s.
pub fn nth(mut text: &str, separator: u8, n: usize) -> &str {
    for _ in 0..n {
        text = cut(text, separator).1;
    }
    cut(text, separator).0
}
