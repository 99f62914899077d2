//! The page's own cards, as a session shows them.

use super::focus::Stop;
use super::markup::PageElement;
use super::session::Session;
use crate::catalog::markup::MarkupCard;

impl Session {
    /// Shows which of the page's own cards a view has found.
    pub fn mark(&self) {
        let markup = self.markup.borrow().clone();
        match (&markup, self.view()) {
            (Some(markup), Some(view)) => self.marks.show(markup, &view),
            _ => self.marks.clear(),
        }
    }

    /// The cards of the page's own that are shown and are links, in the page's order; `None` where the widget renders cards.
    pub fn own_stops(&self) -> Option<Vec<Stop>> {
        let (markup, view) = (self.markup.borrow().clone()?, self.view()?);
        let stop = |card: &MarkupCard<PageElement>| {
            let (PageElement(link), PageElement(card)) =
                (card.link.clone()?, card.elements.first()?.clone());
            Some(Stop { link, card })
        };
        let found = view.results.in_page_order().into_iter();
        Some(found.filter_map(|it| stop(markup.cards.get(it)?)).collect())
    }
}
