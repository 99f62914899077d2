//! Entities and backslashes: characters written in another way.

/// Text without backslashes that escape, and with entities as what they name.
pub(super) fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        if let Some((found, length)) = entity(rest) {
            out.push(found);
            rest = rest.get(length..).unwrap_or("");
            continue;
        }
        let after = rest.get(sign.len_utf8()..).unwrap_or("");
        if !(sign == '\\' && after.starts_with(|it: char| it.is_ascii_punctuation())) {
            out.push(sign);
            rest = after;
        } else {
            out.extend(after.chars().next());
            rest = after.get(1..).unwrap_or("");
        }
    }
    out
}

/// Entities that authors write; the other two thousand stay text.
const ENTITIES: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("hellip", '…'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("rarr", '→'),
    ("larr", '←'),
    ("times", '×'),
    ("bull", '•'),
    ("middot", '·'),
    ("shy", '\u{ad}'),
];

/// The entity that `text` starts with, and its length.
pub(super) fn entity(text: &str) -> Option<(char, usize)> {
    let inner = text.strip_prefix('&')?;
    let end = inner.bytes().take(10).position(|it| it == b';')?;
    let name = inner.get(..end)?;
    let found = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
                .filter(|it| *it != '\0')
                .unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        None => ENTITIES.iter().find(|(it, _)| *it == name)?.1,
    };
    Some((found, end + 2))
}
