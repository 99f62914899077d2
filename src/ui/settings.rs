//! The element's attributes, as choices.

use crate::search::Sort;

/// What the author asked for in attributes. [`Settings::default`] is an element without any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// `items`: the keys of the grids to show; empty for all.
    pub items: Vec<String>,
    /// `facets`: the facets that the toolbar offers, in order; empty for none.
    pub facets: Vec<String>,
    /// `search`
    pub search: SearchBox,
    /// `sort`
    pub sort: Sort,
    /// `sort-menu`
    pub sort_menu: SortMenu,
    /// `columns`: the most columns, 1 to 12.
    pub columns: u8,
    /// `heading-level`: of section headings, 1 to 5; card titles are one below.
    pub heading_level: u8,
    /// `base`: what relative links resolve against; none for the page's own address.
    pub base: Option<String>,
    /// `icons`: an address with `{name}` in it.
    pub icons: Option<String>,
    /// `limit`: how many cards are painted at first, at least 1.
    pub limit: usize,
    /// `url-state`
    pub url_state: UrlState,
    /// `name`: prefixes the address's parameters; empty for none.
    pub name: String,
    /// `shortcut`: the key that focuses the search box, as `KeyboardEvent.key` names it.
    pub shortcut: Option<String>,
    /// `lang`, else the nearest ancestor's: a BCP 47 tag; empty where the page names none.
    pub lang: String,
    /// `dir`
    pub direction: Direction,
    /// `diagnostics`
    pub reporting: Reporting,
}

/// Whether readers can type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchBox {
    /// A search box is shown.
    On,
    /// Only facets, or nothing.
    Off,
}

/// Whether readers can choose the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortMenu {
    /// The author's order holds.
    Hidden,
    /// A menu offers the orders that the cards have data for.
    Shown,
}

/// Where the reader's query lives in the page's address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlState {
    /// In the query string.
    Query,
    /// In the fragment.
    Hash,
    /// Nowhere.
    Off,
}

/// The direction of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The page's, unless the language says otherwise.
    Inherited,
    /// As in English.
    LeftToRight,
    /// As in Arabic.
    RightToLeft,
}

/// Where authors see what is wrong with their data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reporting {
    /// In the browser's console.
    Console,
    /// In the console and in a panel on the page.
    Page,
    /// Nowhere.
    Off,
}
