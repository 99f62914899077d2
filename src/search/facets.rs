//! Facets: the properties that cards can be chosen by, with their values merged and counted.

use super::dictionary::{Interner, Keyed, sort};
use super::fold::tidy;
use super::time::{bucket_order, buckets, is_bucket, minutes};
use super::{Facet, FacetValue, Folder};
use crate::catalog::{Card, Catalog};

/// The facet of sections, which every catalog has.
pub const SECTION: &str = "section";
/// The facet of [`Card::tags`].
pub const TAGS: &str = "tags";
/// The facet whose values are durations, in buckets.
pub const TIME: &str = "time";

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
    /// Indices into the facet's values, card after card.
    values: Vec<u16>,
}

impl Lists {
    fn of(&self, card: usize) -> &[u16] {
        let start = card
            .checked_sub(1)
            .and_then(|it| self.ends.get(it))
            .copied()
            .unwrap_or(0);
        let end = self.ends.get(card).copied().unwrap_or(start);
        self.values
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }

    /// Gives the values other numbers, or drops them: [`DROPPED`].
    fn renumber(&mut self, numbers: &[u16]) {
        let (mut from, mut to) = (0, 0);
        for end in &mut self.ends {
            while from < *end as usize {
                let value = self.values.get(from).copied().unwrap_or(DROPPED);
                let number = numbers.get(value as usize).copied().unwrap_or(DROPPED);
                if number != DROPPED
                    && let Some(it) = self.values.get_mut(to)
                {
                    *it = number;
                    to += 1;
                }
                from += 1;
            }
            *end = to as u32;
        }
        self.values.truncate(to);
    }
}

/// The number of a value that no card has any more, or that nobody could choose: there are too many before it.
const DROPPED: u16 = u16::MAX;

impl Facets {
    /// The values of card `card` in facet `facet`, as indices, each once.
    pub fn of(&self, facet: usize, card: usize) -> &[u16] {
        self.lists.get(facet).map_or(&[], |it| it.of(card))
    }

    /// Bytes that it keeps for the cards.
    pub fn bytes(&self) -> usize {
        let bytes = |it: &Lists| it.ends.capacity() * 4 + it.values.capacity() * 2;
        self.lists.iter().map(bytes).sum()
    }
}

/// Facets while cards are being read.
pub struct FacetsBuilder {
    drafts: Vec<Draft>,
}

/// One facet while its values are being collected.
struct Draft {
    name: String,
    keys: Interner,
    /// What authors wrote, each spelling once.
    written: Interner,
    /// For each spelling, its key's number and how many cards have it.
    spellings: Vec<(u16, u32)>,
    lists: Lists,
}

impl FacetsBuilder {
    /// The facets that are named, each once; names ignore case.
    ///
    /// All that are asked for will be there, even with no value, so that positions are those of the `facets` attribute.
    pub fn new(names: &[String]) -> Self {
        let mut drafts: Vec<Draft> = Vec::new();
        for name in names {
            if drafts.iter().all(|it| !it.name.eq_ignore_ascii_case(name)) {
                drafts.push(Draft {
                    name: name.clone(),
                    keys: Interner::default(),
                    written: Interner::default(),
                    spellings: Vec::new(),
                    lists: Lists::default(),
                });
            }
        }
        Self { drafts }
    }

    /// Reads one more card, always of the same catalog.
    pub fn add(&mut self, catalog: &Catalog, card: &Card, folder: &Folder) {
        for draft in &mut self.drafts {
            draft.add(catalog, card, folder);
        }
    }

    /// The facets of the cards that were read.
    pub fn finish(self) -> Facets {
        let mut facets = Facets::default();
        for draft in self.drafts {
            draft.finish(&mut facets);
        }
        facets
    }
}

impl Draft {
    fn add(&mut self, catalog: &Catalog, card: &Card, folder: &Folder) {
        let first = self.lists.values.len();
        let Self {
            name,
            keys,
            written,
            spellings,
            lists,
        } = self;
        for_each_value(catalog, card, name, folder, &mut |label, key| {
            let spelling = written.number(label) as usize;
            if spelling == spellings.len() {
                // Values beyond these would need wider numbers: no reader chooses among so many.
                let value = keys.number(&key());
                spellings.push((value.min(u32::from(DROPPED)) as u16, 0));
            }
            let Some((value, cards)) = spellings.get_mut(spelling) else {
                return;
            };
            let before = lists.values.get(first..).unwrap_or_default();
            if *value != DROPPED && !before.contains(value) {
                lists.values.push(*value);
                *cards += 1;
            }
        });
        lists.ends.push(lists.values.len() as u32);
    }

