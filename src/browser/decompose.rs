//! Unicode normalization, which the browser has already.

use crate::search::Decompose;
use js_sys::JsString;

/// Asks `String.prototype.normalize` and `toLowerCase`.
pub struct Browser;

impl Decompose for Browser {
    fn normalize(&self, text: &str, form: &str) -> String {
        JsString::from(text).normalize(form).to_lower_case().into()
    }
}
