//! What a card is rendered from.

use crate::catalog;
use crate::catalog::field::Shown;
use crate::search::{Arrangement, Hit, Library};
use crate::ui::host::HostRef;
use crate::ui::language::Language;
use crate::ui::settings::{ExternalMark, Settings};
use crate::ui::shared::Shared;
use crate::ui::state::Action;
use crate::ui::surroundings::{Age, Scheme};
use crate::ui::view::View;
use std::ops::Range;
use std::rc::Rc;
use yew::{AttrValue, Callback, Properties};

/// What a card is rendered from. While a reader types, only cards whose marks change are rendered again.
#[derive(Clone, PartialEq, Properties)]
pub struct CardProps {
    /// The card is one of its catalog.
    pub library: Shared<Library>,
    /// Index into [`Catalog::cards`](catalog::Catalog::cards).
    pub card: usize,
    /// Where icons are found, and which fields are shown.
    pub settings: Rc<Settings>,
    /// The language of the interface.
    pub language: Language,
    /// The page.
    pub host: HostRef,
    /// The level of the title's heading, 1 to 6.
    pub level: u8,
    /// The keyword that the card was found by, if what was typed is in nothing that the card shows.
    pub keyword: Option<AttrValue>,
    /// The section that the card belongs to, where no heading above it says so.
    pub section: Option<AttrValue>,
    /// How long ago it was published or changed.
    pub age: Age,
    /// What matches the query.
    pub marks: Marks,
    /// Which of the [`details`](catalog::Card::details) are chosen values of facets.
    pub chosen: Vec<usize>,
    /// Whether the page is light or dark; `None` until that is known, and for cards that look the same on both.
    pub scheme: Option<Scheme>,
    /// Whether a link that leads away from the page's site has a mark.
    pub external: ExternalMark,
    /// Called when a tag is chosen or taken back.
    pub act: Callback<Action>,
    /// When the browser lays the card out.
    pub placing: Placing,
}

/// When the browser lays a card out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Placing {
    /// With the page.
    AtOnce,
    /// When it comes near the screen; until then, its height is estimated.
    NearScreen,
}

/// What of a card's texts matches the query, as byte ranges.
#[derive(Clone, Default, PartialEq)]
pub struct Marks {
    /// In the title.
    pub title: Vec<Range<usize>>,
    /// In the description.
    pub description: Vec<Range<usize>>,
    /// For each of the [`details`](catalog::Card::details).
    details: Vec<Vec<Range<usize>>>,
}

impl CardProps {
    /// The properties of a hit's card.
    pub fn new(view: &View, hit: &Hit, level: u8, act: &Callback<Action>, host: &HostRef) -> Self {
        let library = &view.library;
        let card = library.catalog.cards.get(hit.card);
        let found = card.filter(|_| view.typed());
        let through = found.and_then(|_| library.through(hit, &view.matcher));
        let through = through.filter(|it| it.field.shown == Shown::Nowhere);
        let section = card.filter(|_| view.arrangement() == Arrangement::List);
        let section = section.and_then(|it| library.catalog.sections.get(it.section));
        let heading = section.and_then(|it| it.heading.as_deref());
        let image = card.and_then(|it| it.image.as_ref());
        let has_two = image.is_some_and(|it| it.dark.is_some());
        Self {
            library: Rc::clone(library).into(),
            card: hit.card,
            settings: Rc::clone(&view.settings),
            language: view.language.clone(),
            host: host.clone(),
            level,
            keyword: through.map(|it| AttrValue::from(it.text.to_owned())),
            section: heading.map(|it| it.text.text.clone().into()),
            age: card.map_or(Age::Known, |card| view.age(card)),
            marks: found.map_or_else(Marks::default, |card| Marks::new(view, card)),
            chosen: card.map_or_else(Vec::new, |card| chosen(view, card)),
            scheme: view.surroundings.scheme.filter(|_| has_two),
            external: view.external_mark(),
            act: act.clone(),
            placing: Placing::AtOnce,
        }
    }
}

impl Marks {
    fn new(view: &View, card: &catalog::Card) -> Self {
        let marks = |text: &str| view.matcher.marks(text);
        Self {
            title: marks(&card.title.text),
            description: marks(&card.description.text),
            details: card
                .details(&view.settings.facets)
                .map(|it| marks(it.text))
                .collect(),
        }
    }

    /// Those in one of the card's details.
    pub fn detail(&self, nth: usize) -> &[Range<usize>] {
        self.details.get(nth).map_or(&[], Vec::as_slice)
    }
}

/// Which details of a card are chosen.
fn chosen(view: &View, card: &catalog::Card) -> Vec<usize> {
    let choices = &view.state.query.choices;
    if choices.is_empty() {
        return Vec::new();
    }
    let is_chosen = |detail: &_| {
        view.library
            .choice(detail)
            .is_some_and(|it| choices.contains(&it))
    };
    let details = card.details(&view.settings.facets).enumerate();
    details
        .filter(|(_, it)| is_chosen(it))
        .map(|(nth, _)| nth)
        .collect()
}
