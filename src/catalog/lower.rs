//! From what the author wrote to what it means: one mapping becomes one card. The only place that knows both sides.

mod address;
#[cfg(not(target_os = "unknown"))]
pub(super) mod misspelt;
mod picture;

use super::entries::{Entries, Entry};
use super::field::{FieldSpec, Kind, OTHER};
use super::prose::{Prose, plain};
use super::shared::SharedTexts;
use super::{Card, Date, Field, NamedLink, SafeUrl, Style, Unicode, UrlUse, inline};
use crate::source::{self, Doubt, Raw, RawValue, ReferenceKind, Report, Rule, Span};
use address::address;
use picture::{icon, image};
use std::collections::HashSet;
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
        let found = address(value, UrlUse::Link, report);
        if link.is_none()
            && let Some(url) = &found
        {
            report.refer(ReferenceKind::Card, value.span, url.as_str());
        }
        link = link.or(found);
    }
    let links = links(entries.value(Kind::Links), unicode, report);
    let weight = entries
        .value(Kind::Weight)
        .and_then(|it| whole_number(it, report));
    let date = entries.value(Kind::Date).and_then(|it| date(it, report));
    #[cfg(not(target_os = "unknown"))]
    misspelt::fields(&entries, report);
    let needs_summary = description.text.is_empty();
    if needs_summary {
        description = prose(entries.value(Kind::Summary), unicode, report);
    }
    if title.is_invisible() {
        let rule = match raw.value {
            RawValue::Mapping(_) => Rule::CardWithoutTitle,
            _ if raw.text().is_some_and(is_entry) => Rule::YamlColonSpace,
            _ => Rule::CardNotMapping,
        };
        // A title that is not text was reported as that.
        if given_title.is_none_or(|it| it.text().is_some()) {
            report.say(rule, raw.span);
        }
        if given_title.is_none() {
            let mut nulls = raw.entries().iter();
            let title = nulls.find(|it| FieldSpec::of(&it.key).kind == Kind::Title);
            if let Some(title) = title {
                report_doubt(&title.value, report);
            }
        }
        return None;
    }
    let others = entries.0.iter().filter_map(|entry| match entry.spec.kind {
        Kind::Texts | Kind::Duration => other(entry, shared, report),
        Kind::Summary if !needs_summary => other(entry, shared, report),
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
        date,
        section: 0,
    })
}

/// Whether a text is an entry such as `title:A`, whose colon lacks its space.
fn is_entry(text: &str) -> bool {
    text.split_once(':')
        .is_some_and(|(key, value)| FieldSpec::of(key.trim()) != &OTHER && !value.starts_with("//"))
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
    report_doubt(raw, report);
    markdown(text, raw.span, unicode, report)
}

/// Reports a text of which the author most likely meant more than was read.
fn report_doubt(raw: &Raw<'_>, report: &mut Report) {
    let Some(doubt) = report.doubt_at(raw.span) else {
        return;
    };
    let read = raw.text().unwrap_or_default().chars().take(60).collect();
    let rule = match doubt {
        Doubt::Comment => Rule::YamlComment { read },
        Doubt::Tag => Rule::YamlWordAsTag { read },
    };
    report.say(rule, raw.span);
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
    let prose = inline::parse(&without, unicode, &mut |address| {
        report.say(SafeUrl::broken_rule(address, UrlUse::Link), span);
    });
    for styled in &prose.styles {
        if let Style::Link(url) = &styled.style {
            report.refer(ReferenceKind::Link, span, url.as_str());
        }
    }
    prose
}

