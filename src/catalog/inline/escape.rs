//! Entities and backslashes: characters written in another way.

use crate::source::text::{find_any, parts, slice};

/// Entities that authors write, each followed by what it names; the other two thousand stay text.
const ENTITIES: &str = "amp& lt< gt> quot\" apos' nbsp\u{a0} copy© reg® trade™ hellip… mdash— ndash– lsquo‘ rsquo’ \
    ldquo“ rdquo” rarr→ larr← times× bull• middot· shy\u{ad}";

/// Text without backslashes that escape, and with entities as what they name.
pub(super) fn unescape(mut text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    while let Some(sign) = text.chars().next() {
        let (sign, length) = escaped(text).unwrap_or((sign, sign.len_utf8()));
        out.push(sign);
        text = slice(text, length, text.len());
    }
    out
}

/// The character that `text` starts with, where it is written in another way, and the length of that.
pub(super) fn escaped(text: &str) -> Option<(char, usize)> {
    if let Some(sign) = text.strip_prefix('\\') {
        let sign = sign.chars().next()?;
        // A backslash at the end of a line breaks it, which is a blank here.
        return (sign.is_ascii_punctuation() || sign == '\n').then_some((sign, 2));
    }
    let inner = text.strip_prefix('&')?;
    let end = find_any(inner, "; &")?;
    let name = slice(inner, 0, end);
    slice(inner, end, inner.len()).strip_prefix(';')?;
    let found = match name.strip_prefix('#') {
        Some(number) => {
            let (digits, radix) = match find_any(number, "xX") {
                Some(0) => (slice(number, 1, number.len()), 16),
                _ => (number, 10),
            };
            let code = u32::from_str_radix(digits, radix).ok()?;
            char::from_u32(code)
                .filter(|it| *it != '\0')
                .unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        None => parts(ENTITIES, " ").find_map(|it| {
            let mut named = it.strip_prefix(name)?.chars();
            named.next().filter(|_| named.as_str().is_empty())
        })?,
    };
    Some((found, end + 2))
}
