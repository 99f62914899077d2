//! The browser as the components see it.

use super::dom::is_modified;
use super::focus::travel;
use super::intl;
use super::script::Script;
use crate::catalog::SafeUrl;
use crate::ui::{Address, Host, PluralCategory, Site};
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::{KeyboardEvent, ShadowRoot, Url};
use yew::Callback;

/// The browser, for the components of one widget.
pub struct BrowserHost {
    root: ShadowRoot,
    script: Rc<Script>,
    on_rendered: Callback<()>,
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
    pub fn new(root: ShadowRoot, script: Rc<Script>, on_rendered: Callback<()>) -> Self {
        Self {
            root,
            script,
            on_rendered,
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
    fn address(&self, url: &SafeUrl) -> Address {
        self.script.enter();
        let mut base = self.base.borrow_mut();
        let base = base.get_or_insert_with(|| self.find_base());
        let Ok(url) = Url::new_with_base(url.as_str(), &base.href) else {
            return Address {
                href: url.as_str().to_owned().into(),
                site: Site::Own,
            };
        };
        let is_web = matches!(url.protocol().as_str(), "http:" | "https:");
        Address {
            site: match is_web && url.origin() != base.origin {
                true => Site::Other,
                false => Site::Own,
            },
            href: url.href().into(),
        }
    }

    fn travel(&self, event: &KeyboardEvent) {
        self.script.enter();
        let is_plain = !is_modified(event) && !event.shift_key();
        if is_plain && travel(&self.root, &event.key()) {
            event.prevent_default();
            event.stop_propagation();
        }
    }

    fn rendered(&self) {
        self.on_rendered.emit(());
    }

    fn plural_category(&self, lang: &str, number: usize) -> PluralCategory {
        intl::plural_category(lang, number)
    }

    fn format_number(&self, lang: &str, number: usize) -> String {
        intl::format_number(lang, number)
    }

    fn lowercase(&self, lang: &str, text: &str) -> String {
        intl::lowercase(lang, text)
    }
}
