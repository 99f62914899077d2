//! From what the author wrote to what it means: one map becomes one card. The only place that knows both sides.

use super::prose::Prose;
use super::{Card, Icon, Image, NamedLink, SafeUrl, UrlUse, inline};
use crate::source::{self, Raw, RawEntry, RawValue, Report, Rule, Span};

/// Makes a card of a map; none, with a remark, where there is no title to see.
pub(super) fn card(raw: &Raw<'_>, report: &mut Report) -> Option<Card> {
    let mut card = Card::default();
    let mut summary = None;
    fields(raw, &mut card, &mut summary, report);
    if card.title.is_invisible() {
        let rule = match raw.value {
            RawValue::Map(_) => Rule::CardWithoutTitle,
            _ => Rule::CardNoMap,
        };
        report.say(rule, raw.span);
        return None;
    }
    if let Some(summary) = summary {
        if card.description.text.is_empty() {
            card.description = prose(summary, report);
        } else {
            card.fields.push(("summary".into(), texts(summary)));
        }
    }
    // Of many cards, what they might still hold is more than what they do.
    card.fields.shrink_to_fit();
    card.tags.shrink_to_fit();
    for (_, values) in &mut card.fields {
        values.shrink_to_fit();
    }
    Some(card)
}

/// Fills in the fields of a map; those under `params` count like the card's own, which come first.
fn fields<'r>(
    raw: &'r Raw<'_>,
    card: &mut Card,
    summary: &mut Option<&'r Raw<'r>>,
    report: &mut Report,
) {
    for entry in raw.entries() {
        field(entry, card, summary, report);
    }
}

fn field<'r>(
    entry: &'r RawEntry<'_>,
    card: &mut Card,
    summary: &mut Option<&'r Raw<'r>>,
    report: &mut Report,
) {
    let RawEntry { key, value, .. } = entry;
    if let RawValue::Null = value.value {
        return;
    }
    let name = key.to_ascii_lowercase();
    match name.as_str() {
        "title" => card.title = prose(value, report),
        "description" => card.description = prose(value, report),
        "summary" => *summary = Some(value),
        "link" | "url" | "href" => {
            card.link = address(value, UrlUse::Link, report).or(card.link.take())
        }
        "links" => card.links = links(value, report),
        "icon" => card.icon = icon(value, report),
        "image" => card.image = image(value, report).map(Box::new),
        "tags" => card.tags = words(value),
        "keywords" => card.keywords = words(value),
        "weight" => match value.text().map(|text| text.trim().parse()) {
            Some(Ok(weight)) => card.weight = Some(weight),
            _ => report.say(Rule::CardWeight, value.span),
        },
        "date" => card.date = value.text().map(|text| text.trim().to_owned()),
        // Which section a card of a catalogue belongs to is read where sections are made.
        "section" => {}
        "params" => fields(value, card, summary, report),
        _ => {
            let texts = texts(value);
            if !texts.is_empty() {
                card.fields.push((key.to_string(), texts));
            }
        }
    }
}

/// Inline Markdown; shortcodes in it are dropped, and addresses that are not allowed are remarked.
pub(super) fn prose(raw: &Raw<'_>, report: &mut Report) -> Prose {
    let Some(text) = raw.text() else {
        report.say(Rule::FieldNoText, raw.span);
        return Prose::default();
    };
    markdown(text, raw.span, report)
}

/// Inline Markdown that stands at `span`.
pub(super) fn markdown(text: &str, span: Span, report: &mut Report) -> Prose {
    let without = source::without_shortcodes(text, || {
        report.say(Rule::ShortcodeInText, span);
    });
    let mut refused = Vec::new();
    let prose = inline::read(&without, &mut refused);
    for address in refused {
        unsafe_address(&address, span, report);
    }
    prose
}

fn unsafe_address(address: &str, span: Span, report: &mut Report) {
    let shown: String = address.chars().take(60).collect();
    report.say_of(Rule::UnsafeAddress, span, &shown);
}

fn address(raw: &Raw<'_>, purpose: UrlUse, report: &mut Report) -> Option<SafeUrl> {
    let Some(text) = raw.text() else {
        report.say(Rule::FieldNoAddress, raw.span);
        return None;
    };
    let url = SafeUrl::parse(text, purpose);
    if url.is_none() && !text.trim().is_empty() {
        unsafe_address(text, raw.span, report);
    }
    url
}

