//! In which format a text is written.

use super::is_letter;

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
        let name = media_type
            .split(';')
            .next()
            .unwrap_or("")
            .trim()
            .to_ascii_lowercase();
        match name.rsplit(['/', '+', '-', '.']).next() {
            Some("json") => Some(Format::Json),
            Some("yaml" | "yml") => Some(Format::Yaml),
            Some("markdown" | "md") => Some(Format::Page),
            _ => None,
        }
    }

    /// What a text of unknown type looks like: a fence (`---`, `+++`) begins a page; brackets that match hold JSON; a
    /// list of maps or a `key:` begins YAML, unless lines with shortcodes follow; everything else is a page's body.
    pub fn guess(text: &str) -> Format {
        let text = text.trim_matches(|it: char| it == '\u{FEFF}' || it.is_whitespace());
        if text.starts_with("---") || text.starts_with("+++") || text.starts_with("{{") {
            return Format::Page;
        }
        if text.starts_with('{') && text.ends_with('}')
            || text.starts_with('[') && text.ends_with(']')
        {
            return Format::Json;
        }
        let first = text
            .lines()
            .map(str::trim)
            .find(|line| !line.is_empty() && !line.starts_with('#'));
        let shortcodes = text.starts_with("{{") || text.contains("\n{{<") || text.contains("\n{{%");
        let first = first.unwrap_or("").trim_start_matches("- ");
        let keyed = first.split_once(':').is_some_and(|(key, value)| {
            let plain = |it: char| is_letter(it) || matches!(it, '_' | '-' | '"' | '\'');
            !key.is_empty()
                && key.chars().all(plain)
                && (value.is_empty() || value.starts_with([' ', '\t']))
        });
        if keyed && !shortcodes {
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
