//! What an element is given to show.

use super::markup::PageMarkup;
use super::texts::DataText;
use crate::source::Diagnostic;
use crate::ui::Settings;
use std::rc::Rc;

/// What an element is given to show, and how.
#[derive(Clone, Default)]
pub struct Given {
    /// The texts of the data; none, if there is no data.
    pub texts: Vec<DataText>,
    /// The page's own cards, if they are to be shown.
    pub markup: Option<Rc<PageMarkup>>,
    /// What the element's attributes say.
    pub settings: Rc<Settings>,
    /// What is wrong with them.
    pub diagnostics: Vec<Diagnostic>,
}

impl Given {
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.markup.is_none()
    }

    /// Whether the same library comes of both. Cards of the page's own are the same if they are in the same elements and say the same.
    pub fn prepares_like(&self, other: &Self) -> bool {
        self.texts == other.texts
            && self.markup == other.markup
            && self.settings.prepares_like(&other.settings)
    }
}
