//! The page's own cards, where the element is around a site's markup: they are found, hidden, marked, and watched.
//!
//! What is found there, and what is hidden, is in `catalog::markup`. The page is written to only here: an attribute on what is
//! hidden, and a style sheet and a highlight beside it. Nothing is before the reader asks for something.

mod element;
mod highlight;
mod marks;
mod watch;

pub use element::PageElement;
pub use marks::Marks;
pub use watch::Watch;

use crate::browser::dom;
use crate::catalog::markup::{How, Markup, Wealth};
use crate::source::Diagnostic;
use crate::ui::{OwnCards, Settings};
use std::rc::Rc;
use web_sys::HtmlElement;

/// The cards in an element of the page.
pub type PageMarkup = Markup<PageElement>;

/// Whether an element has data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Data {
    /// It has.
    Given,
    /// All that it shows is its own markup.
    None,
}

/// The cards of an element's own markup, if they are to be shown.
///
/// With data, a mere list of links is what stands in for the grid until it is there; other cards are the page's own, and the data
/// tells more about them.
pub fn own_cards(
    element: &HtmlElement,
    settings: &Settings,
    data: Data,
) -> (Option<Rc<PageMarkup>>, Option<Diagnostic>) {
    let top = PageElement(element.clone().into());
    let find = |how| Markup::find(&top, how).map(Rc::new);
    match &settings.cards {
        OwnCards::Off => (None, None),
        OwnCards::Found => {
            let is_shown = |it: &Rc<PageMarkup>| data == Data::None || it.wealth() == Wealth::Cards;
            (find(How::Guess).filter(is_shown), None)
        }
        OwnCards::Shown => (find(How::GuessSurely), None),
        OwnCards::Selector(selector) => {
            let found = find(How::Selector(selector));
            let problem = match (&found, dom::is_selector(element, selector)) {
                (Some(_), _) => None,
                (None, true) => Some(format!(
                    "cards=\"{selector}\" matches nothing with a title inside this element"
                )),
                (None, false) => Some(format!("cards=\"{selector}\" is not a selector of CSS")),
            };
            let right = "name the elements that are cards, such as cards=\"article\"";
            let diagnostic = problem.map(|it| Diagnostic::on_element("cards", it, right.into()));
            (found, diagnostic)
        }
    }
}
