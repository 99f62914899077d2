//! The parts of the widget, one a file. Those without hooks are functions that return nodes.

mod card;
mod chip;
mod copy_link;
mod details;
mod empty;
mod escape;
mod filter_menu;
mod filter_panel;
mod filter_row;
mod filter_value;
mod filters;
mod glyph;
mod heading;
mod layouts;
mod picture;
mod popover;
mod problems;
mod prose;
mod results;
mod search_box;
mod section;
mod sort;
mod status;
mod text_field;

pub use copy_link::CopyLink;
pub use empty::empty;
pub use filters::{Filters, has_filters};
pub use layouts::layouts;
pub use problems::problems;
pub use results::results;
pub use search_box::SearchBox;
pub use sort::Sort;
pub use status::status;
