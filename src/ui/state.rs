//! What a reader can do, and how it changes the state.

use crate::search::{Choice, Query, Sort};

/// Everything that a reader can change; the rest is derived from it and from what the author wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// What the reader asks for.
    pub query: Query,
    /// The most cards that are rendered: the setting `limit`, plus what the reader asked to see.
    pub painted: usize,
}

/// Something that a reader, or the page's own script, did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// The reader typed, and the search box holds this text now.
    Type(String),
    /// The reader emptied the search box, by its button or by Escape.
    Erase,
    /// A facet's value was chosen, or taken back if it was chosen before.
    Toggle(Choice),
    /// A sort order was chosen; `None` is the author's.
    Sort(Option<Sort>),
    /// The text and all chosen values were cleared; the sort order stays.
    Clear,
    /// More cards were asked for, by scrolling to the end or by the button.
    More,
    /// The whole query was replaced: by a button that drops a part of it, or by the `query` property.
    Replace(Query),
}

impl State {
    /// The state at the start: `query` is what the address asks for, `limit` the setting.
    pub fn new(query: Query, limit: usize) -> Self {
        Self {
            query,
            painted: limit,
        }
    }

    /// The state after `action`; `limit` is the setting. Every change of the query shows the first `limit` cards again.
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
            Action::Replace(replacement) => *query = replacement,
        }
        next
    }
}
