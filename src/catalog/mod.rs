//! What the page means: sections of cards, ready to be searched and shown.

mod card;
mod card_lists;
mod data;
mod date;
mod draft;
mod entries;
pub mod field;
mod heading_id;
mod inline;
mod join;
mod lower;
pub mod markup;
mod placement;
mod prose;
mod reader;
mod section;
mod shared;
mod unicode;
mod url;

pub use crate::source::{Format, MAX_CARDS};
pub use card::{Card, Field, Icon, Image, NamedLink};
pub use date::{Date, Day};
pub use join::JoinedCatalog;
pub use prose::{Prose, Style, Styled};
pub use reader::{CatalogReader, MAX_BYTES};
pub use section::{Catalog, Heading, Section};
#[cfg(not(target_os = "unknown"))]
pub use unicode::NativeUnicode;
pub use unicode::Unicode;
pub use url::{SafeUrl, UrlUse};
