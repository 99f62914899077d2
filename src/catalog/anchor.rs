//! What a fragment names: the ids of headings, made as Hugo makes them.

use crate::source::{is_letter, lower};

/// The ids that a page has so far.
#[derive(Default)]
pub(super) struct Anchors {
    names: Names,
    /// For each id, the number that its last repetition got.
    repeated: Vec<usize>,
}

impl Anchors {
    /// An id for a heading of this text, which no heading before it has: lower-case letters, digits, `-` and `_`; blanks
    /// become `-`, other signs go; a repeated one gets `-1`, `-2` and so on.
    /// <https://gohugo.io/configuration/markup/#parserautoheadingidtype> (type `github`)
    pub(super) fn make(&mut self, text: &str) -> String {
        let mut id = String::with_capacity(text.len());
        for sign in text.trim().chars() {
            match sign {
                ' ' | '\t' => id.push('-'),
                '-' | '_' => id.push(sign),
                _ if is_letter(sign) => id.push(lower(sign)),
                _ => {}
            }
        }
        if id.is_empty() {
            id.push_str("heading");
        }
        self.take(&id)
    }

    /// The id that the author chose; made different if it is taken.
    pub(super) fn take(&mut self, id: &str) -> String {
        let own = self.names.number(id);
        let mut made = id.to_owned();
        while self.names.number(&made) < self.repeated.len()
            && let Some(number) = self.repeated.get_mut(own)
        {
            *number += 1;
            made = format!("{id}-{number}");
        }
        self.repeated.push(0);
        made
    }
}

/// Names, numbered from 0 in the order in which they first come.
#[derive(Default)]
pub(super) struct Names {
    /// Sorted.
    known: Vec<(String, usize)>,
}

impl Names {
    /// The number of a name; a new one gets the next number.
    pub(super) fn number(&mut self, name: &str) -> usize {
        let next = self.known.len();
        let place = self.known.binary_search_by(|it| it.0.as_str().cmp(name));
        match place {
            Ok(at) => self.known.get(at).map_or(next, |it| it.1),
            Err(at) => {
                self.known.insert(at, (name.into(), next));
                next
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_as_hugo_makes_them_and_never_the_same() {
        let rows = [
            ("Building images", "building-images"),
            ("The basics", "the-basics"),
            ("What's next?", "whats-next"),
            ("Building images", "building-images-1"),
            ("Building images", "building-images-2"),
            ("C++ & co", "c--co"),
            ("日本語 ÄÖ", "日本語-äö"),
            ("???", "heading"),
        ];
        let mut anchors = Anchors::default();
        for (text, id) in rows {
            assert_eq!(anchors.make(text), id);
        }
    }
}
