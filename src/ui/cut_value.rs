//! Attributes with data whose values end too early.

use crate::source::{Code, Diagnostic, Severity};

/// The attributes whose values are data, the first first.
pub const DATA_ATTRIBUTES: [&str; 2] = ["data", "card-data"];

/// The code of the diagnostic.
pub const CUT_VALUE: Code = "attribute-cut";

/// How many characters of a value that is cut off are quoted, from its end: enough to find the place.
const CUT_END: usize = 30;

/// A diagnostic if the value of an attribute with data ends at its first quotation mark: what is left of it became attributes, whose
/// names have quotation marks in them. `names` are those of all attributes of an element, and `attribute` returns a value.
pub fn cut_value(
    mut names: impl Iterator<Item = String>,
    attribute: impl Fn(&str) -> Option<String>,
) -> Option<Diagnostic> {
    if !names.any(|it| it.contains(['"', '\''])) {
        return None;
    }
    let (name, value) = DATA_ATTRIBUTES
        .into_iter()
        .find_map(|it| Some((it, attribute(it)?)))?;
    let shown = value.char_indices().rev().nth(CUT_END - 1);
    let end = shown.and_then(|(at, _)| value.get(at..)).unwrap_or(&value);
    Some(Diagnostic {
        severity: Severity::Error,
        ..Diagnostic::on_element(
            CUT_VALUE,
            format!(
                "the value of the attribute \"{name}\" is cut off at a quotation mark, after {end}"
            ),
            "quote the attribute with ', and write each ' in the data as &#39;".into(),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_quotation_marks_are_what_is_left_of_a_value() {
        for (names, data, card_data, expected) in [
            (
                &["data", "title\":"][..],
                Some("[{"),
                None,
                "\"data\" is cut off at a quotation mark, after [{",
            ),
            (
                &["card-data", "s", "it\"}]'"],
                None,
                Some("[{\"title\": \"What"),
                "\"card-data\"",
            ),
            (&["data", "items"], Some("[{"), None, ""),
            (&["src", "x\""], None, None, ""),
        ] {
            let value = |name: &str| match name {
                "data" => data.map(str::to_owned),
                _ => card_data.map(str::to_owned),
            };
            let found = cut_value(names.iter().map(|it| (*it).to_owned()), value);
            let found = found.map_or(String::new(), |it| it.found);
            assert!(found.contains(expected), "{names:?}: {found}");
            assert_eq!(found.is_empty(), expected.is_empty(), "{names:?}");
        }
    }
}
