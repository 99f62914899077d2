//! Input methods, which compose the characters of Chinese, Japanese, Korean and other scripts from several keys.

use yew::KeyboardEvent;

/// The code of a key that an input method handles: <https://www.w3.org/TR/uievents/#determine-keydown-keyup-keyCode>.
const HANDLED: u32 = 229;

/// Whether a key belongs to an input method. Safari tells only by the code: there, the key that ends a composition comes after
/// its end.
pub fn is_composing(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == HANDLED
}
