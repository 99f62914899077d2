//! Facets: the properties that cards can be chosen by, with their values merged and counted.

use super::dictionary::{Interner, span};
use super::fold::tidy;
use super::order::{Keyed, sort};
use super::time::{BUCKETS, bucket, minutes};
use super::{Facet, FacetValue, Folder};
use crate::catalog::{Card, Catalog};
use crate::source::text::cut;
use std::mem::take;

/// The facets of a catalog, and which values each card has.
#[derive(Default)]
pub struct Facets {
    /// The facets, in the order in which they were asked for.
    pub facets: Vec<Facet>,
    /// For each facet, the values of each card.
    lists: Vec<Lists>,
}

/// A list of values for each card.
#[derive(Default)]
struct Lists {
    /// Where each card's list ends in `values`.
    ends: Vec<u32>,
    /// Indices into the facet's values, or [`DROPPED`], card after card.
    values: Vec<u16>,
}

/// The number of a value that says nothing, or that nobody could choose: there are too many before it.
const DROPPED: u16 = u16::MAX;

impl Facets {
    /// The values of card `card` in facet `facet`, as indices, each once.
    pub fn of(&self, facet: usize, card: usize) -> &[u16] {
        match self.lists.get(facet) {
            Some(it) => it.values.get(span(&it.ends, card)).unwrap_or_default(),
            None => &[],
        }
    }

    /// Bytes that it keeps for the cards.
    pub fn bytes(&self) -> usize {
        let bytes = |it: &Lists| it.ends.capacity() * 4 + it.values.capacity() * 2;
        self.lists.iter().map(bytes).sum()
    }
}

/// Stands between a heading's id and its text: the unit separator of ASCII.
const SEAM: &str = "\u{1F}";

/// Where the values of a facet come from.
#[derive(Clone, Copy, PartialEq)]
enum Source {
    /// The headings of sections, which stay in page order.
    Section,
    /// [`Card::tags`].
    Tags,
    /// The field `time`: durations, in buckets.
    Time,
    /// Any other field.
    Field,
}

/// Facets that are more than a field of their name.
const SOURCES: [(&str, Source); 3] = [
    ("section", Source::Section),
    ("tags", Source::Tags),
    ("time", Source::Time),
];

/// One facet while its values are being collected.
pub struct Draft {
    name: String,
    source: Source,
    keys: Interner,
    /// What authors wrote, each spelling once; for sections, the heading's id, a seam, and its text.
    written: Interner,
    /// The section of the last card, if it has a heading, and the number of its spelling.
    section: Option<(usize, usize)>,
    /// For each spelling, its key's number and how many cards have it.
    spellings: Vec<(u16, u32)>,
    lists: Lists,
}

/// The facets that are named, each once; names ignore case.
///
/// All that are asked for will be there, even with no value, so that positions are those of the `facets` attribute.
pub fn drafts(names: &[String]) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    for name in names {
        if drafts.iter().all(|it| !it.name.eq_ignore_ascii_case(name)) {
            let source = SOURCES.iter().find(|it| it.0.eq_ignore_ascii_case(name));
            drafts.push(Draft {
                name: name.clone(),
                source: source.map_or(Source::Field, |it| it.1),
                keys: Interner::default(),
                written: Interner::default(),
                section: None,
                spellings: Vec::new(),
                lists: Lists::default(),
            });
        }
    }
    drafts
}

impl Draft {
    /// Reads one more card, always of the same catalog.
    pub fn add(&mut self, catalog: &Catalog, card: &Card, folder: &Folder) {
        let first = self.lists.values.len();
        if self.source == Source::Section {
            // Cards come section by section. A grid before any heading is one without a name, which nobody could choose.
            if self.section.map(|it| it.0) != Some(card.section) {
                let section = catalog.sections.get(card.section);
                let heading = section.and_then(|it| it.heading.as_ref());
                self.section = heading.map(|it| {
                    // Headings may have the same text, their ids differ.
                    let mut spelling = it.id.clone();
                    spelling.push_str(SEAM);
                    spelling.push_str(&it.text.text);
                    (card.section, self.number(&spelling, folder))
                });
            }
            if let Some((_, number)) = self.section {
                self.take(number, first);
            }
        } else {
            for value in card.facet_values(&self.name) {
                self.take_value(value, first, folder);
            }
        }
        self.lists.ends.push(self.lists.values.len() as u32);
    }

