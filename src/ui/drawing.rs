//! What the first sign of a drawing says, where it is an element.

use super::pattern::cut;
use std::cell::Cell;

/// What the first sign of a drawing, an element, says: its tag, its class, its part.
pub fn element(drawing: &'static str) -> (&'static str, &'static str, &'static str) {
    let (_, sign) = cut(cut(drawing, b' ').0, b'<');
    let (sign, class) = cut(sign, b'.');
    let (tag, part) = cut(sign, b':');
    (tag, if class.is_empty() { part } else { class }, part)
}

/// The names of an element's attributes.
struct Names {
    /// The drawing that begins with it.
    of: &'static str,
    names: &'static [&'static str],
    before: Option<&'static Names>,
}

thread_local! {
    /// Those of each element that was ever drawn, the last one first.
    static NAMES: Cell<Option<&'static Names>> = const { Cell::new(None) };
}

/// The names of the attributes of a drawing's first element. They are made once and for all: that is how Yew knows that
/// an element still has the same ones.
pub fn names(drawing: &'static str) -> &'static [&'static str] {
    let mut known = NAMES.get();
    while let Some(it) = known {
        if std::ptr::eq(it.of, drawing) {
            return it.names;
        }
        known = it.before;
    }
    let mut names = Vec::new();
    let (_, class, part) = element(drawing);
    for (name, value) in [("class", class), ("part", part)] {
        if !value.is_empty() {
            names.push(name);
        }
    }
    let (_, mut rest) = cut(drawing, b' ');
    while rest.starts_with(|it: char| it.is_ascii_lowercase()) {
        let (sign, after) = cut(rest, b' ');
        names.push(cut(cut(sign, b'=').0, b'?').0);
        rest = after;
    }
    let names: &[&str] = names.leak();
    let all = Names {
        of: drawing,
        names,
        before: NAMES.get(),
    };
    NAMES.set(Some(Box::leak(Box::new(all))));
    names
}
