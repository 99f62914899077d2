//! What many cards say alike, kept once: a catalogue has few tags and many cards.

use super::Prose;
use crate::source::Raw;
use crate::source::text::hash;
use std::iter::Map;
use std::rc::Rc;
use std::slice::Iter;

/// A field that the author made: its name as written, and its values.
pub type Field = (String, Vec<String>);

/// The fields of a card, in the author's order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fields(pub(super) Box<[Rc<Field>]>);

impl<'a> IntoIterator for &'a Fields {
    type Item = &'a Field;
    type IntoIter = Map<Iter<'a, Rc<Field>>, fn(&Rc<Field>) -> &Field>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().map(|it| it)
    }
}

/// How many values are remembered of a kind. Each forgets one before it, so that texts which never come again cost nothing.
const REMEMBERED: usize = 1 << 10;

/// The tags and fields that came lately, by the hash of what the author wrote.
#[derive(Default)]
pub(super) struct Shared {
    texts: Vec<Option<Rc<str>>>,
    fields: Vec<Option<Rc<Field>>>,
}

impl Shared {
    /// A text without markup; none, if nothing is in it.
    pub(super) fn text(&mut self, text: &str) -> Option<Rc<str>> {
        let place = place(&mut self.texts, hash(text.as_bytes()))?;
        if let Some(known) = place
            && **known == *text
        {
            return Some(known.clone());
        }
        let plain = Prose::plain(text).text;
        if plain.is_empty() {
            return None;
        }
        *place = Some(plain.into());
        place.clone()
    }

    /// A field with the texts among these values; none, if there are none.
    pub(super) fn field(&mut self, name: &str, values: &[Raw<'_>]) -> Option<Rc<Field>> {
        let mut mixed = hash(name.as_bytes());
        for value in values {
            let text = value.text().unwrap_or_default();
            mixed = mixed.rotate_left(1) ^ hash(text.as_bytes());
        }
        let place = place(&mut self.fields, mixed)?;
        if let Some(known) = place
            && is_same(known, name, values)
        {
            return Some(known.clone());
        }
        let mut texts = Vec::with_capacity(values.len());
        for text in values.iter().filter_map(Raw::text) {
            let text = Prose::plain(text).text;
            if !text.is_empty() {
                texts.push(text);
            }
        }
        if texts.is_empty() {
            return None;
        }
        *place = Some(Rc::new((name.to_owned(), texts)));
        place.clone()
    }
}

fn is_same(field: &Field, name: &str, values: &[Raw<'_>]) -> bool {
    let mut same = field.0 == name && field.1.len() == values.len();
    for (own, value) in field.1.iter().zip(values) {
        same &= value.text() == Some(own);
    }
    same
}

/// Where what has this hash is remembered.
fn place<T: Clone>(places: &mut Vec<Option<T>>, hash: u32) -> Option<&mut Option<T>> {
    places.resize(REMEMBERED, None);
    places.get_mut(hash as usize % REMEMBERED)
}
