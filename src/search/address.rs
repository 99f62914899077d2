//! The query as parameters of an address, and back.

use super::{Choice, Facet, Query, Sort};
use std::borrow::Cow;

/// What follows the grid's name in the parameter of [`Query::sort`].
const SORT: &str = "sort";

/// The most characters of a text that is written into an address.
const LONGEST: usize = 1_000;

/// The most bytes of such a text. An address spends up to three characters on each, and many servers refuse a request of more
/// than 8,000.
const MOST_BYTES: usize = 2_000;

/// The most choices that an address gives: more than anyone makes, and not so many that a link made for it keeps a page busy.
const MOST_CHOICES: usize = 100;

impl Sort {
    /// All orders that can be asked for, in the order in which a menu offers them.
    pub const ALL: [Self; 4] = [Self::Page, Self::Title, Self::Weight, Self::Date];

    /// The order as attributes and addresses write it: `page`, `title`, `weight`, `date`. They never write `relevance`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Title => "title",
            Self::Weight => "weight",
            Self::Date => "date",
            Self::Relevance => "relevance",
        }
    }

    /// The order that `text` names, ignoring case and whitespace around it.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|it| it.as_str().eq_ignore_ascii_case(text.trim()))
    }
}

impl Query {
    /// The query as parameters. The text's has the name of the grid: `guides`; the others begin with it: `guides-sort`, and
    /// for each chosen value `guides-` and its facet. What is not set has no parameter.
    ///
    /// [`from_pairs`](Self::from_pairs) gives [`addressable`](Self::addressable) back, as long as its choices are values of
    /// the facets.
    pub fn to_pairs(&self, name: &str) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        let query = self.addressable();
        if !query.text.is_empty() {
            pairs.push((name.to_owned(), query.text));
        }
        for choice in query.choices {
            pairs.push((parameter(name, &of_facet(&choice.facet)), choice.value));
        }
        if let Some(sort) = query.sort {
            pairs.push((parameter(name, SORT), sort.as_str().to_owned()));
        }
        pairs
    }

    /// What an address can hold of the query: without its text, if that has more than 1,000 characters or 2,000 bytes, and with
    /// its first 100 choices.
    pub fn addressable(&self) -> Self {
        let mut query = self.clone();
        query.choices.truncate(MOST_CHOICES);
        if query.text.len() > MOST_BYTES || query.text.chars().count() > LONGEST {
            query.text.clear();
        }
        query
    }

    /// The query that parameters of an address describe.
    ///
    /// Parameters that are not the grid's, values that no card has, and orders that do not exist are ignored; of a repeated
    /// text or order, the first counts; of parameters for choices, the first 100. Values may be written in another case than
    /// their key.
    pub fn from_pairs<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
        name: &str,
        facets: &[Facet],
    ) -> Self {
        let mut query = Self::default();
        let mut typed = false;
        let mut choices = 0;
        for (parameter, value) in pairs {
            match role(parameter, name, facets) {
                Some(Role::Text) if !typed => {
                    value.clone_into(&mut query.text);
                    typed = true;
                }
                Some(Role::Sort) => query.sort = query.sort.or(Sort::parse(value)),
                Some(Role::Choice(facet)) if choices < MOST_CHOICES => {
                    query.choose(facet, value);
                    choices += 1;
                }
                Some(Role::Text | Role::Choice(_)) | None => {}
            }
        }
        query
    }

    /// Chooses the value with this key, or with this key in another case, if the facet has it.
    pub fn choose(&mut self, facet: &Facet, key: &str) {
        if let Some(value) = facet.value(key) {
            let choice = Choice {
                facet: facet.name.clone(),
                value: value.key.clone(),
            };
            if !self.choices.contains(&choice) {
                self.choices.push(choice);
            }
        }
    }

    /// Whether a parameter belongs to the grid with this name and these facets.
    pub fn owns(parameter: &str, name: &str, facets: &[Facet]) -> bool {
        role(parameter, name, facets).is_some()
    }

    /// Whether nothing is asked for: no word typed, no value chosen.
    pub fn is_empty(&self) -> bool {
        !self.asks_for_text() && self.choices.is_empty()
    }

    /// Whether more is typed than whitespace.
    pub fn asks_for_text(&self) -> bool {
        !self.text.trim().is_empty()
    }
}

/// What a parameter of an address says.
enum Role<'a> {
    /// [`Query::text`].
    Text,
    /// [`Query::sort`].
    Sort,
    /// One of [`Query::choices`], of this facet.
    Choice(&'a Facet),
}

/// What a parameter says, if it belongs to the grid with this name and these facets.
fn role<'a>(parameter: &str, name: &str, facets: &'a [Facet]) -> Option<Role<'a>> {
    let rest = parameter.strip_prefix(name)?;
    if rest.is_empty() {
        return Some(Role::Text);
    }
    let of_grid = rest.strip_prefix('-')?;
    if of_grid == SORT {
        return Some(Role::Sort);
    }
    let facet = facets.iter().find(|it| of_facet(&it.name) == of_grid);
    facet.map(Role::Choice)
}

/// What follows the grid's name in the parameter of a facet: its name. One that the order has, with or without dashes
/// after it, is followed by one more dash.
fn of_facet(facet: &str) -> Cow<'_, str> {
    match facet.trim_end_matches('-') {
        SORT => format!("{facet}-").into(),
        _ => facet.into(),
    }
}

fn parameter(name: &str, of_grid: &str) -> String {
    format!("{name}-{of_grid}")
}
