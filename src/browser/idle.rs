//! Work for later: when the browser has nothing else to do, or after what others do in the next frame.

use gloo::timers::callback::Timeout;
use std::cell::Cell;
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

/// How long what a click leads to may take before it asks for a frame, in milliseconds: some turns of the event loop.
const SOON: u32 = 50;

/// A task that is done in a frame, after what was put off to that frame when it was asked for, or a moment later. Dropping it calls it
/// off.
pub struct FrameTask {
    window: Window,
    handle: Rc<Cell<Option<i32>>>,
    _frame: Rc<Closure<dyn FnMut()>>,
    _timer: Timeout,
}

impl FrameTask {
    /// Does `task` then.
    pub fn new(window: &Window, task: impl Fn() + 'static) -> Self {
        let frame = Rc::new(Closure::<dyn FnMut()>::new(task));
        let handle = Rc::new(Cell::new(None));
        let timer = Timeout::new(SOON, {
            let (window, handle, frame) = (window.clone(), Rc::clone(&handle), Rc::clone(&frame));
            move || {
                let requested = window.request_animation_frame((*frame).as_ref().unchecked_ref());
                handle.set(requested.ok());
            }
        });
        Self {
            window: window.clone(),
            handle,
            _frame: frame,
            _timer: timer,
        }
    }
}

impl Drop for FrameTask {
    fn drop(&mut self) {
        if let Some(handle) = self.handle.get() {
            let _ = self.window.cancel_animation_frame(handle);
        }
    }
}
