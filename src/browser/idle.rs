//! Work for the time in which the browser has nothing else to do.

use gloo::timers::callback::Timeout;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Window;

/// How long to wait where a browser does not tell when it is idle (WebKit), in milliseconds: between two keys of most readers.
const REST: u32 = 100;

/// A task that waits until the browser is idle. Dropping it calls it off.
pub struct IdleTask(Wait);

enum Wait {
    Idle {
        window: Window,
        handle: u32,
        _task: Closure<dyn FnMut()>,
    },
    Rest {
        _timer: Timeout,
    },
}

impl IdleTask {
    /// Does `task` when the browser is idle.
    pub fn new(window: &Window, task: impl Fn() + 'static) -> Self {
        let task = Rc::new(task);
        let callback = Closure::new({
            let task = Rc::clone(&task);
            move || task()
        });
        let callback_function = callback.as_ref().unchecked_ref();
        // Throws where there is no such method.
        Self(match window.request_idle_callback(callback_function) {
            Ok(handle) => Wait::Idle {
                window: window.clone(),
                handle,
                _task: callback,
            },
            Err(_) => Wait::Rest {
                _timer: Timeout::new(REST, move || task()),
            },
        })
    }
}

impl Drop for IdleTask {
    fn drop(&mut self) {
        if let Wait::Idle { window, handle, .. } = &self.0 {
            window.cancel_idle_callback(*handle);
        }
    }
}
