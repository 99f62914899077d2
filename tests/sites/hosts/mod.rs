//! The documentation generators; each has a file of its own.

mod docusaurus;
mod hugo;
mod mkdocs;
mod sphinx;
mod starlight;
mod vitepress;

use super::host::Host;

/// All of them, in the order in which they are reported.
pub const HOSTS: &[&Host] = &[
    &hugo::HUGO,
    &mkdocs::MKDOCS,
    &sphinx::SPHINX,
    &docusaurus::DOCUSAURUS,
    &vitepress::VITEPRESS,
    &starlight::STARLIGHT,
];
