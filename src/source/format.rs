//! In which format a text is written.

use super::{is_letter, text};

/// How a text is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Markdown with front matter, or one of the two.
    Page,
    /// Data only, as YAML: a list of cards, or a map as in front matter.
    Yaml,
    /// Data only, as JSON.
    Json,
}

impl Format {
    /// What a media type says, whatever its parameters and case; none if it says nothing of use, as `text/plain` does.
    pub fn of_media_type(media_type: &str) -> Option<Format> {
        let (name, _) = text::cut(media_type, ";").unwrap_or((media_type, ""));
        let name = name.trim();
        // The name itself is what stands last: `application/ld+json`.
        let start = text::last(name, "/+-.");
        let name = text::from(name, start.map_or(0, |at| at + 1));
        let is = |known: &[&str]| known.iter().any(|it| it.eq_ignore_ascii_case(name));
        if is(&["json"]) {
            Some(Format::Json)
        } else if is(&["yaml", "yml"]) {
            Some(Format::Yaml)
        } else {
            is(&["markdown", "md"]).then_some(Format::Page)
        }
    }

    /// What a text of unknown type looks like: a fence (`---`, `+++`) begins a page; brackets that match hold JSON; a
    /// list of maps or a `key:` begins YAML, unless lines with shortcodes follow; everything else is a page's body.
    pub fn guess(text: &str) -> Format {
        let text = text.trim().trim_start_matches('\u{FEFF}').trim();
        for begin in ["---", "+++", "{{"] {
            if text.starts_with(begin) {
                return Format::Page;
            }
        }
        if text.starts_with('{') && text.ends_with('}')
            || text.starts_with('[') && text.ends_with(']')
        {
            return Format::Json;
        }
        let mut first = "";
        for line in text::parts(text, "\n") {
            first = line.trim();
            if !first.is_empty() && !first.starts_with('#') {
                break;
            }
        }
        while let Some(inner) = first.strip_prefix("- ") {
            first = inner;
        }
        let (key, value) = text::cut(first, ":").unwrap_or_default();
        let plain = |it: char| is_letter(it) || matches!(it, '_' | '-' | '"' | '\'');
        let keyed = !key.is_empty()
            && key.chars().all(plain)
            && (value.is_empty() || value.starts_with([' ', '\t']));
        if keyed && !text::has(text, "\n{{<") && !text::has(text, "\n{{%") {
            Format::Yaml
        } else {
            Format::Page
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_guessed_from_the_first_signs() {
        let rows = [
            ("---\ntitle: x\n---\n", Format::Page),
            ("\u{FEFF}\n\n---\n", Format::Page),
            ("+++\n", Format::Page),
            ("{\"cards\": []}", Format::Json),
            ("[{\"title\": 1}]\n", Format::Json),
            ("[a link](x) in text", Format::Page),
            ("{\"title\": 1}\n\nBody", Format::Page),
            ("{{< grid >}}", Format::Page),
            ("# Comment\ncards:\n- title: x\n", Format::Yaml),
            ("- title: x\n", Format::Yaml),
            ("- an item\n", Format::Page),
            ("Note: this\n\n{{< grid >}}", Format::Page),
            ("Some text.", Format::Page),
            ("", Format::Page),
        ];
        for (text, expected) in rows {
            assert_eq!(Format::guess(text), expected, "{text:?}");
        }
    }

    #[test]
    fn media_types_name_formats() {
        let rows = [
            ("text/markdown", Some(Format::Page)),
            ("Application/JSON; charset=utf-8", Some(Format::Json)),
            ("application/ld+json", Some(Format::Json)),
            ("application/x-yaml", Some(Format::Yaml)),
            ("text/yaml", Some(Format::Yaml)),
            ("text/plain", None),
            ("", None),
        ];
        for (name, expected) in rows {
            assert_eq!(Format::of_media_type(name), expected, "{name:?}");
        }
    }
}
