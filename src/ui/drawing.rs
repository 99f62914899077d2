//! What the first sign of a drawing says, where it is an element.

use super::pattern::cut;
use std::cell::Cell;

/// An element, as the first sign of a drawing and the attributes after it describe it.
pub struct Element {
    /// The drawing that begins with it.
    of: &'static str,
    /// Its tag, without the `?` of one that is filled in.
    pub tag: &'static str,
    /// The names of its attributes: `class` and `part`, if it has them, and those that are signs of their own.
    pub names: &'static [&'static str],
    /// The values of the first ones, which have no signs of their own.
    pub values: &'static [&'static str],
    before: Option<&'static Element>,
}

thread_local! {
    /// All that were ever drawn, the last one first.
    static ELEMENTS: Cell<Option<&'static Element>> = const { Cell::new(None) };
}

/// What a drawing's first sign, an element, says. It is read once and for all, as drawings are drawn often; and by the names
/// of attributes being the same ones Yew knows that the element still has the same attributes.
pub fn element(drawing: &'static str) -> &'static Element {
    let mut known = ELEMENTS.get();
    while let Some(it) = known {
        if std::ptr::eq(it.of, drawing) {
            return it;
        }
        known = it.before;
    }
    let (sign, mut rest) = cut(drawing, b' ');
    let (sign, class) = cut(cut(sign, b'<').1, b'.');
    let (tag, part) = cut(sign, b':');
    let class = if class.is_empty() { part } else { class };
    let (mut names, mut values) = (Vec::new(), Vec::new());
    for (name, value) in [("class", class), ("part", part)] {
        if !value.is_empty() {
            names.push(name);
            values.push(value);
        }
    }
    while rest.starts_with(|it: char| it.is_ascii_lowercase()) {
        let (sign, after) = cut(rest, b' ');
        names.push(cut(cut(sign, b'=').0, b'?').0);
        rest = after;
    }
    let element = Box::leak(Box::new(Element {
        of: drawing,
        tag: cut(tag, b'?').0,
        names: names.leak(),
        values: values.leak(),
        before: ELEMENTS.get(),
    }));
    ELEMENTS.set(Some(element));
    element
}
