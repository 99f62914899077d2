//! The few drawings of the interface: strokes in the text's colour, which screen readers skip.

use yew::{Html, html};

/// A drawing on a square of 16 by 16, as the data of an SVG path.
pub struct Glyph(&'static str);

/// A magnifying glass.
pub const SEARCH: Glyph = Glyph("M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zm3.6-1.4L14 14");
/// A cross.
pub const CROSS: Glyph = Glyph("m4 4 8 8m0-8-8 8");
/// An angle that points down.
pub const DOWN: Glyph = Glyph("m4 6 4 4 4-4");

/// A tick.
pub const TICK: Glyph = Glyph("m3.5 8.5 3 3 6-7");
/// Lines that get shorter: what is left after filtering.
pub const FILTERS: Glyph = Glyph("M2 4h12M4.5 8h7M7 12h2");
/// An arrow up and an arrow down.
pub const ORDER: Glyph = Glyph("M5 13V3L2.5 5.5M5 3l2.5 2.5M11 3v10l-2.5-2.5M11 13l2.5-2.5");
/// Four squares.
pub const GRID: Glyph = Glyph("M2.5 2.5h4v4h-4zm7 0h4v4h-4zm-7 7h4v4h-4zm7 0h4v4h-4z");
/// Three lines with a dot before each.
pub const LIST: Glyph = Glyph("M6 4h8M6 8h8m-8 4h8M2.5 4h.01M2.5 8h.01m-.01 4h.01");
/// Two links of a chain.
pub const CHAIN: Glyph = Glyph(
    "M6.5 9.5a3 3 0 0 0 4.2 0l2-2a3 3 0 0 0-4.2-4.2l-1 1m2 2.2a3 3 0 0 0-4.2 0l-2 2a3 3 0 0 0 4.2 4.2l1-1",
);

/// Renders a drawing.
pub fn glyph(Glyph(path): Glyph) -> Html {
    html! { <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true"><path d={path} /></svg> }
}
