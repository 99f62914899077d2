//! Facets: the properties that cards can be chosen by, with their values merged and counted.

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
    /// For each facet: where each card's values start in `values`; then its length.
    starts: Vec<Vec<u32>>,
    /// For each facet: indices into its values, card after card.
    values: Vec<Vec<u16>>,
}

/// One value while it is being collected.
struct Draft {
    key: String,
    /// Each spelling, with the number of cards that have it, in the order of their first card.
    spellings: Vec<(String, usize)>,
    cards: usize,
}

impl Facets {
    /// The facets of `catalog` that are named, each once; names ignore case.
    ///
    /// All that are asked for are there, even with no value, so that positions are those of the `facets` attribute.
    pub fn collect(catalog: &Catalog, names: &[String], folder: &Folder) -> Self {
        let mut facets = Self::default();
        for name in names {
            if facets
                .facets
                .iter()
                .all(|it| !it.name.eq_ignore_ascii_case(name))
            {
                facets.add(catalog, name, folder);
            }
        }
        facets
    }

    /// The values of card `card` in facet `facet`, as indices.
    pub fn of(&self, facet: usize, card: usize) -> &[u16] {
        let bounds = self.starts.get(facet).and_then(|starts| {
            Some((*starts.get(card)? as usize, *starts.get(card + 1)? as usize))
        });
        bounds
            .and_then(|(start, end)| self.values.get(facet)?.get(start..end))
            .unwrap_or_default()
    }

    fn add(&mut self, catalog: &Catalog, name: &str, folder: &Folder) {
        let mut drafts: Vec<Draft> = Vec::new();
        let mut order: Vec<u16> = Vec::new();
        let mut starts = vec![0];
        let mut values: Vec<u16> = Vec::new();
        for card in &catalog.cards {
            let first = values.len();
            for_each_value(catalog, card, name, folder, &mut |key, label| {
                let at = order.binary_search_by(|it| {
                    drafts
                        .get(*it as usize)
                        .map_or("", |it| it.key.as_str())
                        .cmp(key)
                });
                let value = match at {
                    Ok(at) => order.get(at).copied().unwrap_or_default(),
                    Err(_) if drafts.len() > u16::MAX as usize => return,
                    Err(at) => {
                        let value = drafts.len() as u16;
                        order.insert(at, value);
                        drafts.push(Draft {
                            key: key.to_owned(),
                            spellings: Vec::new(),
                            cards: 0,
                        });
                        value
                    }
                };
                if values.get(first..).unwrap_or_default().contains(&value) {
                    return;
                }
                values.push(value);
                if let Some(draft) = drafts.get_mut(value as usize) {
                    draft.cards += 1;
                    match draft.spellings.iter_mut().find(|it| it.0 == label) {
                        Some(spelling) => spelling.1 += 1,
                        None => draft.spellings.push((label.to_owned(), 1)),
                    }
                }
            });
            starts.push(values.len() as u32);
        }
        // The most frequent first; the sort is stable, so equals and sections stay in page order.
        let mut ranked: Vec<u16> = (0..drafts.len() as u16).collect();
        let draft = |value: &u16| drafts.get(*value as usize);
        if name.eq_ignore_ascii_case(TIME) {
            ranked.sort_by_key(|it| {
                draft(it).map(|it| (it.key == LONGER, it.key.len(), it.key.clone()))
            });
        } else if !name.eq_ignore_ascii_case(SECTION) {
            ranked.sort_by_key(|it| std::cmp::Reverse(draft(it).map_or(0, |it| it.cards)));
        }
        let mut rank = vec![0; ranked.len()];
        for (to, from) in ranked.iter().enumerate() {
            if let Some(rank) = rank.get_mut(*from as usize) {
                *rank = to as u16;
            }
        }
        for value in &mut values {
            *value = rank.get(*value as usize).copied().unwrap_or_default();
        }
        self.facets.push(Facet {
            name: name.to_owned(),
            values: ranked.iter().filter_map(draft).map(Draft::finish).collect(),
        });
        self.starts.push(starts);
        self.values.push(values);
    }
}

impl Draft {
    fn finish(&self) -> FacetValue {
        let mut best = ("", 0);
        for (label, cards) in &self.spellings {
            if *cards > best.1 {
                best = (label, *cards);
            }
        }
        FacetValue {
            key: self.key.clone(),
            label: best.0.to_owned(),
            cards: self.cards,
        }
    }
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
