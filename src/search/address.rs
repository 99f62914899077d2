//! The query as parameters of an address, and back.

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

    /// The order that `text` names, ignoring case and whitespace around it.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|it| it.as_str().eq_ignore_ascii_case(text.trim()))
    }
}

impl Query {
    /// The query as parameters: `q`, `sort`, and one for each chosen value, named as its facet.
    ///
    /// A `prefix` that is not empty is put before each name: `guides-q`. What is not set has no parameter.
    /// [`from_pairs`](Self::from_pairs) gives this query back, as long as its choices are values of the facets.
    pub fn to_pairs(&self, prefix: &str) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
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

    /// The query that parameters of an address describe.
    ///
    /// Parameters that are not the grid's, values that no card has, and orders that do not exist are ignored; of a repeated
    /// `q` or `sort`, the first counts. Values may be written in another case than their key.
    pub fn from_pairs<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
        prefix: &str,
        facets: &[Facet],
    ) -> Self {
        let mut query = Self::default();
        let mut typed = false;
        for (parameter, value) in pairs {
            match role(parameter, prefix, facets) {
                Some(Role::Text) if !typed => {
                    value.clone_into(&mut query.text);
                    typed = true;
                }
                Some(Role::Sort) => query.sort = query.sort.or(Sort::parse(value)),
                Some(Role::Choice(facet)) => query.choose(facet, value),
                Some(Role::Text) | None => {}
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

    /// Whether a parameter of this name belongs to the grid with this prefix and these facets.
    pub fn owns(parameter: &str, prefix: &str, facets: &[Facet]) -> bool {
        role(parameter, prefix, facets).is_some()
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

/// What the parameter of this name says, if it belongs to the grid with this prefix and these facets.
fn role<'a>(parameter: &str, prefix: &str, facets: &'a [Facet]) -> Option<Role<'a>> {
    let is = |name: &str| named(prefix, name) == parameter;
    if is(TEXT) {
        return Some(Role::Text);
    }
    if is(SORT) {
        return Some(Role::Sort);
    }
    let facet = facets.iter().find(|it| is(&of_facet(&it.name)));
    facet.map(Role::Choice)
}

/// The parameter of a facet: its name, followed by a dash if the name alone is taken.
fn of_facet(facet: &str) -> Cow<'_, str> {
    match facet {
        TEXT | SORT => format!("{facet}-").into(),
        _ => facet.into(),
    }
}

fn named(prefix: &str, name: &str) -> String {
    match prefix {
        "" => name.to_owned(),
        _ => format!("{prefix}-{name}"),
    }
}
