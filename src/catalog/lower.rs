//! From what the author wrote to what it means: one mapping becomes one card. The only place that knows both sides.

use super::field::{FieldSpec, Kind};
use super::prose::{Prose, plain};
use super::shared::SharedTexts;
use super::{Card, Field, Icon, Image, NamedLink, SafeUrl, Unicode, UrlUse, inline};
use crate::source::{self, Raw, RawValue, Report, Rule, Span};
use std::num::IntErrorKind;
use std::rc::Rc;

/// Makes a card of a mapping; `None`, with a diagnostic, if it has no visible title.
pub(super) fn card(
    raw: &Raw<'_>,
    shared: &mut SharedTexts,
    unicode: &dyn Unicode,
    report: &mut Report,
) -> Option<Card> {
    let entries = Entries::of(raw);
    let given_title = entries.value(Kind::Title);
    let title = prose(given_title, unicode, report);
    let mut description = prose(entries.value(Kind::Description), unicode, report);
    let icon = entries.value(Kind::Icon).and_then(|it| icon(it, report));
    let image = entries.value(Kind::Image).and_then(|it| image(it, report));
    let mut link = None;
    for value in entries.addresses() {
        link = link.or(address(value, UrlUse::Link, report));
    }
    let links = links(entries.value(Kind::Links), unicode, report);
    let weight = entries
        .value(Kind::Weight)
        .and_then(|it| whole_number(it, report));
    let needs_summary = description.text.is_empty();
    if needs_summary {
        description = prose(entries.value(Kind::Summary), unicode, report);
    }
    if title.is_invisible() {
        let rule = match raw.value {
            RawValue::Mapping(_) => Rule::CardWithoutTitle,
            _ => Rule::CardNotMapping,
        };
        // A title that is not text was reported as that.
        if given_title.is_none_or(|it| it.text().is_some()) {
            report.say(rule, raw.span);
        }
        return None;
    }
    let others = entries.0.iter().filter_map(|entry| match entry.spec.kind {
        Kind::Texts | Kind::Duration => other(entry, shared),
        Kind::Summary if !needs_summary => other(entry, shared),
        _ => None,
    });
    Some(Card {
        title,
        description,
        link,
        links,
        icon: icon.map(Box::new),
        image: image.map(Box::new),
        fields: others.collect(),
        tags: texts(entries.value(Kind::Tags), shared),
        keywords: texts(entries.value(Kind::Keywords), shared),
        weight,
        date: entries.value(Kind::Date).and_then(date),
        section: 0,
    })
}

/// The entries of a card's mapping, then those of its `params`.
struct Entries<'r, 'a>(Vec<Entry<'r, 'a>>);

/// An entry whose value is not null, and what is known about its field.
struct Entry<'r, 'a> {
    key: &'r str,
    value: &'r Raw<'a>,
    spec: &'static FieldSpec,
}

impl<'r, 'a> Entries<'r, 'a> {
    fn of(raw: &'r Raw<'a>) -> Self {
        let mut entries = Self(Vec::new());
        entries.add(raw);
        if let Some(params) = entries.value(Kind::Params) {
            entries.add(params);
        }
        entries
    }

    fn add(&mut self, mapping: &'r Raw<'a>) {
        let entries = mapping.entries().iter();
        let entries = entries.filter(|it| !matches!(it.value.value, RawValue::Null));
        self.0.extend(entries.map(|it| Entry {
            key: &it.key,
            value: &it.value,
            spec: FieldSpec::of(&it.key),
        }));
    }

    /// The first value of a field.
    fn value(&self, kind: Kind) -> Option<&'r Raw<'a>> {
        let found = self.0.iter().find(|it| it.spec.kind == kind);
        found.map(|it| it.value)
    }

    /// The values of the link, one for each of its names that has one, in the order of the names.
    fn addresses(&self) -> impl Iterator<Item = &'r Raw<'a>> {
        FieldSpec::of("link").names().filter_map(|name| {
            let mut entries = self.0.iter();
            let found = entries.find(|it| it.key.eq_ignore_ascii_case(name));
            found.map(|it| it.value)
        })
    }
}

/// Inline Markdown; shortcodes in it are dropped, and addresses that are not allowed are reported.
fn prose(raw: Option<&Raw<'_>>, unicode: &dyn Unicode, report: &mut Report) -> Prose {
    let Some(raw) = raw else {
        return Prose::default();
    };
    let Some(text) = raw.text() else {
        report.say(Rule::FieldNotText, raw.span);
        return Prose::default();
    };
    markdown(text, raw.span, unicode, report)
}

