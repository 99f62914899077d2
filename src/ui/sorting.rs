//! The attributes `sort` and `sort-menu`.

use super::attributes::Attributes;
use crate::search::Sort;

/// Whether readers can choose the sort order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortMenu {
    /// The author's order holds.
    Hidden,
    /// A menu offers the orders that the cards have data for.
    Shown,
}

/// `sort` names an order. The word `sort-menu` in it, or as an attribute of its own, lets readers choose.
pub(super) fn read_sort(attributes: &mut Attributes) -> (Sort, SortMenu) {
    const MENU: &str = "sort-menu";
    let menu = attributes.value(MENU);
    let mut sort_menu = match menu.as_deref() {
        None => SortMenu::Hidden,
        Some(value) if value.eq_ignore_ascii_case("off") => SortMenu::Hidden,
        Some(_) => SortMenu::Shown,
    };
    let mut sort = Sort::default();
    for word in attributes.list("sort") {
        if word.eq_ignore_ascii_case(MENU) {
            sort_menu = SortMenu::Shown;
        } else if let Some(order) = Sort::parse(&word) {
            sort = order;
        } else {
            let words: Vec<&str> = Sort::ALL.into_iter().map(Sort::as_str).collect();
            attributes.report_unknown("sort", &word, &words);
        }
    }
    (sort, sort_menu)
}
