//! One view of the widget: what the author wrote, what the reader asks for, and what follows from both.

use super::language::Language;
use super::layout::{Layout, ViewMenu};
use super::settings::Settings;
use super::state::State;
use crate::catalog::{Heading, Section};
use crate::search::{Choice, Correction, Hit, Library, Matcher, Results, ranking};
use std::rc::Rc;

/// Everything that [`App`](super::App) renders. Immutable: a new state is a new view.
pub struct View {
    /// Catalog, index and diagnostics.
    pub library: Rc<Library>,
    /// The element's attributes.
    pub settings: Rc<Settings>,
    /// What the reader did.
    pub state: State,
    /// What the state's query finds.
    pub results: Rc<Results>,
    /// Finds in a text what the query matches there.
    pub matcher: Rc<Matcher>,
    /// The language of the interface.
    pub language: Language,
}

/// Consecutive cards under one heading.
pub struct Run<'a> {
    /// The index of the heading's first section in [`Catalog::sections`](crate::catalog::Catalog::sections).
    pub section: usize,
    /// The heading; cards before the page's first heading have none.
    pub heading: Option<&'a Heading>,
    /// Whether the heading was rendered before.
    pub occurrence: Occurrence,
    /// The grids under the heading that have cards to render.
    pub grids: Vec<Grid<'a>>,
}

/// Whether a heading is rendered for the first time.
///
/// More hits than `limit` are appended, so that what a reader has seen stays where it is. A section that has hits both
/// before and after `limit` gets its heading again, but its id, its name as a landmark and its introduction only once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occurrence {
    /// It is.
    First,
    /// There is a run with this heading above.
    Again {
        /// The index of this run's first card in the catalog, by which it differs from the others with its heading.
        first_card: usize,
    },
}

/// The cards of one grid of the page that are rendered together.
pub struct Grid<'a> {
    /// Index into [`Catalog::sections`](crate::catalog::Catalog::sections).
    pub index: usize,
    /// The section whose cards these are.
    pub section: &'a Section,
    /// Its hits, in the order in which they are rendered.
    pub hits: Vec<&'a Hit>,
}

impl PartialEq for View {
    /// A view equals only itself: every other view comes from another state.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl View {
    /// Searches `library` for what `state` asks.
    pub fn new(
        library: Rc<Library>,
        settings: Rc<Settings>,
        state: State,
        language: Language,
    ) -> Self {
        let (results, matcher) = library.answer(&state.query, settings.sort);
        Self {
            library,
            settings,
            state,
            results: Rc::new(results),
            matcher: Rc::new(matcher),
            language,
        }
    }

    /// The same answer with another number of cards; nothing is searched again.
    pub fn with_cards(&self, painted: usize) -> Self {
        self.with_state(State {
            painted,
            ..self.state.clone()
        })
    }

    /// The same answer in a state with the same query; nothing is searched again.
    pub fn with_state(&self, state: State) -> Self {
        Self {
            library: Rc::clone(&self.library),
            settings: Rc::clone(&self.settings),
            state,
            results: Rc::clone(&self.results),
            matcher: Rc::clone(&self.matcher),
            language: self.language.clone(),
        }
    }

    /// How many cards are rendered.
    pub fn painted(&self) -> usize {
        let found = self.results.hits.len();
        self.state.cards(found, self.settings.limit)
    }

    /// How cards are laid out: as the reader chose, where there is a choice, or else as the author did.
    pub fn layout(&self) -> Layout {
        let chosen = match self.settings.view_menu {
            ViewMenu::Shown => self.state.layout,
            ViewMenu::Hidden => None,
        };
        chosen.unwrap_or(self.settings.view)
    }

    /// Whether the reader typed anything that can be searched for.
    pub fn typed(&self) -> bool {
        self.state.query.asks_for_text()
    }

    /// A chosen value as readers know it; its key, if no card has it.
    pub fn value_label(&self, choice: &Choice) -> String {
        let facets = self.library.index.facets();
        let facet = facets.iter().find(|it| it.name == choice.facet);
        let value = facet.and_then(|it| it.value(&choice.value));
        let label = value.map_or(&choice.value, |it| &it.label);
        self.language.facet_value(&choice.facet, label)
    }

    /// How many cards were found, in words.
    pub fn count(&self) -> String {
        let (found, total) = (self.results.hits.len(), self.library.catalog.cards.len());
        self.language.shown(found, total)
    }

