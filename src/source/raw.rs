//! Data as the author wrote it, before anything is made of it: the one form that YAML and JSON are read into.

use super::report::Report;
use super::rule::Rule;
use super::span::Span;
use std::borrow::Cow;
use std::collections::HashSet;

/// How deep lists and mappings may nest, in YAML and JSON: far beyond any page, and far from the end of the stack.
pub(crate) const MAX_DEPTH: usize = 128;

/// A value and where it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Raw<'a> {
    /// Its text, where that is known; else that of its key or first item; the default if nothing is known.
    pub(crate) span: Span,
    pub(crate) value: RawValue<'a>,
}

/// What a value is. Numbers, dates and booleans are text as written: `3.10`, `NO` and `2024-01-02` stay what they are.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum RawValue<'a> {
    /// No value: `null`, `~`, or nothing at all.
    #[default]
    Null,
    Text(Cow<'a, str>),
    List(Vec<Raw<'a>>),
    /// In the author's order, without repeated keys.
    Mapping(Vec<RawEntry<'a>>),
}

/// One entry of a mapping.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RawEntry<'a> {
    pub(crate) key: Cow<'a, str>,
    pub(crate) key_span: Span,
    pub(crate) value: Raw<'a>,
}

impl<'a> Raw<'a> {
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            RawValue::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn entries(&self) -> &[RawEntry<'a>] {
        match &self.value {
            RawValue::Mapping(entries) => entries,
            _ => &[],
        }
    }

    pub(crate) fn items(&self) -> &[Raw<'a>] {
        match &self.value {
            RawValue::List(items) => items,
            _ => &[],
        }
    }

    /// Whether it is known where the value is.
    pub(crate) fn has_span(&self) -> bool {
        self.span != Span::default()
    }

    /// The value of `key` in a mapping, whatever its case; `None` if that is null.
    pub(crate) fn get(&self, key: &str) -> Option<&Raw<'a>> {
        let mut entries = self.entries().iter();
        let found = entries.find(|it| it.key.eq_ignore_ascii_case(key));
        found
            .map(|entry| &entry.value)
            .filter(|value| !matches!(value.value, RawValue::Null))
    }

    /// The value of the first of these keys that a mapping has.
    pub(crate) fn first_of(&self, keys: &[&str]) -> Option<&Raw<'a>> {
        keys.iter().find_map(|key| self.get(key))
    }

    /// Parts of one list or mapping, put together: a mapping if most parts are mappings, else a list. Other parts are lost,
    /// which is reported.
    pub(crate) fn joined(parts: Vec<Raw<'a>>, report: &mut Report) -> Raw<'a> {
        let span = parts.first().map_or(Span::default(), |first| first.span);
        let is_list = |it: &&Raw<'_>| matches!(it.value, RawValue::List(_));
        let is_map = |it: &&Raw<'_>| matches!(it.value, RawValue::Mapping(_));
        let is_map = parts.iter().filter(is_map).count() > parts.iter().filter(is_list).count();
        let (mut items, mut entries) = (Vec::new(), Vec::new());
        for part in parts {
            match part.value {
                RawValue::List(more) if !is_map => items.extend(more),
                RawValue::Mapping(more) if is_map => entries.extend(more),
                RawValue::Null => {}
                _ => report.say(Rule::YamlSyntax, part.span),
            }
        }
        settle_duplicates(&mut entries, report);
        let value = match is_map {
            true => RawValue::Mapping(entries),
            false => RawValue::List(items),
        };
        Raw { span, value }
    }
}

/// Up to so many keys are compared with each other in less time than hashing them takes.
const FEW: usize = 16;

/// Drops all but the last of entries whose keys are the same but for case, as YAML's own readers do, and reports it.
pub(crate) fn settle_duplicates(entries: &mut Vec<RawEntry<'_>>, report: &mut Report) {
    let comes_again = |(at, entry): (usize, &RawEntry<'_>)| {
        let mut later = entries.iter().skip(at + 1);
        later.any(|it| it.key.eq_ignore_ascii_case(&entry.key))
    };
    if entries.len() <= FEW && !entries.iter().enumerate().any(comes_again) {
        return;
    }
    let mut seen = HashSet::new();
    let keys = entries.iter().rev().map(|it| it.key.to_ascii_lowercase());
    let mut is_last: Vec<bool> = keys.map(|key| seen.insert(key)).collect();
    if seen.len() == entries.len() {
        return;
    }
    entries.retain(|entry| {
        let keeps = is_last.pop().unwrap_or(true);
        if !keeps {
            let key = entry.key.to_string();
            report.say(Rule::DuplicateKey { key }, entry.key_span);
        }
        keeps
    });
}
