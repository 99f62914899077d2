//! What the components need of a browser.

use super::Life;
use crate::browser::focus::{focus, plain_key, travel};
use crate::browser::js::{get, set, text};
use crate::catalog::SafeUrl;
use crate::source::text::cut;
use crate::ui::{Address, Goes, Host, Key, Site};
use wasm_bindgen::JsCast;
use web_sys::{Node, Url};
use yew::{Event, NodeRef};

impl Host for Life {
    fn value(&self, event: &Event) -> String {
        text(&get(event, "target"), "value")
    }

    fn key(&self, event: &Event) -> Key {
        match plain_key(event) == "Escape" {
            true => Key::Escape,
            false => Key::Other,
        }
    }

    fn choose(&self, menu: &NodeRef, value: &str) {
        if let Some(menu) = menu.get() {
            set(&menu, "value", &value.into());
        }
    }

    fn consume(&self, event: &Event) {
        event.prevent_default();
        event.stop_propagation();
    }

    fn focus(&self, element: &NodeRef) {
        if let Some(element) = element.get() {
            focus(&element);
        }
    }

    fn goes(&self, event: &Event, element: &NodeRef) -> Goes {
        let to = get(event, "relatedTarget").dyn_into::<Node>().ok();
        match element.get() {
            Some(element) if to.is_some() && element.contains(to.as_ref()) => Goes::Within,
            _ => Goes::Away,
        }
    }

    fn travel(&self, event: &Event) {
        if travel(&self.root, &plain_key(event)) {
            self.consume(event);
        }
    }

    fn address(&self, url: &SafeUrl) -> Address {
        let mut base = self.base.borrow_mut();
        let Base { href, origin } = base.get_or_insert_with(|| self.now());
        let mut whole = url.as_str().to_owned();
        if !is_whole(&whole)
            && let Some(resolved) = resolved(&whole, href)
        {
            whole = text(&resolved, "href");
        }
        let path = whole.strip_prefix(origin.as_str());
        let own = path.is_some_and(|it| it.starts_with('/'));
        Address {
            site: match !own && whole.starts_with("http") {
                true => Site::Other,
                false => Site::Own,
            },
            href: whole.into(),
        }
    }

    fn painted(&self) {
        if let Some(place) = self.focus.take() {
            place.keep(&self.root);
        }
        self.shown();
        if let Some(me) = self.me.upgrade() {
            me.grow();
            if self.preparation.borrow().is_some() {
                me.once_seen(|it| it.later(&it.turn, 0, Self::prepare));
            }
        }
    }
}

/// What addresses are resolved against.
pub(super) struct Base {
    href: String,
    /// The page's own.
    origin: String,
}

impl Life {
    /// What they are resolved against now.
    fn now(&self) -> Base {
        let page = text(&self.root, "baseURI");
        let origin = resolved(&page, &page).map_or_else(String::new, |it| text(&it, "origin"));
        let given = self.settings();
        let given = given.base.as_ref().and_then(|it| resolved(it, &page));
        Base {
            href: given.map_or(page, |it| text(&it, "href")),
            origin,
        }
    }
}

/// Whether an address says all by itself, and its host as browsers write it: most do, and to resolve one takes long.
fn is_whole(address: &str) -> bool {
    let Some(("http" | "https", rest)) = cut(address, "://") else {
        return false;
    };
    let host = cut(rest, "/").map_or("", |(host, _)| host);
    let plain = |it: u8| matches!(it, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.');
    !host.is_empty() && host.bytes().all(plain)
}

fn resolved(address: &str, base: &str) -> Option<Url> {
    Url::new_with_base(address, base).ok()
}
