//! The ids of headings, made as Hugo makes them: what a fragment of an address names.

use super::Unicode;
use std::collections::HashMap;

/// The ids that a page has so far, each with the number that its last repetition got.
#[derive(Default)]
pub(super) struct HeadingIds(HashMap<String, usize>);

impl HeadingIds {
    /// An id for a heading with this text, which no heading before it has: letters in lower case, digits, `-` and `_`.
    /// Whitespace becomes `-`, other characters are dropped; a repeated id gets `-1`, `-2` and so on.
    /// <https://gohugo.io/configuration/markup/#parserautoheadingidtype> (type `github`)
    pub(super) fn make(&mut self, text: &str, unicode: &dyn Unicode) -> String {
        let mut id = String::with_capacity(text.len());
        for character in text.trim().chars() {
            match character {
                ' ' | '\t' => id.push('-'),
                '-' | '_' => id.push(character),
                _ if character.is_ascii_alphanumeric() => id.push(character.to_ascii_lowercase()),
                // At the end of a word too, unlike in the lower case of a text: Hugo takes each letter on its own.
                'Σ' => id.push('σ'),
                _ if unicode.is_alphanumeric(character) => id.push(character),
                _ => {}
            }
        }
        // A text in one call: the browser is asked, and most headings are ASCII.
        if !id.is_ascii() {
            id = unicode.to_lowercase(&id);
        }
        if id.is_empty() {
            id.push_str("heading");
        }
        self.take(&id)
    }

    /// The id that the author chose, with a number if a heading before it has that id.
    pub(super) fn take(&mut self, id: &str) -> String {
        let mut unique = id.to_owned();
        while self.0.contains_key(&unique) {
            let repetitions = self.0.entry(id.to_owned()).or_default();
            *repetitions += 1;
            unique = format!("{id}-{repetitions}");
        }
        self.0.insert(unique.clone(), 0);
        unique
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::NativeUnicode;

    #[test]
    fn ids_are_unique_and_made_as_hugo_makes_them() {
        let rows = [
            ("Building images", "building-images"),
            ("The basics", "the-basics"),
            ("What's next?", "whats-next"),
            ("Building images", "building-images-1"),
            ("Building images", "building-images-2"),
            ("C++ & co", "c--co"),
            ("日本語 ÄÖ", "日本語-äö"),
            ("ΟΔΌΣ", "οδόσ"),
            ("Οδός ΟΔΌΣ", "οδός-οδόσ"),
            ("???", "heading"),
        ];
        let mut ids = HeadingIds::default();
        for (text, id) in rows {
            assert_eq!(ids.make(text, &NativeUnicode), id);
        }
    }
}
