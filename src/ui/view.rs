//! One view of the widget: what the author wrote, what the reader asks for, and what follows from both.

use super::language::Language;
use super::layout::{Layout, ViewMenu};
use super::presentation::Presentation;
use super::quotation::quotation;
use super::settings::{ExternalMark, Settings};
use super::share::{Role, Share};
use super::state::State;
use super::surroundings::{Age, Sites, Surroundings};
use crate::catalog::Card;
use crate::search::{Choice, Correction, Hit, Library, Matcher, Results};
use std::ops::Range;
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
    /// Who shows the cards.
    pub presentation: Presentation,
    /// The page around the widget.
    pub surroundings: Surroundings,
    /// What of the answer this element shows.
    share: Share,
    /// As [`laid_out`](Self::laid_out) says. It stays as it is while more cards of one answer are rendered.
    laid_out: usize,
}

/// Cards up to this number are rendered ahead of the reader, so that the browser's own search finds what is in them.
const MOST_AHEAD: usize = 2_000;

/// How many cards are rendered ahead at once: few enough for the time in which a browser is idle, which is up to 50 ms.
const AHEAD: usize = 60;

/// How many of them are removed at once: that takes less time.
const REMOVED: usize = 300;

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
            laid_out: state.complete(settings.limit),
            library,
            settings,
            state,
            results: Rc::new(results),
            matcher: Rc::new(matcher),
            language,
            presentation: Presentation::Rendered,
            surroundings: Surroundings::default(),
            share: Share::All,
        }
    }

    /// The same answer with as many cards as the reader asked for, which are laid out; nothing is searched again.
    pub fn with_cards(&self, painted: usize) -> Self {
        Self {
            laid_out: painted.max(self.settings.limit),
            ..self.with_cards_ahead(painted)
        }
    }

    /// The same answer with cards that the reader has not come to yet; nothing is searched again.
    pub fn with_cards_ahead(&self, painted: usize) -> Self {
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
            laid_out: self.laid_out,
            presentation: self.presentation,
            surroundings: self.surroundings,
            share: self.share.clone(),
        }
    }

    /// The same answer, shown in this way.
    pub fn presented(self, presentation: Presentation) -> Self {
        Self {
            presentation,
            ..self
        }
    }

    /// The same answer, as one of several elements that share it shows it: those of its cards that are in `cards`. `role` says
    /// whether the element has the toolbar.
    pub fn shared(self, role: Role, cards: Range<usize>) -> Self {
        let hits = self.results.hits.iter();
        let hits = hits.filter(|it| cards.contains(&it.card)).copied();
        let share = Share::Part {
            role,
            hits: hits.collect(),
            cards,
        };
        Self { share, ..self }
    }

    /// The same answer under the settings of another element that shares it.
    pub fn with_settings(&self, settings: Rc<Settings>) -> Self {
        Self {
            settings,
            ..self.with_state(self.state.clone())
        }
    }

    /// Whether the element has the toolbar, and says what was found.
    pub fn role(&self) -> Role {
        match self.share {
            Share::All => Role::Leader,
            Share::Part { role, .. } => role,
        }
    }

    /// The hits that this element shows, in their order.
    pub fn hits(&self) -> &[Hit] {
        match &self.share {
            Share::All => &self.results.hits,
            Share::Part { hits, .. } => hits,
        }
    }

    /// The number of a hit's card among the cards of this element, from 0. It stays as it is when elements before this one come or go.
    pub fn number(&self, hit: &Hit) -> usize {
        hit.card.saturating_sub(self.first())
    }

    /// The index of the first card of this element.
    fn first(&self) -> usize {
        match &self.share {
            Share::All => 0,
            Share::Part { cards, .. } => cards.start,
        }
    }

    /// The first card of this element, found or not.
    pub fn first_card(&self) -> Option<&Card> {
        self.library.catalog.cards.get(self.first())
    }

    /// The numbers of this element's cards that were found, in the page's order.
    pub fn found(&self) -> Vec<usize> {
        let own = self.hits().iter().map(|it| self.number(it));
        let mut found: Vec<usize> = own.collect();
        found.sort_unstable();
        found
    }

    /// The same answer on a page that is like this.
    pub fn in_surroundings(&self, surroundings: Surroundings) -> Self {
        Self {
            surroundings,
            ..self.with_state(self.state.clone())
        }
    }

    /// Whether cards that lead away from the page's site have a mark.
    pub fn external_mark(&self) -> ExternalMark {
        match self.surroundings.sites {
            Sites::Mixed => self.settings.external,
            Sites::Alike => ExternalMark::Off,
        }
    }

    /// Whether a card is new: its date lies within the days that the settings say, up to today.
    pub fn age(&self, card: &Card) -> Age {
        let (date, today) = (card.date.as_ref(), self.surroundings.today);
        let days = date
            .zip(today)
            .map(|(date, today)| today.days_since(date.day));
        match (days, self.settings.new_for) {
            (Some(days), Some(most)) if (0..=i32::from(most)).contains(&days) => Age::New,
            _ => Age::Known,
        }
    }

    /// How many cards to keep next, if many were rendered ahead of the reader that are to be removed; `None` if there are none.
    pub fn fewer(&self) -> Option<usize> {
        let may_be_fewer = !self.typed() && self.painted() > self.laid_out;
        may_be_fewer.then(|| self.laid_out.max(self.painted().saturating_sub(REMOVED)))
    }

    /// How many cards to render next, ahead of the reader; `None` if there are no more, or if something is typed: then `limit`
    /// are enough until the reader asks for more.
    pub fn ahead(&self) -> Option<usize> {
        let most = self.hits().len().min(MOST_AHEAD);
        let is_complete = self.state.painted >= self.settings.limit;
        let may_be_more = is_complete && !self.typed() && self.painted() < most;
        may_be_more.then(|| most.min(self.painted() + AHEAD))
    }

    /// How many cards are laid out at once; those after them are when they come near the screen.
    pub fn laid_out(&self) -> usize {
        self.laid_out
    }

    /// How many cards are rendered.
    pub fn painted(&self) -> usize {
        let found = self.hits().len();
        self.state.cards(found, self.settings.limit)
    }

    /// Whether the element says that nothing was found.
    pub fn says_nothing_found(&self) -> bool {
        self.role() == Role::Leader && self.results.hits.is_empty()
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
                .fill(&[("typed", &quotation(self.state.query.text.trim()))]),
            0 => messages.no_guides_found.to_string(),
            _ => self.count(),
        };
        let corrections = self.results.corrections.iter();
        corrections.fold(count, |said, Correction { typed, meant }| {
            let correction = &messages.correction;
            let correction = correction.fill(&[("typed", &quotation(typed)), ("meant", meant)]);
            self.language.sentences(&said, &correction)
        })
    }
}
