//! Links and images: `[text](address "title")`.

/// A `[` or `![` that may begin a link or an image.
pub(super) struct Bracket {
    pub(super) start: usize,
    /// The byte after its `[`.
    pub(super) inner: usize,
    /// How many delimiter runs stand before it.
    pub(super) runs: usize,
    /// Links never lie inside links: once one does, the outer bracket is text.
    pub(super) active: bool,
}

impl Bracket {
    pub(super) fn is_image(&self) -> bool {
        self.inner - self.start == "![".len()
    }
}

/// How deep parentheses may nest in an address, as the specification allows.
const MAX_PARENTHESES: usize = 32;

/// The address in what follows the `]` of a link, and what comes after that: `(address "title")`.
pub(super) fn target(after: &str) -> Option<(&str, &str)> {
    let inner = after.strip_prefix('(')?.trim_start();
    let (address, rest) = match inner.strip_prefix('<') {
        Some(enclosed) => {
            let (address, rest) = enclosed.split_at(enclosed.find(['<', '>', '\n'])?);
            (address, rest.strip_prefix('>')?)
        }
        None => inner.split_at(bare_length(inner)?),
    };
    let rest = skip_title(rest.trim_start())?;
    Some((address, rest.strip_prefix(')')?))
}

/// The length of an address without angle brackets: to the first whitespace, or the parenthesis that closes the target.
fn bare_length(text: &str) -> Option<usize> {
    let mut depth = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        match character {
            ' ' | '\n' | '\t' => return Some(at),
            '\\' => {
                characters.next_if(|(_, it)| it.is_ascii_punctuation());
            }
            '(' if depth == MAX_PARENTHESES => return None,
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// What follows the title that `text` may begin with, and whitespace after that.
fn skip_title(text: &str) -> Option<&str> {
    let close = match text.chars().next()? {
        '"' => '"',
        '\'' => '\'',
        '(' => ')',
        _ => return Some(text),
    };
    let (_, rest) = text.get(1..)?.split_once(close)?;
    Some(rest.trim_start())
}