    /// What was found, in words: what screen readers hear once typing pauses.
    pub fn announcement(&self) -> String {
        let messages = self.language.messages();
        let count = match self.results.hits.len() {
            0 if self.typed() => messages
                .no_guides_match
                .fill(&[("typed", self.state.query.text.trim())]),
            0 => messages.no_guides_found.to_string(),
            _ => self.count(),
        };
        let corrections = self.results.corrections.iter();
        corrections.fold(count, |said, Correction { typed, meant }| {
            let correction = &messages.correction;
            let correction = correction.fill(&[("typed", typed), ("meant", meant)]);
            self.language.sentences(&said, &correction)
        })
    }

    /// The cards to render, by heading.
    ///
    /// While nothing is typed, sections keep the order of the page. With a text, each `limit` hits are grouped by section,
    /// the section of the best hit first, so that the best hits are on top and showing more only appends.
    pub fn runs(&self) -> Vec<Run<'_>> {
        let sections = &self.library.catalog.sections;
        let mut runs: Vec<Run<'_>> = Vec::new();
        for hits in self
            .ordered_hits()
            .chunk_by(|a, b| self.run_of(a) == self.run_of(b))
        {
            let Some(first) = hits.first() else { continue };
            let section = self.run_of(first);
            let is_repeated = runs.iter().any(|run| run.section == section);
            let mut grids: Vec<Grid<'_>> = Vec::new();
            for &hit in hits {
                let index = self.section_of(hit);
                if let Some(grid) = grids.iter_mut().find(|grid| grid.index == index) {
                    grid.hits.push(hit);
                } else if let Some(section) = sections.get(index) {
                    let hits = vec![hit];
                    grids.push(Grid {
                        index,
                        section,
                        hits,
                    });
                }
            }
            runs.push(Run {
                section,
                heading: sections.get(section).and_then(|it| it.heading.as_deref()),
                occurrence: match is_repeated {
                    false => Occurrence::First,
                    true => Occurrence::Again {
                        first_card: first.card,
                    },
                },
                grids,
            });
        }
        runs
    }

    /// The hits that are rendered, in that order.
    fn ordered_hits(&self) -> Vec<&Hit> {
        let hits: Vec<&Hit> = self.results.hits.iter().collect();
        // With a query, what is rendered keeps its place when more follows; without, sections stand in page order.
        let (hits, stretch_length) = match self.typed() {
            true => {
                // The first answer has the first of those that are there when it is complete.
                let complete = self.state.complete(self.settings.limit);
                let hits = hits.get(..complete).unwrap_or(&hits);
                (hits, self.settings.limit.max(1))
            }
            false => (hits.as_slice(), usize::MAX),
        };
        let mut ordered = Vec::with_capacity(self.painted());
        for stretch in hits.chunks(stretch_length) {
            // The rank of the best hit of each run, by the index of the run's first section.
            let mut best: Vec<Option<usize>> = vec![None; self.library.catalog.sections.len()];
            if self.typed() {
                for (rank, hit) in stretch.iter().enumerate() {
                    if let Some(best) = best.get_mut(self.run_of(hit)) {
                        best.get_or_insert(rank);
                    }
                }
            }
            let key = |at: usize| {
                let hit = stretch.get(at)?;
                Some((best.get(self.run_of(hit)), self.section_of(hit)))
            };
            let ranking = ranking(stretch.len(), &|one, other| key(one).cmp(&key(other)));
            ordered.extend(ranking.into_iter().filter_map(|at| stretch.get(at)));
        }
        ordered.truncate(self.painted());
        ordered
    }

    /// The index of the section that a hit's card belongs to.
    fn section_of(&self, hit: &Hit) -> usize {
        let card = self.library.catalog.cards.get(hit.card);
        card.map_or(0, |card| card.section)
    }

    /// The index of the first section under the heading that a hit's card belongs to: grids under one heading share it.
    fn run_of(&self, hit: &Hit) -> usize {
        let sections = &self.library.catalog.sections;
        let ordinal = |at: usize| Some(sections.get(at)?.heading.as_ref()?.ordinal);
        let mut first = self.section_of(hit);
        while first > 0 && ordinal(first).is_some() && ordinal(first - 1) == ordinal(first) {
            first -= 1;
        }
        first
    }
}
