//! What an event on an element means, and who is told.

use super::facets::{Extent, Opened};
use super::host::{Goes, HostRef, Key};
use super::{Action, App, Local, View};
use crate::search::{Choice, Sort};
use std::rc::Rc;
use yew::html::Scope;
use yew::virtual_dom::{Listener, ListenerKind};
use yew::{Callback, Event, NodeRef};

/// Who is told, and who helps to understand.
pub struct Desk {
    /// What the page shows.
    pub view: Rc<View>,
    /// How many of its cards.
    pub ready: usize,
    /// The browser.
    pub host: HostRef,
    /// Takes what changes the view.
    pub act: Callback<Action>,
    /// Takes what changes only what is open.
    pub link: Scope<App>,
}

/// What an event means.
pub enum Intent {
    /// A click chooses a value, by the number of its facet and its own, or takes it back.
    Toggle(usize, usize),
    /// A click takes back what was chosen so manieth.
    Remove(usize),
    /// A click drops something, so that something is found: the relaxation of this number.
    Relax(usize),
    /// A click takes back everything.
    Clear,
    /// A click asks for more cards.
    More,
    /// A click empties the search box, which gets the focus.
    Erase(NodeRef),
    /// The search box was typed in.
    Type,
    /// Escape empties the search box.
    Escape,
    /// An order was chosen.
    Sort,
    /// A key was pressed on a card.
    Travel,
    /// A click folds or unfolds the facets.
    Fold,
    /// A click opens a menu or changes its extent, or closes it; an element gets the focus.
    Open(Option<(usize, Extent)>, NodeRef),
    /// Escape closes the menu; its button gets the focus.
    Close(NodeRef),
    /// The focus left an element of this menu, which closes it if it went away.
    Leave(NodeRef),
    /// A menu's search box was typed in.
    Find,
}

struct Heard {
    desk: Rc<Desk>,
    intent: Intent,
}

/// Listens for the event that says so.
pub fn hear(desk: &Rc<Desk>, intent: Intent) -> Rc<dyn Listener> {
    Rc::new(Heard {
        desk: Rc::clone(desk),
        intent,
    })
}

impl Heard {
    /// What the event does to the view; what is open, and the focus, change at once.
    fn act(&self, event: &Event) -> Option<Action> {
        let Desk {
            view, host, link, ..
        } = &*self.desk;
        let local = match &self.intent {
            Intent::Toggle(facet, value) => {
                let facet = view.library.index.facets().get(*facet)?;
                return Some(Action::Toggle(Choice {
                    facet: facet.name.clone(),
                    value: facet.values.get(*value)?.key.clone(),
                }));
            }
            Intent::Remove(nth) => {
                return Some(Action::Toggle(view.state.query.choices.get(*nth)?.clone()));
            }
            Intent::Relax(nth) => {
                let relaxation = view.results.relaxations.get(*nth)?;
                return Some(Action::Replace(relaxation.query.clone()));
            }
            Intent::Clear => return Some(Action::Clear),
            Intent::More => return Some(Action::More),
            Intent::Type => return Some(Action::Type(host.value(event))),
            Intent::Erase(_) => return Some(Action::Erase),
            Intent::Escape if self.escaped(event) => return Some(Action::Erase),
            Intent::Sort => {
                let sort = Sort::parse(&host.value(event));
                return Some(Action::Sort(
                    sort.filter(|sort| *sort != view.settings.sort),
                ));
            }
            Intent::Travel => {
                host.travel(event);
                return None;
            }
            Intent::Fold => Local::Fold,
            Intent::Open(opened, focused) => {
                // Not every browser focuses a button that is clicked, and the menu closes when the focus leaves.
                host.focus(focused);
                Local::Menu(opened.map(|(nth, extent)| Opened {
                    nth,
                    extent,
                    typed: String::new(),
                }))
            }
            Intent::Close(toggle) if self.escaped(event) => {
                host.focus(toggle);
                Local::Menu(None)
            }
            Intent::Leave(menu) if host.goes(event, menu) == Goes::Away => Local::Menu(None),
            Intent::Find => Local::Find(host.value(event)),
            Intent::Escape | Intent::Close(_) | Intent::Leave(_) => return None,
        };
        link.send_message(local);
        None
    }

    fn escaped(&self, event: &Event) -> bool {
        let host = &self.desk.host;
        let escaped = host.key(event) == Key::Escape;
        if escaped {
            host.consume(event);
        }
        escaped
    }
}

impl Listener for Heard {
    fn kind(&self) -> ListenerKind {
        match self.intent {
            Intent::Type | Intent::Find => ListenerKind::oninput,
            Intent::Escape | Intent::Close(_) | Intent::Travel => ListenerKind::onkeydown,
            Intent::Sort => ListenerKind::onchange,
            Intent::Leave(_) => ListenerKind::onfocusout,
            _ => ListenerKind::onclick,
        }
    }

    fn handle(&self, event: Event) {
        if let Some(action) = self.act(&event) {
            self.desk.act.emit(action);
        }
        if let Intent::Erase(input) = &self.intent {
            self.desk.host.focus(input);
        }
    }

    fn passive(&self) -> bool {
        false
    }
}
