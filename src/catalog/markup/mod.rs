//! The cards that a page's own markup shows: where they are, what they say, and what is hidden when some are not found.
//!
//! The markup stays as its site has made it. [`Markup::find`] looks for cards in an element, [`Catalog::of_markup`] makes a
//! catalog of them, and [`Markup::hidden`] says which elements to hide.
//!
//! [`Catalog::of_markup`]: super::Catalog::of_markup

mod card;
mod element;
mod facet_names;
mod finder;
mod join;
mod lower;
mod shape;
mod text;

pub use card::MarkupCard;
pub use element::{Element, Node};
pub use finder::How;
pub use join::{Presence, page_key};
pub use text::{ReadText, texts};

/// The cards in the markup of an element, and the headings above them.
#[derive(Clone, Debug, PartialEq)]
pub struct Markup<E> {
    /// The cards, in document order.
    pub cards: Vec<MarkupCard<E>>,
    /// All headings outside cards, in document order.
    pub headings: Vec<MarkupHeading<E>>,
    /// The elements around cards, each after those inside it.
    wrappers: Vec<Wrapper<E>>,
}

/// A heading of the page, outside cards.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkupHeading<E> {
    /// The element.
    pub element: E,
    /// 1 to 6.
    pub level: u8,
    /// Its text.
    pub text: String,
    /// What a fragment names, if the page has given it an id.
    pub id: Option<String>,
    /// The elements between it and its cards.
    introduction: Vec<E>,
}

/// An element around cards.
#[derive(Clone, Debug, PartialEq)]
struct Wrapper<E> {
    element: E,
    /// What it holds that may be hidden.
    parts: Vec<Part>,
    /// Whether it holds anything that is never hidden.
    rest: Rest,
}

/// What a wrapper holds, by number.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    Card(usize),
    Heading(usize),
    Wrapper(usize),
}

/// Whether a wrapper holds anything that is never hidden.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Rest {
    None,
    Some,
}

/// How much markup says about its cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wealth {
    /// Most of its cards are a link and nothing else: a list that may stand in for a grid.
    Links,
    /// Most of them have a description, a heading, or the look of a card.
    Cards,
}

impl<E: Element> Markup<E> {
    /// How much the markup says about its cards.
    pub fn wealth(&self) -> Wealth {
        let rich = self.cards.iter().filter(|it| it.wealth == Wealth::Cards);
        match rich.count() * 2 > self.cards.len() {
            true => Wealth::Cards,
            false => Wealth::Links,
        }
    }

    /// The elements to hide while only those cards are shown of which `is_shown` is true: the other cards, headings without any
    /// card and their introductions, and what is around nothing else.
    pub fn hidden(&self, is_shown: &dyn Fn(usize) -> bool) -> Vec<E> {
        let cards: Vec<bool> = (0..self.cards.len()).map(|it| !is_shown(it)).collect();
        let headings: Vec<bool> = (0..self.headings.len())
            .map(|it| self.is_empty_heading(it, &cards))
            .collect();
        let mut wrappers: Vec<bool> = Vec::with_capacity(self.wrappers.len());
        for wrapper in &self.wrappers {
            let is_hidden = |part: &Part| match part {
                Part::Card(at) => cards.get(*at),
                Part::Heading(at) => headings.get(*at),
                Part::Wrapper(at) => wrappers.get(*at),
            } == Some(&true);
            let is_empty = wrapper.rest == Rest::None && wrapper.parts.iter().all(is_hidden);
            wrappers.push(is_empty);
        }
        let cards = of_those(&self.cards, &cards).flat_map(|it| &it.elements);
        let headings = of_those(&self.headings, &headings)
            .flat_map(|it| [&it.element].into_iter().chain(&it.introduction));
        let wrappers = of_those(&self.wrappers, &wrappers).map(|it| &it.element);
        cards.chain(headings).chain(wrappers).cloned().collect()
    }

    /// Whether there are cards under a heading, and all of them are hidden. Headings of a lower rank are under it, too.
    fn is_empty_heading(&self, heading: usize, hidden: &[bool]) -> bool {
        let level = self.headings.get(heading).map_or(0, |it| it.level);
        let next = self.headings.iter().skip(heading + 1);
        let under = next.take_while(|it| it.level > level).count();
        let under = heading..=heading + under;
        let is_under = |it: &MarkupCard<E>| it.heading.is_some_and(|it| under.contains(&it));
        let mut cards = self.cards.iter().zip(hidden).filter(|(it, _)| is_under(it));
        match cards.next() {
            None => false,
            Some((_, first)) => *first && cards.all(|(_, hidden)| *hidden),
        }
    }
}

/// The items whose mark is set.
fn of_those<'a, T>(items: &'a [T], marks: &[bool]) -> impl Iterator<Item = &'a T> {
    let marks: Vec<bool> = marks.to_vec();
    items.iter().zip(marks).filter(|it| it.1).map(|it| it.0)
}
