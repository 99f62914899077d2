//! Any text, read as inline Markdown.

#![no_main]

#[path = "../../tests/laws/mod.rs"]
mod laws;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    laws::read_inline(text);
});
