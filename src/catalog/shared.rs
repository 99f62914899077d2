//! What many cards say alike, kept once: a catalogue has many cards, but few tags.

use crate::source::text::{Parts, hash, parts};
use std::iter::Map;
use std::rc::Rc;
use std::slice::Iter;

/// The fields of a card, in the author's order. Going through them gives each one's name as written, and its values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fields(
    /// For each field its name and then its values, with a [`BETWEEN`] before each.
    pub(super) Box<[Rc<str>]>,
);

/// Stands between the texts of a field: the unit separator of ASCII, a control character, which they do not hold.
pub(super) const BETWEEN: &str = "\u{1F}";

impl<'a> IntoIterator for &'a Fields {
    type Item = (&'a str, Parts<'a>);
    type IntoIter = Map<Iter<'a, Rc<str>>, fn(&Rc<str>) -> (&str, Parts<'_>)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().map(|it| {
            let mut texts = parts(it, BETWEEN);
            (texts.next().unwrap_or_default(), texts)
        })
    }
}

/// How many texts are remembered. Each takes the place of one before it, so that texts which never come again cost nothing.
const REMEMBERED: usize = 1 << 10;

/// The texts that came lately, by their hashes.
#[derive(Default)]
pub(super) struct Shared(Vec<Option<Rc<str>>>);

impl Shared {
    /// The text, shared with those who had the same lately.
    #[inline(never)]
    pub(super) fn share(&mut self, text: &str) -> Rc<str> {
        while self.0.len() < REMEMBERED {
            self.0.push(None);
        }
        let place = self.0.get_mut(hash(text.as_bytes()) as usize % REMEMBERED);
        if let Some(Some(known)) = &place
            && **known == *text
        {
            return known.clone();
        }
        let new: Rc<str> = text.into();
        if let Some(place) = place {
            *place = Some(new.clone());
        }
        new
    }
}
