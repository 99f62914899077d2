//! What the reader does, and who is told of it.

use super::stage::Scroll;
use super::visit::page;
use super::{Life, counts};
use crate::browser::address::Step;
use crate::browser::focus::{all, focus_search};
use crate::browser::listen::is_silent;
use crate::browser::{exchange, report};
use crate::ui::Action;
use gloo::timers::callback::Timeout;
use js_sys::Reflect;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

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
    pub(super) fn act(&self, action: Action) {
        let Some(view) = self.view() else {
            return;
        };
        self.page.replace(page());
        let typing = matches!(action, Action::Type(_));
        let state = view.state.reduce(action, view.settings.limit);
        if state == view.state {
            return;
        }
        if state.query == view.state.query {
            // More of the same.
            self.show(Rc::clone(&view.library), state, Scroll::Stays);
            self.note_progress();
            return;
        }
        if !typing {
            // What was typed before stays in the history.
            self.settle();
        }
        self.show(Rc::clone(&view.library), state, Scroll::Stays);
        if typing {
            self.pending.set(Pending::All);
        } else {
            self.write(Step::Push);
            self.changed();
            self.pending.set(Pending::Announcement);
        }
        self.later(&self.pause, PAUSE, Self::settle);
    }

    /// Tells what is pending: the reader paused, or moves on.
    pub(super) fn settle(&self) {
        let Some(view) = self.view() else {
            return;
        };
        let pending = self.pending.replace(Pending::Nothing);
        if pending == Pending::Nothing {
            return;
        }
        self.announcement.replace(view.announcement().into());
        self.paint(&view);
        if pending == Pending::All {
            self.write(Step::Replace);
            self.changed();
        }
    }

    pub(super) fn changed(&self) {
        if let Some(view) = self.view() {
            let (shown, total) = counts(&view);
            let query = exchange::to_js(&view.state.query);
            let detail = [
                ("query", query),
                ("shown", shown.into()),
                ("total", total.into()),
            ];
            report::emit(&self.element, "guide-grid-change", &detail);
        }
    }

    pub(super) fn selected(&self, event: &Event) {
        let path = event.composed_path();
        let elements = path.iter().filter_map(|it| it.dyn_into::<Element>().ok());
        let Some(link) = elements
            .into_iter()
            .find(|it| it.matches("[data-card] a[href]").unwrap_or(false))
        else {
            return;
        };
        self.settle();
        let (Some(view), Ok(Some(item))) = (self.view(), link.closest("[data-card]")) else {
            return;
        };
        let nth = item
            .get_attribute("data-card")
            .and_then(|it| it.parse::<usize>().ok());
        let Some(card) = nth.and_then(|nth| view.library.catalog.cards.get(nth)) else {
            return;
        };
        let position = all(&self.root, "[data-card]")
            .iter()
            .position(|it| *it == item);
        let detail = [
            ("title", JsValue::from_str(&card.title.text)),
            (
                "link",
                Reflect::get(&link, &"href".into()).unwrap_or(JsValue::NULL),
            ),
            (
                "position",
                position.map_or(JsValue::NULL, |it| (it as u32 + 1).into()),
            ),
            ("query", exchange::to_js(&view.state.query)),
        ];
        report::emit(&self.element, "guide-grid-select", &detail);
    }

    pub(super) fn pressed(&self, event: &Event) {
        let settings = self.settings();
        let (Some(shortcut), Some(event)) = (&settings.shortcut, event.dyn_ref::<KeyboardEvent>())
        else {
            return;
        };
        let held = event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing();
        if held || event.default_prevented() || event.key() != *shortcut || is_typed_into(event) {
            return;
        }
        if focus_search(&self.root) {
            event.prevent_default();
        }
    }

    pub(super) fn later(&self, timer: &RefCell<Option<Timeout>>, wait: u32, then: fn(&Self)) {
        let me = self.me.clone();
        let timeout = Timeout::new(wait, move || {
            if let Some(life) = me.upgrade().filter(|_| !is_silent()) {
                then(&life);
            }
        });
        timer.replace(Some(timeout));
    }
}

/// Whether the key goes into a text, where it means a character.
fn is_typed_into(event: &KeyboardEvent) -> bool {
    let target = event.composed_path().get(0);
    let Ok(target) = target.dyn_into::<HtmlElement>() else {
        return false;
    };
    target.is_content_editable() || target.matches("input,textarea,select").unwrap_or(false)
}
