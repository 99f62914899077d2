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
mod style;
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

/// The style sheet of the widget, to be adopted by every shadow root; `widget.css` without its comments, the first of
/// which lists what a site may change.
pub const STYLE: &str = style::RULES;
