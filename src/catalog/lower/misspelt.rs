//! Names that are nearly those of fields that have a meaning. Only the command line says so, if the rest of the page agrees.

use crate::catalog::entries::Entries;
use crate::catalog::field::{FIELDS, FieldSpec, OTHER};
use crate::source::{Raw, ReferenceKind, Report, Span};
use strsim::osa_distance;

/// Shorter names are near to too many words.
const SHORTEST: usize = 4;

/// From this length on, two letters may be wrong.
const LONG: usize = 8;

/// Notes the author's own fields of a card whose names are nearly those of fields that it lacks.
pub(super) fn fields(entries: &Entries<'_, '_>, report: &mut Report) {
    let lacking = FIELDS.iter().filter(|it| entries.value(it.kind).is_none());
    let lacking: Vec<_> = lacking.flat_map(FieldSpec::names).collect();
    for entry in entries.0.iter().filter(|it| it.spec == &OTHER) {
        name(entry.key, lacking.iter().copied(), entry.key_span, report);
    }
}

/// Notes what the items of a list without cards have in place of titles: a name that is nearly this one, or, if the list is most
/// likely one of cards, the name that other formats have for it.
pub(in crate::catalog) fn titles(list: &Raw<'_>, of_cards: bool, report: &mut Report) {
    for entry in list.items().iter().flat_map(Raw::entries) {
        match of_cards && entry.key.eq_ignore_ascii_case("name") {
            true => report.refer(ReferenceKind::Field("title"), entry.key_span, &entry.key),
            false => name(&entry.key, ["title"].into_iter(), entry.key_span, report),
        }
    }
}

/// Notes a name at `span` that is nearly one of those that are known.
pub(in crate::catalog) fn name(
    written: &str,
    known: impl Iterator<Item = &'static str>,
    span: Span,
    report: &mut Report,
) {
    let lower = written.to_ascii_lowercase();
    let mut known = known.filter(|it| it.len() >= SHORTEST);
    let most = |it: &str| if it.len() >= LONG { 2 } else { 1 };
    if let Some(meant) = known.find(|it| osa_distance(&lower, it) <= most(it)) {
        report.refer(ReferenceKind::Field(meant), span, written);
    }
}
