//! The page's own cards, as a session shows them, and the way of the keyboard through all cards.

use super::focus::{Route, Stop, rendered_cards};
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

    /// Where arrow keys lead, through all elements of the group.
    pub fn route(&self) -> Route {
        let me = self.me.clone();
        let cards = move || {
            let members = me.upgrade().map(|it| it.lead(Self::members));
            let members = members.unwrap_or_default().into_iter();
            let stops = members.flat_map(|it| {
                let own = it.own_stops();
                own.unwrap_or_else(|| rendered_cards(&it.root))
            });
            stops.collect()
        };
        Route {
            toolbar: self.lead(|it| it.root.clone()),
            cards: Box::new(cards),
        }
    }

    /// The cards of the page's own that are shown and are links, in the page's order; `None` where the widget renders cards.
    fn own_stops(&self) -> Option<Vec<Stop>> {
        let (markup, view) = (self.markup.borrow().clone()?, self.view()?);
        let stop = |card: &MarkupCard<PageElement>| {
            let (PageElement(link), PageElement(card)) =
                (card.link.clone()?, card.elements.first()?.clone());
            Some(Stop { link, card })
        };
        let found = view.found().into_iter();
        Some(found.filter_map(|it| stop(markup.cards.get(it)?)).collect())
    }
}
