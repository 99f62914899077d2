//! The builder of a facet, which merges and counts the values of cards.

use super::duration::{BUCKETS, bucket_position, buckets_of};
use super::folder::collapse_whitespace;
use super::grouped::Grouped;
use super::scale;
use super::{Facet, FacetValue, Folder, ranking};
use crate::catalog::field::{FieldSpec, Kind};
use crate::catalog::{Card, Catalog};
use std::cmp::Ordering;
use std::collections::HashMap;
use std::mem::take;

/// The order in which an owner wants the values of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueOrder {
    /// The facet's name.
    pub facet: String,
    /// The values that come first, in this order; case and accents do not matter.
    pub values: Vec<String>,
}

/// One facet while its values are being collected.
pub struct FacetBuilder {
    name: String,
    /// What its values are: those of a section, of a duration or of any other field are treated differently.
    kind: Kind,
    /// The values, in the order in which they came.
    values: Vec<Value>,
    /// For each key, the index of its value.
    by_key: HashMap<String, usize>,
    /// The spellings of values, in the order in which they came.
    spellings: Vec<Spelling>,
    /// For each text of the author, the index of its spelling: folding the text again would take longer.
    by_text: HashMap<String, usize>,
    /// For each card, its values.
    cards: Grouped<usize>,
}

/// One value of a facet while cards are counted.
struct Value {
    key: String,
    cards: usize,
    /// The last card that has it.
    last: Option<usize>,
}

/// One way in which authors write a value.
struct Spelling {
    /// The index of the value.
    value: usize,
    /// How many cards have the value, and write it like this.
    cards: usize,
    /// What a reader sees.
    label: String,
}

impl FacetBuilder {
    /// Builders of the facets that are named, each once; names ignore case.
    ///
    /// A facet without a value gets one too, so that positions are those of the `facets` attribute.
    pub fn all(names: &[String]) -> Vec<Self> {
        let mut builders: Vec<Self> = Vec::new();
        for name in names {
            if !builders.iter().any(|it| it.name.eq_ignore_ascii_case(name)) {
                builders.push(Self {
                    name: name.clone(),
                    kind: FieldSpec::of(name).kind,
                    values: Vec::new(),
                    by_key: HashMap::new(),
                    spellings: Vec::new(),
                    by_text: HashMap::new(),
                    cards: Grouped::default(),
                });
            }
        }
        builders
    }

    /// Reads the next card of the catalog.
    pub fn add(&mut self, catalog: &Catalog, card: &Card, folder: &Folder) {
        let mut values = Vec::new();
        match self.kind {
            Kind::Section => self.add_section(catalog, card, &mut values, folder),
            _ => {
                for text in card.facet_values(&self.name) {
                    self.add_text(text, &mut values, folder);
                }
            }
        }
        self.cards.push(values);
    }

    /// The value of a card's section is its heading. A grid before any heading has no name that a reader could choose.
    fn add_section(
        &mut self,
        catalog: &Catalog,
        card: &Card,
        values: &mut Vec<usize>,
        folder: &Folder,
    ) {
        let Some(section) = catalog.sections.get(card.section) else {
            return;
        };
        match (&section.heading, &section.heading_outside) {
            // Headings may have the same text, their ids differ.
            (Some(heading), _) => self.add_value(&heading.id, values, |id| {
                (id.to_owned(), heading.text.text.clone())
            }),
            (None, Some(outside)) => self.add_text(outside, values, folder),
            (None, None) => {}
        }
    }

    /// A text is a value; one that is a duration stands for the buckets that hold it.
    fn add_text(&mut self, text: &str, values: &mut Vec<usize>, folder: &Folder) {
        if self.kind == Kind::Duration {
            let buckets: Vec<&str> = buckets_of(&folder.key(text)).collect();
            for bucket in &buckets {
                self.add_value(bucket, values, |key| (key.to_owned(), key.to_owned()));
            }
            if !buckets.is_empty() {
                return;
            }
        }
        if !text.trim().is_empty() {
            self.add_value(text, values, |text| {
                (folder.key(text), collapse_whitespace(text))
            });
        }
    }

    /// Adds a value to those of a card, unless it has it already. `key_and_label` is called once for each text.
    fn add_value(
        &mut self,
        text: &str,
        values: &mut Vec<usize>,
        key_and_label: impl FnOnce(&str) -> (String, String),
    ) {
        let index = match self.by_text.get(text) {
            Some(index) => *index,
            None => {
                let (key, label) = key_and_label(text);
                self.add_spelling(text, &key, label)
            }
        };
        let Some(spelling) = self.spellings.get_mut(index) else {
            return;
        };
        let card = Some(self.cards.len());
        if let Some(value) = self.values.get_mut(spelling.value)
            && value.last != card
        {
            value.last = card;
            value.cards += 1;
            spelling.cards += 1;
            values.push(spelling.value);
        }
    }

