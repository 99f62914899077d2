//! What the element's script offers to the widget.

use js_sys::{Function, Promise};
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::AbortSignal;

#[wasm_bindgen]
extern "C" {
    /// The script of one element.
    pub type Script;

    /// Aborted when the widget ends, or when its instance of the WebAssembly breaks: listeners are added with it, so that none
    /// outlives either.
    #[wasm_bindgen(method, getter)]
    pub fn signal(this: &Script) -> AbortSignal;

    /// The engine works for this element from now on: if an exception escapes, this element is to blame. To be called first by
    /// every listener, timer and rendering.
    #[wasm_bindgen(method)]
    pub fn enter(this: &Script);

    /// The element's name or id, as messages in the console show it: in quotation marks, after a space. Empty without either.
    #[wasm_bindgen(method)]
    pub fn label(this: &Script) -> String;

    /// There is a new view: `{query, shown, total}`. The script keeps it, for the element's properties and for the next engine
    /// if this one breaks.
    #[wasm_bindgen(method)]
    pub fn answered(this: &Script, answer: &JsValue);

    /// The first view is on screen.
    #[wasm_bindgen(method)]
    pub fn appeared(this: &Script);

    /// There is no view any more: shows the element's own content.
    #[wasm_bindgen(method, js_name = showFallback)]
    pub fn show_fallback(this: &Script);

    /// The reader asks to have the data loaded again.
    #[wasm_bindgen(method)]
    pub fn retry(this: &Script);

    /// The interface's messages in a language, as parsed JSON.
    #[wasm_bindgen(method, js_name = fetchMessages)]
    pub fn fetch_messages(this: &Script, tag: &str) -> Promise;

    /// The site owner's own words: plain JSON, or the address of such a file, or null. What was set is the same value until it is
    /// set again.
    #[wasm_bindgen(method, getter, js_name = ownMessages)]
    pub fn own_messages(this: &Script) -> JsValue;

    /// The parsed JSON at an address, which may be relative to the page.
    #[wasm_bindgen(method, js_name = fetchJson)]
    pub fn fetch_json(this: &Script, address: &str) -> Promise;
}

thread_local! {
    static ON_PANIC: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Prepares the engine; to be called once. `on_panic` is called with the message of a panic, before it traps.
#[wasm_bindgen]
pub fn connect(on_panic: Function) {
    ON_PANIC.set(Some(on_panic));
    yew::set_custom_panic_hook(Box::new(|info| {
        ON_PANIC.with_borrow(|it| {
            if let Some(on_panic) = it {
                // What the script makes of it does not matter any more here.
                let _ = on_panic.call1(&JsValue::NULL, &info.to_string().into());
            }
        });
    }));
}
