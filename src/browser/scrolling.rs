//! Scrolling to a heading, so that no header of the page covers it.

use super::dom::inner_height;
use web_sys::{Document, Element, ScrollBehavior, ScrollIntoViewOptions, ScrollToOptions, Window};

/// How many parts of a page may stay at its top, one below the other: a banner, a header, its tabs, a table of contents.
const MOST_HEADERS: usize = 4;

/// Scrolls the page to a heading, at once: below what stays at the top of the page, with the heading's own scroll margin.
pub fn scroll_to(heading: &Element, window: &Window) {
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(ScrollBehavior::Instant);
    heading.scroll_into_view_with_scroll_into_view_options(&options);
    let place = heading.get_bounding_client_rect();
    let covered = covered(window, place.left() + place.width() / 2.0);
    if place.top() < covered {
        let options = ScrollToOptions::new();
        options.set_top(-covered);
        options.set_behavior(ScrollBehavior::Instant);
        window.scroll_by_with_scroll_to_options(&options);
    }
}

/// How much of the window is covered from its top by parts of the page that do not scroll with it, in CSS pixels; at `x` from its left.
fn covered(window: &Window, x: f64) -> f64 {
    let Some(document) = window.document() else {
        return 0.0;
    };
    let mut end = 0.0;
    for _ in 0..MOST_HEADERS {
        match header_at(window, &document, x, end) {
            Some(bottom) if bottom > end && bottom < inner_height(window) / 2.0 => end = bottom,
            _ => break,
        }
    }
    end
}

/// Where the part of the page ends that stays at this place of the window, if there is one.
fn header_at(window: &Window, document: &Document, x: f64, y: f64) -> Option<f64> {
    let mut element = document.element_from_point(x as f32, y as f32 + 1.0);
    while let Some(it) = element {
        let style = window.get_computed_style(&it).ok()??;
        let position = style.get_property_value("position").unwrap_or_default();
        if matches!(position.as_str(), "fixed" | "sticky") {
            return Some(it.get_bounding_client_rect().bottom());
        }
        element = it.parent_element();
    }
    None
}
