//! Facets: the properties that cards can be chosen by, with their values merged and counted.

use super::dictionary::Interner;
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
}

impl Lists {
    /// The same lists of values that have other numbers now, or none.
    fn renumbered(&self, numbers: &[Option<u16>]) -> Self {
        let mut lists = Self {
            ends: Vec::with_capacity(self.ends.len()),
            values: Vec::with_capacity(self.values.len()),
        };
        for card in 0..self.ends.len() {
            let values = self.of(card).iter();
            let number = |it: &u16| numbers.get(*it as usize).copied().flatten();
            lists.values.extend(values.filter_map(number));
            lists.ends.push(lists.values.len() as u32);
        }
        lists
    }
}

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
    spellings: Vec<(u16, usize)>,
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
        let (facets, lists) = self.drafts.into_iter().map(Draft::finish).unzip();
        Facets { facets, lists }
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
                spellings.push((u16::try_from(value).unwrap_or(u16::MAX), 0));
            }
            let Some((value, cards)) = spellings.get_mut(spelling) else {
                return;
            };
            let before = lists.values.get(first..).unwrap_or_default();
            if *value != u16::MAX && !before.contains(value) {
                lists.values.push(*value);
                *cards += 1;
            }
        });
        lists.ends.push(lists.values.len() as u32);
    }

    fn finish(self) -> (Facet, Lists) {
        let mut values: Vec<(u16, FacetValue)> = Vec::with_capacity(self.keys.len());
        for number in 0..self.keys.len().min(u16::MAX as usize) as u16 {
            let value = FacetValue {
                key: self.keys.word(u32::from(number)).to_owned(),
                label: String::new(),
                cards: 0,
            };
            values.push((number, value));
        }
        let mut most = vec![0; values.len()];
        for ((number, cards), spelling) in self.spellings.iter().zip(0..) {
            let number = *number as usize;
            let (Some((_, value)), Some(most)) = (values.get_mut(number), most.get_mut(number))
            else {
                continue;
            };
            value.cards += cards;
            // The first of the most frequent.
            if cards > most {
                *most = *cards;
                let written = self.written.word(spelling);
                let label = match self.name.eq_ignore_ascii_case(SECTION) {
                    true => written.split_once('\n').map_or(written, |it| it.1),
                    false => written,
                };
                value.label = tidy(label);
            }
        }
        // Sorting is stable: equals, and sections, stay in page order.
        if self.name.eq_ignore_ascii_case(TIME) {
            values.sort_by_key(|(_, it)| bucket_order(&it.key));
        } else if !self.name.eq_ignore_ascii_case(SECTION) {
            values.sort_by_key(|(_, it)| std::cmp::Reverse(it.cards));
        }
        let mut ranks: Vec<Option<u16>> = vec![None; values.len()];
        if self.name.eq_ignore_ascii_case(TIME) {
            // A bucket that holds nothing but what the one before it holds says nothing.
            values.dedup_by(|it, before| {
                is_bucket(&it.1.key) && is_bucket(&before.1.key) && it.1.cards == before.1.cards
            });
        }
        for ((number, _), rank) in values.iter().zip(0..) {
            if let Some(it) = ranks.get_mut(*number as usize) {
                *it = Some(rank);
            }
        }
        let facet = Facet {
            name: self.name,
            values: values.into_iter().map(|it| it.1).collect(),
        };
        (facet, self.lists.renumbered(&ranks))
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
    let fields = card
        .fields
        .iter()
        .filter(|it| it.0.eq_ignore_ascii_case(name));
    let tags = name.eq_ignore_ascii_case(TAGS).then_some(&card.tags);
    for value in tags.into_iter().chain(fields.map(|it| &it.1)).flatten() {
        if name.eq_ignore_ascii_case(TIME)
            && let Some(minutes) = minutes(&folder.key(value))
        {
            buckets(minutes, &mut |bucket| take(bucket, &|| bucket.to_owned()));
        } else if !value.trim().is_empty() {
            take(value, &|| folder.key(value));
        }
    }
}

/// `text` with each run of blanks as one blank, none at the ends.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
