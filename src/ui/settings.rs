//! The element's attributes, as settings.

use super::attributes::{Attributes, Keyword, words};
use super::layout::{FilterLayout, Layout, ViewMenu};
use super::own_cards::OwnCards;
use super::site_base::SiteBase;
use super::sorting::{SortMenu, read_sort};
use crate::catalog::field::{FacetUse, FieldSpec, default_facets};
use crate::search::{Sort, ValueOrder};
use crate::source::Diagnostic;

/// The name of a grid that was given none. No generator, theme or search widget for documentation has a parameter of this name;
/// the README lists those that were looked at.
pub const DEFAULT_NAME: &str = "guides";

/// What the author asked for by attributes. [`Settings::default`] is an element without any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// `cards`
    pub cards: OwnCards,
    /// `items`: the keys of the card lists to show; empty for all.
    pub items: Vec<String>,
    /// `facets`: the facets that the toolbar offers, in order; empty for none.
    pub facets: Vec<String>,
    /// `facets`: the orders of values that it gives.
    pub value_orders: Vec<ValueOrder>,
    /// `filters`
    pub filters: FilterLayout,
    /// `search`
    pub search: SearchBox,
    /// `sort`
    pub sort: Sort,
    /// `sort-menu`
    pub sort_menu: SortMenu,
    /// `view`
    pub view: Layout,
    /// `view-menu`
    pub view_menu: ViewMenu,
    /// `columns`: the most columns, 1 to 12.
    pub columns: u8,
    /// `heading-level`: of section headings, 1 to 5; card titles are one below.
    pub heading_level: u8,
    /// `base`: what relative links are resolved against; `None` for the page's own address.
    pub base: Option<String>,
    /// `site-base`: the folder of the site, which goes before addresses that begin with a slash; `None` for the server's root.
    pub site_base: Option<SiteBase>,
    /// `icons`: an address with `{name}` in it, by which icons are found; `None` shows no icons that are only named.
    pub icons: Option<String>,
    /// `new`: for how many days after its date a guide is marked as new, 1 to 365; `None` for no mark.
    pub new_for: Option<u16>,
    /// `external`
    pub external: ExternalMark,
    /// `limit`: how many cards are rendered at first, 1 to 100,000; `usize::MAX` for all.
    pub limit: usize,
    /// `url-state`
    pub url_state: UrlState,
    /// `name`: what the address's parameters begin with; `guides` for an element without a name.
    pub name: String,
    /// `shortcut`: the key that focuses the search box, as `KeyboardEvent.key` names it; `None` for no key.
    pub shortcut: Option<String>,
    /// `loading`
    pub loading: Loading,
    /// `label`: the name of the toolbar as a landmark, or else the heading above the element; empty for none.
    pub label: String,
    /// `lang`, or else that of the nearest ancestor: a BCP 47 tag; empty where the page names no language.
    pub lang: String,
    /// `dir`
    pub direction: Direction,
    /// `diagnostics`
    pub reporting: Reporting,
}

impl Settings {
    /// Reads the settings. `attribute` returns the value of an attribute, if the element has it.
    ///
    /// Values that are not understood fall back to the default, with a diagnostic. Spaces around values do not matter,
    /// nor does the case of words; an empty value is the same as no attribute.
    pub fn read(attribute: impl Fn(&str) -> Option<String>) -> (Self, Vec<Diagnostic>) {
        Self::read_from(Attributes::new(&attribute))
    }

    /// Whether the same library comes of the same data with these settings, for the same elements.
    pub fn prepares_like(&self, other: &Self) -> bool {
        self.name == other.name
            && self.items == other.items
            && self.facets == other.facets
            && self.value_orders == other.value_orders
            && self.lang == other.lang
            && self.base == other.base
            && self.site_base == other.site_base
    }

