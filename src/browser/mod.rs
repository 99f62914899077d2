//! Where the widget lives: the only module that names the browser.
//!
//! The script `static/guide-grid.js` makes a [`Widget`] for each element that has data and comes into view. Behind that
//! door, `life` owns the widget's state and is told everything that happens; `element` reads what the author wrote,
//! `preparation` makes a library of it, `address` is what the page's address says; `focus` is where the keyboard is;
//! `report` speaks to owners, `js` reads the objects of the browser.
//!
//! Nothing panics past the door. If something does all the same, [`connect`] has told the script how to show the
//! fallback of every element again, and nothing in here moves any more.

mod address;
mod decompose;
mod element;
mod exchange;
mod focus;
mod js;
mod life;
mod listen;
mod mount;
mod preparation;
mod report;

pub use mount::{Widget, connect};
