//! Why a YAML text cannot be read, in an author's terms.
//!
//! The library's errors have no kinds, only messages, which say what it was doing when it stopped. What the author did is
//! mostly visible on the line itself.

use super::shape::REPETITION_LIMIT;
use super::slip::Line;
use crate::source::raw::MAX_DEPTH;
use crate::source::report::Report;
use crate::source::rule::Rule;
use crate::source::span::Span;

/// Why a text could not be read.
pub(crate) struct Failure {
    kind: Kind,
    /// Where the library stopped, as a byte of the page.
    at: usize,
    /// Where the quote or bracket is that was open there.
    opened: Option<usize>,
}

/// What the library's message says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Colon,
    Sign,
    Depth,
    /// The depth at which aliases go round in a circle.
    AliasDepth,
    Repetition,
    TooManyValues {
        most: usize,
    },
    AliasUnknown,
    Tag,
    Escape,
    Quote,
    Bracket,
    /// A line that would have to be a key.
    Key,
    /// Something else about a scalar, a flow collection, an anchor or an alias.
    Inside,
    Other,
}

/// Parts of the library's messages; the first that a message has tells its kind.
const MESSAGES: &[(&str, Kind)] = &[
    ("mapping values are not allowed", Kind::Colon),
    ("cannot start any token", Kind::Sign),
    ("recursion limit", Kind::Depth),
    (REPETITION_LIMIT, Kind::Repetition),
    ("unknown anchor", Kind::AliasUnknown),
    ("invalid value:", Kind::Tag),
    ("expected ':'", Kind::Key),
    ("hexadecimal", Kind::Escape),
    ("escape", Kind::Escape),
    ("quoted scalar", Kind::Quote),
    ("flow sequence", Kind::Bracket),
    ("flow mapping", Kind::Bracket),
    ("scalar", Kind::Inside),
    ("flow", Kind::Inside),
    ("anchor", Kind::Inside),
    ("alias", Kind::Inside),
];

impl Failure {
    /// What `error` says of `source`, which starts at byte `base` of the page.
    pub(super) fn new(error: &serde_yaml::Error, source: &str, base: usize) -> Self {
        let message = error.to_string();
        let known = MESSAGES.iter().find(|(part, _)| message.contains(part));
        let mut kind = known.map_or(Kind::Other, |(_, kind)| *kind);
        let location = error.location();
        // Only aliases nest deep without brackets, which were counted, and without indentation.
        let column = location.as_ref().map_or(0, |it| it.column());
        if kind == Kind::Depth && column <= MAX_DEPTH && source.contains('*') {
            kind = Kind::AliasDepth;
        }
        let at = location.map_or(0, |it| source.floor_char_boundary(it.index()));
        Self {
            kind,
            at: base + at,
            opened: last_place(&message).map(|place| base + byte_at(source, place)),
        }
    }

    /// Lists and mappings that are nested too deep, at byte `at` of the page.
    pub(super) fn too_deep(at: usize) -> Self {
        Self {
            kind: Kind::Depth,
            at,
            opened: None,
        }
    }

    /// More than the `most` values that are read together, in a text that starts at byte `at` of the page.
    pub(super) fn too_many_values(most: usize, at: usize) -> Self {
        Self {
            kind: Kind::TooManyValues { most },
            at,
            opened: None,
        }
    }

    /// Whether there are too many values, in the whole or in a part that cannot be split further.
    pub(super) fn is_too_many_values(&self) -> bool {
        matches!(self.kind, Kind::TooManyValues { .. })
    }

    /// Whether aliases repeat too much, which no part of the text shows on its own.
    pub(super) fn is_repetition(&self) -> bool {
        self.kind == Kind::Repetition
    }

    /// Whether a part of a text that fails like this would also fail within the whole text: nothing that starts in another
    /// part continues here, and no alias refers to another part.
    pub(crate) fn is_local(&self) -> bool {
        match self.kind {
            Kind::Colon
            | Kind::Sign
            | Kind::Depth
            | Kind::TooManyValues { .. }
            | Kind::Tag
            | Kind::Key
            | Kind::Other => true,
            Kind::AliasDepth
            | Kind::Repetition
            | Kind::AliasUnknown
            | Kind::Escape
            | Kind::Quote
            | Kind::Bracket
            | Kind::Inside => false,
        }
    }