/// `[{text, url}]`; the text may be missing, and then the address stands for it.
fn links(raw: &Raw<'_>, report: &mut Report) -> Vec<NamedLink> {
    let one = std::slice::from_ref(raw);
    let items = if raw.items().is_empty() {
        one
    } else {
        raw.items()
    };
    let made = items.iter().filter_map(|item| {
        let target = ["url", "link", "href"]
            .iter()
            .find_map(|name| item.get(name))
            .unwrap_or(item);
        if target.text().is_none() {
            report.say(Rule::LinkWithoutAddress, item.span);
            return None;
        }
        let url = address(target, UrlUse::Link, report)?;
        let named = ["text", "title", "name"]
            .iter()
            .find_map(|name| item.get(name));
        let mut text =
            named.map_or_else(|| Prose::plain(url.as_str()), |named| prose(named, report));
        // A link's text holds no further links.
        text.styles
            .retain(|it| !matches!(it.style, super::Style::Link(_)));
        (!text.is_invisible()).then_some(NamedLink { text, url })
    });
    made.collect()
}

/// Endings by which a picture's address is told from a name.
const PICTURES: [&str; 8] = [
    ".svg", ".png", ".webp", ".avif", ".jpg", ".jpeg", ".gif", ".ico",
];

fn icon(raw: &Raw<'_>, report: &mut Report) -> Option<Icon> {
    let raw = picture_of(raw);
    let text = raw.text().unwrap_or("").trim();
    if text.is_empty() {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    if text.contains(['/', '\\'])
        || lower.starts_with("data:")
        || PICTURES.iter().any(|it| lower.ends_with(it))
    {
        return address(raw, UrlUse::Image, report).map(Icon::Address);
    }
    if text.bytes().all(|it| {
        it.is_ascii_alphanumeric() || matches!(it, b'_' | b'-' | b':' | b'.' | b'+' | b' ')
    }) {
        return Some(Icon::Name(text.into()));
    }
    if !text.is_ascii() && text.chars().count() <= 16 {
        return Some(Icon::Emoji(text.into()));
    }
    report.say(Rule::Icon, raw.span);
    None
}

/// The map's entry for ordinary pages, or the value itself.
fn picture_of<'r, 'a>(raw: &'r Raw<'a>) -> &'r Raw<'a> {
    ["src", "light", "url"]
        .iter()
        .find_map(|name| raw.get(name))
        .unwrap_or(raw)
}

fn image(raw: &Raw<'_>, report: &mut Report) -> Option<Image> {
    let size = |name| {
        raw.get(name)
            .and_then(Raw::text)
            .and_then(|it| it.trim().trim_end_matches("px").parse().ok())
    };
    let dark = raw.get("dark");
    let light = picture_of(raw);
    let light = if light.text().is_none() {
        dark.unwrap_or(light)
    } else {
        light
    };
    Some(Image {
        src: address(light, UrlUse::Image, report)?,
        dark: dark.and_then(|dark| address(dark, UrlUse::Image, report)),
        alt: raw
            .get("alt")
            .and_then(Raw::text)
            .unwrap_or("")
            .trim()
            .into(),
        width: size("width"),
        height: size("height"),
    })
}

/// A list of texts, or one text with commas: `concepts, build, images`, as page authors write keywords.
fn words(raw: &Raw<'_>) -> Vec<String> {
    match raw.text() {
        Some(text) => text
            .split(',')
            .map(str::trim)
            .filter(|it| !it.is_empty())
            .map(str::to_owned)
            .collect(),
        None => texts(raw),
    }
}

/// A scalar, or a list of scalars, as written; nothing for other values.
fn texts(raw: &Raw<'_>) -> Vec<String> {
    let one = std::slice::from_ref(raw);
    let items = if raw.text().is_some() {
        one
    } else {
        raw.items()
    };
    items
        .iter()
        .filter_map(|it| it.text().map(|text| Prose::plain(text).text))
        .filter(|it| !it.is_empty())
        .collect()
}