    /// Adds a text that did not occur before, and returns the index of its spelling.
    fn add_spelling(&mut self, text: &str, key: &str, label: String) -> usize {
        let index = self.spellings.len();
        let value = self.value(key);
        self.by_text.insert(text.to_owned(), index);
        self.spellings.push(Spelling {
            value,
            cards: 0,
            label,
        });
        index
    }

    /// The index of the value with this key, which is added if it is new.
    fn value(&mut self, key: &str) -> usize {
        *self.by_key.entry(key.to_owned()).or_insert_with(|| {
            let key = key.to_owned();
            self.values.push(Value {
                key,
                cards: 0,
                last: None,
            });
            self.values.len() - 1
        })
    }

    /// The indices of the values, in the order in which readers see them: the owner's, or else that of a scale, or else the
    /// most frequent first.
    fn order(&self, owner: &[String], folder: &Folder) -> Vec<usize> {
        let mut named = vec![usize::MAX; self.values.len()];
        let owner: Vec<String> = owner.iter().map(|it| folder.key(it)).collect();
        for spelling in self.spellings.iter().filter(|_| !owner.is_empty()) {
            let key = folder.key(&spelling.label);
            let position = owner.iter().position(|it| *it == key);
            if let (Some(named), Some(position)) = (named.get_mut(spelling.value), position) {
                *named = position.min(*named);
            }
        }
        let places = match self.kind {
            Kind::Section | Kind::Duration => Vec::new(),
            _ => {
                let keys: Vec<&str> = self.values.iter().map(|it| it.key.as_str()).collect();
                scale::places(&keys, folder)
            }
        };
        let place = |at: usize| places.get(at).map(|it| (it.is_none(), it));
        let bucket = |at: usize| Some(bucket_position(&self.values.get(at)?.key));
        let cards = |at: usize| Some(self.values.get(at)?.cards);
        ranking(self.values.len(), &|one, other| {
            let order = named.get(one).cmp(&named.get(other));
            order.then_with(|| match self.kind {
                // They came in page order.
                Kind::Section => Ordering::Equal,
                Kind::Duration => bucket(one).cmp(&bucket(other)),
                _ => {
                    let order = place(one).cmp(&place(other));
                    order.then_with(|| cards(other).cmp(&cards(one)))
                }
            })
        })
    }

    /// The facet, and for each card its values in it. `orders` are those that the owner wants.
    pub fn finish(mut self, orders: &[ValueOrder], folder: &Folder) -> (Facet, Grouped<usize>) {
        // They were needed to add values, and are as large as what follows.
        self.by_key = HashMap::new();
        self.by_text = HashMap::new();
        let mut orders = orders.iter();
        let owner = orders.find(|it| it.facet.eq_ignore_ascii_case(&self.name));
        let owner = owner.map_or(&[][..], |it| &it.values);
        let order = self.order(owner, folder);
        // The most frequent spelling of each value; of several, the first.
        let mut best: Vec<Option<Spelling>> = Vec::new();
        best.resize_with(self.values.len(), || None);
        for spelling in self.spellings {
            if let Some(best) = best.get_mut(spelling.value)
                && best.as_ref().is_none_or(|it| it.cards < spelling.cards)
            {
                *best = Some(spelling);
            }
        }
        // The values in the order in which readers see them, each with the index that the cards have for it.
        let mut values: Vec<(usize, FacetValue)> = Vec::with_capacity(self.values.len());
        for index in order {
            if let (Some(value), Some(best)) = (self.values.get_mut(index), best.get_mut(index)) {
                let value = FacetValue {
                    key: take(&mut value.key),
                    label: best.take().map_or_else(String::new, |it| it.label),
                    cards: value.cards,
                };
                values.push((index, value));
            }
        }
        if self.kind == Kind::Duration {
            values.dedup_by(|(_, it), (_, shorter)| says_nothing(it, shorter));
        }
        let mut positions = vec![None; self.values.len()];
        for (position, (index, _)) in values.iter().enumerate() {
            if let Some(it) = positions.get_mut(*index) {
                *it = Some(position);
            }
        }
        let position = |index: usize| positions.get(index).copied().flatten();
        let facet = Facet {
            name: self.name,
            values: values.into_iter().map(|it| it.1).collect(),
        };
        (facet, self.cards.filter_map(|it| position(*it)))
    }
}

/// Whether a bucket holds only what the shorter one before it holds. The last bucket holds what no other does, and texts
/// that are not durations have no bucket.
fn says_nothing(value: &FacetValue, shorter: &FacetValue) -> bool {
    bucket_position(&value.key) + 1 < BUCKETS.len() && value.cards == shorter.cards
}
