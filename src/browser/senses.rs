//! What the components need of a browser.

use super::focus::{self, Place, focus};
use crate::catalog::SafeUrl;
use crate::ui::{Address, Goes, Host, Key, Site};
use js_sys::Reflect;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node, ShadowRoot, Url};
use yew::{Event, FocusEvent, KeyboardEvent, NodeRef};

/// The browser, for one widget.
pub struct Senses {
    root: ShadowRoot,
    /// What relative addresses resolve against, if not the page's own address.
    base: RefCell<Option<String>>,
    /// Where the focus was before the paint that is under way.
    place: RefCell<Option<Place>>,
    /// What waits for that paint.
    waiting: RefCell<Vec<Box<dyn FnOnce()>>>,
}

impl Senses {
    /// The browser as seen from inside `root`.
    pub fn new(root: ShadowRoot) -> Rc<Self> {
        Rc::new(Self {
            root,
            base: RefCell::default(),
            place: RefCell::default(),
            waiting: RefCell::default(),
        })
    }

    /// Says what the attribute `base` says.
    pub fn resolve_against(&self, base: Option<&str>) {
        let page = page(&self.root);
        *self.base.borrow_mut() = base
            .and_then(|it| Url::new_with_base(it, &page).ok())
            .map(|it| it.href());
    }

    /// A paint is about to begin; `then` is called when it is done.
    pub fn before_paint(&self, then: Box<dyn FnOnce()>) {
        *self.place.borrow_mut() = Place::now(&self.root);
        self.waiting.borrow_mut().push(then);
    }
}

impl Host for Senses {
    fn value(&self, event: &Event) -> String {
        let target = event.target();
        let value = target.and_then(|it| Reflect::get(&it, &"value".into()).ok());
        value.and_then(|it| it.as_string()).unwrap_or_default()
    }

    fn key(&self, event: &Event) -> Key {
        let event: &KeyboardEvent = event.unchecked_ref();
        let plain = !(event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key());
        match event.key().as_str() {
            "Escape" if plain && !event.is_composing() => Key::Escape,
            _ => Key::Other,
        }
    }

    fn choose(&self, menu: &NodeRef, value: &str) {
        if let Some(menu) = menu.get() {
            let _ = Reflect::set(&menu, &"value".into(), &value.into());
        }
    }

    fn consume(&self, event: &Event) {
        event.prevent_default();
        event.stop_propagation();
    }

    fn focus(&self, element: &NodeRef) {
        if let Some(element) = element.cast::<Element>() {
            focus(&element);
        }
    }

    fn goes(&self, event: &Event, element: &NodeRef) -> Goes {
        let event: &FocusEvent = event.unchecked_ref();
        let to = event
            .related_target()
            .and_then(|it| it.dyn_into::<Node>().ok());
        match (to, element.cast::<Node>()) {
            (Some(to), Some(element)) if element.contains(Some(&to)) => Goes::Within,
            _ => Goes::Away,
        }
    }

    fn travel(&self, event: &Event) {
        if focus::travel(&self.root, event.unchecked_ref()) {
            self.consume(event);
        }
    }

    fn address(&self, url: &SafeUrl) -> Address {
        let page = page(&self.root);
        let base = self.base.borrow();
        let resolved = Url::new_with_base(url.as_str(), base.as_deref().unwrap_or(&page));
        let Ok(resolved) = resolved else {
            return Address {
                href: url.as_str().to_owned().into(),
                site: Site::Own,
            };
        };
        let web = matches!(resolved.protocol().as_str(), "http:" | "https:");
        let own = Url::new(&page).is_ok_and(|page| page.origin() == resolved.origin());
        Address {
            href: resolved.href().into(),
            site: if web && !own { Site::Other } else { Site::Own },
        }
    }

    fn painted(&self) {
        if let Some(place) = self.place.take() {
            place.keep(&self.root);
        }
        for then in self.waiting.take() {
            then();
        }
    }
}

/// The address that the page's own relative links resolve against.
fn page(root: &ShadowRoot) -> String {
    root.base_uri().ok().flatten().unwrap_or_default()
}
