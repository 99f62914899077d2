//! Reading the element's attributes: unknown values fall back to the default, and say so.

use super::{Direction, Reporting, SearchBox, Settings, SortMenu, UrlState};
use crate::search::Sort;
use crate::source::{Diagnostic, Position, Severity, Span};

/// An attribute that could not be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The attribute and its value, as found: `columns="many"`.
    pub found: String,
    /// What it may be, and what holds instead.
    pub right: String,
}

impl From<Remark> for Diagnostic {
    /// Attributes stand before the data, so the place is the data's start.
    fn from(remark: Remark) -> Self {
        Self {
            code: "attribute",
            severity: Severity::Warning,
            span: Span::default(),
            position: Position { line: 1, column: 1 },
            found: remark.found,
            right: remark.right,
        }
    }
}

impl Settings {
    /// Reads the settings; `attribute` gives an attribute's value, if the element has it.
    ///
    /// Blanks around values do not matter, nor does the case of words; an empty value is as good as none.
    pub fn read(attribute: impl Fn(&str) -> Option<String>) -> (Self, Vec<Remark>) {
        let mut read = Reading {
            attribute: &attribute,
            remarks: Vec::new(),
        };
        let usual = Self::default();
        let (sort, menu) = read.sort();
        let settings = Self {
            items: read.list("items").unwrap_or(usual.items),
            facets: read.list("facets").map_or(usual.facets, none_is_empty),
            search: match read.choice("search", &["on", "off"]) {
                0 => SearchBox::On,
                _ => SearchBox::Off,
            },
            sort,
            sort_menu: menu,
            columns: read.number("columns", usual.columns as usize, 1, 12) as u8,
            heading_level: read.number("heading-level", usual.heading_level as usize, 1, 5) as u8,
            base: read.text("base"),
            icons: read.icons(),
            limit: read.number("limit", usual.limit, 1, 100_000),
            url_state: match read.choice("url-state", &["query", "hash", "off"]) {
                0 => UrlState::Query,
                1 => UrlState::Hash,
                _ => UrlState::Off,
            },
            name: read.text("name").unwrap_or_default(),
            shortcut: read.text("shortcut"),
            lang: read.text("lang").unwrap_or_default(),
            direction: match read.choice("dir", &["auto", "ltr", "rtl"]) {
                0 => Direction::Inherited,
                1 => Direction::LeftToRight,
                _ => Direction::RightToLeft,
            },
            reporting: match read.choice("diagnostics", &["console", "page", "off"]) {
                0 => Reporting::Console,
                1 => Reporting::Page,
                _ => Reporting::Off,
            },
        };
        (settings, read.remarks)
    }
}

struct Reading<'a> {
    attribute: &'a dyn Fn(&str) -> Option<String>,
    remarks: Vec<Remark>,
}

impl Reading<'_> {
    fn text(&self, name: &str) -> Option<String> {
        let value = (self.attribute)(name)?;
        let value = value.trim();
        (!value.is_empty()).then(|| value.to_owned())
    }

    /// Words apart by blanks or commas.
    fn list(&self, name: &str) -> Option<Vec<String>> {
        let value = self.text(name)?;
        let mut words = Vec::new();
        for word in value.split(|c: char| c.is_whitespace() || c == ',') {
            if !word.is_empty() {
                words.push(word.to_owned());
            }
        }
        Some(words)
    }

    /// Which of a few words it is; the first is the default.
    fn choice(&mut self, name: &str, allowed: &[&str]) -> usize {
        let Some(value) = self.text(name) else {
            return 0;
        };
        for (at, word) in allowed.iter().enumerate() {
            if word.eq_ignore_ascii_case(&value) {
                return at;
            }
        }
        self.not_among(name, &value, allowed);
        0
    }

    fn number(&mut self, name: &str, usual: usize, least: usize, most: usize) -> usize {
        let Some(value) = self.text(name) else {
            return usual;
        };
        match value.parse() {
            Ok(number) if least <= number && number <= most => number,
            _ => {
                let range = [&least.to_string(), " to ", &most.to_string()].concat();
                let right = [
                    "a whole number from ",
                    &range,
                    " would be right; ",
                    &usual.to_string(),
                    " holds",
                ];
                self.remark(name, &value, right.concat());
                usual
            }
        }
    }

    /// `sort` names an order; the word `sort-menu`, there or as an attribute of its own, lets readers choose.
    fn sort(&mut self) -> (Sort, SortMenu) {
        let mut sort = Sort::default();
        let mut menu = match (self.attribute)("sort-menu").as_deref().map(str::trim) {
            None | Some("off") => SortMenu::Hidden,
            Some(_) => SortMenu::Shown,
        };
        for word in self.list("sort").unwrap_or_default() {
            match Sort::parse(&word) {
                Some(order) => sort = order,
                None if word.eq_ignore_ascii_case("sort-menu") => menu = SortMenu::Shown,
                None => {
                    let allowed = ["page", "title", "weight", "date", "sort-menu"];
                    self.not_among("sort", &word, &allowed);
                }
            }
        }
        (sort, menu)
    }

    fn icons(&mut self) -> Option<String> {
        let value = self.text("icons")?;
        if value.contains("{name}") {
            return Some(value);
        }
        let right = "an address with {name} in it would be right; icon names are not shown";
        self.remark("icons", &value, right.to_owned());
        None
    }

    fn not_among(&mut self, name: &str, value: &str, allowed: &[&str]) {
        let usual = allowed.first().unwrap_or(&"");
        let words = allowed.join(", ");
        let right = ["one of ", &words, " would be right; ", usual, " holds"];
        self.remark(name, value, right.concat());
    }

    fn remark(&mut self, name: &str, value: &str, right: String) {
        self.remarks.push(Remark {
            found: [name, "=\"", value, "\" is not known"].concat(),
            right,
        });
    }
}

/// `none` alone is no facet at all.
fn none_is_empty(list: Vec<String>) -> Vec<String> {
    match list.as_slice() {
        [one] if one.eq_ignore_ascii_case("none") => Vec::new(),
        _ => list,
    }
}