    fn finish(mut self, facets: &mut Facets) {
        let is = |name: &str| self.name.eq_ignore_ascii_case(name);
        let (is_time, is_section) = (is(TIME), is(SECTION));
        let count = self.keys.len().min(DROPPED as usize);
        let mut counts = vec![0; count];
        // The first of the most frequent spellings, and how frequent it is.
        let mut most = vec![(0, 0); count];
        for (spelling, (number, cards)) in self.spellings.iter().enumerate() {
            let number = *number as usize;
            if let (Some(count), Some(most)) = (counts.get_mut(number), most.get_mut(number)) {
                *count += *cards;
                if *cards > most.1 {
                    *most = (spelling as u32, *cards);
                }
            }
        }
        let mut order: Vec<Keyed> = Vec::with_capacity(count);
        for (number, cards) in counts.iter().enumerate() {
            let number = number as u32;
            // Equals, and sections, stay in page order.
            let key = match (is_section, is_time) {
                (true, _) => 0,
                (_, true) => bucket_order(self.keys.word(number)) as u64,
                _ => !u64::from(*cards),
            };
            order.push((key, number));
        }
        sort(&mut order);
        let mut ranks = vec![DROPPED; count];
        let mut values: Vec<FacetValue> = Vec::with_capacity(count);
        for (_, number) in order {
            let at = number as usize;
            let (key, cards) = (
                self.keys.word(number),
                counts.get(at).copied().unwrap_or(0) as usize,
            );
            // A bucket that holds nothing but what the one before it holds says nothing.
            if is_time
                && let Some(before) = values.last()
                && is_bucket(key)
                && is_bucket(&before.key)
                && cards == before.cards
            {
                continue;
            }
            if let Some(it) = ranks.get_mut(at) {
                *it = values.len() as u16;
            }
            let mut label = self.written.word(most.get(at).map_or(0, |it| it.0));
            if is_section && let Some(end) = label.find('\n') {
                label = label.get(end + 1..).unwrap_or_default();
            }
            values.push(FacetValue {
                key: key.to_owned(),
                label: tidy(label),
                cards,
            });
        }
        self.lists.renumber(&ranks);
        facets.lists.push(self.lists);
        facets.facets.push(Facet {
            name: self.name,
            values,
        });
    }
}

/// What is done with each value: its spelling, and how to get its key.
type Take<'a> = dyn FnMut(&str, &dyn Fn() -> String) + 'a;

/// Calls `take` for each value that `card` has in the facet `name`; values without text are none.
fn for_each_value(
    catalog: &Catalog,
    card: &Card,
    name: &str,
    folder: &Folder,
    take: &mut Take<'_>,
) {
    if name.eq_ignore_ascii_case(SECTION) {
        // A grid before any heading is a section without a name, which nobody could choose.
        let section = catalog.sections.get(card.section);
        if let Some(heading) = section.and_then(|it| it.heading.as_ref()) {
            // Headings may have the same text, their ids differ.
            let text = &heading.text.text;
            let spelling = [heading.id.as_str(), text].join("\n");
            take(&spelling, &|| match heading.id.is_empty() {
                true => folder.key(text),
                false => heading.id.clone(),
            });
        }
        return;
    }
    let mut take_all = |values: &[String]| {
        for value in values {
            if name.eq_ignore_ascii_case(TIME)
                && let Some(minutes) = minutes(&folder.key(value))
            {
                buckets(minutes, &mut |bucket| take(bucket, &|| bucket.to_owned()));
            } else if !value.trim().is_empty() {
                take(value, &|| folder.key(value));
            }
        }
    };
    if name.eq_ignore_ascii_case(TAGS) {
        take_all(&card.tags);
    }
    for (field, values) in &card.fields {
        if field.eq_ignore_ascii_case(name) {
            take_all(values);
        }
    }
}
