//! What the reader does, and who is told of it.

use super::Life;
use super::stage::Scroll;
use super::visit::page;
use crate::browser::address::Step;
use crate::browser::focus::{all, at, closest, focus_search, is_held, matches};
use crate::browser::js::{any, get, object, text};
use crate::browser::listen::is_silent;
use crate::browser::report;
use crate::ui::Action;
use gloo::timers::callback::Timeout;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event};

/// How long typing has to pause before the address, owners and screen readers are told, in milliseconds. Browsers take
/// about three changes of the address in a second, and a screen reader needs the reader to be done.
pub(super) const PAUSE: u32 = 400;

/// What a pause in typing sets off.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Pending {
    Nothing,
    Announcement,
    /// The announcement, and before it the address and the event for owners.
    All,
}

impl Life {
    pub(super) fn act(self: &Rc<Self>, action: Action) {
        if let Action::Type(text) = action {
            return self.typed(text);
        }
        self.answer();
        self.obey(action);
    }

    /// The letter is seen first, and its answer in the next frame: however slow the machine, a reader sees what they type. What
    /// is typed until then gets one answer.
    fn typed(self: &Rc<Self>, text: String) {
        if self.typed.replace(Some(text)).is_none() {
            self.once_seen(|it| it.later(&it.answer, 0, Self::answer));
        }
    }

    /// Answers what was typed, if it is still to be answered.
    fn answer(self: &Rc<Self>) {
        if let Some(text) = self.typed.take() {
            self.obey(Action::Type(text));
        }
    }

    /// Does what the reader, or the page's script, wants.
    pub(super) fn obey(self: &Rc<Self>, action: Action) {
        let Some(view) = self.view() else {
            return;
        };
        self.page.replace(page());
        let typing = matches!(action, Action::Type(_) | Action::Erase);
        let state = view.state.reduce(action, view.settings.limit);
        if state == view.state {
            return;
        }
        let more_of_the_same = state.query == view.state.query;
        if !typing && !more_of_the_same {
            // What was typed before stays in the history.
            self.settle();
        }
        self.show(Rc::clone(&view.library), state, Scroll::Stays);
        if more_of_the_same {
            return self.note_progress();
        }
        if typing {
            self.pending.set(Pending::All);
            return self.later(&self.pause, PAUSE, Self::settle);
        }
        self.write(Step::Push);
        self.tell();
    }

    /// Owners hear of a new query whose address is written, and once the reader pauses, screen readers do.
    pub(super) fn tell(self: &Rc<Self>) {
        let waits = self.view().is_some_and(|it| it.waits);
        if !waits {
            self.changed();
        }
        self.pending.set(match waits {
            true => Pending::All,
            false => Pending::Announcement,
        });
        self.later(&self.pause, PAUSE, Self::settle);
    }

    /// Tells what is pending: the reader paused, or moves on. What is found is told once it is known.
    pub(super) fn settle(self: &Rc<Self>) {
        self.answer();
        let pending = self.pending.replace(Pending::Nothing);
        if let Some(view) = self.view().filter(|_| pending != Pending::Nothing) {
            self.announcement.replace(view.announcement().into());
            self.paint(Rc::clone(&view));
            if pending == Pending::All {
                self.write(Step::Replace);
                match view.waits {
                    true => self.pending.set(pending),
                    false => self.changed(),
                }
            }
        }
    }

    pub(super) fn changed(&self) {
        report::emit(&self.element, "guide-grid-change", self.state());
    }

    pub(super) fn selected(self: &Rc<Self>, event: &Event) {
        let target = get(event, "target").dyn_into::<Element>().ok();
        let Some(link) = target.and_then(|it| closest(&it, "[data-card] a[href]")) else {
            return;
        };
        self.settle();
        let (Some(view), Some(item)) = (self.view(), closest(&link, "[data-card]")) else {
            return;
        };
        let number = item.get_attribute("data-card");
        let number = number.and_then(|it| it.parse::<usize>().ok());
        let Some(card) = number.and_then(|it| view.library.catalog.cards.get(it)) else {
            return;
        };
        let position = at(&all(&self.root, "[data-card]"), &item);
        let detail = object(&[
            ("title", card.title.text.as_str().into()),
            ("link", get(&link, "href")),
            ("position", position.map_or(0, |it| it + 1).into()),
            ("query", get(&self.state(), "query")),
        ]);
        report::emit(&self.element, "guide-grid-select", detail);
    }

    pub(super) fn pressed(self: &Rc<Self>, event: &Event) {
        let settings = self.settings();
        if let Some(shortcut) = &settings.shortcut
            && text(event, "key") == *shortcut
            && !is_held(event)
            && !any(event, &["defaultPrevented"])
            && !is_typed_into(event)
            && focus_search(&self.root)
        {
            event.prevent_default();
        }
    }

    pub(super) fn later(
        self: &Rc<Self>,
        timer: &Cell<Option<Timeout>>,
        wait: u32,
        then: fn(&Rc<Self>),
    ) {
        let me = Rc::clone(self);
        let timeout = Timeout::new(wait, move || {
            if !is_silent() {
                then(&me);
            }
        });
        timer.set(Some(timeout));
    }
}

/// Whether the key goes into a text, where it means a character.
fn is_typed_into(event: &Event) -> bool {
    let target: JsValue = event.composed_path().get(0);
    let is_text = |it: &Element| matches(it, "input,textarea,select");
    any(&target, &["isContentEditable"]) || target.dyn_ref().is_some_and(is_text)
}
