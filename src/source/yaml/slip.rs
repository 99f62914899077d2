//! What an author most likely got wrong on a line that the library cannot read.

use crate::source::rule::Rule;

/// The line around a place.
pub(super) struct Line<'a> {
    /// The byte of the page at which it starts.
    start: usize,
    text: &'a str,
}

impl<'a> Line<'a> {
    /// The line around byte `at` of the page `text`.
    pub(super) fn around(text: &'a str, at: usize) -> Self {
        let before = text.get(..at).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let rest = text.get(start..).unwrap_or_default();
        Self {
            start,
            text: rest.split_inclusive('\n').next().unwrap_or_default(),
        }
    }

    /// The line above it in the page `text`.
    pub(super) fn above(&self, text: &'a str) -> Option<Self> {
        Some(Self::around(text, self.start.checked_sub(1)?))
    }

    /// The byte of its first character that is not whitespace.
    pub(super) fn content(&self) -> usize {
        self.start + self.indent()
    }

    /// What stands on it after its indentation and the dashes of list items.
    fn item(&self) -> &'a str {
        self.text.trim_start_matches([' ', '-'])
    }

    fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start_matches([' ', '\t']).len()
    }

    /// A tab in its indentation, or another space that YAML does not know.
    pub(super) fn space(&self) -> Option<(Rule, usize)> {
        let indentation = self.text.get(..self.indent())?;
        match indentation.find('\t') {
            Some(tab) => Some((Rule::YamlTab, self.start + tab)),
            None => self.unicode_space(),
        }
    }

    /// A space in its indentation, or after a dash there, that YAML does not know.
    pub(super) fn unicode_space(&self) -> Option<(Rule, usize)> {
        let content = self.item();
        let sign = content.chars().next().filter(|it| is_unicode_space(*it))?;
        let at = self.start + self.text.len() - content.len();
        Some((Rule::YamlSpace { sign }, at))
    }

    /// A key whose colon has no space after it.
    pub(super) fn colon(&self) -> Option<(Rule, usize)> {
        let (key, value, at) = self.entry()?;
        let is_other = |it: char| it.is_whitespace() || it.is_ascii_punctuation();
        let is_key = !key.contains(|it| is_other(it) && !matches!(it, '_' | '-'));
        let lacks_space =
            !value.starts_with(char::is_whitespace) || value.starts_with(is_unicode_space);
        (is_key && lacks_space && !value.is_empty() && !value.starts_with("//"))
            .then_some((Rule::YamlColonSpace, at - 1))
    }

    /// A value that starts with a character that has a meaning of its own; reading stopped in or after it, at byte `at`.
    pub(super) fn sign(&self, at: usize) -> Option<(Rule, usize)> {
        let content = self.item();
        let value = match self.entry() {
            Some((_, value, _)) => value,
            None => content,
        };
        let value = value.trim_start_matches(' ');
        let start = self.start + self.text.find(value)?;
        let rule = match value.chars().next()? {
            '"' | '\'' if start < at => Rule::YamlAfterQuote,
            sign @ ('[' | '{') if start < at => Rule::YamlSign { sign },
            sign if "]}*&!|>,-?".contains(sign) && start <= at => Rule::YamlSign { sign },
            _ => return None,
        };
        Some((rule, start))
    }

    /// Whether it is an entry `key: value`, indented further than an entry on the line above.
    pub(super) fn is_indented_entry(&self, text: &'a str) -> bool {
        let Some(above) = self.above(text) else {
            return false;
        };
        let is_entry = |line: &Self| {
            let entry = line.entry();
            entry.is_some_and(|(key, value, _)| !key.contains(' ') && value.starts_with(' '))
        };
        let content = above.item();
        self.indent() > above.text.len() - content.len() && is_entry(self) && is_entry(&above)
    }

    /// The key of the entry on it, what follows its colon, and at which byte of the page that starts.
    fn entry(&self) -> Option<(&'a str, &'a str, usize)> {
        let content = self.item();
        let (key, value) = content.split_once(':')?;
        let value = value.trim_end();
        let at = self.start + self.text.len() - content.len() + key.len() + 1;
        Some((key, value, at))
    }
}

fn is_unicode_space(it: char) -> bool {
    !it.is_ascii() && it.is_whitespace()
}
