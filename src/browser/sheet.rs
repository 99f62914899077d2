//! The style sheet: one object, adopted by every shadow root.

use super::js::set;
use crate::ui::STYLE;
use js_sys::Array;
use web_sys::{CssStyleSheet, ShadowRoot};

thread_local! {
    static SHEET: Option<CssStyleSheet> = made();
}

fn made() -> Option<CssStyleSheet> {
    let sheet = CssStyleSheet::new().ok()?;
    sheet.replace_sync(STYLE).ok()?;
    Some(sheet)
}

/// Styles what is in `root`. The text is parsed once for all elements, and no content security policy has a say in it.
pub fn adopt(root: &ShadowRoot) {
    SHEET.with(|sheet| {
        if let Some(sheet) = sheet {
            set(root, "adoptedStyleSheets", &Array::of1(sheet));
        }
    });
}
