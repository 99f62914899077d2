//! What an element is given to show.

use super::markup::PageMarkup;
use js_sys::JsString;
use std::rc::Rc;

/// What an element is given to show. It equals other cards of the page's if they are in the same elements and say the same.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Given {
    /// The data and its media type, which is empty where the text speaks for itself.
    pub data: Option<(JsString, String)>,
    /// The page's own cards, if they are to be shown.
    pub markup: Option<Rc<PageMarkup>>,
}
