//! What a reader chose on any page of the site, kept in the browser.

use super::object::get_string;
use crate::ui::Layout;
use web_sys::{Event, Storage, Window};

/// The entry of the site's storage in which the layout is kept.
const LAYOUT: &str = "guide-grid:view";

/// The layout that the reader chose last. `None` where there was no choice, or where the browser keeps nothing for the site.
pub fn layout(window: &Window) -> Option<Layout> {
    let word = storage(window)?.get_item(LAYOUT).ok()?;
    Layout::parse(&word?)
}

/// Keeps a layout for the site's other pages. Does nothing where the browser keeps nothing for the site.
pub fn keep_layout(window: &Window, layout: Layout) {
    if let Some(storage) = storage(window) {
        // Fails where the storage is full, or has no room at all.
        let _ = storage.set_item(LAYOUT, layout.as_str());
    }
}

/// The layout that was chosen in another tab, if that is what a `storage` event tells of.
pub fn layout_of(event: &Event) -> Option<Layout> {
    let is_layout = get_string(event, "key").as_deref() == Some(LAYOUT);
    Layout::parse(&get_string(event, "newValue").filter(|_| is_layout)?)
}

/// Reading the property alone throws where the reader, or the frame around the page, blocks storage.
fn storage(window: &Window) -> Option<Storage> {
    window.local_storage().ok().flatten()
}
