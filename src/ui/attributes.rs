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
            search: read.choice("search", &[("on", SearchBox::On), ("off", SearchBox::Off)]),
            sort,
            sort_menu: menu,
            columns: read.number("columns", usual.columns as usize, 1, 12) as u8,
            heading_level: read.number("heading-level", usual.heading_level as usize, 1, 5) as u8,
            base: read.text("base"),
            icons: read.icons(),
            limit: read.number("limit", usual.limit, 1, 100_000),
            url_state: read.choice(
                "url-state",
                &[
                    ("query", UrlState::Query),
                    ("hash", UrlState::Hash),
                    ("off", UrlState::Off),
                ],
            ),
            name: read.text("name").unwrap_or_default(),
            shortcut: read.text("shortcut"),
            lang: read.text("lang").unwrap_or_default(),
            direction: read.choice(
                "dir",
                &[
                    ("auto", Direction::Inherited),
                    ("ltr", Direction::LeftToRight),
                    ("rtl", Direction::RightToLeft),
                ],
            ),
            reporting: read.choice(
                "diagnostics",
                &[
                    ("console", Reporting::Console),
                    ("page", Reporting::Page),
                    ("off", Reporting::Off),
                ],
            ),
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
        let words = value.split(|c: char| c.is_whitespace() || c == ',');
        Some(
            words
                .filter(|it| !it.is_empty())
                .map(str::to_owned)
                .collect(),
        )
    }

    /// One of a few words, the first of which is the default.
    fn choice<T: Copy + Default>(&mut self, name: &str, allowed: &[(&str, T)]) -> T {
        let Some(value) = self.text(name) else {
            return T::default();
        };
        match allowed
            .iter()
            .find(|(word, _)| word.eq_ignore_ascii_case(&value))
        {
            Some((_, choice)) => *choice,
            None => {
                let words: Vec<&str> = allowed.iter().map(|(word, _)| *word).collect();
                self.remark(name, &value, &words);
                T::default()
            }
        }
    }

    fn number(&mut self, name: &str, usual: usize, least: usize, most: usize) -> usize {
        let Some(value) = self.text(name) else {
            return usual;
        };
        match value.parse() {
            Ok(number) if (least..=most).contains(&number) => number,
            _ => {
                self.remarks.push(Remark {
                    found: found(name, &value),
                    right: format!(
                        "a whole number from {least} to {most} would be right; {usual} holds"
                    ),
                });
                usual
            }
        }
    }

    /// `sort` names an order; the word `sort-menu`, there or as an attribute of its own, lets readers choose.
    fn sort(&mut self) -> (Sort, SortMenu) {
        const ORDERS: [(&str, Sort); 4] = [
            ("page", Sort::Page),
            ("title", Sort::Title),
            ("weight", Sort::Weight),
            ("date", Sort::Date),
        ];
        let mut sort = Sort::default();
        let mut menu = match (self.attribute)("sort-menu").as_deref().map(str::trim) {
            None | Some("off") => SortMenu::Hidden,
            Some(_) => SortMenu::Shown,
        };
        for word in self.list("sort").unwrap_or_default() {
            let order = ORDERS
                .iter()
                .find(|(name, _)| name.eq_ignore_ascii_case(&word));
            match order {
                Some((_, order)) => sort = *order,
                None if word.eq_ignore_ascii_case("sort-menu") => menu = SortMenu::Shown,
                None => self.remark(
                    "sort",
                    &word,
                    &["page", "title", "weight", "date", "sort-menu"],
                ),
            }
        }
        (sort, menu)
    }

    fn icons(&mut self) -> Option<String> {
        let value = self.text("icons")?;
        if value.contains("{name}") {
            return Some(value);
        }
        self.remarks.push(Remark {
            found: found("icons", &value),
            right: "an address with {name} in it would be right; icon names are not shown"
                .to_owned(),
        });
        None
    }

    fn remark(&mut self, name: &str, value: &str, allowed: &[&str]) {
        let usual = allowed.first().unwrap_or(&"");
        let allowed = allowed.join(", ");
        self.remarks.push(Remark {
            found: found(name, value),
            right: format!("one of {allowed} would be right; {usual} holds"),
        });
    }
}

fn found(name: &str, value: &str) -> String {
    format!("{name}=\"{value}\" is not known")
}

/// `none` alone is no facet at all.
fn none_is_empty(list: Vec<String>) -> Vec<String> {
    match list.as_slice() {
        [one] if one.eq_ignore_ascii_case("none") => Vec::new(),
        _ => list,
    }
}
