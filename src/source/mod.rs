//! What the author wrote: a page as text, and the place of everything that a diagnostic may be about.

mod body;
mod clean;
mod cursor;
mod diagnostic;
mod format;
mod front_matter;
mod json;
mod limit;
mod page;
mod pieces;
mod raw;
mod reference;
mod report;
mod rule;
mod shortcode;
mod span;
#[cfg(not(target_os = "unknown"))]
mod toml;
mod yaml;

#[cfg(test)]
#[path = "../../tests/corpora/mod.rs"]
mod corpora;

pub use diagnostic::{Code, Diagnostic, Severity};
pub use format::Format;
#[cfg(not(target_os = "unknown"))]
pub use front_matter::body_start;
pub use limit::MAX_CARDS;
pub use reference::{Reference, ReferenceKind};
pub use report::MAX_DIAGNOSTICS;
pub use span::{Position, Span};
#[cfg(not(target_os = "unknown"))]
pub use toml::with_json_front_matter;

pub(crate) use body::{Grid, InlineCard, Part};
pub(crate) use clean::clean;
pub(crate) use limit::{entries as most_entries, texts as most_texts};
pub(crate) use page::Page;
pub(crate) use pieces::Pieces;
pub(crate) use raw::{Raw, RawEntry, RawValue};
pub(crate) use report::{Doubt, Report};
pub(crate) use rule::Rule;
pub(crate) use shortcode::{Param, without as without_shortcodes};
pub(crate) use yaml::{Shifts, without_surrogates};
