//! What owners are told: in the console, by events, by measures.

use super::js::object;
use crate::source::{Diagnostic, Severity};
use crate::ui::Reporting;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, HtmlElement};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console, js_name = error)]
    fn console_error(text: &str);
    #[wasm_bindgen(js_namespace = console, js_name = warn)]
    fn console_warn(text: &str);
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;
    #[wasm_bindgen(js_namespace = performance, catch)]
    fn measure(name: &str, options: &JsValue) -> Result<JsValue, JsValue>;
}

/// A piece of work that User Timing shows to whoever looks.
#[derive(Clone, Copy)]
pub struct Stopwatch(f64);

impl Stopwatch {
    /// The work begins.
    pub fn start() -> Self {
        Self(now())
    }

    /// How many milliseconds ago that was.
    pub fn passed(self) -> f64 {
        now() - self.0
    }

    /// The work is done: `guide-grid:index` and its like.
    #[inline(never)]
    pub fn stop(self, name: &str) {
        // Only measuring is lost, if a browser does not take these options.
        let _ = measure(
            name,
            &object(&[("start", self.0.into()), ("end", now().into())]),
        );
    }
}

/// Fires an event that bubbles and leaves the shadow tree, as owners expect.
#[inline(never)]
pub fn emit(element: &HtmlElement, name: &str, detail: JsValue) {
    let init = object(&[
        ("bubbles", JsValue::TRUE),
        ("composed", JsValue::TRUE),
        ("detail", detail),
    ]);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, init.unchecked_ref()) {
        let _ = element.dispatch_event(&event);
    }
}

/// One line for each remark.
pub fn listed(diagnostics: &[Diagnostic]) -> String {
    let mut text = String::new();
    for it in diagnostics {
        text.push_str("\n  ");
        text.push_str(&it.to_string());
    }
    text
}

/// One message in the console with all remarks; none, if there are none or the author wants none.
#[inline(never)]
pub fn remarks(diagnostics: &[Diagnostic], reporting: Reporting) {
    if diagnostics.is_empty() || reporting == Reporting::Off {
        return;
    }
    let remarks = match diagnostics.len() {
        1 => "a remark".to_owned(),
        many => format!("{many} remarks"),
    };
    let list = listed(diagnostics);
    console_warn(&format!(
        "Guide Grid has {remarks} on this page's data (line:column):{list}"
    ));
}

/// There is nothing to show, so the fallback stays: says why, in the console and by an event.
#[inline(never)]
pub fn failure(element: &HtmlElement, diagnostics: &[Diagnostic]) {
    let opening =
        "Guide Grid found no card in this page's data and shows the element's own content instead";
    let (mut code, mut message) = ("no-cards", opening.to_owned());
    let (mut line, mut column) = (JsValue::NULL, JsValue::NULL);
    let error = diagnostics.iter().find(|it| it.severity == Severity::Error);
    if let Some(it) = error {
        code = it.code;
        message = format!("{}; {}", it.found, it.right);
        line = it.position.line.into();
        column = it.position.column.into();
    }
    let rest = match diagnostics {
        [] => ".".to_owned(),
        _ => format!(" (line:column):{}", listed(diagnostics)),
    };
    console_error(&format!("{opening}{rest}"));
    let detail = object(&[
        ("code", code.into()),
        ("message", message.into()),
        ("line", line),
        ("column", column),
    ]);
    emit(element, "guide-grid-error", detail);
}
