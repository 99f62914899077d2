//! Notices that the page changes what is in an element.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, MutationObserver, MutationObserverInit};

/// Watches the markup of an element until it is dropped. Attributes are not watched: what is hidden has one.
pub struct Watch {
    observer: MutationObserver,
    _changed: Closure<dyn Fn()>,
}

impl Watch {
    /// Calls `changed` after elements or texts in the element have changed; `None` where the browser refuses.
    pub fn begin(element: &HtmlElement, changed: impl Fn() + 'static) -> Option<Self> {
        let changed: Closure<dyn Fn()> = Closure::new(changed);
        let observer = MutationObserver::new(changed.as_ref().unchecked_ref()).ok()?;
        let what = MutationObserverInit::new();
        what.set_child_list(true);
        what.set_character_data(true);
        what.set_subtree(true);
        observer.observe_with_options(element, &what).ok()?;
        Some(Self {
            observer,
            _changed: changed,
        })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
