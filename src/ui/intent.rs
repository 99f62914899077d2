//! What an event on an element means, and who is told.

use super::facets::Opened;
use super::host::{Goes, HostRef, Key};
use super::{Action, Local};
use crate::search::Sort;
use std::rc::Rc;
use yew::virtual_dom::{Listener, ListenerKind};
use yew::{Callback, Event, NodeRef};

/// Who is told, and who helps to understand.
pub struct Desk {
    /// Takes what changes the view.
    pub act: Callback<Action>,
    /// Takes what changes only what is open.
    pub local: Callback<Local>,
    /// The browser.
    pub host: HostRef,
}

/// What an event means.
pub enum Intent {
    /// A click does something.
    Act(Action),
    /// A click empties the search box, which gets the focus.
    Erase(NodeRef),
    /// The search box was typed in.
    Type,
    /// Escape empties the search box.
    Escape,
    /// An order was chosen; this is the author's.
    Sort(Sort),
    /// A key was pressed on a card.
    Travel,
    /// A click folds or unfolds the facets.
    Fold,
    /// A click opens, changes or closes a menu; an element gets the focus.
    Open(Option<Opened>, NodeRef),
    /// Escape closes the menu; its button gets the focus.
    Close(NodeRef),
    /// The focus left an element of this menu, which closes it if it went away.
    Leave(NodeRef),
    /// A menu's search box was typed in.
    Find(Opened),
}

struct Heard {
    desk: Rc<Desk>,
    intent: Intent,
}

impl Desk {
    /// Listens for the event that says so.
    #[inline(never)]
    pub fn hear(self: &Rc<Self>, intent: Intent) -> Rc<dyn Listener> {
        Rc::new(Heard {
            desk: Rc::clone(self),
            intent,
        })
    }

    fn type_text(&self, text: String) {
        self.act.emit(Action::Type(text));
    }

    fn escaped(&self, event: &Event) -> bool {
        let escaped = self.host.key(event) == Key::Escape;
        if escaped {
            self.host.consume(event);
        }
        escaped
    }
}

impl Listener for Heard {
    fn kind(&self) -> ListenerKind {
        match self.intent {
            Intent::Act(_) | Intent::Erase(_) | Intent::Fold | Intent::Open(..) => {
                ListenerKind::onclick
            }
            Intent::Type | Intent::Find(_) => ListenerKind::oninput,
            Intent::Escape | Intent::Close(_) | Intent::Travel => ListenerKind::onkeydown,
            Intent::Sort(_) => ListenerKind::onchange,
            Intent::Leave(_) => ListenerKind::onfocusout,
        }
    }

    fn handle(&self, event: Event) {
        let Desk { act, local, host } = &*self.desk;
        match &self.intent {
            Intent::Act(action) => act.emit(action.clone()),
            Intent::Erase(input) => {
                self.desk.type_text(String::new());
                host.focus(input);
            }
            Intent::Type => self.desk.type_text(host.value(&event)),
            Intent::Escape => {
                if self.desk.escaped(&event) {
                    self.desk.type_text(String::new());
                }
            }
            Intent::Sort(usual) => {
                let sort = Sort::parse(&host.value(&event));
                act.emit(Action::Sort(sort.filter(|sort| sort != usual)));
            }
            Intent::Travel => host.travel(&event),
            Intent::Fold => local.emit(Local::Fold),
            Intent::Open(opened, focused) => {
                // Not every browser focuses a button that is clicked, and the menu closes when the focus leaves.
                host.focus(focused);
                local.emit(Local::Menu(opened.clone()));
            }
            Intent::Close(toggle) => {
                if self.desk.escaped(&event) {
                    host.focus(toggle);
                    local.emit(Local::Menu(None));
                }
            }
            Intent::Leave(menu) => {
                if host.goes(&event, menu) == Goes::Away {
                    local.emit(Local::Menu(None));
                }
            }
            Intent::Find(opened) => local.emit(Local::Menu(Some(Opened {
                typed: host.value(&event),
                ..opened.clone()
            }))),
        }
    }

    fn passive(&self) -> bool {
        false
    }
}
