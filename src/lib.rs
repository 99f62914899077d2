//! Guide Grid: a documentation page's list of guides, as a card grid that readers search and filter.
//!
//! The story of a page, in the order of the modules below. [`source`] reads what the author wrote: front matter,
//! shortcodes, headings, and where each of them stands. [`catalog`] says what it means: sections of cards, whose text is
//! inline Markdown and whose addresses are safe. [`search`] finds and counts: an index made once, a query that is the
//! reader's whole state, results that are computed and never stored. [`ui`] renders them with Yew. `browser` is where the
//! widget lives: the element's attributes and data, the address bar; it exists in WebAssembly only.
//!
//! Imports flow one way, from later modules to earlier ones, and a test checks it.

pub mod catalog;
pub mod search;
pub mod source;
pub mod ui;

// WebAssembly that runs in a browser has no operating system; that of the command line has one.
#[cfg(target_os = "unknown")]
pub mod browser;

// 2 KB smaller than the standard library's allocator, of 210 that a page loads.
#[cfg(target_os = "unknown")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
