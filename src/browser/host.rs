//! The browser as the components see it.

use super::clipboard;
use super::dom::{is_modified, window_of};
use super::focus::{Route, travel};
use super::intl;
use super::menu;
use super::script::Script;
use crate::catalog::SafeUrl;
use crate::ui::{Address, Clipboard, Copying, Host, PluralCategory, Settings, Site, SiteBase};
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, ShadowRoot, Url, Window};
use yew::Callback;

/// The browser, for the components of one widget.
pub struct BrowserHost {
    root: ShadowRoot,
    window: Window,
    script: Rc<Script>,
    on_rendered: Callback<()>,
    /// Where arrow keys lead.
    route: Box<dyn Fn() -> Option<Route>>,
    /// Writes what the reader typed to the address, if that is not done yet.
    settle: Callback<()>,
    /// Until when it is said that a link was copied.
    copied: Rc<Cell<Option<Timeout>>>,
    on_not_loaded: Callback<String>,
    /// What the links of the view are resolved against; worked out when it is first needed.
    base: RefCell<Option<Base>>,
    /// The attribute `base`.
    given_base: RefCell<Option<String>>,
    site_base: RefCell<Option<SiteBase>>,
}

/// What links are resolved against.
struct Base {
    href: String,
    /// The origin of the page.
    origin: String,
}

impl BrowserHost {
    /// A host of a widget in which arrow keys follow `route`. It calls `on_rendered` after each rendering of a view, `on_not_loaded`
    /// with the address of each picture that could not be loaded, and `settle` before it reads the address.
    pub fn new(
        root: &ShadowRoot,
        script: &Rc<Script>,
        route: impl Fn() -> Option<Route> + 'static,
        on_rendered: Callback<()>,
        on_not_loaded: Callback<String>,
        settle: Callback<()>,
    ) -> Self {
        Self {
            root: root.clone(),
            window: window_of(root.host().unchecked_ref()),
            script: Rc::clone(script),
            route: Box::new(route),
            on_rendered,
            settle,
            copied: Rc::default(),
            on_not_loaded,
            base: RefCell::default(),
            given_base: RefCell::default(),
            site_base: RefCell::default(),
        }
    }

    /// Links are resolved as the attributes say, else against the page as it is now.
    pub fn set_base(&self, settings: &Settings) {
        self.given_base.replace(settings.base.clone());
        self.site_base.replace(settings.site_base.clone());
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
        let site_base = self.site_base.borrow();
        let address = match &*site_base {
            Some(site_base) => site_base.prefixed(url.as_str()),
            None => url.as_str().into(),
        };
        let Ok(url) = Url::new_with_base(&address, &base.href) else {
            return Address {
                href: address.into_owned().into(),
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
        let key = event.key();
        // Shift types capital letters, and selects with the other keys.
        let selects = event.shift_key() && key.chars().count() > 1;
        let is_plain = !is_modified(event) && !selects;
        let moves = || (self.route)().is_some_and(|it| travel(&self.root, it, &key));
        if is_plain && (moves() || menu::travel(&self.root, &key)) {
            event.prevent_default();
            event.stop_propagation();
        }
    }

    fn not_loaded(&self, address: &str) {
        self.on_not_loaded.emit(address.to_owned());
    }

    fn rendered(&self) {
        self.on_rendered.emit(());
    }

    fn enter_menu(&self, panel: &Element) {
        self.script.enter();
        menu::enter(panel, &self.window);
    }

    fn leave_menu(&self, opener: &Element) {
        self.script.enter();
        menu::leave(opener, &self.root);
    }

    fn clipboard(&self) -> Clipboard {
        clipboard::offered(&self.window)
    }

    fn copy_link(&self, report: Callback<Copying>) {
        self.settle.emit(());
        clipboard::copy_address(&self.window, &self.copied, report);
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
