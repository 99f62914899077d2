//! What the browser knows of languages: normalization of text.

use crate::search::Decompose;
use js_sys::JsString;

/// Normalizes text by `String.prototype.normalize` and `toLowerCase`.
pub struct Browser;

impl Decompose for Browser {
    fn normalize(&self, text: &str, form: &str) -> String {
        JsString::from(text).normalize(form).to_lower_case().into()
    }
}