    /// Reports what is wrong in the page `text`.
    pub(super) fn report(&self, text: &str, report: &mut Report) {
        // What is left out is only counted, so nobody has to find out more about it.
        let (rule, at) = match report.is_full() {
            true => (Rule::YamlSyntax, self.at),
            false => self.rule(text),
        };
        report.say(rule, Span::empty(at));
    }

    /// The rule that is broken in the page `text`, and where.
    fn rule(&self, text: &str) -> (Rule, usize) {
        let at = self.at;
        let opened = self.opened.unwrap_or(at);
        let rest = text.get(at..).unwrap_or_default();
        let line = match self.kind {
            Kind::Key => Line::around(text, opened),
            _ => Line::around(text, at),
        };
        let above = line.above(text);
        if let Some(found) = line.space() {
            return found;
        }
        let slip = match self.kind {
            Kind::Colon if line.is_indented_entry(text) => Some((Rule::YamlIndent, line.content())),
            Kind::Key => line.colon(),
            Kind::Inside | Kind::Other => line.sign(at),
            _ => None,
        };
        let above_slip = match self.kind {
            Kind::Colon => above.and_then(|it| it.unicode_space().or(it.colon())),
            Kind::Inside | Kind::Other => above.and_then(|it| it.unicode_space()),
            _ => None,
        };
        if let Some(slip) = slip.or(above_slip) {
            return slip;
        }
        match self.kind {
            Kind::Colon => (Rule::YamlColon, at),
            _ if rest.starts_with('\t') => (Rule::YamlTabForSpace, at),
            Kind::Sign => {
                let sign = rest.chars().next().unwrap_or(' ');
                (Rule::YamlSign { sign }, at)
            }
            Kind::Depth => (Rule::YamlDepth, at),
            Kind::AliasDepth => (Rule::YamlAliasInside, at),
            Kind::Repetition => (Rule::YamlRepetition, at),
            Kind::TooManyValues { most } => (Rule::TooManyValues { most }, at),
            Kind::AliasUnknown if has_anchor(text, rest) => (Rule::YamlAliasOutOfReach, at),
            Kind::AliasUnknown => (Rule::YamlAliasUnknown, at),
            Kind::Tag => (Rule::YamlTag, at),
            Kind::Escape => {
                // After a letter that asks for digits, the library stops at these.
                let before = text.get(..at).unwrap_or_default();
                let letter = before.strip_suffix(['x', 'u', 'U']);
                let backslash = letter.and_then(|it| it.strip_suffix('\\'));
                (Rule::YamlEscape, backslash.map_or(at, str::len))
            }
            Kind::Quote => (Rule::YamlQuote, opened),
            Kind::Bracket => (Rule::YamlBracket, opened),
            Kind::Key => (Rule::YamlSyntax, opened),
            Kind::Inside | Kind::Other => (Rule::YamlSyntax, at),
        }
    }
}

/// The last line and column that a message of the library names, from 1: where what it stopped in starts.
fn last_place(message: &str) -> Option<(usize, usize)> {
    let (_, place) = message.rsplit_once(" at line ")?;
    let (line, column) = place.split_once(" column ")?;
    Some((line.parse().ok()?, column.parse().ok()?))
}

/// The byte of `source` at a line and a column in characters, both from 1.
fn byte_at(source: &str, (line, column): (usize, usize)) -> usize {
    let mut lines = source.split_inclusive('\n');
    let before: usize = lines.by_ref().take(line - 1).map(str::len).sum();
    let line = lines.next().unwrap_or_default();
    let inside = line.char_indices().nth(column - 1);
    before + inside.map_or(line.len(), |(at, _)| at)
}

/// Whether the alias that `rest` starts with has its anchor somewhere in `text`.
fn has_anchor(text: &str, rest: &str) -> bool {
    let name = rest.trim_start_matches('*');
    let end = name
        .find(|it: char| it.is_ascii() && !it.is_ascii_alphanumeric() && !matches!(it, '_' | '-'));
    let name = name.get(..end.unwrap_or(name.len())).unwrap_or_default();
    !name.is_empty() && text.contains(&format!("&{name}"))
}
