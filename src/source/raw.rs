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
        let mut entries = self.entries().iter();
        let found = entries.find(|it| it.key.eq_ignore_ascii_case(key));
        found
            .map(|entry| &entry.value)
            .filter(|value| !matches!(value.value, RawValue::Null))
    }

    /// Parts of one list or map, put together: what most of them are, and a list if as many are either. The others are lost,
    /// which is remarked.
    pub(crate) fn joined(parts: Vec<Raw<'a>>, report: &mut Report) -> Raw<'a> {
        let span = parts.first().map_or(Span::default(), |first| first.span);
        let mut balance = 0;
        for part in &parts {
            balance += match part.value {
                RawValue::List(_) => 1,
                RawValue::Map(_) => -1,
                _ => 0,
            };
        }
        let is_map = balance < 0;
        let (mut items, mut entries) = (Vec::new(), Vec::new());
        for part in parts {
            match part.value {
                RawValue::List(mut more) if !is_map => items.append(&mut more),
                RawValue::Map(mut more) if is_map => entries.append(&mut more),
                RawValue::Null => {}
                _ => report.say(Rule::YamlSyntax, part.span),
            }
        }
        settle_duplicates(&mut entries, report);
        let value = match is_map {
            true => RawValue::Map(entries),
            false => RawValue::List(items),
        };
        Raw { span, value }
    }

    /// How many values there are in it, itself included.
    pub(crate) fn count(&self) -> usize {
        let mut count = 1;
        for item in self.items() {
            count += item.count();
        }
        for entry in self.entries() {
            count += entry.value.count();
        }
        count
    }
}

/// Drops all but the last of entries whose keys are the same but for case, as YAML's own readers do, and says so.
pub(crate) fn settle_duplicates(entries: &mut Vec<RawEntry<'_>>, report: &mut Report) {
    // Same keys have the same hash, and in order come side by side. With 64 bits no two others do by chance.
    let mut order: Vec<(u64, u32)> = Vec::with_capacity(entries.len());
    // Of a few keys no two are the same if the first bits of their hashes are not.
    let (mut seen, mut perhaps) = (0u64, false);
    for (at, entry) in entries.iter().enumerate() {
        // FNV-1a: <http://www.isthe.com/chongo/tech/comp/fnv/>
        let mut hash: u64 = 0xCBF2_9CE4_8422_2325;
        for byte in entry.key.bytes() {
            hash = (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x100_0000_01B3);
        }
        order.push((hash, at as u32));
        let bit = 1 << (hash >> 58);
        perhaps |= seen & bit != 0;
        seen |= bit;
    }
    if !perhaps {
        return;
    }
    order.sort_unstable();
    let mut beaten = vec![false; entries.len()];
    for pair in order.windows(2) {
        if let [(hash, at), (next, _)] = pair
            && hash == next
            && let Some(beaten) = beaten.get_mut(*at as usize)
        {
            *beaten = true;
        }
    }
    let mut kept = 0;
    for (at, beaten) in beaten.into_iter().enumerate() {
        if !beaten {
            entries.swap(kept, at);
            kept += 1;
        } else if let Some(entry) = entries.get(at) {
            let key = entry.key.to_string();
            report.say(Rule::DuplicateKey { key }, entry.key_span);
        }
    }
    entries.truncate(kept);
}
