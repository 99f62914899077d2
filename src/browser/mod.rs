//! Where the widget lives: the only module that names the browser.
