//! What the author wrote: a page as text, with the place of everything that is worth a remark.

mod diagnostic;
mod span;

pub use diagnostic::{Code, Diagnostic, Severity};
pub use span::{Position, Span};
