//! In which format a text is written.

use super::json;

/// How a text is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Markdown with front matter, or one of the two.
    Page,
    /// Data only, as YAML: a list of cards, or a mapping as in front matter.
    Yaml,
    /// Data only, as JSON.
    Json,
}

impl Format {
    /// The format that a media type names, whatever its parameters and case; `None` for one such as `text/plain`.
    pub fn of_media_type(media_type: &str) -> Option<Format> {
        let (name, _) = media_type.split_once(';').unwrap_or((media_type, ""));
        // The format comes last, as in `application/ld+json`.
        let name = name.trim().rsplit(['/', '+', '-', '.']).next()?;
        match name.to_ascii_lowercase().as_str() {
            "json" => Some(Format::Json),
            "yaml" | "yml" => Some(Format::Yaml),
            "markdown" | "md" => Some(Format::Page),
            _ => None,
        }
    }

    /// The format of a file: what its media type names, else what the end of its address does; `None` for one such as `guides.txt`.
    pub fn of_file(media_type: &str, address: &str) -> Option<Format> {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let extension = path.rsplit_once('.').map(|(_, extension)| extension);
        Format::of_media_type(media_type).or_else(|| Format::of_media_type(extension?))
    }

    /// The format that a text of unknown type looks like: a fence (`---`, `+++`) starts a page; brackets around everything are JSON; a
    /// list of mappings or a `key:` starts YAML, unless lines with shortcodes follow; everything else is a page's body.
    pub fn guess(text: &str) -> Format {
        let text = text.trim().trim_start_matches('\u{FEFF}').trim();
        if ["---", "+++", "{{"].iter().any(|it| text.starts_with(it)) {
            return Format::Page;
        }
        if text.starts_with('[') && text.ends_with(']') || is_object(text) {
            return Format::Json;
        }
        let is_content = |line: &&str| !line.is_empty() && !line.starts_with('#');
        let first = text.lines().map(str::trim).find(is_content);
        let has_shortcode_line = text.contains("\n{{<") || text.contains("\n{{%");
        match first {
            Some(line) if starts_with_key(line) && !has_shortcode_line => Format::Yaml,
            _ => Format::Page,
        }
    }
}

/// Whether a text is JSON that begins with an object, and not JSON front matter before a body, which begins on a line of its own.
fn is_object(text: &str) -> bool {
    if !text.starts_with('{') || !text.ends_with('}') {
        return false;
    }
    let end = json::end_of_container(text).unwrap_or(text.len());
    let rest = text.get(end..).unwrap_or_default();
    let body = rest.trim_start();
    let is_below = rest
        .strip_suffix(body)
        .is_some_and(|between| between.contains('\n'));
    let is_more_json = body.starts_with(['{', '[', ',', '}', ']']) && !body.starts_with("{{");
    !is_below || is_more_json
}

/// Whether a line is `key:` or `key: value`, perhaps after dashes.
fn starts_with_key(line: &str) -> bool {
    let entry = line.trim_start_matches("- ");
    let is_plain = |it: char| {
        !it.is_ascii() || it.is_ascii_alphanumeric() || matches!(it, '_' | '-' | '"' | '\'')
    };
    entry.split_once(':').is_some_and(|(key, value)| {
        !key.is_empty()
            && key.chars().all(is_plain)
            && (value.is_empty() || value.starts_with([' ', '\t']))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_guessed_from_what_a_text_starts_with() {
        let rows = [
            ("---\ntitle: x\n---\n", Format::Page),
            ("\u{FEFF}\n\n---\n", Format::Page),
            ("+++\n", Format::Page),
            ("{\"cards\": []}", Format::Json),
            ("[{\"title\": 1}]\n", Format::Json),
            ("[a link](x) in text", Format::Page),
            ("{\"title\": 1}\n\nBody", Format::Page),
            ("{\"title\": 1}\n\n{{< grid >}}", Format::Page),
            ("{\"title\": 1}\n{{% grid %}}", Format::Page),
            (
                "{\n\"title\": \"}\"\n}\n\n## A\n\n{{< grid a >}}",
                Format::Page,
            ),
            ("{\"title\": 1}\n\n## A {#a}", Format::Page),
            ("{\"title\": \"{{< a >}}\"}", Format::Json),
            // What is broken is JSON still.
            ("{\"title\": 1}}", Format::Json),
            ("{\"title\": 1}\n{\"title\": 2}", Format::Json),
            ("{\"title\": {\n\n}", Format::Json),
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
    fn files_have_the_format_of_their_type_or_else_of_their_extension() {
        let rows = [
            ("application/json", "/a/b.md", Some(Format::Json)),
            ("text/plain", "/a/b.YML?v=1.json#x", Some(Format::Yaml)),
            ("application/octet-stream", "../page.md", Some(Format::Page)),
            ("", "https://example.org/guides.json", Some(Format::Json)),
            ("text/plain", "/a.md/guides", None),
            ("text/plain", "", None),
        ];
        for (media_type, address, expected) in rows {
            let found = Format::of_file(media_type, address);
            assert_eq!(found, expected, "{media_type:?} {address:?}");
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
