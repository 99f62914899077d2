//! Backslash escapes and entities: characters that are written in another way.

/// What is written for the character that begins at a byte of the source.
#[derive(Clone, Copy)]
pub(super) enum Written {
    AsIs,
    As(char),
    Nothing,
}

/// Entities that authors write, and what they stand for; the other two thousand stay text.
const ENTITIES: [(&str, char); 22] = [
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

/// Text with escapes and entities replaced by what they stand for.
pub(super) fn unescape(mut text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    while let Some(first) = text.chars().next() {
        let (character, length) = unescaped(text).unwrap_or((first, first.len_utf8()));
        out.push(character);
        text = text.get(length..).unwrap_or_default();
    }
    out
}

/// The character that an escape or entity at the start of `text` stands for, and the length of that escape in bytes.
pub(super) fn unescaped(text: &str) -> Option<(char, usize)> {
    if let Some(escaped) = text.strip_prefix('\\') {
        let character = escaped.chars().next()?;
        // A backslash at the end of a line breaks it, which is a space here.
        let escapes = character.is_ascii_punctuation() || character == '\n';
        return escapes.then_some((character, 2));
    }
    let inner = text.strip_prefix('&')?;
    let (name, rest) = inner.split_at(inner.find([';', ' ', '&'])?);
    rest.strip_prefix(';')?;
    let character = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => ENTITIES.iter().find(|it| it.0 == name)?.1,
    };
    Some((character, name.len() + "&;".len()))
}

/// The character with this number, which is decimal, or hexadecimal after an `x`.
fn numbered(number: &str) -> Option<char> {
    let (digits, radix) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    if !digits.chars().all(|it| it.is_digit(radix)) {
        return None;
    }
    let code = u32::from_str_radix(digits, radix).ok()?;
    let character = char::from_u32(code).filter(|it| *it != '\0');
    Some(character.unwrap_or(char::REPLACEMENT_CHARACTER))
}
