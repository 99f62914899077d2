//! The addresses of a card, and what authors write in place of one.

use crate::catalog::{SafeUrl, UrlUse};
use crate::source::{Raw, ReferenceKind, Report, Rule};

/// The address that a value gives, if it is one that may be used.
pub(super) fn address(raw: &Raw<'_>, purpose: UrlUse, report: &mut Report) -> Option<SafeUrl> {
    let Some(text) = raw.text() else {
        report.say(Rule::AddressNotText, raw.span);
        return None;
    };
    let trimmed = text.trim();
    if is_markup(trimmed) {
        report.say(Rule::AddressMarkup, raw.span);
        return None;
    }
    if trimmed.contains("{{") || trimmed.contains("{%") {
        report.say(Rule::AddressTemplate, raw.span);
        return None;
    }
    let url = SafeUrl::parse(text, purpose);
    if url.is_none() && !trimmed.is_empty() {
        report.say(SafeUrl::broken_rule(text, purpose), raw.span);
    }
    if url.is_some() && is_host(trimmed) {
        let address = trimmed.chars().take(60).collect();
        report.say(Rule::AddressWithoutScheme { address }, raw.span);
    }
    if let (UrlUse::Image, Some(url)) = (purpose, &url) {
        report.refer(ReferenceKind::Picture, raw.span, url.as_str());
    }
    url
}

/// Whether a value is HTML, such as `<svg>`, or a Markdown link: no address begins like these.
fn is_markup(text: &str) -> bool {
    text.starts_with('<') || text.starts_with('[') && text.contains("](")
}

/// Whether an address that a browser takes for relative begins with what is almost certainly the name of a host.
fn is_host(text: &str) -> bool {
    let host = text.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.to_ascii_lowercase();
    host.starts_with("www.") || host.ends_with(".com") || host.ends_with(".org")
}

#[cfg(test)]
mod tests {
    use crate::catalog::{Catalog, Format};

    #[test]
    fn what_is_no_address_is_reported_and_not_requested() {
        // The entry, whether an address is left, and the code of the diagnostic.
        let rows = [
            ("link: /a/", true, ""),
            ("link: '{{ site.baseurl }}/a/'", false, "address-template"),
            ("link: '{% link a.md %}'", false, "address-template"),
            ("link: \"[A](/a/)\"", false, "address-markup"),
            ("link: <https://example.org/>", false, "address-markup"),
            ("link: www.example.net", true, "address-scheme"),
            ("link: github.com/a/b", true, "address-scheme"),
            ("link: //example.org/", true, ""),
            ("link: https://example.org", true, ""),
            ("link: docs/socket.io/", true, ""),
            ("link: example.md", true, ""),
            ("image: <img src=a.png>", false, "address-markup"),
            (
                "image: {light: '{{ base }}/a.png', dark: b.png}",
                false,
                "address-template",
            ),
            (
                "icon: <svg viewBox='0 0 1 1'><path d=''/></svg>",
                false,
                "icon",
            ),
            ("icon: <span class=\"write\"></span>", false, "icon"),
            ("icon: '{{ base }}/a.svg'", false, "address-template"),
            ("icon: /a.svg", true, ""),
        ];
        for (entry, is_left, code) in rows {
            let (catalog, diagnostics) =
                Catalog::read(&format!("- title: A\n  {entry}\n"), Format::Yaml);
            let codes: Vec<_> = diagnostics.iter().map(|it| it.code).collect();
            assert_eq!(codes.join(" "), code, "{entry}");
            let card = &catalog.cards[0];
            let found = card.link.is_some() || card.image.is_some() || card.icon.is_some();
            assert_eq!(found, is_left, "{entry}");
        }
    }
}
