//! What the components need of the page around them, and no more, so that they can be rendered without a browser.

use super::messages::PluralCategory;
use super::shared::Shared;
use crate::catalog::SafeUrl;
use web_sys::Element;
use yew::{AttrValue, Callback, KeyboardEvent};

/// The page, as the components see it. `browser` implements it; tests have their own.
///
/// Two more things are the implementor's, because they need timers and the document: once typing has paused it passes
/// [`View::announcement`](super::View::announcement) as [`AppProps::announcement`](super::AppProps::announcement), and a
/// click on a link inside `[data-card]` (the card's index in the catalog) is a selection.
pub trait Host {
    /// The absolute address of a link, resolved against the `base` attribute or else the page, and whose it is.
    fn address(&self, url: &SafeUrl) -> Address;

    /// Moves the focus as `event` asks, a key that is pressed without a modifier, and not one of an input method.
    ///
    /// In the search box, down and Enter lead to the first card, or else to what is offered where nothing was found. On a card,
    /// left and right follow the direction of writing; up and down lead to the nearest card in that direction on screen, and
    /// up from the first row to the search box; Home and End lead to the first card and the last.
    ///
    /// In an open menu, up and down, Home, End and the first letter of a value move it among the values, and up from the first
    /// one to the menu's search box; letters go there too, if there is one. If the focus was moved, the event's default action
    /// and propagation are stopped; other keys are ignored.
    fn travel(&self, event: &KeyboardEvent);

    /// A picture could not be loaded; `address` is absolute. The author is told once for each address.
    fn not_loaded(&self, address: &str);

    /// The document shows a new view. Called after each rendering of one.
    ///
    /// If the element that had the focus is gone, the focus moves to the element that took its place in Tab order, or
    /// else to the search box. For this the implementor notes the focused element before it passes a new view.
    fn rendered(&self);

    /// Moves the focus into a menu that has just opened: to its search box, unless a keyboard on the screen would come with
    /// it, or else to the value that Tab leads to.
    fn enter_menu(&self, panel: &Element);

    /// Moves the focus to the button of a menu, or of the filters, that have just closed, if nothing but they have the focus.
    /// Not every browser does so whenever it closes a popover.
    fn leave_menu(&self, opener: &Element);

    /// Whether the page may write to the clipboard.
    fn clipboard(&self) -> Clipboard;

    /// Copies the page's address with the reader's query in it. `report` is called with what came of it and, once there was
    /// time to read that, with [`Copying::Idle`].
    fn copy_link(&self, report: Callback<Copying>);

    /// The plural form that the language takes for a number, as `Intl.PluralRules` returns it. `lang` is a BCP 47 tag,
    /// perhaps an invalid one: then the answer for English.
    fn plural_category(&self, lang: &str, number: usize) -> PluralCategory;

    /// A number as the language writes it, as `Intl.NumberFormat` does. `lang` is as in
    /// [`plural_category`](Self::plural_category).
    fn format_number(&self, lang: &str, number: usize) -> String;

    /// A text in lower case as the language writes it, as `String.toLocaleLowerCase` does. `lang` is as in
    /// [`plural_category`](Self::plural_category).
    fn lowercase(&self, lang: &str, text: &str) -> String;
}

/// A host that equals only its own clones, as properties need it.
pub type HostRef = Shared<dyn Host>;

/// Whether a page may write to the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clipboard {
    /// It may, unless the browser or the reader objects.
    Offered,
    /// The browser offers none, as on a page that was not loaded securely.
    Missing,
}

/// What comes of copying a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copying {
    /// Nothing, or nothing any more.
    Idle,
    /// The link is on the clipboard.
    Copied,
    /// The browser refused.
    Refused,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq)]
pub struct Address {
    /// The absolute address.
    pub href: AttrValue,
    /// Whose site it is on.
    pub site: Site,
}

/// Whose site an address is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Site {
    /// The page's own.
    Own,
    /// Another.
    Other,
}
