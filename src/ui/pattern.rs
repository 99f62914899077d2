//! Texts with slots in braces, and lists apart by a character.

/// Takes the first piece off a pattern: what stands before the first slot, and the slot's name.
#[inline(never)]
pub fn piece<'a>(pattern: &mut &'a str) -> (&'a str, &'a str) {
    let (before, rest) = cut(pattern, b'{');
    let (slot, rest) = cut(rest, b'}');
    *pattern = rest;
    (before, slot)
}

/// Which of two values fills a slot: `total`, `value` and `meant` come second where there are two.
pub fn value<'a>(slot: &str, first: &'a str, second: &'a str) -> &'a str {
    match slot {
        "" => "",
        "total" | "value" | "meant" => second,
        _ => first,
    }
}

/// Fills a pattern's slots with two values.
#[inline(never)]
pub fn filled(mut pattern: &str, first: &str, second: &str) -> String {
    let mut out = String::new();
    while !pattern.is_empty() {
        let (before, slot) = piece(&mut pattern);
        out.push_str(before);
        out.push_str(value(slot, first, second));
    }
    out
}

/// What stands before and after the first `separator`, an ASCII character; nothing after it, if there is none.
#[inline(never)]
pub fn cut(text: &str, separator: u8) -> (&str, &str) {
    let bytes = text.as_bytes();
    let mut at = 0;
    // A plain loop: drawings are read by it before a browser had the time to make it quick.
    while let Some(it) = bytes.get(at)
        && *it != separator
    {
        at += 1;
    }
    (
        text.get(..at).unwrap_or(""),
        text.get(at + 1..).unwrap_or(""),
    )
}

/// One of the pieces between `separator`s.
#[inline(never)]
pub fn nth(mut text: &str, separator: u8, n: usize) -> &str {
    for _ in 0..n {
        text = cut(text, separator).1;
    }
    cut(text, separator).0
}
