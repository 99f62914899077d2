//! What a reader can do, and what that makes of the state.

use crate::search::{Choice, Query, Sort};

/// Everything that can change while a widget lives; the rest is derived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// What the reader asks for.
    pub query: Query,
    /// How many cards may be painted: `limit`, plus what the reader asked to see.
    pub painted: usize,
}

/// Something that a reader, the address, or the page's own script did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// The reader typed, so that the search box holds this text.
    Type(String),
    /// The search box was emptied for the reader.
    Erase,
    /// A facet value was chosen, or taken back if it was.
    Toggle(Choice),
    /// An order was chosen; none is the author's.
    Sort(Option<Sort>),
    /// Everything was cleared.
    Clear,
    /// More cards were asked for, by reaching the end or by button.
    More,
    /// All cards were asked for: the page is to be printed.
    All,
    /// The whole query was replaced: Back, a suggestion, or the `query` property.
    Replace(Query),
}

impl State {
    /// The state before anything was done: `query` is what the address said.
    pub fn new(query: Query, limit: usize) -> Self {
        Self {
            query,
            painted: limit,
        }
    }

    /// What `action` makes of this state; `limit` is the setting. Any change of the query starts at the top again.
    pub fn reduce(&self, action: Action, limit: usize) -> Self {
        let mut next = Self::new(self.query.clone(), limit);
        let query = &mut next.query;
        match action {
            Action::Type(text) => query.text = text,
            Action::Erase => query.text.clear(),
            Action::Toggle(choice) => {
                let chosen = query.choices.len();
                query.choices.retain(|it| *it != choice);
                if query.choices.len() == chosen {
                    query.choices.push(choice);
                }
            }
            Action::Sort(sort) => query.sort = sort,
            Action::Clear => {
                query.text.clear();
                query.choices.clear();
            }
            Action::More => next.painted = self.painted.saturating_add(limit),
            Action::All => next.painted = usize::MAX,
            Action::Replace(replacement) => *query = replacement,
        }
        next
    }
}
