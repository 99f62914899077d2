//! Where the widget lives: the only layer with effects on the browser.
//!
//! The element's script makes a [`Widget`] for each element that has data and comes near the viewport. The `session` behind it is
//! what a widget is doing: waiting for data, preparing it, showing it. It is told everything that happens, and hands each task to
//! the module that knows how: `preparation` makes a library of the data, `language` loads the interface's messages, `display` and
//! `render` bring a view on screen, `surroundings` is what the page around it looks like, `input` waits for the reader to pause,
//! `history` is the page's address, `page_events` is what happens to the page, `focus` and `menu` are where the keyboard is,
//! `memory` is what a reader chose on other pages, `report` tells owners.
//!
//! # From a letter to results
//!
//! 1. The browser fires `input` at the search box. The component that renders it emits an [`Action`](crate::ui::Action), which
//!    arrives at `Session::act`.
//! 2. [`State::reduce`](crate::ui::State::reduce) makes the next state of it, and [`View::new`](crate::ui::View::new) the results.
//! 3. `Session::show` passes the view to `Rendering::render`; Yew renders the components that changed in a microtask of the same
//!    turn, and calls `Host::rendered`, upon which the session moves the focus if need be.
//! 4. If the screen has room for more cards than the first answer has, the session shows more of them at once. The browser paints
//!    the answer in its next frame.
//! 5. Once the reader pauses, `Session::settle` completes the answer, writes the address, fires `guide-grid-change`, and lets
//!    screen readers know.
//!
//! # Failures
//!
//! If something panics, or an exception escapes from here in any other way, the script stops using this instance of the
//! WebAssembly altogether, starts another, and mounts the elements again (`static/engine.js`). For that, it is told what element
//! is worked for, and what was asked for last (`script`).

mod address;
mod arrival;
mod clipboard;
mod data;
mod display;
mod dom;
mod entry;
mod focus;
mod fragment;
mod given;
mod group;
mod history;
mod host;
mod idle;
mod input;
mod intl;
mod keyboard;
mod landmark;
mod language;
mod loading;
mod markup;
mod membership;
mod memory;
mod menu;
mod notice;
mod object;
mod own_cards;
mod page_events;
mod part;
mod preparation;
mod render;
mod report;
mod script;
mod scrolling;
mod selection;
mod session;
mod settings;
mod stage;
mod surroundings;
mod texts;
mod typography;
mod widget;

pub use script::{Script, connect};
pub use texts::DataText;
pub use widget::Widget;
