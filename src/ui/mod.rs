//! What is rendered: a pure function of a [`View`], whose components emit [`Action`]s.
//!
//! [`App`] is the whole widget. Each file of `components` is one part of it, [`View`] is what all of them render,
//! [`State`] what a reader can change, [`Settings`] what the element's attributes say, [`Language`] how the interface
//! speaks, and [`Host`] what components need of the page around them.

mod app;
mod attributes;
mod card_props;
mod components;
mod cut_value;
mod host;
mod input_method;
mod language;
mod layout;
pub mod messages;
mod own_cards;
mod presentation;
mod quotation;
mod run;
mod settings;
mod share;
mod shared;
mod site_base;
mod sorting;
mod state;
mod surroundings;
mod view;

pub use app::{App, AppProps};
pub use cut_value::{CUT_VALUE, DATA_ATTRIBUTES, cut_value};
pub use host::{Address, Clipboard, Copying, Host, HostRef, Site};
pub use input_method::is_composing;
pub use language::Language;
pub use layout::{FilterLayout, Layout, ViewMenu};
pub use messages::{MessageFile, Messages, PluralCategory};
pub use own_cards::OwnCards;
pub use presentation::Presentation;
pub use run::{Grid, Run};
pub use settings::{
    DEFAULT_NAME, Direction, ExternalMark, Loading, Reporting, SearchBox, Settings, UrlState,
};
pub use share::{Role, Share};
pub use site_base::SiteBase;
pub use sorting::SortMenu;
pub use state::{Action, State};
pub use surroundings::{Age, Scheme, Sites, Surroundings};
pub use view::View;
