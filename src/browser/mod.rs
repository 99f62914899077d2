//! Where the widget lives: the only module that names the browser.
//!
//! The script `static/guide-grid.js` makes a [`Widget`] for each element that has data and comes into view. Behind that
//! door, `life` owns the widget's state and is told everything that happens; `element` reads what the author wrote,
//! `address` what the page's address says; `senses` and `focus` are what the components need of a browser; `report`
//! speaks to owners, `sheet` holds the style sheet.
//!
//! Nothing panics past the door. If something does all the same, [`connect`] has told the script how to show the
//! fallback of every element again, and nothing in here moves any more.

mod address;
mod decompose;
mod element;
mod exchange;
mod focus;
mod life;
mod listen;
mod mount;
mod report;
mod senses;
mod sheet;

pub use mount::{Widget, connect};
