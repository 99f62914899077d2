//! Reading the element's attributes: unknown values fall back to the default, and say so.

use super::pattern::cut;
use super::{Direction, Reporting, SearchBox, Settings, SortMenu, UrlState};
use crate::search::Sort;
use crate::source::text::has;
use crate::source::{Diagnostic, Position, Severity, Span};

impl Settings {
    /// Reads the settings; `attribute` gives an attribute's value, if the element has it.
    ///
    /// Blanks around values do not matter, nor does the case of words; an empty value is as good as none.
    pub fn read(attribute: impl Fn(&str) -> Option<String>) -> (Self, Vec<Diagnostic>) {
        let mut read = Reading {
            attribute: &attribute,
            remarks: Vec::new(),
        };
        let settings = read.settings();
        (settings, read.remarks)
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self::read(|_| None).0
    }
}

struct Reading<'a> {
    attribute: &'a dyn Fn(&str) -> Option<String>,
    remarks: Vec<Diagnostic>,
}

impl Reading<'_> {
    #[inline(never)]
    fn settings(&mut self) -> Settings {
        let (sort, sort_menu) = self.sort();
        let mut facets = self.list("facets", "section tags");
        if let [one] = facets.as_slice()
            && one.eq_ignore_ascii_case("none")
        {
            facets.clear();
        }
        Settings {
            items: self.list("items", ""),
            facets,
            search: match self.choice("search", "on off") {
                0 => SearchBox::On,
                _ => SearchBox::Off,
            },
            sort,
            sort_menu,
            columns: self.number("columns", 3, 12) as u8,
            heading_level: self.number("heading-level", 2, 5) as u8,
            base: self.given("base"),
            icons: self.icons(),
            limit: self.number("limit", 60, 100_000),
            url_state: match self.choice("url-state", "query hash off") {
                0 => UrlState::Query,
                1 => UrlState::Hash,
                _ => UrlState::Off,
            },
            name: self.text("name"),
            shortcut: self.given("shortcut"),
            lang: self.text("lang"),
            direction: match self.choice("dir", "auto ltr rtl") {
                0 => Direction::Inherited,
                1 => Direction::LeftToRight,
                _ => Direction::RightToLeft,
            },
            reporting: match self.choice("diagnostics", "console page off") {
                0 => Reporting::Console,
                1 => Reporting::Page,
                _ => Reporting::Off,
            },
        }
    }

    /// The value without blanks around it; empty, if there is none.
    #[inline(never)]
    fn text(&self, name: &str) -> String {
        let value = (self.attribute)(name).unwrap_or_default();
        value.trim().to_owned()
    }

    fn given(&self, name: &str) -> Option<String> {
        Some(self.text(name)).filter(|it| !it.is_empty())
    }

    /// Words apart by blanks or commas.
    #[inline(never)]
    fn list(&self, name: &str, usual: &str) -> Vec<String> {
        let value = self.text(name);
        let value = if value.is_empty() { usual } else { &value };
        let mut words: Vec<String> = Vec::new();
        let mut inside = false;
        for c in value.chars() {
            let blank = c.is_whitespace() || c == ',';
            if !blank && !inside {
                words.push(String::new());
            }
            inside = !blank;
            if let Some(word) = words.last_mut().filter(|_| inside) {
                word.push(c);
            }
        }
        words
    }

    /// Which of a few words it is; the first is the default.
    #[inline(never)]
    fn choice(&mut self, name: &str, allowed: &str) -> usize {
        let value = self.text(name);
        self.one_of(name, &value, allowed).unwrap_or(0)
    }

    /// Which of a few words `value` is. If it is none, that is remarked, unless it is empty.
    fn one_of(&mut self, name: &str, value: &str, allowed: &str) -> Option<usize> {
        let mut words = String::new();
        let (mut rest, mut at) = (allowed, 0);
        while !rest.is_empty() {
            let (word, others) = cut(rest, b' ');
            if word.eq_ignore_ascii_case(value) {
                return Some(at);
            }
            if at > 0 {
                words.push_str(", ");
            }
            words.push_str(word);
            (rest, at) = (others, at + 1);
        }
        let usual = cut(allowed, b' ').0;
        let right = ["one of ", &words, " would be right; ", usual, " holds"];
        self.remark(name, value, &right);
        None
    }

    /// A number from 1 on.
    #[inline(never)]
    fn number(&mut self, name: &str, usual: usize, most: usize) -> usize {
        let value = self.text(name);
        match value.parse() {
            Ok(number) if 1 <= number && number <= most => number,
            _ => {
                self.remark(
                    name,
                    &value,
                    &[
                        "a whole number from 1 to ",
                        &most.to_string(),
                        " would be right; ",
                        &usual.to_string(),
                        " holds",
                    ],
                );
                usual
            }
        }
    }

    /// `sort` names an order; the word `sort-menu`, there or as an attribute of its own, lets readers choose.
    fn sort(&mut self) -> (Sort, SortMenu) {
        let mut sort = Sort::default();
        let mut menu = match (self.attribute)("sort-menu") {
            Some(it) if it.trim() != "off" => SortMenu::Shown,
            _ => SortMenu::Hidden,
        };
        for word in self.list("sort", "") {
            match self.one_of("sort", &word, "page title weight date sort-menu") {
                Some(4) => menu = SortMenu::Shown,
                Some(_) => sort = Sort::parse(&word).unwrap_or_default(),
                None => {}
            }
        }
        (sort, menu)
    }

    fn icons(&mut self) -> Option<String> {
        let value = self.given("icons")?;
        if has(&value, "{name}") {
            return Some(value);
        }
        let right = "an address with {name} in it would be right; icon names are not shown";
        self.remark("icons", &value, &[right]);
        None
    }

    /// Notes that a value is not understood, unless there is none. Attributes stand before the data, so the place is the
    /// data's start.
    #[inline(never)]
    fn remark(&mut self, name: &str, value: &str, right: &[&str]) {
        if !value.is_empty() {
            self.remarks.push(Diagnostic {
                code: "attribute",
                severity: Severity::Warning,
                span: Span::default(),
                position: Position { line: 1, column: 1 },
                found: [name, "=\"", value, "\" is not known"].concat(),
                right: right.concat(),
            });
        }
    }
}
