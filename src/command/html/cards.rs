//! Sections of cards as HTML: headings, paragraphs, lists and links.

use crate::command::styled::{self, Format};
use guide_grid_core::catalog::field::Shown;
use guide_grid_core::catalog::{
    Card, Catalog, Heading, NamedLink, Prose, SafeUrl, Section, Style, UrlUse,
};
use guide_grid_core::ui::Settings;

/// HTML, with links to addresses that are complete by the settings.
struct Html<'a> {
    settings: &'a Settings,
    links: Links,
}

/// What becomes of links in a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Links {
    Kept,
    /// The text is a link itself, and links do not nest.
    Dropped,
}

impl Format for Html<'_> {
    fn text(&self, text: &str) -> String {
        escaped(text)
    }

    fn styled(&self, style: &Style, content: String, _: &str) -> String {
        match style {
            Style::Code => format!("<code>{content}</code>"),
            Style::Emphasis => format!("<em>{content}</em>"),
            Style::Strong => format!("<strong>{content}</strong>"),
            Style::Link(url) if self.links == Links::Kept => link(url, &content, self.settings),
            Style::Link(_) => content,
        }
    }
}

/// All sections of a catalog.
pub(super) fn sections(catalog: &Catalog, settings: &Settings) -> String {
    let mut html = String::new();
    let mut last: Option<&Heading> = None;
    for section in &catalog.sections {
        let heading = section.heading.as_deref();
        if let Some(it) = heading.filter(|it| last.map(|it| it.ordinal) != Some(it.ordinal)) {
            let level = settings.heading_level;
            let text = text(&it.text, settings);
            html += &format!(
                "<h{level} id=\"{}\">{text}</h{level}>\n",
                attribute_value(&it.id)
            );
        }
        last = heading;
        html += &list(section, catalog, settings);
    }
    html
}

/// The introduction and the cards of a section.
fn list(section: &Section, catalog: &Catalog, settings: &Settings) -> String {
    let introduction = section.introduction.iter();
    let introduction = introduction.map(|it| format!("<p>{}</p>\n", text(it, settings)));
    let cards = catalog.cards.get(section.cards.clone()).unwrap_or_default();
    let cards: String = cards.iter().map(|it| card(it, settings)).collect();
    introduction.collect::<String>() + "<ul>\n" + &cards + "</ul>\n"
}

fn card(card: &Card, settings: &Settings) -> String {
    let format = Html {
        settings,
        links: Links::Dropped,
    };
    let title = styled::write(&card.title, &format);
    let mut html = match card.main_link() {
        Some(url) => format!("<li>{}", link(url, &title, settings)),
        None => format!("<li><strong>{title}</strong>"),
    };
    if !card.description.text.is_empty() {
        html += &format!("\n<p>{}</p>", text(&card.description, settings));
    }
    if !card.links.is_empty() {
        let named = |it: &NamedLink| {
            let text = styled::write(&it.text, &format);
            link(&it.url, &text, settings)
        };
        let links: Vec<_> = card.links.iter().map(named).collect();
        html += &format!("\n<p>{}</p>", links.join(", "));
    }
    let details: Vec<_> = card
        .details(&settings.facets)
        .map(|it| match it.shown {
            Shown::Fact => escaped(it.text),
            _ => format!("<span class=\"tag\">{}</span>", escaped(it.text)),
        })
        .collect();
    if !details.is_empty() {
        html += &format!("\n<p>{}</p>", details.join(", "));
    }
    html + "</li>\n"
}

fn text(prose: &Prose, settings: &Settings) -> String {
    let format = Html {
        settings,
        links: Links::Kept,
    };
    styled::write(prose, &format)
}

fn link(url: &SafeUrl, content: &str, settings: &Settings) -> String {
    let address = match &settings.site_base {
        Some(site_base) => site_base.prefixed(url.as_str()),
        None => url.as_str().into(),
    };
    let address = match &settings.base {
        Some(base) => joined(base, &address),
        None => address.into_owned(),
    };
    format!("<a href=\"{}\">{content}</a>", attribute_value(&address))
}

/// An address, if it is relative, joined with a base as browsers join them; they resolve `..` themselves.
fn joined(base: &str, address: &str) -> String {
    let host = base.find("//").map_or(0, |it| it + 2);
    let path = base.get(host..).and_then(|it| it.find('/'));
    let path = path.map_or(base.len(), |it| host + it);
    let (origin, path) = base.split_at_checked(path).unwrap_or((base, ""));
    let url = SafeUrl::parse(address, UrlUse::Link);
    let is_complete = url.is_some_and(|it| !it.origin().is_empty());
    match address.chars().next() {
        _ if is_complete => address.to_owned(),
        Some('/') if host > 0 => format!("{origin}{address}"),
        Some('/') => address.to_owned(),
        Some('#' | '?') => format!("{base}{address}"),
        _ if host == 0 && path.is_empty() => address.to_owned(),
        _ => {
            let folder = path.rsplit_once('/').map_or("", |it| it.0);
            format!("{origin}{folder}/{address}")
        }
    }
}

/// Text in which nothing is markup, of HTML or of what HTML may go through. Line breaks and other control characters are
/// spaces, as which they are read.
fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut html, character| {
        match character {
            '&' => html += "&amp;",
            '<' => html += "&lt;",
            '>' => html += "&gt;",
            '{' => html += "&#123;",
            '}' => html += "&#125;",
            _ if character.is_control() => html.push(' '),
            _ => html.push(character),
        }
        html
    })
}

/// The value of an attribute in double quotes, on one line.
pub(super) fn attribute_value(text: &str) -> String {
    text.split_inclusive(['"', '\n', '\r', '\t'])
        .map(|part| {
            let (sign, reference) = match part.chars().next_back() {
                Some('"') => (1, "&quot;"),
                Some('\n') => (1, "&#10;"),
                Some('\r') => (1, "&#13;"),
                Some('\t') => (1, "&#9;"),
                _ => (0, ""),
            };
            let before = part.get(..part.len() - sign).unwrap_or_default();
            escaped(before) + reference
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_joined_with_a_base_as_browsers_do() {
        for (base, address, expected) in [
            ("/docs/a/", "b/", "/docs/a/b/"),
            ("/docs/a", "b/", "/docs/b/"),
            ("/docs/", "/b/", "/b/"),
            ("/docs/", "#b", "/docs/#b"),
            ("/docs/", "https://example.org/", "https://example.org/"),
            ("/docs/", "//example.org/", "//example.org/"),
            ("/docs/", "mailto:a@example.org", "mailto:a@example.org"),
            (
                "https://example.org/a/",
                "../b",
                "https://example.org/a/../b",
            ),
            ("https://example.org", "b", "https://example.org/b"),
            ("https://example.org/a/", "/b", "https://example.org/b"),
            ("guides/", "b", "guides/b"),
            ("guides", "b", "b"),
        ] {
            assert_eq!(joined(base, address), expected, "{base} {address}");
        }
    }

    #[test]
    fn nothing_in_a_text_is_markup() {
        assert_eq!(
            escaped("<a> & {{b}}\n"),
            "&lt;a&gt; &amp; &#123;&#123;b&#125;&#125; "
        );
        assert_eq!(
            attribute_value("\"a\"\r\n\n\t<"),
            "&quot;a&quot;&#13;&#10;&#10;&#9;&lt;"
        );
    }
}
