//! An element of a page, and where its data is.

use super::markup::Tag;
use super::written::Written;
use guide_grid_core::catalog::Format;
use guide_grid_core::source::{Diagnostic, Span};
use guide_grid_core::ui::{DATA_ATTRIBUTES, Settings, cut_value};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

/// The media types of scripts that hold data.
const DATA_TYPES: [&str; 7] = [
    "text/markdown",
    "text/x-markdown",
    "text/yaml",
    "text/x-yaml",
    "application/yaml",
    "application/x-yaml",
    "application/json",
];

/// What begins an expression of a template engine, which is replaced before the page is there.
const TEMPLATES: [&str; 4] = ["{{", "{%", "<%", "<?"];

/// What begins an attribute whose value is an expression of JavaScript.
const JSX: &str = "={";

/// What other templates begin the value of an attribute with.
const WHOLE_TEMPLATES: [&str; 2] = ["${", "@"];

/// An element of a page.
pub(in crate::command) struct Element<'p> {
    /// Where it is, from its start tag to its end.
    pub(in crate::command) range: Range<usize>,
    tag: Tag<'p>,
    scripts: Vec<Script<'p>>,
}

/// A script that may hold data.
pub(in crate::command) struct Script<'p> {
    tag: Tag<'p>,
    content: Written,
    /// Where its end tag begins.
    end: usize,
}

/// Where the data of an element is.
pub(in crate::command) enum Source<'e> {
    /// In the page.
    Here(Cow<'e, Written>, Format),
    /// In the files at addresses that are written here.
    Files(Written),
    /// There is none, or it is known only once the page is there.
    Unknown,
}

impl<'p> Element<'p> {
    pub(super) fn new(tag: Tag<'p>, scripts: Vec<Script<'p>>, range: Range<usize>) -> Self {
        Self {
            range,
            tag,
            scripts,
        }
    }

    /// Where its data is: in the first place where there is any, as in the browser. `others` are the scripts of the page outside
    /// of elements, by their ids.
    pub(in crate::command) fn source<'e>(
        &'e self,
        others: &'e HashMap<String, Script<'p>>,
    ) -> Source<'e> {
        for name in DATA_ATTRIBUTES {
            match self.attribute(name) {
                Attribute::Unknown => return Source::Unknown,
                Attribute::Given(it) if !it.text.trim().is_empty() => {
                    let format = Format::guess(&it.text);
                    return Source::Here(Cow::Owned(it), format);
                }
                _ => {}
            }
        }
        let has_type = |it: &&Script<'_>| DATA_TYPES.contains(&it.media_type().as_str());
        let mut scripts = self.scripts.iter().filter(|it| it.value("src").is_none());
        let typed = scripts.clone().find(has_type);
        if let Some(script) = typed.or_else(|| scripts.find(|it| it.media_type().is_empty())) {
            return script.source();
        }
        let from = self.attribute("from").known().unwrap_or_default();
        if let Some(script) = others.get(from.trim().trim_start_matches('#')) {
            return script.source();
        }
        match self.attribute("src") {
            Attribute::Given(addresses) => Source::Files(addresses),
            _ => Source::Unknown,
        }
    }

    /// What its attributes mean, and what is wrong with them.
    pub(in crate::command) fn settings(&self) -> (Settings, Vec<Diagnostic>) {
        let (settings, wrong) = Settings::read(|name| self.attribute(name).known());
        let located = wrong.into_iter().map(|it| {
            let name = it.found.split_once('=').map_or("", |it| it.0).to_owned();
            self.about(&name, it)
        });
        (settings, located.collect())
    }

    /// What is wrong if the value of an attribute with data ends at its first quotation mark.
    pub(in crate::command) fn cut_value(&self) -> Option<Diagnostic> {
        // The quotation marks may be those of an expression.
        if has_expression(self.tag.text()) {
            return None;
        }
        let names = self.tag.names().map(str::to_owned);
        let cut = cut_value(names, |name| self.attribute(name).known())?;
        let name = DATA_ATTRIBUTES
            .into_iter()
            .find(|it| self.tag.place(it).is_some())?;
        let end = self.tag.place(name)?.end;
        Some(Diagnostic {
            span: Span::empty(end),
            ..cut
        })
    }

    /// A diagnostic about the attribute with this name, or else about the element, which says where it is.
    pub(in crate::command) fn about(&self, name: &str, diagnostic: Diagnostic) -> Diagnostic {
        let start = self.range.start;
        let place = self.tag.place(name).unwrap_or(start..start);
        Diagnostic {
            span: Span::new(place),
            ..diagnostic
        }
    }

    fn attribute(&self, name: &str) -> Attribute {
        match (self.tag.value(name), self.tag.written(name)) {
            (Some(value), Some(written)) if !is_expression(written) => Attribute::Given(value),
            (Some(_), _) => Attribute::Unknown,
            (None, _) => Attribute::Absent,
        }
    }
}

/// What is known of an attribute.
enum Attribute {
    Absent,
    /// It has a value that something replaces before the page is there.
    Unknown,
    Given(Written),
}

impl Attribute {
    /// Its value, if that is known.
    fn known(self) -> Option<String> {
        match self {
            Self::Given(value) => Some(value.text),
            Self::Absent | Self::Unknown => None,
        }
    }
}

impl<'p> Script<'p> {
    /// A script with this start tag, whose end tag is at the byte `end`.
    pub(super) fn new(tag: Tag<'p>, end: usize) -> Self {
        let content = tag.content(end);
        Self { tag, content, end }
    }

    /// Where it is, without its end tag.
    pub(super) fn range(&self) -> Range<usize> {
        self.tag.range.start..self.end
    }

    pub(super) fn id(&self) -> Option<String> {
        self.value("id").filter(|it| !it.is_empty())
    }

    fn value(&self, name: &str) -> Option<String> {
        self.tag.value(name).map(|it| it.text)
    }

    /// Its media type in lower case, without parameters; empty if it has none.
    fn media_type(&self) -> String {
        let value = self.value("type").unwrap_or_default();
        let name = value.split(';').next().unwrap_or_default();
        name.trim().to_ascii_lowercase()
    }

    fn source(&self) -> Source<'_> {
        let text = &self.content.text;
        let format = Format::of_media_type(&self.media_type());
        let format = format.unwrap_or_else(|| Format::guess(text));
        Source::Here(Cow::Borrowed(&self.content), format)
    }
}

/// Whether a start tag has an expression in it.
fn has_expression(tag: &str) -> bool {
    tag.contains(JSX) || TEMPLATES.iter().any(|it| tag.contains(it))
}

/// Whether the value of an attribute, with the sign before it, is an expression or has one in it.
fn is_expression(written: &str) -> bool {
    let value = written.trim_start_matches(['"', '\'', ' ']);
    written.starts_with(JSX)
        || TEMPLATES.iter().any(|it| value.contains(it))
        || WHOLE_TEMPLATES.iter().any(|it| value.starts_with(it))
}
