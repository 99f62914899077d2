//! Any text, read as YAML and as JSON.

#![no_main]

#[path = "../../tests/laws/mod.rs"]
mod laws;

use guide_grid_core::catalog::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &str| {
    laws::read(data, Format::Yaml);
    laws::read(data, Format::Json);
});
