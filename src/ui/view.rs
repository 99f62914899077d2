//! One view of the widget: what the author wrote, what the reader asks for, and what follows from both.

use super::phrase::Phrase;
use super::words::Words;
use super::{Settings, State};
use crate::catalog::{Heading, Section};
use crate::search::{Choice, Hit, Library, Matcher, Results};
use std::rc::Rc;

/// Everything that [`App`](super::App) paints. Immutable: a new state is a new view.
pub struct View {
    /// Catalog, index and diagnostics.
    pub library: Rc<Library>,
    /// The element's attributes.
    pub settings: Rc<Settings>,
    /// What the reader did.
    pub state: State,
    /// What the state's query found; while it [`waits`](Self::waits), what all of it but the text found.
    pub results: Results,
    /// Whether what was typed has to wait until the words of a long catalogue are read: a view after that one shows what it
    /// finds.
    pub waits: bool,
    /// Where the hits of the query's words lie in a text.
    pub matcher: Matcher,
    /// The interface's language.
    pub words: Words,
}

/// One stretch of painted cards under one heading.
pub struct Run<'a> {
    /// Index of the heading's first section in the catalog: what runs are told apart by.
    pub section: usize,
    /// The heading that names it; cards before any heading have none.
    pub heading: Option<&'a Heading>,
    /// Whether the heading was painted before.
    pub turn: Turn,
    /// Its first card: what a repeated run is told apart by.
    pub first_card: usize,
    /// The grids under the heading that have something to paint.
    pub grids: Vec<Grid<'a>>,
}

/// Whether a heading is painted for the first time.
///
/// Hits beyond `limit` are appended, so that what a reader has passed stays where it is; a section that has hits in
/// both stretches gets its heading again, but only once an id, a name as a landmark, and its introduction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It is.
    First,
    /// It was seen above.
    Again,
}

/// The painted cards of one grid of the page.
pub struct Grid<'a> {
    /// Index into [`Catalog::sections`](crate::catalog::Catalog::sections).
    pub index: usize,
    /// The grid.
    pub section: &'a Section,
    /// Its hits, in the order in which they are painted.
    pub hits: Vec<&'a Hit>,
}

impl PartialEq for View {
    /// A view equals itself only: every other came from another state.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl View {
    /// Searches `library` for what `state` asks.
    pub fn new(library: Rc<Library>, settings: Rc<Settings>, state: State) -> Self {
        let (results, matcher) = library.answer(&state.query, settings.sort);
        let words = Words::of(&settings.lang);
        Self {
            library,
            settings,
            state,
            results,
            waits: false,
            matcher,
            words,
        }
    }

    /// How many cards are painted: as many as the state allows of those that were found.
    pub fn painted(&self) -> usize {
        self.state.painted.min(self.results.hits.len())
    }

    /// Whether the reader typed anything that can be searched.
    pub fn typed(&self) -> bool {
        self.state.query.asks_for_text()
    }

    /// A chosen value as readers know it; its key, if the catalog does not have it.
    pub fn value_label(&self, choice: &Choice) -> String {
        let facet = self
            .library
            .index
            .facets()
            .iter()
            .find(|it| it.name == choice.facet);
        let value = facet.and_then(|it| it.value(&choice.value));
        let label = value.map_or(&choice.value, |it| &it.label);
        self.words.value(&choice.facet, label)
    }

    /// What was found, in words: what a screen reader hears once typing pauses.
    pub fn announcement(&self) -> String {
        let mut said = match self.results.hits.len() {
            0 if !self.waits => self.words.say(Phrase::None).to_owned(),
            _ => self.count(),
        };
        for it in &self.results.corrections {
            said.push_str(". ");
            said.push_str(&self.words.fill(Phrase::Correction, &it.typed, &it.meant));
        }
        said
    }

    /// How many cards are shown, in words, or that it will be seen.
    pub fn count(&self) -> String {
        let total = self.library.catalog.cards.len();
        match self.waits {
            true => self.words.say(Phrase::Loading).to_owned(),
            false => self.words.shown(self.results.hits.len(), total),
        }
    }

    /// What is painted, in order.
    ///
    /// While nothing is typed, sections stand in page order. With a query, each stretch of `limit` hits is grouped by
    /// section, the section of the best hit first, so that the best hits are on top and asking for more only appends.
    /// Only the first `ready` cards of that order are told; the others come after them, wherever they belong.
    pub fn runs(&self, ready: usize) -> Vec<Run<'_>> {
        let cards = &self.library.catalog.cards;
        let sections = &self.library.catalog.sections;
        let section_of = |hit: &Hit| cards.get(hit.card).map_or(0, |card| card.section);
        let (typed, painted) = (self.typed(), self.painted());
        let hits = &self.results.hits;
        // For each hit: where its run stands, its section, and its own place.
        let mut places: Vec<(u64, u32)> = Vec::with_capacity(hits.len());
        let (mut order, mut begun): (Vec<usize>, usize) = (Vec::new(), 0);
        for (at, hit) in hits.iter().enumerate() {
            let section = section_of(hit);
            let mut key = section as u64;
            if typed {
                if at == painted {
                    break;
                }
                if at.is_multiple_of(self.settings.limit.max(1)) {
                    begun += order.len();
                    order.clear();
                }
                let first = first_section(sections, section);
                let rank = order.iter().position(|it| *it == first);
                let rank = rank.unwrap_or_else(|| {
                    order.push(first);
                    order.len() - 1
                });
                key |= ((begun + rank) as u64) << 32;
            }
            places.push((key, at as u32));
        }
        places.sort_unstable();
        let mut runs: Vec<Run<'_>> = Vec::new();
        for (_, at) in places.iter().take(painted.min(ready)) {
            let Some(hit) = hits.get(*at as usize) else {
                continue;
            };
            let index = section_of(hit);
            let Some(section) = sections.get(index) else {
                continue;
            };
            let first = first_section(sections, index);
            if runs.last().is_none_or(|run| run.section != first) {
                let seen = runs.iter().any(|run| run.section == first);
                runs.push(Run {
                    section: first,
                    heading: section.heading.as_deref(),
                    turn: if seen { Turn::Again } else { Turn::First },
                    first_card: hit.card,
                    grids: Vec::new(),
                });
            }
            let Some(run) = runs.last_mut() else {
                continue;
            };
            match run.grids.iter_mut().find(|grid| grid.index == index) {
                Some(grid) => grid.hits.push(hit),
                None => run.grids.push(Grid {
                    index,
                    section,
                    hits: vec![hit],
                }),
            }
        }
        runs
    }
}

/// The first section under the heading of this one: two grids under one heading share it.
fn first_section(sections: &[Section], section: usize) -> usize {
    let ordinal = |at: usize| Some(sections.get(at)?.heading.as_ref()?.ordinal);
    let mut first = section;
    while first > 0 && ordinal(first).is_some() && ordinal(first - 1) == ordinal(first) {
        first -= 1;
    }
    first
}
