//! What all popovers of the widget do beyond what the browser does for them.
//!
//! The browser opens a popover by its button, closes it by Escape, by its button and by a click elsewhere, and then moves the
//! focus back; the style sheet places it.

use web_sys::wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};
use yew::{Callback, FocusEvent, NodeRef};

/// Whether a popover's content is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Popover {
    /// The popover is closed, and empty.
    Closed,
    /// The popover is open, or about to be opened.
    Open,
}

impl Popover {
    /// What the browser made of the popover.
    pub fn of(panel: &NodeRef) -> Self {
        let panel = panel.cast::<HtmlElement>();
        match panel.is_some_and(|it| it.matches(":popover-open").unwrap_or(false)) {
            true => Self::Open,
            false => Self::Closed,
        }
    }

    /// For the attribute `aria-expanded` of its button.
    pub fn expanded(self) -> &'static str {
        match self {
            Self::Closed => "false",
            Self::Open => "true",
        }
    }
}

/// Closes a popover when the focus goes from it to an element outside of `root`, which holds the popover and its button.
pub fn close_when_left(panel: &NodeRef, root: &NodeRef) -> Callback<FocusEvent> {
    let (panel, root) = (panel.clone(), root.clone());
    Callback::from(move |event: FocusEvent| {
        let to = event.related_target();
        let to = to.and_then(|it| it.dyn_into::<Node>().ok());
        // Without an element that gets the focus, the reader is in another window, or has clicked, which the browser handles.
        if let (Some(to), Some(root)) = (to, root.cast::<Node>())
            && !root.contains(Some(&to))
        {
            close(&panel);
        }
    })
}

/// Closes a popover, if it is open.
pub fn close(panel: &NodeRef) {
    if Popover::of(panel) == Popover::Open
        && let Some(panel) = panel.cast::<HtmlElement>()
    {
        // Fails only for an element that is no popover.
        let _ = panel.hide_popover();
    }
}