/// Inline Markdown that stands at `span`.
pub(super) fn markdown(
    text: &str,
    span: Span,
    unicode: &dyn Unicode,
    report: &mut Report,
) -> Prose {
    let without = source::without_shortcodes(text, || {
        report.say(Rule::ShortcodeInText, span);
    });
    inline::parse(&without, unicode, &mut |address| {
        report.say(SafeUrl::broken_rule(address, UrlUse::Link), span);
    })
}

fn address(raw: &Raw<'_>, purpose: UrlUse, report: &mut Report) -> Option<SafeUrl> {
    let Some(text) = raw.text() else {
        report.say(Rule::AddressNotText, raw.span);
        return None;
    };
    let url = SafeUrl::parse(text, purpose);
    if url.is_none() && !text.trim().is_empty() {
        report.say(SafeUrl::broken_rule(text, purpose), raw.span);
    }
    url
}

/// `[{text, url}]`; without a text, the address stands for it.
fn links(raw: Option<&Raw<'_>>, unicode: &dyn Unicode, report: &mut Report) -> Box<[NamedLink]> {
    let mut links = Vec::new();
    for item in raw.map(one_or_many).unwrap_or_default() {
        let target = first_of(item, &["url", "link", "href"]).unwrap_or(item);
        if target.text().is_none() {
            report.say(Rule::LinkWithoutAddress, item.span);
            continue;
        }
        let Some(url) = address(target, UrlUse::Link, report) else {
            continue;
        };
        let text = match first_of(item, &["text", "title", "name"]) {
            named @ Some(_) => prose(named, unicode, report),
            None => Prose::plain(url.as_str()),
        };
        if !text.is_invisible() {
            links.push(NamedLink { text, url });
        }
    }
    links.into()
}

/// The items of a list, or the one value that is not a list.
fn one_or_many<'r, 'a>(raw: &'r Raw<'a>) -> &'r [Raw<'a>] {
    match &raw.value {
        RawValue::List(items) => items,
        _ => std::slice::from_ref(raw),
    }
}

/// The value of the first of these keys that a mapping has.
fn first_of<'r, 'a>(raw: &'r Raw<'a>, keys: &[&str]) -> Option<&'r Raw<'a>> {
    keys.iter().find_map(|key| raw.get(key))
}

/// Endings that tell a picture's address from a name.
const PICTURES: [&str; 8] = ["svg", "png", "webp", "avif", "jpg", "jpeg", "gif", "ico"];

/// The most characters of an icon that is shown as it is: an emoji may be a sequence of many.
const MAX_EMOJI: usize = 16;

fn icon(raw: &Raw<'_>, report: &mut Report) -> Option<Icon> {
    let raw = picture_of(raw);
    let text = raw.text().unwrap_or("").trim();
    if text.is_empty() {
        return None;
    }
    let ending = text.rsplit('.').next().unwrap_or(text);
    if text.contains(['/', '\\'])
        || text
            .get(..5)
            .is_some_and(|it| it.eq_ignore_ascii_case("data:"))
        || PICTURES.iter().any(|it| it.eq_ignore_ascii_case(ending))
    {
        return address(raw, UrlUse::Image, report).map(Icon::Address);
    }
    if text
        .chars()
        .all(|it| it.is_ascii_alphanumeric() || "_-:.+ ".contains(it))
    {
        return Some(Icon::Name(text.into()));
    }
    if !text.is_ascii() && text.chars().count() <= MAX_EMOJI {
        return Some(Icon::Emoji(text.into()));
    }
    report.say(Rule::Icon, raw.span);
    None
}

/// A mapping's entry for light pages, or the value itself.
fn picture_of<'r, 'a>(raw: &'r Raw<'a>) -> &'r Raw<'a> {
    first_of(raw, &["src", "light", "url"]).unwrap_or(raw)
}

