//! The query written down: parameters of an address, and back.

use super::{Choice, Facet, Query, Sort};
use std::borrow::Cow;

/// The parameter of [`Query::text`].
const TEXT: &str = "q";
/// The parameter of [`Query::sort`].
const SORT: &str = "sort";

impl Sort {
    /// All orders, in the order in which a menu offers them.
    pub const ALL: [Self; 4] = [Self::Page, Self::Title, Self::Weight, Self::Date];

    /// The order as attributes and addresses write it: `page`, `title`, `weight`, `date`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Title => "title",
            Self::Weight => "weight",
            Self::Date => "date",
        }
    }

    /// The order that `text` names, ignoring case and blanks around it.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|it| it.as_str().eq_ignore_ascii_case(text.trim()))
    }
}

impl Query {
    /// The query as parameters: `q`, `sort`, and one for each chosen value, named as its facet.
    ///
    /// A `prefix` that is not empty is set before each name: `guides-q`. What is not set has no parameter. Reading the
    /// pairs again gives this query, as long as its choices are values of the facets.
    pub fn to_pairs(&self, prefix: &str) -> Vec<(String, String)> {
        let mut pairs = Vec::with_capacity(self.choices.len() + 2);
        if !self.text.is_empty() {
            pairs.push((named(prefix, TEXT), self.text.clone()));
        }
        for choice in &self.choices {
            let parameter = named(prefix, &of_facet(&choice.facet));
            pairs.push((parameter, choice.value.clone()));
        }
        if let Some(sort) = self.sort {
            pairs.push((named(prefix, SORT), sort.as_str().to_owned()));
        }
        pairs
    }

    /// The query that parameters of an address write down.
    ///
    /// Parameters of others, values that no card has, and orders that do not exist are passed over; of a repeated `q` or
    /// `sort` the first counts. Values may be written in another case than their key.
    pub fn from_pairs<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
        prefix: &str,
        facets: &[Facet],
    ) -> Self {
        let mut query = Self::default();
        let mut typed = false;
        for (parameter, value) in pairs {
            let Some(name) = unnamed(prefix, parameter) else {
                continue;
            };
            if name == TEXT {
                if !typed {
                    query.text = value.to_owned();
                    typed = true;
                }
            } else if name == SORT {
                query.sort = query.sort.or(Sort::parse(value));
            } else if let Some(facet) = facets.iter().find(|it| of_facet(&it.name) == name)
                && let Some(value) = facet.value(value)
            {
                let choice = Choice {
                    facet: facet.name.clone(),
                    value: value.key.clone(),
                };
                if !query.choices.contains(&choice) {
                    query.choices.push(choice);
                }
            }
        }
        query
    }

    /// Whether a parameter of this name belongs to the grid with this prefix and these facets.
    pub fn owns(parameter: &str, prefix: &str, facets: &[Facet]) -> bool {
        unnamed(prefix, parameter).is_some_and(|name| {
            name == TEXT || name == SORT || facets.iter().any(|it| of_facet(&it.name) == name)
        })
    }

    /// Whether nothing is asked for: no word typed, no value chosen.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.choices.is_empty()
    }
}

impl Facet {
    /// The value with this key, or with this key in another case.
    pub fn value(&self, key: &str) -> Option<&super::FacetValue> {
        let exact = self.values.iter().find(|it| it.key == key);
        exact.or_else(|| {
            self.values
                .iter()
                .find(|it| it.key.eq_ignore_ascii_case(key.trim()))
        })
    }
}

/// The parameter of a facet: its name, with a dash after it where that is taken.
fn of_facet(facet: &str) -> Cow<'_, str> {
    match facet {
        TEXT | SORT => Cow::Owned(facet.to_owned() + "-"),
        _ => Cow::Borrowed(facet),
    }
}

fn named(prefix: &str, name: &str) -> String {
    let mut parameter = String::with_capacity(prefix.len() + name.len() + 1);
    if !prefix.is_empty() {
        parameter.push_str(prefix);
        parameter.push('-');
    }
    parameter.push_str(name);
    parameter
}

fn unnamed<'a>(prefix: &str, parameter: &'a str) -> Option<&'a str> {
    if prefix.is_empty() {
        return Some(parameter);
    }
    parameter.strip_prefix(prefix)?.strip_prefix('-')
}
