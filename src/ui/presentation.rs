//! Who shows the cards: the widget, or the page's own markup.

use super::layout::ViewMenu;
use super::settings::Settings;
use super::sorting::SortMenu;
use crate::search::Sort;
use crate::source::Diagnostic;

/// Who shows the cards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Presentation {
    /// The widget renders them from data.
    #[default]
    Rendered,
    /// They are in the page's own markup, inside the element. The widget hides those that are not found, and keeps the order.
    Wrapped,
}

/// Attributes that say how the widget renders cards.
const OF_RENDERED_CARDS: [&str; 9] = [
    "sort",
    "sort-menu",
    "view",
    "view-menu",
    "columns",
    "heading-level",
    "icons",
    "external",
    "new",
];

impl Settings {
    /// The settings where the page's own markup shows the cards: all of them are there, in its order and layout. `has` says
    /// whether the element has an attribute; `facets` are offered as well if it names none. The diagnostic names attributes that
    /// change nothing there.
    pub fn wrapped(
        mut self,
        has: impl Fn(&str) -> bool,
        facets: Vec<String>,
    ) -> (Self, Option<Diagnostic>) {
        let names: Vec<&str> = OF_RENDERED_CARDS.into_iter().filter(|it| has(it)).collect();
        let diagnostic = (!names.is_empty()).then(|| {
            let found = format!(
                "the cards are in the page's own markup, where these attributes change nothing: {}",
                names.join(", ")
            );
            Diagnostic::on_element("attribute", found, "remove them".into())
        });
        if !has("facets") {
            self.facets.extend(facets);
        }
        let settings = Self {
            limit: usize::MAX,
            sort: Sort::Page,
            sort_menu: SortMenu::Hidden,
            view_menu: ViewMenu::Hidden,
            ..self
        };
        (settings, diagnostic)
    }
}
