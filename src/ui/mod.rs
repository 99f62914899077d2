//! What is painted: a pure function of [`View`], which emits [`Action`]s.

mod action;
mod app;
mod attributes;
mod card;
mod drawing;
mod facets;
mod glyph;
mod grid;
mod host;
mod intent;
mod pattern;
mod pen;
mod phrase;
mod problems;
mod prose;
mod settings;
mod toolbar;
mod view;
mod words;

pub use action::{Action, State};
pub use app::{App, AppProps, CardPart, Local, Part};
pub use host::{Address, Goes, Host, HostRef, Key, Site};
pub use phrase::Phrase;
pub use settings::{Direction, Reporting, SearchBox, Settings, SortMenu, UrlState};
pub use view::{Grid, Run, Turn, View};
pub use words::Words;
