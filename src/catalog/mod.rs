//! What the page means: sections of cards, ready to be searched and painted.

mod anchor;
mod card;
pub mod field;
mod inline;
mod lower;
mod prose;
mod read;
mod section;
mod shared;
mod url;

pub use crate::source::Format;
pub use card::{Card, Icon, Image, NamedLink};
pub use field::Field;
pub use prose::{Prose, Style, Styled};
pub use read::{MAX_BYTES, MAX_CARDS, Reading};
pub use section::{Catalog, Heading, Section};
pub use url::{SafeUrl, UrlUse};
