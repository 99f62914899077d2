//! Reading attribute values: words, numbers and lists, with a diagnostic for each value that is not understood.

use crate::source::Diagnostic;
use std::fmt::Display;
use std::str::FromStr;

/// The attributes of an element while they are read.
pub struct Attributes<'a> {
    attribute: &'a dyn Fn(&str) -> Option<String>,
    diagnostics: Vec<Diagnostic>,
}

/// What an attribute can mean whose value is one of a few words.
pub trait Keyword: Copy + 'static {
    /// The default: its word and its meaning.
    const DEFAULT: (&'static str, Self);
    /// The other words with their meanings.
    const OTHERS: &'static [(&'static str, Self)];
}

/// A type of whole numbers that an attribute can have.
pub trait Number: FromStr + PartialOrd + From<u8> + Display + Copy {}

impl<T: FromStr + PartialOrd + From<u8> + Display + Copy> Number for T {}

impl<'a> Attributes<'a> {
    /// Attributes of which none is read yet; `attribute` returns the value of one, if the element has it.
    pub fn new(attribute: &'a dyn Fn(&str) -> Option<String>) -> Self {
        Self {
            attribute,
            diagnostics: Vec::new(),
        }
    }

    /// The diagnostics on all that was read.
    pub fn finish(self) -> Vec<Diagnostic> {
        self.diagnostics
    }

    /// The value without spaces around it, if the element has the attribute; it may be empty.
    pub fn value(&self, name: &str) -> Option<String> {
        (self.attribute)(name).map(|it| it.trim().to_owned())
    }

    /// The value without spaces around it; empty if there is none.
    pub fn text(&self, name: &str) -> String {
        self.value(name).unwrap_or_default()
    }

    /// The value without spaces around it, if anything is left.
    pub fn given(&self, name: &str) -> Option<String> {
        self.value(name).filter(|it| !it.is_empty())
    }

    /// The words of a value, which are separated by whitespace or commas.
    pub fn list(&self, name: &str) -> Vec<String> {
        words(&self.text(name)).collect()
    }

    /// What the value means, if it is one of the words of `T`, whatever its case; else the default.
    pub fn keyword<T: Keyword>(&mut self, name: &str) -> T {
        let Some(value) = self.given(name) else {
            return T::DEFAULT.1;
        };
        let words = || [T::DEFAULT].into_iter().chain(T::OTHERS.iter().copied());
        match words().find(|it| it.0.eq_ignore_ascii_case(&value)) {
            Some((_, meaning)) => meaning,
            None => {
                let words: Vec<&str> = words().map(|it| it.0).collect();
                self.report_unknown(name, &value, &words);
                T::DEFAULT.1
            }
        }
    }

    /// A whole number from 1 to `most`.
    pub fn number<T: Number>(&mut self, name: &str, default: T, most: T) -> T {
        self.read_number(name, default, most, "")
    }

    /// A whole number from 1 to `most`; `None` for a word that stands for none.
    pub fn number_or<T: Number>(
        &mut self,
        word: &str,
        name: &str,
        default: T,
        most: T,
    ) -> Option<T> {
        match self.text(name).eq_ignore_ascii_case(word) {
            true => None,
            false => Some(self.read_number(name, default, most, &format!(" or {word}"))),
        }
    }

    fn read_number<T: Number>(&mut self, name: &str, default: T, most: T, or: &str) -> T {
        let Some(value) = self.given(name) else {
            return default;
        };
        match value.parse() {
            Ok(number) if T::from(1) <= number && number <= most => number,
            _ => {
                let expected = format!("a whole number from 1 to {most}{or}");
                self.report(name, &value, &expected, format!("using {default}"));
                default
            }
        }
    }

    /// Reports a value that is none of the words, of which the first is the default.
    pub fn report_unknown(&mut self, name: &str, value: &str, words: &[&str]) {
        let default = words.first().copied().unwrap_or_default();
        let expected = format!("one of {}", words.join(", "));
        self.report(name, value, &expected, format!("using {default}"));
    }

    /// Reports that a value is not understood: what was expected, and what is done instead.
    pub fn report(&mut self, name: &str, value: &str, expected: &str, instead: String) {
        let found = format!("{name}=\"{value}\" is not valid: expected {expected}");
        self.diagnostics
            .push(Diagnostic::on_element("attribute", found, instead));
    }
}

/// The words of a text, which are separated by whitespace or commas.
pub fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|it: char| it.is_whitespace() || it == ',');
    words.filter(|it| !it.is_empty()).map(str::to_owned)
}
