//! What owners are told: in the console, by events, and by measures of User Timing.

use super::object::{object, set};
use crate::source::{Diagnostic, Position, Severity, Span};
use js_sys::Array;
use std::cell::RefCell;
use std::collections::HashSet;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement, console};

#[wasm_bindgen]
extern "C" {
    /// <https://developer.mozilla.org/docs/Web/API/Performance/measure>; `web_sys` does not offer it with options yet.
    #[wasm_bindgen(js_namespace = performance, catch)]
    fn measure(name: &str, options: &JsValue) -> Result<JsValue, JsValue>;
}

/// A piece of work whose duration User Timing shows.
#[derive(Clone, Copy)]
pub struct Stopwatch {
    start: f64,
}

impl Stopwatch {
    /// The work begins.
    pub fn start() -> Self {
        Self { start: now() }
    }

    /// How many milliseconds ago that was.
    pub fn elapsed(self) -> f64 {
        now() - self.start
    }

    /// The work is done. `name` is that of the measure, such as `guide-grid:index`.
    pub fn stop(self, name: &str) {
        let options = object(&[("start", self.start.into()), ("end", now().into())]);
        // Only the measure is lost if the page has changed what `measure` does.
        let _ = measure(name, &options);
    }
}

fn now() -> f64 {
    let performance = gloo::utils::window().performance();
    performance.map_or(0.0, |it| it.now())
}

/// Whether the page's listeners let the browser go on with what an event tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They do.
    Allowed,
    /// One of them cancelled the event.
    Cancelled,
}

/// Fires an event at the element that bubbles and leaves shadow trees. Listeners may call the widget before this returns.
pub fn emit(element: &HtmlElement, name: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_detail(detail);
    dispatch(element, name, &init);
}

/// Like [`emit`], an event that can be cancelled.
pub fn ask(element: &HtmlElement, name: &str, detail: &JsValue) -> Verdict {
    let init = CustomEventInit::new();
    init.set_detail(detail);
    init.set_cancelable(true);
    dispatch(element, name, &init)
}

fn dispatch(element: &HtmlElement, name: &str, init: &CustomEventInit) -> Verdict {
    init.set_bubbles(true);
    init.set_composed(true);
    // A listener that throws is reported by the browser; it is no failure of the widget.
    let is_allowed = CustomEvent::new_with_event_init_dict(name, init)
        .and_then(|it| element.dispatch_event(&it));
    match is_allowed {
        Ok(false) => Verdict::Cancelled,
        Ok(true) | Err(_) => Verdict::Allowed,
    }
}

thread_local! {
    /// The warnings that were written.
    static WRITTEN: RefCell<HashSet<String>> = RefCell::default();
}

/// Writes a warning to the console, once on a page.
pub fn warn(message: String) {
    let value = JsValue::from(message.as_str());
    if WRITTEN.with_borrow_mut(|it| it.insert(message)) {
        console::warn_1(&value);
    }
}

/// Writes the diagnostics of an element to the console, each once.
#[derive(Default)]
pub struct Reporter {
    written: RefCell<HashSet<String>>,
}

impl Reporter {
    /// Writes those diagnostics that were not written yet. `label` is the element's.
    pub fn write(&self, label: &str, diagnostics: &[Diagnostic]) {
        let mut written = self.written.borrow_mut();
        let new: Vec<String> = diagnostics
            .iter()
            .map(|it| format!("\n  {it}"))
            .filter(|it| written.insert(it.clone()))
            .collect();
        let count = match new.len() {
            0 => return,
            1 => "1 problem".to_owned(),
            count => format!("{count} problems"),
        };
        let list = new.concat();
        let message =
            format!("Guide Grid{label} found {count} in this page's data (line:column):{list}");
        console::warn_1(&message.into());
    }
}

/// The diagnostic of a picture that could not be loaded. Where its address stands in the data is not known any more.
pub fn not_loaded(address: &str) -> Diagnostic {
    Diagnostic {
        code: "picture",
        severity: Severity::Warning,
        span: Span::default(),
        position: Position { line: 1, column: 1 },
        file: String::new(),
        found: format!("the picture \"{address}\" could not be loaded, so it isn't shown"),
        right: "check its address, and that the page's content security policy allows it".into(),
    }
}

/// Tells the page all that was found in an element's data, once it has been read; an empty list withdraws what was told before.
pub fn diagnosed(element: &HtmlElement, diagnostics: &[Diagnostic]) {
    let list: Array = diagnostics
        .iter()
        .map(|it| {
            let detail = object(&properties(it));
            set(&detail, "severity", &it.severity.as_str().into());
            detail
        })
        .collect();
    let detail = object(&[("diagnostics", list.into())]);
    emit(element, "guide-grid-diagnostics", &detail);
}

/// A diagnostic as properties of an event's `detail`.
fn properties(diagnostic: &Diagnostic) -> [(&'static str, JsValue); 4] {
    let Position { line, column } = diagnostic.position;
    [
        ("code", diagnostic.code.into()),
        ("message", message(diagnostic).into()),
        ("line", line.into()),
        ("column", column.into()),
    ]
}

/// A diagnostic as one sentence.
fn message(diagnostic: &Diagnostic) -> String {
    let Diagnostic {
        file, found, right, ..
    } = diagnostic;
    match file.as_str() {
        "" => format!("{found}; {right}"),
        file => format!("{file}: {found}; {right}"),
    }
}

/// Tells the console and the page that the element shows its fallback because there is no card to show. `label` is the
/// element's.
pub fn no_cards(element: &HtmlElement, label: &str, diagnostics: &[Diagnostic]) {
    let summary =
        "no card was found in this page's data, so the element's own content is shown instead";
    let list = match diagnostics {
        [] => ".".to_owned(),
        _ => {
            let lines = diagnostics.iter().map(|it| format!("\n  {it}"));
            format!(" (line:column):{}", lines.collect::<String>())
        }
    };
    console::error_1(&format!("Guide Grid{label}: {summary}{list}").into());
    let error = diagnostics.iter().find(|it| it.severity == Severity::Error);
    let detail = match error {
        Some(it) => properties(it),
        None => [
            ("code", "no-cards".into()),
            ("message", summary.into()),
            ("line", JsValue::NULL),
            ("column", JsValue::NULL),
        ],
    };
    emit(element, "guide-grid-error", &object(&detail));
}
