//! Data as the author wrote it, before anything is made of it: the one shape that YAML and JSON are read into.

use super::{Report, Rule, Span};
use std::borrow::Cow;

/// A value and where it stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Raw<'a> {
    /// Its text, where that is known; else the place of its key, or of its first part.
    pub(crate) span: Span,
    pub(crate) value: RawValue<'a>,
}

/// What a value is. Numbers, dates and truth values are text as written: `3.10`, `NO` and `2024-01-02` stay what they are.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum RawValue<'a> {
    /// Nothing: `null`, `~`, or no value at all.
    #[default]
    Null,
    Text(Cow<'a, str>),
    List(Vec<Raw<'a>>),
    /// In the author's order, without repeated keys.
    Map(Vec<RawEntry<'a>>),
}

/// One line of a map.
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
            RawValue::Map(entries) => entries,
            _ => &[],
        }
    }

    pub(crate) fn items(&self) -> &[Raw<'a>] {
        match &self.value {
            RawValue::List(items) => items,
            _ => &[],
        }
    }

    /// The value of `key` in a map, ignoring case; a value that is nothing is not there.
    pub(crate) fn get(&self, key: &str) -> Option<&Raw<'a>> {
        let found = self
            .entries()
            .iter()
            .find(|entry| entry.key.eq_ignore_ascii_case(key));
        found
            .map(|entry| &entry.value)
            .filter(|value| !matches!(value.value, RawValue::Null))
    }

    /// Parts of one list or map, put together.
    pub(crate) fn joined(parts: Vec<Raw<'a>>, report: &mut Report) -> Raw<'a> {
        let (mut items, mut entries) = (Vec::new(), Vec::new());
        let span = parts.first().map(|first| first.span);
        for part in parts {
            match part.value {
                RawValue::List(more) => items.extend(more),
                RawValue::Map(more) => entries.extend(more),
                RawValue::Null | RawValue::Text(_) => {}
            }
        }
        settle_duplicates(&mut entries, report);
        Raw {
            span: span.unwrap_or_default(),
            value: if entries.is_empty() {
                RawValue::List(items)
            } else {
                RawValue::Map(entries)
            },
        }
    }

    /// How many values there are in it, itself included.
    pub(crate) fn count(&self) -> usize {
        match &self.value {
            RawValue::Null | RawValue::Text(_) => 1,
            RawValue::List(items) => 1 + items.iter().map(Raw::count).sum::<usize>(),
            RawValue::Map(entries) => 1 + entries.iter().map(|it| it.value.count()).sum::<usize>(),
        }
    }
}

/// Up to this many keys are compared each with each; more are sorted first.
const FEW_KEYS: usize = 16;

/// Drops all but the last of entries whose keys are the same but for case, as YAML's own readers do, and says so.
pub(crate) fn settle_duplicates(entries: &mut Vec<RawEntry<'_>>, report: &mut Report) {
    let same = |one: &RawEntry<'_>, other: &RawEntry<'_>| one.key.eq_ignore_ascii_case(&other.key);
    let mut beaten = Vec::new();
    if entries.len() <= FEW_KEYS {
        for (at, entry) in entries.iter().enumerate() {
            if entries.iter().skip(at + 1).any(|later| same(entry, later)) {
                beaten.push(at);
            }
        }
    } else {
        let mut order: Vec<(String, usize)> = entries
            .iter()
            .enumerate()
            .map(|(at, it)| (it.key.to_ascii_lowercase(), at))
            .collect();
        order.sort();
        for pair in order.windows(2) {
            if let [(key, at), (next, _)] = pair
                && key == next
            {
                beaten.push(*at);
            }
        }
        beaten.sort_unstable();
    }
    if beaten.is_empty() {
        return;
    }
    let mut at = 0;
    entries.retain(|entry| {
        let keep = beaten.binary_search(&at).is_err();
        at += 1;
        if !keep {
            report.say_of(Rule::DuplicateKey, entry.key_span, &entry.key);
        }
        keep
    });
}
