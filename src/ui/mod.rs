//! What is painted: a pure function of [`View`], which emits [`Action`]s.

mod action;
mod settings;

pub use action::{Action, State};
pub use settings::{Reporting, SearchBox, Settings, SortMenu, UrlState};
