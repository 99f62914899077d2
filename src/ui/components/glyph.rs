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

/// Renders a drawing.
pub fn glyph(Glyph(path): Glyph) -> Html {
    html! { <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true"><path d={path} /></svg> }
}
