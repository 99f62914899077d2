//! What owners are told: in the console, by events, by measures.

use crate::source::{Diagnostic, Severity};
use crate::ui::Reporting;
use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console, js_name = error)]
    fn console_error(text: &str);
    #[wasm_bindgen(js_namespace = console, js_name = warn)]
    fn console_warn(text: &str);
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;
    #[wasm_bindgen(js_namespace = performance, catch)]
    fn measure(name: &str, options: &Object) -> Result<JsValue, JsValue>;
}

/// A piece of work that User Timing shows to whoever looks.
pub struct Stopwatch(f64);

impl Stopwatch {
    /// The work begins.
    pub fn start() -> Self {
        Self(now())
    }

    /// The work is done: `guide-grid:index` and its like.
    pub fn stop(self, name: &str) {
        let options = object(&[("start", self.0.into()), ("end", now().into())]);
        // Only measuring is lost, if a browser does not take these options.
        let _ = measure(name, &options);
    }
}

/// Fires an event that bubbles and leaves the shadow tree, as owners expect.
pub fn emit(element: &HtmlElement, name: &str, detail: &[(&str, JsValue)]) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(&object(detail));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        let _ = element.dispatch_event(&event);
    }
}

/// A plain JavaScript object.
pub fn object(entries: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (key, value) in entries {
        let _ = Reflect::set(&object, &JsValue::from_str(key), value);
    }
    object
}

/// One message in the console with all remarks; none, if there are none or the author wants none.
pub fn remarks(diagnostics: &[Diagnostic], reporting: Reporting) {
    if diagnostics.is_empty() || reporting == Reporting::Off {
        return;
    }
    let opening = match diagnostics.len() {
        1 => "Guide Grid has a remark on this page's data (line:column):".to_owned(),
        many => format!("Guide Grid has {many} remarks on this page's data (line:column):"),
    };
    console_warn(&listed(opening, diagnostics));
}

/// There is nothing to show, so the fallback stays: says why, in the console and by an event.
pub fn failure(element: &HtmlElement, diagnostics: &[Diagnostic]) {
    let error = diagnostics.iter().find(|it| it.severity == Severity::Error);
    let opening =
        "Guide Grid found no card in this page's data and shows the element's own content instead";
    let (code, message, line, column) = match error {
        Some(it) => {
            let message = format!("{}; {}", it.found, it.right);
            (
                it.code,
                message,
                it.position.line.into(),
                it.position.column.into(),
            )
        }
        None => ("no-cards", opening.to_owned(), JsValue::NULL, JsValue::NULL),
    };
    match diagnostics {
        [] => console_error(&format!("{opening}.")),
        _ => console_error(&listed(format!("{opening} (line:column):"), diagnostics)),
    }
    let detail = [
        ("code", code.into()),
        ("message", message.into()),
        ("line", line),
        ("column", column),
    ];
    emit(element, "guide-grid-error", &detail);
}

fn listed(mut text: String, diagnostics: &[Diagnostic]) -> String {
    for it in diagnostics {
        text.push_str("\n  ");
        text.push_str(&it.to_string());
    }
    text
}