fn image(raw: &Raw<'_>, report: &mut Report) -> Option<Image> {
    let text = |key| raw.get(key).and_then(Raw::text).unwrap_or("").trim();
    let pixels = |key| {
        let length = text(key);
        length.strip_suffix("px").unwrap_or(length).parse().ok()
    };
    let dark = raw.get("dark");
    let light = picture_of(raw);
    let light = match (light.text(), dark) {
        (None, Some(dark)) => dark,
        _ => light,
    };
    Some(Image {
        src: address(light, UrlUse::Image, report)?,
        dark: dark.and_then(|dark| address(dark, UrlUse::Image, report)),
        alt: text("alt").into(),
        width: pixels("width"),
        height: pixels("height"),
    })
}

/// A whole number; one beyond the range of its type counts as the end of that range.
fn whole_number(raw: &Raw<'_>, report: &mut Report) -> Option<i64> {
    let text = raw.text().unwrap_or_default().trim();
    match text.parse() {
        Ok(number) => return Some(number),
        Err(error) => match error.kind() {
            IntErrorKind::PosOverflow => return Some(i64::MAX),
            IntErrorKind::NegOverflow => return Some(i64::MIN),
            _ => {}
        },
    }
    report.say(Rule::CardWeight, raw.span);
    None
}

fn date(raw: &Raw<'_>) -> Option<Box<str>> {
    raw.text().map(|it| it.trim().into())
}

/// A list of texts, or one text with commas: `concepts, build, images`, as page authors write keywords.
fn texts(raw: Option<&Raw<'_>>, shared: &mut SharedTexts) -> Box<[Rc<str>]> {
    let Some(raw) = raw else {
        return Box::default();
    };
    match raw.text() {
        Some(text) => visible(text.split(','), shared),
        None => visible(raw.items().iter().filter_map(Raw::text), shared),
    }
}

/// The texts of which something is left once spaces are collapsed.
fn visible<'t>(texts: impl Iterator<Item = &'t str>, shared: &mut SharedTexts) -> Box<[Rc<str>]> {
    let texts = texts.map(plain).filter(|it| !it.is_empty());
    texts.map(|it| shared.share(&it)).collect()
}

/// A field without a member of its own: a text, or the texts in a list; `None` for other values.
fn other(entry: &Entry<'_, '_>, shared: &mut SharedTexts) -> Option<Field> {
    let texts = one_or_many(entry.value).iter().filter_map(Raw::text);
    let values = visible(texts, shared);
    (!values.is_empty()).then(|| Field {
        name: shared.share(entry.spec.name_or(entry.key)),
        values,
    })
}

#[cfg(test)]
mod tests {
    use crate::catalog::{Catalog, Format};

    #[test]
    fn any_text_as_a_weight_leaves_the_card_shown() {
        let long = "9".repeat(100_000);
        let rows = [
            ("10", Some(10)),
            ("-1", Some(-1)),
            ("+7", Some(7)),
            ("9223372036854775807", Some(i64::MAX)),
            ("9223372036854775808", Some(i64::MAX)),
            ("-9223372036854775809", Some(i64::MIN)),
            (&long, Some(i64::MAX)),
            ("2024-01-02T10:00", None),
            ("1234567890123456x", None),
            ("1.5", None),
            ("1e3", None),
            ("heavy", None),
            ("'日本語日本語日本語日本語'", None),
            ("'-'", None),
            ("''", None),
            ("[1]", None),
            ("{a: 1}", None),
        ];
        for (weight, expected) in rows {
            let text = format!("- title: A\n  weight: {weight}\n");
            let (catalog, diagnostics) = Catalog::read(&text, Format::Yaml);
            let shown = weight.get(..30).unwrap_or(weight);
            let codes: Vec<_> = diagnostics.iter().map(|it| it.code).collect();
            let warned: &[&str] = if expected.is_none() {
                &["card-weight"]
            } else {
                &[]
            };
            assert_eq!(codes, warned, "{shown}");
            assert_eq!(catalog.cards.len(), 1, "{shown}");
            assert_eq!(catalog.cards[0].weight, expected, "{shown}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_title_is_reported_once() {
        let rows = [
            ("title: [a, b]", "field-no-text"),
            ("title: {a: b}", "field-no-text"),
            ("title: ''", "card-without-title"),
            ("title: ~", "card-without-title"),
            ("link: /a/", "card-without-title"),
            ("text", "card-without-title"),
        ];
        for (item, code) in rows {
            let (_, diagnostics) = Catalog::read(&format!("- {item}\n"), Format::Yaml);
            let codes: Vec<_> = diagnostics.iter().map(|it| it.code).collect();
            assert_eq!(codes, [code], "{item}");
        }
    }
}
