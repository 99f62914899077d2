//! Facets: the properties that cards can be chosen by, with their values merged and counted.

use super::dictionary::Interner;
use super::{Facet, FacetValue, Folder};
use crate::catalog::{Card, Catalog};

/// The facet of sections, which every catalog has.
pub const SECTION: &str = "section";
/// The facet of [`Card::tags`].
pub const TAGS: &str = "tags";
/// The facet whose values are durations, in buckets.
pub const TIME: &str = "time";

/// The ends of the buckets of durations, in minutes.
const MINUTES: [u32; 4] = [10, 20, 30, 60];
/// The key of what takes longer than the last bucket.
const LONGER: &str = "60+";

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
    /// For each key, each spelling with the number of cards that have it, in the order of their first card.
    spellings: Vec<Vec<(String, usize)>>,
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
            spellings,
            lists,
        } = self;
        for_each_value(catalog, card, name, folder, &mut |key, label| {
            let value = keys.number(key);
            let Ok(short) = u16::try_from(value) else {
                return;
            };
            if lists
                .values
                .get(first..)
                .unwrap_or_default()
                .contains(&short)
            {
                return;
            }
            lists.values.push(short);
            if value as usize == spellings.len() {
                spellings.push(Vec::new());
            }
            let Some(spellings) = spellings.get_mut(value as usize) else {
                return;
            };
            match spellings.iter_mut().find(|it| it.0 == label) {
                Some(spelling) => spelling.1 += 1,
                None => spellings.push((label.to_owned(), 1)),
            }
        });
        lists.ends.push(lists.values.len() as u32);
    }

    fn finish(self) -> (Facet, Lists) {
        let mut values: Vec<(u16, FacetValue)> = Vec::with_capacity(self.spellings.len());
        for (number, spellings) in self.spellings.iter().enumerate() {
            // The first of the most frequent.
            let mut best = ("", 0);
            for (label, cards) in spellings {
                if *cards > best.1 {
                    best = (label, *cards);
                }
            }
            let value = FacetValue {
                key: self.keys.word(number as u32).to_owned(),
                label: best.0.to_owned(),
                cards: spellings.iter().map(|it| it.1).sum(),
            };
            values.push((number as u16, value));
        }
        // Sorting is stable: equals, and sections, stay in page order.
        if self.name.eq_ignore_ascii_case(TIME) {
            values.sort_by_key(|(_, it)| bucket_order(&it.key));
        } else if !self.name.eq_ignore_ascii_case(SECTION) {
            values.sort_by_key(|(_, it)| std::cmp::Reverse(it.cards));
        }
        let mut ranks = vec![0; values.len()];
        for ((number, _), rank) in values.iter().zip(0..) {
            if let Some(it) = ranks.get_mut(*number as usize) {
                *it = rank;
            }
        }
        let mut lists = self.lists;
        for value in &mut lists.values {
            *value = ranks.get(*value as usize).copied().unwrap_or_default();
        }
        lists.ends.shrink_to_fit();
        lists.values.shrink_to_fit();
        let facet = Facet {
            name: self.name,
            values: values.into_iter().map(|it| it.1).collect(),
        };
        (facet, lists)
    }
}

/// Buckets by their ends, then what is longer, then what is no duration, in page order.
fn bucket_order(key: &str) -> usize {
    let end = MINUTES.iter().position(|it| key == it.to_string());
    end.unwrap_or(MINUTES.len() + usize::from(key != LONGER))
}

/// Calls `take` with key and label of each value that `card` has in the facet `name`; values without text are none.
fn for_each_value(
    catalog: &Catalog,
    card: &Card,
    name: &str,
    folder: &Folder,
    take: &mut dyn FnMut(&str, &str),
) {
    if name.eq_ignore_ascii_case(SECTION) {
        let Some(section) = catalog.sections.get(card.section) else {
            return;
        };
        return match &section.heading {
            Some(heading) if !heading.id.is_empty() => take(&heading.id, &heading.text.text),
            Some(heading) => take(&folder.key(&heading.text.text), &heading.text.text),
            // A grid before any heading is a section without a name, which nobody could choose.
            None => {}
        };
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
            let (key, label) = bucket(minutes);
            take(&key, &label);
            continue;
        }
        let key = folder.key(value);
        if !key.is_empty() {
            let label: Vec<&str> = value.split_whitespace().collect();
            take(&key, &label.join(" "));
        }
    }
}

/// Key and label of the bucket of a duration. The label is the plain number, which the interface puts into words.
fn bucket(minutes: u32) -> (String, String) {
    match MINUTES.iter().find(|it| minutes <= **it) {
        Some(end) => (end.to_string(), end.to_string()),
        None => (LONGER.to_owned(), LONGER.to_owned()),
    }
}

/// A duration as people write it, in minutes: `20`, `20 minutes`, `1 h 30`, `1.5 hours`, `90 min`, `1:30`.
///
/// Of a range ("10-15 minutes") the end counts. None where there is no number.
fn minutes(folded: &str) -> Option<u32> {
    let mut total = None;
    let mut hours = false;
    let mut rest = folded;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        rest = rest.get(at..)?;
        let digits = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        let number: u32 = rest.get(..digits)?.parse().ok()?;
        rest = rest.get(digits..)?;
        let mut tenths = 0;
        if let Some(fraction) = rest.strip_prefix(['.', ','])
            && fraction.starts_with(|c: char| c.is_ascii_digit())
        {
            tenths = fraction.get(..1)?.parse().ok()?;
            rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
        }
        let unit = rest.trim_start();
        let in_hours = unit.starts_with('h') || unit.starts_with("std") || unit.starts_with(':');
        let value = if in_hours {
            number.checked_mul(60)?.checked_add(tenths * 6)?
        } else if unit.starts_with('d') {
            number.checked_mul(24 * 60)?
        } else {
            number
        };
        total = Some(match total {
            Some(before) if hours => value.checked_add(before)?,
            _ => value,
        });
        hours = in_hours;
    }
    total
}
