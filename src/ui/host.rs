//! What the components need of the browser, and no more, so that they can be painted without one.

use crate::catalog::SafeUrl;
use std::rc::Rc;
use yew::{AttrValue, Event, NodeRef};

/// The browser, as the components see it. `browser` implements it; tests bring their own.
///
/// Two more things are the implementor's, because they need timers and the document: after typing has paused it hands
/// [`View::announcement`](super::View::announcement) to [`AppProps::announcement`](super::AppProps), and a click on a
/// link inside `[data-card]` (the card's index in the catalog) is a selection.
pub trait Host {
    /// The text or the choice that the control which fired `event` holds now.
    fn value(&self, event: &Event) -> String;

    /// Which key was pressed, where `event` is of a keyboard; anything with a modifier, or while an input method composes, is [`Key::Other`].
    fn key(&self, event: &Event) -> Key;

    /// Makes a menu show the choice of this value. A menu that a reader has used no longer follows its markup.
    fn choose(&self, menu: &NodeRef, value: &str);

    /// Nobody else shall see `event`, and the browser shall not act on it.
    fn consume(&self, event: &Event);

    /// Moves the focus to an element that is on the page.
    fn focus(&self, element: &NodeRef);

    /// Where the focus goes: `event` says that an element inside `element` lost it.
    fn goes(&self, event: &Event, element: &NodeRef) -> Goes;

    /// Moves the focus among the links of the cards, where `event` is an arrow key, Home or End, pressed on one of them
    /// without a modifier. Left and right go by the direction of writing; up and down to the card that lies there on
    /// screen. Consumes the event if it moved the focus, and leaves every other key alone.
    fn travel(&self, event: &Event);

    /// The address in full, resolved against `base`, and whether it leads away.
    fn address(&self, url: &SafeUrl) -> Address;

    /// The page shows a new view now.
    ///
    /// Called after each paint. If the element that had the focus is gone, the focus moves to the one that took its
    /// place in Tab order (before the paint, remember how many stood before it); if there is none, to the search box.
    fn painted(&self);
}

/// The keys that components know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// `Escape`
    Escape,
    /// All others.
    Other,
}

/// Where the focus goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goes {
    /// It stays inside.
    Within,
    /// It leaves: for another element, another window, or nothing.
    Away,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq)]
pub struct Address {
    /// The address in full.
    pub href: AttrValue,
    /// Whether it is on this site.
    pub site: Site,
}

/// Whose page a link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Site {
    /// The site's own.
    Own,
    /// Another's.
    Other,
}

/// A host that is equal to itself only, as properties need it.
#[derive(Clone)]
pub struct HostRef(Rc<dyn Host>);

impl From<Rc<dyn Host>> for HostRef {
    fn from(host: Rc<dyn Host>) -> Self {
        Self(host)
    }
}

impl std::ops::Deref for HostRef {
    type Target = dyn Host;

    fn deref(&self) -> &Self::Target {
        &*self.0
    }
}

impl PartialEq for HostRef {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::addr_eq(Rc::as_ptr(&self.0), Rc::as_ptr(&other.0))
    }
}
