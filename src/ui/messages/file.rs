//! Reading messages: those of a language, or a site owner's own words.

use super::{Counted, OfTotal, Plural, PluralCategory, Template};
use crate::source::Diagnostic;
use yew::AttrValue;

/// A file of messages, which may leave phrases out.
#[derive(Clone, Debug, Default)]
pub struct MessageFile(Vec<Entry>);

#[derive(Clone, Debug)]
struct Entry {
    /// The name of a phrase, or, for a plural form, the name and the category with a dot between: `guides.one`.
    path: String,
    /// `None` where something else than a text stands.
    text: Option<String>,
}

impl MessageFile {
    /// Adds what stands at a path: the name of a phrase, or, for a plural form, the name and the category with a dot between,
    /// as in `guides.one`. `text` is `None` where it is no text.
    pub fn add(&mut self, path: String, text: Option<String>) {
        self.0.push(Entry { path, text });
    }
}

/// A file while it is read.
pub(super) struct Reading<'a> {
    file: &'a MessageFile,
    /// The paths that were looked for.
    known: Vec<String>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Reading<'a> {
    /// Nothing is read yet.
    pub(super) fn new(file: &'a MessageFile) -> Self {
        Self {
            file,
            known: Vec::new(),
            diagnostics: Vec::new(),
        }
    }

    /// The phrase at a field, or else that of `base`.
    pub(super) fn phrase<T: Phrase>(&mut self, field: &str, base: &T) -> T {
        T::read(self, field, base).unwrap_or_else(|| base.clone())
    }

    /// The diagnostics on all that was read, and on what was not.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        let unknown = self
            .file
            .0
            .iter()
            .filter(|it| !self.known.contains(&it.path));
        let unknown: Vec<&str> = unknown.map(|it| it.path.as_str()).collect();
        for path in unknown {
            self.report(
                path,
                "is not known",
                "use the phrases and plural categories that the documentation lists",
            );
        }
        self.diagnostics
    }

    /// The text at a path, if there is one that can be shown. Its slots are those of `usual`, which are `needed` or not.
    fn text(&mut self, path: &str, usual: &[&str], needed: Needed) -> Option<AttrValue> {
        self.known.push(path.to_owned());
        let entry = self.file.0.iter().find(|it| it.path == path)?;
        let Some(text) = entry.text.as_ref().filter(|it| !it.trim().is_empty()) else {
            self.report(
                path,
                "is empty or is not a text",
                "write a text, or leave it out",
            );
            return None;
        };
        let template = Template::new(text.clone());
        let slots = template.slots();
        // A name may begin with a capital letter, as in a heading.
        let same = |one: &str, other: &str| one.eq_ignore_ascii_case(other);
        if let Some(slot) = slots
            .iter()
            .find(|it| !usual.iter().any(|usual| same(usual, it)))
        {
            let right = match usual {
                [] => "write it without braces".to_owned(),
                _ => format!("use {{{}}}", usual.join("}, {")),
            };
            self.report(path, &format!("has the unknown slot {{{slot}}}"), &right);
            return None;
        }
        for slot in usual {
            if needed == Needed::All && !slots.iter().any(|it| same(it, slot)) {
                let right = format!("write {{{slot}}} where its value belongs");
                self.report(path, &format!("lacks the slot {{{slot}}}"), &right);
            }
        }
        Some(AttrValue::from(text.clone()))
    }

    fn report(&mut self, path: &str, problem: &str, right: &str) {
        let found = format!("\"{path}\" in the messages {problem}");
        let diagnostic = Diagnostic::on_element("messages", found, right.to_owned());
        self.diagnostics.push(diagnostic);
    }
}

/// Which of its slots a text has to have.
#[derive(Clone, Copy, PartialEq)]
enum Needed {
    /// All.
    All,
    /// Any: a form for one number may name it in words.
    Any,
}

/// A kind of phrase.
pub(super) trait Phrase: Clone {
    /// Reads the phrase that stands at a field; `base` is the same phrase in another language or in other words. `None` if
    /// there is none that can be shown.
    fn read(reading: &mut Reading, field: &str, base: &Self) -> Option<Self>;

    /// Its texts: one, or one for each plural form.
    fn texts(&self) -> Vec<&str>;
}

impl Phrase for AttrValue {
    fn read(reading: &mut Reading, field: &str, _: &Self) -> Option<Self> {
        reading.text(field, &[], Needed::All)
    }

    fn texts(&self) -> Vec<&str> {
        vec![self]
    }
}

impl Phrase for Template {
    fn read(reading: &mut Reading, field: &str, base: &Self) -> Option<Self> {
        reading
            .text(field, &base.slots(), Needed::All)
            .map(Self::new)
    }

    fn texts(&self) -> Vec<&str> {
        vec![self.as_str()]
    }
}

impl Phrase for Plural {
    fn read(reading: &mut Reading, field: &str, base: &Self) -> Option<Self> {
        let slots = base.form(PluralCategory::Other).slots();
        // One text stands for all forms.
        let same = reading.text(field, &slots, Needed::All);
        let mut forms = Vec::new();
        let mut other = same.map(Template::new);
        for category in PluralCategory::ALL {
            let path = format!("{field}.{}", category.as_str());
            let needed = match category {
                PluralCategory::Other => Needed::All,
                _ => Needed::Any,
            };
            let form = reading.text(&path, &slots, needed).map(Template::new);
            match category {
                PluralCategory::Other => other = form.or(other),
                _ => forms.extend(form.map(|it| (category, it))),
            }
        }
        if other.is_none() && !forms.is_empty() {
            reading.report(
                field,
                "has no form \"other\"",
                "add it: every language needs it",
            );
        }
        Some(Self::new(forms, other?))
    }

    fn texts(&self) -> Vec<&str> {
        self.forms().map(Template::as_str).collect()
    }
}

impl Phrase for OfTotal {
    fn read(reading: &mut Reading, field: &str, base: &Self) -> Option<Self> {
        let by = reading.text(&format!("{field}.by"), &[], Needed::All);
        Some(Self {
            forms: Plural::read(reading, field, &base.forms)?,
            by: match by.as_deref() {
                Some("n") => Counted::Shown,
                _ => Counted::Total,
            },
        })
    }

    fn texts(&self) -> Vec<&str> {
        self.forms.texts()
    }
}
