//! The language of the interface: its messages, numbers and plural forms.

use super::host::HostRef;
use super::messages::{Counted, Messages, Plural, Template};
use super::shared::Shared;
use crate::catalog::field::{FieldSpec, Kind};
use crate::source::Diagnostic;
use std::rc::Rc;
use yew::AttrValue;

/// A language in which the interface speaks. Cheap to clone and to compare; only clones of one value with the same
/// messages are equal, so keep it for as long as the language stays, or every card is rendered again.
#[derive(Clone, PartialEq)]
pub struct Language {
    /// BCP 47, as `Intl` takes it.
    tag: AttrValue,
    messages: Shared<Messages>,
    /// What is wrong with the site owner's own words.
    diagnostics: Shared<Vec<Diagnostic>>,
    host: HostRef,
}

impl Language {
    /// The language of `messages`. `tag` is a BCP 47 tag of that language, whose region decides how numbers are written:
    /// `de-CH`.
    pub fn new(tag: &str, messages: Rc<Messages>, host: HostRef) -> Self {
        Self {
            tag: AttrValue::from(tag.trim().replace('_', "-")),
            messages: messages.into(),
            diagnostics: Rc::new(Vec::new()).into(),
            host,
        }
    }

    /// The same language, with the diagnostics on the site owner's own words in it.
    pub fn with_diagnostics(self, diagnostics: Vec<Diagnostic>) -> Self {
        let diagnostics = Rc::new(diagnostics).into();
        Self {
            diagnostics,
            ..self
        }
    }

    /// English.
    pub fn english(host: HostRef) -> Self {
        Self::new("en", Rc::new(Messages::english()), host)
    }

    /// What is wrong with the site owner's own words.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The messages that need no number.
    pub fn messages(&self) -> &Messages {
        &self.messages
    }

    /// A number, its thousands grouped.
    pub fn number(&self, number: usize) -> String {
        self.host.format_number(&self.tag, number)
    }

    /// A number in parentheses after a space, as in `Filters (3)`; nothing for 0.
    pub fn in_parentheses(&self, number: usize) -> String {
        match number {
            0 => String::new(),
            _ => format!(" ({})", self.number(number)),
        }
    }

    /// `14 guides`
    pub fn guides(&self, count: usize) -> String {
        self.plural(&self.messages.guides, count)
    }

    /// How many guides of all are shown: `5 of 14 guides`, or just `14 guides`.
    pub fn shown(&self, shown: usize, total: usize) -> String {
        if shown == total {
            return self.guides(total);
        }
        let phrase = &self.messages.guides_of_total;
        let counted = match phrase.by {
            Counted::Shown => shown,
            Counted::Total => total,
        };
        let category = self.host.plural_category(&self.tag, counted);
        phrase
            .forms
            .form(category)
            .fill(&[("n", &self.number(shown)), ("total", &self.number(total))])
    }

    /// `beginner, 8 guides`: a value of a facet and how many guides it would leave, as screen readers say it.
    pub fn value_with_guides(&self, value: &str, count: usize) -> String {
        let category = self.host.plural_category(&self.tag, count);
        let template = self.messages.value_with_guides.form(category);
        template.fill(&[("value", value), ("n", &self.number(count))])
    }

    /// `Search 14 guides`
    pub fn search_guides(&self, count: usize) -> String {
        self.plural(&self.messages.search_guides, count)
    }

    /// `Guide Grid found 3 problems in this page’s data`
    pub fn problems(&self, count: usize) -> String {
        self.plural(&self.messages.problems, count)
    }

    /// `Show 14 guides`
    pub fn show_guides(&self, count: usize) -> String {
        self.plural(&self.messages.show_guides, count)
    }

    /// `Show 60 more`
    pub fn show_more(&self, count: usize) -> String {
        self.numbered(&self.messages.show_more, count)
    }

    /// `Show all 14`
    pub fn show_all_values(&self, count: usize) -> String {
        self.numbered(&self.messages.show_all_values, count)
    }

    /// `Search tags`
    pub fn find_value(&self, facet: &str) -> String {
        let name = self.facet(facet);
        let inside = self.inside_sentence(&name);
        let template = &self.messages.find_value;
        template.fill(&[("what", &inside), ("What", &name)])
    }

    /// `Tags: compose`, for a chosen value as readers know it.
    pub fn chosen_filter(&self, facet: &str, value: &str) -> String {
        let template = &self.messages.chosen_filter;
        template.fill(&[("facet", &self.facet(facet)), ("value", value)])
    }

