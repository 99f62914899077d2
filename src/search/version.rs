//! Version: numbers of versions, which people write with and without a `v`.

/// The same version with the `v` before it, or without, if `word` starts with a number: `v6.2.8` and `6.2.8`.
pub fn other_form(word: &str) -> Option<String> {
    let starts_with_digit = |it: &str| it.starts_with(|c: char| c.is_ascii_digit());
    match word.strip_prefix('v') {
        Some(number) => starts_with_digit(number).then(|| number.to_owned()),
        None => starts_with_digit(word).then(|| format!("v{word}")),
    }
}