/// `[{text, url}]`; without a text, the address stands for it.
fn links(raw: Option<&Raw<'_>>, unicode: &dyn Unicode, report: &mut Report) -> Box<[NamedLink]> {
    let mut links = Vec::new();
    for item in raw.map(one_or_many).unwrap_or_default() {
        let target = item.first_of(&["url", "link", "href"]).unwrap_or(item);
        if target.text().is_none() {
            report.say(Rule::LinkWithoutAddress, item.span);
            continue;
        }
        let Some(url) = address(target, UrlUse::Link, report) else {
            continue;
        };
        report.refer(ReferenceKind::Link, target.span, url.as_str());
        let text = match item.first_of(&["text", "title", "name"]) {
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

/// A date. One that is not written as in ISO 8601 is reported, even if it can be read.
fn date(raw: &Raw<'_>, report: &mut Report) -> Option<Date> {
    let date = raw.text().and_then(Date::parse);
    let is_empty = raw.text().is_some_and(|it| it.trim().is_empty());
    if !is_empty && !date.as_ref().is_some_and(Date::is_iso) {
        report.say(Rule::CardDate, raw.span);
    }
    date
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

/// The texts of which something is left once spaces are collapsed, each once.
fn visible<'t>(texts: impl Iterator<Item = &'t str>, shared: &mut SharedTexts) -> Box<[Rc<str>]> {
    let mut seen = HashSet::new();
    let texts = texts.map(plain).filter(|it| !it.is_empty());
    let texts = texts.filter_map(|it| shared.share(&it));
    texts.filter(|it| seen.insert(Rc::clone(it))).collect()
}

/// A field without a member of its own: a text, or the texts in a list; `None` for other values.
fn other(entry: &Entry<'_, '_>, shared: &mut SharedTexts, report: &mut Report) -> Option<Field> {
    let values = one_or_many(entry.value);
    if !values.is_empty() && values.iter().all(|it| it.text().is_none()) {
        let key = entry.key.to_owned();
        report.say_once(Rule::FieldNotUsed { key }, entry.value.span);
    }
    let values = visible(values.iter().filter_map(Raw::text), shared);
    if values.is_empty() {
        return None;
    }
    let name = shared.share(entry.spec.name_or(entry.key))?;
    Some(Field { name, values })
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
    fn a_date_that_iso_8601_does_not_know_is_reported_where_it_stands() {
        let rows = [
            ("2024-01-05", Some("2024-01-05"), None),
            ("'2024-01-05 10:00'", Some("2024-01-05 10:00"), None),
            ("2024", Some("2024"), None),
            ("2024-1-5", Some("2024-1-5"), Some("2:9")),
            ("Jan 7, 2024", None, Some("2:9")),
            ("[2024-01-05]", None, Some("2:10")),
            ("''", None, None),
            ("~", None, None),
        ];
        for (date, text, reported) in rows {
            let text_of_card = format!("- title: A\n  date: {date}\n");
            let (catalog, diagnostics) = Catalog::read(&text_of_card, Format::Yaml);
            let read = catalog.cards[0].date.as_ref().map(|it| &*it.text);
            assert_eq!(read, text, "{date}");
            let found: Vec<String> = diagnostics.iter().map(|it| it.to_string()).collect();
            let expected = reported.map(|place| {
                format!(
                    "{place}: warning[card-date]: this date is not in the form of ISO 8601; \
                     write year, month and day, as in 2024-01-05"
                )
            });
            assert_eq!(found, Vec::from_iter(expected), "{date}");
        }
    }

    #[test]
    fn texts_that_most_likely_mean_more_than_was_read_are_reported() {
        let rows = [
            ("title: Update #2", "Update", "yaml-comment"),
            ("title: Update # the second", "Update", ""),
            ("title: 'Update' #2", "Update", ""),
            ("title: C#", "C#", ""),
            ("title: A\n  description: Issue #1", "A", "yaml-comment"),
            ("title: A\n  weight: 10 #first", "A", ""),
            ("title: !important in CSS", "in CSS", "yaml-tag"),
            ("title: '!important in CSS'", "!important in CSS", ""),
            ("title: !!str 12", "12", ""),
            ("title: ! 12", "12", ""),
            ("title: Hello !world", "Hello !world", ""),
            ("{title: Go #1\n  }", "Go", "yaml-comment"),
        ];
        for (item, title, code) in rows {
            let (catalog, diagnostics) = Catalog::read(&format!("- {item}\n"), Format::Yaml);
            let codes: Vec<_> = diagnostics.iter().map(|it| it.code).collect();
            assert_eq!(codes.join(" "), code, "{item}");
            assert_eq!(catalog.cards[0].title.text, title, "{item}");
        }
        for (item, code) in [
            ("title: #1", "yaml-comment"),
            ("title: !important", "yaml-tag"),
        ] {
            let (_, diagnostics) = Catalog::read(&format!("- {item}\n"), Format::Yaml);
            let codes: Vec<_> = diagnostics.iter().map(|it| it.code).collect();
            assert_eq!(codes, ["card-without-title", code], "{item}");
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
            ("see https://example.org", "card-without-title"),
            ("title:A", "yaml-colon"),
            ("title:\u{a0}A", "yaml-colon"),
        ];
        for (item, code) in rows {
            let (_, diagnostics) = Catalog::read(&format!("- {item}\n"), Format::Yaml);
            let codes: Vec<_> = diagnostics.iter().map(|it| it.code).collect();
            assert_eq!(codes, [code], "{item}");
        }
    }
}