    fn read_from(mut attributes: Attributes<'_>) -> (Self, Vec<Diagnostic>) {
        let (sort, sort_menu) = read_sort(&mut attributes);
        let (facets, value_orders) = read_facets(&mut attributes);
        let settings = Self {
            cards: OwnCards::read(&attributes),
            items: attributes.list("items"),
            facets,
            value_orders,
            filters: attributes.keyword("filters"),
            search: attributes.keyword("search"),
            sort,
            sort_menu,
            view: attributes.keyword("view"),
            view_menu: ViewMenu::read(&attributes),
            columns: attributes.number("columns", 3, 12),
            heading_level: attributes.number("heading-level", 2, 5),
            base: attributes.given("base"),
            site_base: SiteBase::parse(&attributes.text("site-base")),
            icons: read_icons(&mut attributes),
            new_for: attributes.number_or("off", "new", 30, 365),
            external: attributes.keyword("external"),
            limit: attributes
                .number_or("all", "limit", 60, 100_000)
                .unwrap_or(usize::MAX),
            url_state: attributes.keyword("url-state"),
            name: attributes
                .given("name")
                .unwrap_or_else(|| DEFAULT_NAME.to_owned()),
            shortcut: attributes.given("shortcut"),
            loading: attributes.keyword("loading"),
            label: attributes.text("label"),
            lang: attributes.text("lang"),
            direction: attributes.keyword("dir"),
            reporting: attributes.keyword("diagnostics"),
        };
        (settings, attributes.finish())
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self::read(|_| None).0
    }
}

/// `facets` names facets. After a name, values in parentheses, separated by commas, give an order: `level(easy, hard)`.
fn read_facets(attributes: &mut Attributes) -> (Vec<String>, Vec<ValueOrder>) {
    let (mut names, mut orders) = (Vec::new(), Vec::new());
    let text = attributes.text("facets");
    for part in text.split(')') {
        let (part, values) = part.split_once('(').unwrap_or((part, ""));
        names.extend(words(part));
        let values = values.split(',').map(|it| it.trim().to_owned());
        let values: Vec<String> = values.filter(|it| !it.is_empty()).collect();
        if let Some(facet) = names.last().filter(|_| !values.is_empty()) {
            orders.push(ValueOrder {
                facet: facet.clone(),
                values,
            });
        }
    }
    for name in names.extract_if(.., |it| FieldSpec::of(it).facet == FacetUse::Never) {
        let expected = "fields that cards can be filtered by";
        attributes.report("facets", &name, expected, "leaving it out".into());
    }
    match names.as_slice() {
        [] => names.extend(default_facets().map(str::to_owned)),
        [only] if only.eq_ignore_ascii_case("none") => names.clear(),
        _ => {}
    }
    (names, orders)
}

fn read_icons(attributes: &mut Attributes) -> Option<String> {
    let address = attributes.given("icons")?;
    if address.contains("{name}") {
        return Some(address);
    }
    let instead = "showing no icons that are only named";
    attributes.report(
        "icons",
        &address,
        "an address with {name} in it",
        instead.into(),
    );
    None
}

/// Whether readers can type a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchBox {
    /// There is a search box.
    On,
    /// There is none.
    Off,
}

impl Keyword for SearchBox {
    const DEFAULT: (&str, Self) = ("on", Self::On);
    const OTHERS: &[(&str, Self)] = &[("off", Self::Off)];
}

/// Whether cards that lead away from the page's site have a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExternalMark {
    /// They have, where others do not lead away.
    On,
    /// They have none.
    Off,
}

impl Keyword for ExternalMark {
    const DEFAULT: (&str, Self) = ("on", Self::On);
    const OTHERS: &[(&str, Self)] = &[("off", Self::Off)];
}

/// Where the reader's query is written in the page's address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlState {
    /// In the query string.
    Query,
    /// In the fragment.
    Hash,
    /// Nowhere.
    Off,
}

impl Keyword for UrlState {
    const DEFAULT: (&str, Self) = ("query", Self::Query);
    const OTHERS: &[(&str, Self)] = &[("hash", Self::Hash), ("off", Self::Off)];
}

/// When the element's script loads the WebAssembly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loading {
    /// Once the element comes near the viewport.
    Lazy,
    /// At once.
    Eager,
}

impl Keyword for Loading {
    const DEFAULT: (&str, Self) = ("lazy", Self::Lazy);
    const OTHERS: &[(&str, Self)] = &[("eager", Self::Eager)];
}

/// The direction of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The page's, unless the language is written in the other.
    Inherited,
    /// As in English.
    LeftToRight,
    /// As in Arabic.
    RightToLeft,
}

impl Keyword for Direction {
    const DEFAULT: (&str, Self) = ("auto", Self::Inherited);
    const OTHERS: &[(&str, Self)] = &[("ltr", Self::LeftToRight), ("rtl", Self::RightToLeft)];
}

/// Where authors see the diagnostics of their data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reporting {
    /// In the browser's console.
    Console,
    /// In the console and in a panel on the page.
    Page,
    /// Nowhere.
    Off,
}

impl Keyword for Reporting {
    const DEFAULT: (&str, Self) = ("console", Self::Console);
    const OTHERS: &[(&str, Self)] = &[("page", Self::Page), ("off", Self::Off)];
}
