//! What an element is given to show.

use super::markup::PageMarkup;
use super::texts::DataText;
use std::rc::Rc;

/// What an element is given to show. It equals other cards of the page's if they are in the same elements and say the same.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Given {
    /// The texts of the data; none, if there is no data.
    pub texts: Vec<DataText>,
    /// The page's own cards, if they are to be shown.
    pub markup: Option<Rc<PageMarkup>>,
}
