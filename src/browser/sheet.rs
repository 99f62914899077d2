//! The style sheet: one object, adopted by every shadow root.

use crate::ui::STYLE;
use js_sys::{Array, Reflect};
use std::cell::OnceCell;
use web_sys::{CssStyleSheet, ShadowRoot};

thread_local! {
    static SHEET: OnceCell<Option<CssStyleSheet>> = const { OnceCell::new() };
}

/// Styles what is in `root`. The text is parsed once for all elements, and no content security policy has a say in it.
pub fn adopt(root: &ShadowRoot) {
    SHEET.with(|sheet| {
        let made = sheet.get_or_init(|| {
            let sheet = CssStyleSheet::new().ok()?;
            sheet.replace_sync(STYLE).ok()?;
            Some(sheet)
        });
        if let Some(sheet) = made {
            let _ = Reflect::set(root, &"adoptedStyleSheets".into(), &Array::of1(sheet));
        }
    });
}
