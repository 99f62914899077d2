//! A search that nobody sees, so that the first one that somebody sees is as quick as the next.
//!
//! Browsers compile code when it first runs: the first letter would take half as long again as any later one.

use super::Life;
use crate::browser::js::document;
use crate::search::Query;
use crate::ui::{App, Part, SearchBox, State, View};
use std::cell::Cell;
use std::rc::Rc;
use yew::Renderer;
use yew::platform::spawn_local;

/// How many cards it draws: few enough not to keep waiting a reader who just then begins.
const CARDS: usize = 6;

thread_local! {
    /// All widgets of a page run the same code.
    static IS_DUE: Cell<bool> = const { Cell::new(true) };
}

impl Life {
    /// Whether it is still to come, and all that it needs is there.
    pub(super) fn may_rehearse(&self) -> bool {
        IS_DUE.get() && self.settings().search == SearchBox::On && self.view().is_some()
    }

    /// Searches for the sign that the first title begins with, draws what is found where no page shows it, changes it back,
    /// and drops it.
    pub(super) fn rehearse(self: &Rc<Self>) {
        IS_DUE.set(false);
        let (Some(view), Ok(place)) = (self.view(), document().create_element("div")) else {
            return;
        };
        let title = view.library.catalog.cards.first().map(|it| &it.title.text);
        let query = Query {
            text: title.and_then(|it| it.chars().next()).into_iter().collect(),
            ..Query::default()
        };
        let (library, settings) = (Rc::clone(&view.library), Rc::clone(&view.settings));
        let found = Rc::new(View::new(library, settings, State::new(query, CARDS)));
        let props = |view| self.props(view, CARDS, Part::Rehearsal);
        let mut app = Renderer::<App>::with_root_and_props(place, props(found)).render();
        app.update(props(view));
        spawn_local(async move { app.destroy() });
    }
}
