//! The browser as the components see it.

use super::dom::is_modified;
use super::focus::travel;
use super::script::Script;
use crate::catalog::SafeUrl;
use crate::ui::{Address, Goes, Host, Key, Site};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, KeyboardEvent, Node, ShadowRoot, Url};
use yew::{Event, NodeRef};

/// The browser, for the components of one widget.
pub struct BrowserHost {
    root: ShadowRoot,
    script: Rc<Script>,
    on_rendered: Box<dyn Fn()>,
    /// What the links of the view are resolved against; worked out when it is first needed.
    base: RefCell<Option<Base>>,
    /// The attribute `base`.
    given_base: RefCell<Option<String>>,
}

/// What links are resolved against.
struct Base {
    href: String,
    /// The origin of the page.
    origin: String,
}

impl BrowserHost {
    /// A host that calls `on_rendered` after each rendering of a view.
    pub fn new(root: ShadowRoot, script: Rc<Script>, on_rendered: impl Fn() + 'static) -> Self {
        Self {
            root,
            script,
            on_rendered: Box::new(on_rendered),
            base: RefCell::default(),
            given_base: RefCell::default(),
        }
    }

    /// Links are resolved against `base`, else against the page as it is now.
    pub fn set_base(&self, base: Option<String>) {
        self.given_base.replace(base);
        self.base.take();
    }

    fn find_base(&self) -> Base {
        let page = self.root.base_uri().ok().flatten().unwrap_or_default();
        let given = self.given_base.borrow();
        let given = given
            .as_ref()
            .and_then(|it| Url::new_with_base(it, &page).ok());
        Base {
            origin: Url::new(&page).map_or_else(|_| String::new(), |it| it.origin()),
            href: given.map_or(page, |it| it.href()),
        }
    }
}

impl Host for BrowserHost {
    fn value(&self, event: &Event) -> String {
        self.script.enter();
        let target = event.target();
        target.map_or_else(String::new, |it| {
            it.unchecked_into::<HtmlInputElement>().value()
        })
    }

    fn key(&self, event: &Event) -> Key {
        self.script.enter();
        let event: &KeyboardEvent = event.unchecked_ref();
        match event.key() == "Escape" && !is_modified(event) {
            true => Key::Escape,
            false => Key::Other,
        }
    }

    fn choose(&self, menu: &NodeRef, value: &str) {
        if let Some(menu) = menu.cast::<web_sys::HtmlSelectElement>() {
            menu.set_value(value);
        }
    }

    fn consume(&self, event: &Event) {
        event.prevent_default();
        event.stop_propagation();
    }

    fn focus(&self, element: &NodeRef) {
        if let Some(element) = element.cast::<HtmlElement>() {
            let _ = element.focus();
        }
    }

    fn goes(&self, event: &Event, element: &NodeRef) -> Goes {
        let to = event
            .unchecked_ref::<web_sys::FocusEvent>()
            .related_target();
        let to: Option<Node> = to.map(JsCast::unchecked_into);
        match element.get() {
            Some(element) if to.is_some() && element.contains(to.as_ref()) => Goes::Within,
            _ => Goes::Away,
        }
    }

    fn travel(&self, event: &Event) {
        self.script.enter();
        let key: &KeyboardEvent = event.unchecked_ref();
        if !is_modified(key) && !key.shift_key() && travel(&self.root, &key.key()) {
            event.prevent_default();
            event.stop_propagation();
        }
    }

    fn address(&self, url: &SafeUrl) -> Address {
        self.script.enter();
        let mut base = self.base.borrow_mut();
        let base = base.get_or_insert_with(|| self.find_base());
        match Url::new_with_base(url.as_str(), &base.href) {
            Ok(url) => {
                let is_web = matches!(url.protocol().as_str(), "http:" | "https:");
                Address {
                    site: match is_web && url.origin() != base.origin {
                        true => Site::Other,
                        false => Site::Own,
                    },
                    href: url.href().into(),
                }
            }
            Err(_) => Address {
                href: url.as_str().to_owned().into(),
                site: Site::Own,
            },
        }
    }

    fn painted(&self) {
        self.script.enter();
        (self.on_rendered)();
    }
}
