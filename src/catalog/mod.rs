//! What the page means: sections of cards, ready to be searched and painted.

mod card;
mod prose;
mod section;
mod url;

pub use card::{Card, Icon, Image, NamedLink};
pub use prose::{Prose, Style, Styled};
pub use section::{Catalog, Heading, Section};
pub use url::SafeUrl;
