//! Any text, read as a page: front matter, shortcodes, headings.

#![no_main]

#[path = "../../tests/laws/mod.rs"]
mod laws;

use guide_grid_core::catalog::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|page: &str| {
    laws::read(page, Format::Page);
});
