//! Unicode normalization, which the browser has already.

use crate::search::Decompose;
use js_sys::JsString;

/// Asks `String.prototype.normalize` and `toLowerCase`.
pub struct Browser;

impl Decompose for Browser {
    fn decompose(&self, c: char) -> String {
        let mut bytes = [0; 4];
        JsString::from(&*c.encode_utf8(&mut bytes))
            .normalize("NFKD")
            .to_lower_case()
            .into()
    }
}
