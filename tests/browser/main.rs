//! What needs a browser: events, focus, timers, history.
#![cfg(target_os = "unknown")]
// Lints recognize only tests with `#[test]`.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod components;
#[path = "../paper/host.rs"]
mod paper;
#[path = "../style/mod.rs"]
mod style;
mod widget;

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test_configure;
use web_sys::Window;

wasm_bindgen_test_configure!(run_in_browser);

fn window() -> Window {
    web_sys::window().expect("a window")
}

/// Lets the page run for some milliseconds.
async fn wait(milliseconds: i32) {
    let promise = Promise::new(&mut |done, _| {
        window()
            .set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds)
            .expect("a timer");
    });
    JsFuture::from(promise).await.expect("time passes");
}

async fn frame() {
    let promise = Promise::new(&mut |done, _| {
        window().request_animation_frame(&done).expect("a frame");
    });
    JsFuture::from(promise).await.expect("time passes");
}
