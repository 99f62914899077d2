//! Marks: which stretches of a text match what was typed.

use super::Folder;
use super::words::Parts;
use std::ops::Range;

/// Finds in any text what a query matches there.
pub struct Matcher {
    words: Vec<String>,
    folder: std::rc::Rc<Folder>,
}

impl Matcher {
    pub(super) fn new(words: Vec<String>, folder: std::rc::Rc<Folder>) -> Self {
        Self { words, folder }
    }

    /// The bytes of `text` to highlight: in order, not empty, not touching, on character boundaries.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let mut marks: Vec<Range<usize>> = Vec::new();
        if self.words.is_empty() {
            return marks;
        }
        let folded = self.folder.fold_back(text);
        for part in Parts::new(&folded.text) {
            let word = part.text(&folded.text);
            let longest = self
                .words
                .iter()
                .filter(|it| word.starts_with(*it))
                .map(String::len)
                .max();
            if let Some(length) = longest {
                let start = folded.origin(part.word.start);
                marks.push(start..folded.origin(part.word.start + length));
            }
        }
        marks
    }
}
