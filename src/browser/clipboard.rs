//! Copying the page's address.

use crate::ui::{Clipboard, Copying};
use gloo::timers::callback::Timeout;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::Window;
use yew::Callback;
use yew::platform::spawn_local;

/// How long it is said what came of copying, in milliseconds: long enough to read two short sentences.
const SHOWN: u32 = 4000;

/// What the page may do with the clipboard.
pub fn offered(window: &Window) -> Clipboard {
    let clipboard = window.navigator().clipboard();
    // Pages that were not loaded securely have none.
    match AsRef::<JsValue>::as_ref(&clipboard).is_undefined() {
        true => Clipboard::Missing,
        false => Clipboard::Offered,
    }
}

/// Copies the page's address. `report` is called with what came of it, and with [`Copying::Idle`] after a while, unless `timer`
/// is set again or dropped before.
pub fn copy_address(window: &Window, timer: &Rc<Cell<Option<Timeout>>>, report: Callback<Copying>) {
    let address = window.location().href().unwrap_or_default();
    let written = window.navigator().clipboard().write_text(&address);
    let timer = Rc::clone(timer);
    spawn_local(async move {
        report.emit(match JsFuture::from(written).await {
            Ok(_) => Copying::Copied,
            Err(_) => Copying::Refused,
        });
        let idle = move || report.emit(Copying::Idle);
        timer.set(Some(Timeout::new(SHOWN, idle)));
    });
}
