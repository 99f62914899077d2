//! The entries of a mapping that is to be a card.

use super::field::{FieldSpec, Kind};
use crate::source::{Raw, RawValue};

/// The entries of a card's mapping, then those of its `params`.
pub(super) struct Entries<'r, 'a>(pub(super) Vec<Entry<'r, 'a>>);

/// An entry whose value is not null, and what is known about its field.
pub(super) struct Entry<'r, 'a> {
    pub(super) key: &'r str,
    #[cfg(not(target_os = "unknown"))]
    pub(super) key_span: crate::source::Span,
    pub(super) value: &'r Raw<'a>,
    pub(super) spec: &'static FieldSpec,
}

impl<'r, 'a> Entries<'r, 'a> {
    /// The entries of the mapping `raw`.
    pub(super) fn of(raw: &'r Raw<'a>) -> Self {
        let mut entries = Self(Vec::new());
        entries.add(raw);
        if let Some(params) = entries.value(Kind::Params) {
            entries.add(params);
        }
        entries
    }

    fn add(&mut self, mapping: &'r Raw<'a>) {
        let entries = mapping.entries().iter();
        let entries = entries.filter(|it| !matches!(it.value.value, RawValue::Null));
        self.0.extend(entries.map(|it| Entry {
            key: &it.key,
            #[cfg(not(target_os = "unknown"))]
            key_span: it.key_span,
            value: &it.value,
            spec: FieldSpec::of(&it.key),
        }));
    }

    /// The value of a field: of its names, the first in the table that the card has counts.
    pub(super) fn value(&self, kind: Kind) -> Option<&'r Raw<'a>> {
        let own = self.0.iter().filter(|it| it.spec.kind == kind);
        let place = |it: &&Entry<'_, '_>| it.spec.names().position(|name| it.is_named(name));
        own.min_by_key(place).map(|it| it.value)
    }

    /// The values of the link, one for each of its names that has one, in the order of the names.
    pub(super) fn addresses(&self) -> impl Iterator<Item = &'r Raw<'a>> {
        FieldSpec::of("link").names().filter_map(|name| {
            let found = self.0.iter().find(|it| it.is_named(name));
            found.map(|it| it.value)
        })
    }
}

impl Entry<'_, '_> {
    fn is_named(&self, name: &str) -> bool {
        self.key.eq_ignore_ascii_case(name)
    }
}
