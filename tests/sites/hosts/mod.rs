//! The documentation generators; each has a file of its own.

mod hugo;
mod mkdocs;
mod sphinx;

use super::host::Host;

/// All of them, in the order in which they are reported.
pub const HOSTS: &[&Host] = &[&hugo::HUGO, &mkdocs::MKDOCS, &sphinx::SPHINX];