    /// `Filter by Tags: compose`, for a value as a card shows it.
    pub fn filter_by(&self, facet: &str, value: &str) -> String {
        let what = self.chosen_filter(facet, value);
        self.messages.filter_by.fill(&[("what", &what)])
    }

    /// `Remove filter Tags: compose`, for a chosen value as readers know it.
    pub fn remove_filter(&self, facet: &str, value: &str) -> String {
        let what = self.chosen_filter(facet, value);
        self.messages.remove_filter.fill(&[("what", &what)])
    }

    /// Two sentences, one after the other.
    pub fn sentences(&self, first: &str, second: &str) -> String {
        let template = &self.messages.sentences;
        template.fill(&[("first", first), ("second", second)])
    }

    /// The name of a facet as readers see it: `page`, `section`, `tags`, `time` and `level` in their language, any other in words, so that
    /// `skill_level` and `skillLevel` are "Skill level".
    pub fn facet(&self, name: &str) -> String {
        match name.to_ascii_lowercase().as_str() {
            "page" => self.messages.page.to_string(),
            "section" => self.messages.section.to_string(),
            "tags" => self.messages.tags.to_string(),
            "time" => self.messages.time.to_string(),
            "level" => self.messages.level.to_string(),
            _ => in_words(name),
        }
    }

    /// A facet's value as readers see it: `20` and `60+` of a facet of durations are minutes, any other is its label.
    pub fn facet_value(&self, facet: &str, label: &str) -> String {
        if FieldSpec::of(facet).kind != Kind::Duration {
            return label.to_owned();
        }
        let (phrase, minutes) = match label.strip_suffix('+') {
            Some(minutes) => (&self.messages.over_minutes, minutes),
            None => (&self.messages.up_to_minutes, label),
        };
        match minutes.parse() {
            Ok(minutes) => self.plural(phrase, minutes),
            Err(_) => label.to_owned(),
        }
    }

    /// A name as it stands in the middle of a sentence: `Tags` as `tags`, but `OS` as it is.
    fn inside_sentence(&self, name: &str) -> String {
        let mut letters = name.chars();
        match (letters.next(), letters.next()) {
            (Some(first), Some(second)) if !self.is_capital(second) => {
                let (first, rest) = name.split_at(first.len_utf8());
                self.host.lowercase(&self.tag, first) + rest
            }
            _ => name.to_owned(),
        }
    }

    fn is_capital(&self, letter: char) -> bool {
        let letter = letter.to_string();
        self.host.lowercase(&self.tag, &letter) != letter
    }

    /// A phrase with the one slot `n`, in its form for that number.
    fn plural(&self, plural: &Plural, n: usize) -> String {
        let category = self.host.plural_category(&self.tag, n);
        self.numbered(plural.form(category), n)
    }

    fn numbered(&self, template: &Template, n: usize) -> String {
        template.fill(&[("n", &self.number(n))])
    }
}

/// Languages, and in their tags scripts, that are written from right to left: those of which CLDR's `layout.json` says so
/// and in which documentation is written.
const RIGHT_TO_LEFT: [&str; 15] = [
    "ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi", "arab", "hebr", "syrc",
    "thaa",
];

/// Whether a language, by its BCP 47 tag, is written from right to left: its script decides where the tag names one
/// (`az-Arab`), else the language.
pub fn is_right_to_left(tag: &str) -> bool {
    let tag = tag.trim().to_ascii_lowercase();
    let mut subtags = tag.split(['-', '_']);
    let language = subtags.next().unwrap_or_default();
    let script = subtags.next().filter(|it| it.len() == 4);
    RIGHT_TO_LEFT.contains(&script.unwrap_or(language))
}

/// A field's name in words: `skill_level` and `skillLevel` are "Skill level".
fn in_words(name: &str) -> String {
    let mut words = String::new();
    let mut before = ' ';
    for letter in name.chars() {
        let letter = if matches!(letter, '_' | '-') {
            ' '
        } else {
            letter
        };
        if letter == ' ' {
            if !words.is_empty() && before != ' ' {
                words.push(' ');
            }
        } else if words.is_empty() {
            words.push(letter.to_ascii_uppercase());
        } else if letter.is_ascii_uppercase() && before.is_ascii_lowercase() {
            words.push(' ');
            words.push(letter.to_ascii_lowercase());
        } else {
            words.push(letter);
        }
        before = letter;
    }
    words.truncate(words.trim_end().len());
    words
}
