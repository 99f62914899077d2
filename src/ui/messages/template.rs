//! Phrases with named slots, such as `Remove {what}`.

use yew::{AttrValue, Html, html};

/// A phrase with slots: names in braces that values take the place of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template(AttrValue);

/// A piece of a template.
enum Piece<'a> {
    Text(&'a str),
    Slot(&'a str),
}

impl Template {
    /// A template of this text. Braces that are not closed are text.
    pub fn new(text: impl Into<AttrValue>) -> Self {
        Self(text.into())
    }

    /// The text with its slots.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The phrase with each slot replaced by the value of its name, in this case if there is one; a slot without a value is
    /// left out.
    pub fn fill(&self, values: &[(&str, &str)]) -> String {
        let value = |name: &str| {
            let exact = values.iter().find(|it| it.0 == name);
            let found = exact.or_else(|| values.iter().find(|it| it.0.eq_ignore_ascii_case(name)));
            found.map_or("", |it| it.1)
        };
        self.pieces()
            .into_iter()
            .map(|piece| match piece {
                Piece::Text(text) => text,
                Piece::Slot(name) => value(name),
            })
            .collect()
    }

    /// The phrase as nodes, with what `render` returns for the name of each slot: in an element such as `<bdi>`, a value
    /// keeps its own direction of writing.
    pub fn render(&self, render: &dyn Fn(&str) -> Html) -> Html {
        self.pieces()
            .into_iter()
            .map(|piece| match piece {
                Piece::Text(text) => html! { { text.to_owned() } },
                Piece::Slot(name) => render(name),
            })
            .collect()
    }

    /// The names of the slots, in the order of the text.
    pub fn slots(&self) -> Vec<&str> {
        self.pieces()
            .into_iter()
            .filter_map(|piece| match piece {
                Piece::Text(_) => None,
                Piece::Slot(name) => Some(name),
            })
            .collect()
    }

    fn pieces(&self) -> Vec<Piece<'_>> {
        let mut pieces = Vec::new();
        let mut rest = self.0.as_str();
        while let Some((text, after)) = rest.split_once('{')
            && let Some((slot, after)) = after.split_once('}')
        {
            if !text.is_empty() {
                pieces.push(Piece::Text(text));
            }
            pieces.push(Piece::Slot(slot));
            rest = after;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Text(rest));
        }
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_replaced_by_name() {
        for (text, expected) in [
            ("", ""),
            ("plain", "plain"),
            ("{typed}", "a"),
            ("{typed}{meant}", "ab"),
            ("“{meant}” for “{typed}”", "“b” for “a”"),
            ("{typed} and {typed}", "a and a"),
            ("{unknown}.", "."),
            ("{Meant}", "b"),
            ("not { closed", "not { closed"),
        ] {
            let filled = Template::new(text).fill(&[("typed", "a"), ("meant", "b")]);
            assert_eq!(filled, expected, "{text}");
        }
    }

    #[test]
    fn values_are_not_searched_for_slots() {
        let filled = Template::new("{a}{b}").fill(&[("a", "{b}"), ("b", "x")]);
        assert_eq!(filled, "{b}x");
    }
}
