//! The addresses of icons that are only named.

use guide_grid_core::source::Span;
use std::ops::Range;

/// The addresses that the elements of a page give to icons that are only named.
#[derive(Clone, Default)]
pub(super) struct Icons(Vec<(Range<usize>, String)>);

impl Icons {
    /// The address of an element's attribute, with {name} in it, and where the element is in the page.
    pub(super) fn of(element: Range<usize>, address: Option<&str>) -> Self {
        Self(
            address
                .map(|it| (element, it.to_owned()))
                .into_iter()
                .collect(),
        )
    }

    pub(super) fn extend(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    /// The address of icons that are named at `span`: that of the element there, or else of the first element.
    pub(super) fn at(&self, span: Span) -> Option<&str> {
        let here = self.0.iter().find(|it| it.0.contains(&span.range().start));
        here.or(self.0.first()).map(|it| it.1.as_str())
    }
}
