//! Where the widget lives: the only module that names the browser.

mod mount;

pub use mount::Widget;
