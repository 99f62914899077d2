//! The few drawings of the interface: strokes in the text's colour, for sighted readers only.

use super::pen::Pen;

/// A magnifying glass.
pub const SEARCH: &str = "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zm3.6-1.4L14 14";
/// A cross.
pub const CROSS: &str = "m4 4 8 8m0-8-8 8";
/// An angle that points down.
pub const DOWN: &str = "m4 6 4 4 4-4";

/// Paints one, on a field of 16 by 16.
#[inline(never)]
pub fn glyph(pen: &mut Pen, path: &str) {
    pen.draw("<svg.glyph aria-hidden=true viewBox=? <path d=? / /");
    pen.fill("0 0 16 16");
    pen.fill(path);
}