    /// Takes a value as written, or for a duration the buckets that it is in.
    fn take_value(&mut self, value: &str, first: usize, folder: &Folder) {
        if self.source == Source::Time
            && let Some(minutes) = minutes(&folder.key(value))
        {
            for (least, most, key) in &BUCKETS {
                if *least <= minutes && minutes <= *most {
                    let number = self.number(key, folder);
                    self.take(number, first);
                }
            }
        } else if !value.trim().is_empty() {
            let number = self.number(value, folder);
            self.take(number, first);
        }
    }

    /// The number of a spelling.
    fn number(&mut self, spelling: &str, folder: &Folder) -> usize {
        let number = self.written.number(spelling) as usize;
        if number == self.spellings.len() {
            let key = match self.parts(spelling) {
                ("", text) => folder.key(text),
                (id, _) => id.to_owned(),
            };
            // Values beyond these would need wider numbers: no reader chooses among so many.
            let value = self.keys.number(&key).min(u32::from(DROPPED));
            self.spellings.push((value as u16, 0));
        }
        number
    }

    /// Takes a value, by the number of its spelling, of the card whose values start at `first`, unless it has that already.
    fn take(&mut self, number: usize, first: usize) {
        let before = self.lists.values.get(first..).unwrap_or_default();
        if let Some((value, cards)) = self.spellings.get_mut(number)
            && before.iter().all(|it| it != value)
        {
            self.lists.values.push(*value);
            *cards += 1;
        }
    }

    /// The id of a section and its heading; of other values, nothing and what was written.
    fn parts<'a>(&self, spelling: &'a str) -> (&'a str, &'a str) {
        let cut = match self.source {
            Source::Section => cut(spelling, SEAM),
            _ => None,
        };
        cut.unwrap_or(("", spelling))
    }

    /// Adds the facet of the cards that were read.
    pub fn finish(&mut self, facets: &mut Facets) {
        let count = self.keys.len().min(u32::from(DROPPED)) as usize;
        // For each value, how many cards have it, and the first of its most frequent spellings: the greatest of their
        // cards, then of their places from the end.
        let mut totals = vec![0u32; count];
        let mut spellings = vec![0u64; count];
        for (at, (value, cards)) in self.spellings.iter().enumerate() {
            let value = *value as usize;
            if let (Some(total), Some(best)) = (totals.get_mut(value), spellings.get_mut(value)) {
                *total += *cards;
                *best = (*best).max(u64::from(*cards) << 32 | u64::from(!(at as u32)));
            }
        }
        let mut order: Vec<Keyed> = Vec::with_capacity(count);
        for (number, cards) in totals.iter().enumerate() {
            let number = number as u32;
            // Equals stay in page order.
            let key = match self.source {
                Source::Section => 0,
                Source::Time => bucket(self.keys.word(number)) as u64,
                Source::Tags | Source::Field => !u64::from(*cards),
            };
            order.push((key, number));
        }
        sort(&mut order);
        let mut ranks = vec![u32::MAX; count];
        let mut values: Vec<FacetValue> = Vec::with_capacity(count);
        for (key, number) in &order {
            let at = *number as usize;
            let cards = totals.get(at).map_or(0, |it| *it as usize);
            // A bucket that holds nothing but what the one before it holds says nothing; what takes longer is in no other.
            let is_bucket = self.source == Source::Time && *key + 1 < BUCKETS.len() as u64;
            if is_bucket && values.last().is_some_and(|it| it.cards == cards) {
                continue;
            }
            if let Some(it) = ranks.get_mut(at) {
                *it = values.len() as u32;
            }
            let spelling = spellings.get(at).map_or(0, |it| !*it as u32);
            values.push(FacetValue {
                key: self.keys.word(*number).to_owned(),
                label: tidy(self.parts(self.written.word(spelling)).1),
                cards,
            });
        }
        for value in &mut self.lists.values {
            *value = ranks.get(*value as usize).map_or(DROPPED, |it| *it as u16);
        }
        facets.lists.push(take(&mut self.lists));
        facets.facets.push(Facet {
            name: take(&mut self.name),
            values,
        });
    }
}
