//! From what the author wrote to what it means: one map becomes one card. The only place that knows both sides.

use super::prose::{Prose, plain};
use super::shared::{BETWEEN, Shared};
use super::{Card, Fields, Icon, Image, NamedLink, SafeUrl, UrlUse, inline};
use crate::source::text::{find_any, is_made_of, listed, parts, replace, slice, width};
use crate::source::{self, Raw, RawEntry, RawValue, Report, Rule, Span};
use std::rc::Rc;

/// What a card's own fields are called, in the order of [`Own`], and its section, which is not asked for here; every other
/// name is a field that the author made.
const OWN: &str = "summary title description link url href links icon image weight tags keywords date params section";

/// One of a card's own fields.
#[derive(Clone, Copy)]
#[cfg_attr(test, derive(Debug))]
enum Own {
    Summary,
    Title,
    Description,
    Link,
    Url,
    Href,
    Links,
    Icon,
    Image,
    Weight,
    Tags,
    Keywords,
    Date,
    Params,
}

/// What a map gives of a card. It is gone through once: a long list has many maps.
#[derive(Default)]
struct Given<'r, 'a> {
    own: [Option<&'r Raw<'a>>; Own::Params as usize + 1],
    /// The others, and a summary, which is one of them where there is a description.
    others: Vec<&'r RawEntry<'a>>,
}

impl<'r, 'a> Given<'r, 'a> {
    /// A value that is nothing is not there. What is given already stays.
    fn take(&mut self, entries: &'r [RawEntry<'a>]) {
        for entry in entries {
            let own = listed(OWN, &entry.key);
            if own.is_none_or(|it| it == Own::Summary as usize) {
                self.others.push(entry);
            }
            if let Some(own) = own.and_then(|it| self.own.get_mut(it))
                && !matches!(entry.value.value, RawValue::Null)
            {
                own.get_or_insert(&entry.value);
            }
        }
    }

    fn get(&self, own: Own) -> Option<&'r Raw<'a>> {
        self.own.get(own as usize).copied().flatten()
    }
}

/// Makes a card of a map; none, with a remark, where there is no title to see.
pub(super) fn card(raw: &Raw<'_>, shared: &mut Shared, report: &mut Report) -> Option<Card> {
    let mut given = Given::default();
    given.take(raw.entries());
    if let Some(params) = given.get(Own::Params) {
        given.take(params.entries());
    }
    let title = prose(given.get(Own::Title), report);
    let mut description = prose(given.get(Own::Description), report);
    let icon = given.get(Own::Icon).and_then(|it| icon(it, report));
    let image = given.get(Own::Image).and_then(|it| image(it, report));
    let mut link = None;
    for name in [Own::Link, Own::Url, Own::Href] {
        if let Some(it) = given.get(name) {
            link = link.or(address(it, UrlUse::Link, report));
        }
    }
    let links = links(given.get(Own::Links), report);
    let mut weight = None;
    if let Some(it) = given.get(Own::Weight) {
        weight = it.text().and_then(|text| text.trim().parse().ok());
        if weight.is_none() {
            report.say(Rule::CardWeight, it.span);
        }
    }
    let undescribed = description.text.is_empty();
    if undescribed {
        description = prose(given.get(Own::Summary), report);
    }
    if title.is_invisible() {
        let rule = match raw.value {
            RawValue::Map(_) => Rule::CardWithoutTitle,
            _ => Rule::CardNoMap,
        };
        report.say(rule, raw.span);
        return None;
    }
    let mut fields = Vec::new();
    for RawEntry { key, value, .. } in &given.others {
        if undescribed && key.eq_ignore_ascii_case("summary") {
            continue;
        }
        let field = field(key, value);
        if !field.is_empty() {
            fields.push(shared.share(&field));
        }
    }
    Some(Card {
        title,
        description,
        link,
        links,
        icon: icon.map(Box::new),
        image: image.map(Box::new),
        tags: words(given.get(Own::Tags), shared),
        keywords: words(given.get(Own::Keywords), shared),
        weight: weight.map(Box::new),
        date: given
            .get(Own::Date)
            .and_then(Raw::text)
            .map(|it| it.trim().into()),
        fields: Fields(fields.into()),
        section: 0,
    })
}

/// Inline Markdown; shortcodes in it are dropped, and addresses that are not allowed are remarked.
fn prose(raw: Option<&Raw<'_>>, report: &mut Report) -> Prose {
    let Some(raw) = raw else {
        return Prose::default();
    };
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
    inline::read(&without, &mut |address| {
        unsafe_address(address, span, report)
    })
}

#[inline(never)]
fn unsafe_address(address: &str, span: Span, report: &mut Report) {
    let shown = slice(address, 0, width(address, 60));
    let address = shown.to_owned();
    report.say(Rule::UnsafeAddress { address }, span);
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
#[inline(never)]
fn links(raw: Option<&Raw<'_>>, report: &mut Report) -> Box<[NamedLink]> {
    let mut links = Vec::new();
    for item in raw.map(one_or_many).unwrap_or_default() {
        let target = first(item, "url link href").unwrap_or(item);
        if target.text().is_none() {
            report.say(Rule::LinkWithoutAddress, item.span);
            continue;
        }
        let Some(url) = address(target, UrlUse::Link, report) else {
            continue;
        };
        let text = match first(item, "text title name") {
            named @ Some(_) => prose(named, report),
            None => Prose::plain(url.as_str()),
        };
        if !text.is_invisible() {
            links.push(NamedLink { text, url });
        }
    }
    links.into()
}

/// The values of a list, or the one value that is no list.
fn one_or_many<'r, 'a>(raw: &'r Raw<'a>) -> &'r [Raw<'a>] {
    match &raw.value {
        RawValue::List(items) => items,
        _ => std::slice::from_ref(raw),
    }
}

/// The value of the first of these names that there is.
fn first<'r, 'a>(raw: &'r Raw<'a>, names: &str) -> Option<&'r Raw<'a>> {
    parts(names, " ").find_map(|name| raw.get(name))
}

/// Endings by which a picture's address is told from a name.
const PICTURES: &str = "svg png webp avif jpg jpeg gif ico";

#[inline(never)]
fn icon(raw: &Raw<'_>, report: &mut Report) -> Option<Icon> {
    let raw = picture_of(raw);
    let text = raw.text().unwrap_or("").trim();
    if text.is_empty() {
        return None;
    }
    let ending = parts(text, ".").last().unwrap_or_default();
    if find_any(text, "/\\").is_some()
        || slice(text, 0, 5).eq_ignore_ascii_case("data:")
        || listed(PICTURES, ending).is_some()
    {
        return address(raw, UrlUse::Image, report).map(Icon::Address);
    }
    if is_made_of(text, "_-:.+ ") {
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
    first(raw, "src light url").unwrap_or(raw)
}

#[inline(never)]
fn image(raw: &Raw<'_>, report: &mut Report) -> Option<Image> {
    let text = |name| raw.get(name).and_then(Raw::text).unwrap_or("").trim();
    let size = |name| {
        let number = text(name);
        number.strip_suffix("px").unwrap_or(number).parse().ok()
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
        width: size("width"),
        height: size("height"),
    })
}

/// A list of texts, or one text with commas: `concepts, build, images`, as page authors write keywords.
fn words(raw: Option<&Raw<'_>>, shared: &mut Shared) -> Box<[Rc<str>]> {
    let mut words = Vec::new();
    let mut add = |text: &str| {
        let text = plain(text);
        if !text.is_empty() {
            words.push(shared.share(&text));
        }
    };
    if let Some(text) = raw.and_then(Raw::text) {
        for word in parts(text, ",") {
            add(word);
        }
    }
    for item in raw.map_or(&[][..], Raw::items) {
        if let Some(text) = item.text() {
            add(text);
        }
    }
    words.into()
}

/// A field as [`Fields`] has it, of a scalar or of the scalars in a list; empty for other values.
fn field(name: &str, value: &Raw<'_>) -> String {
    let mut field = String::new();
    for it in one_or_many(value) {
        let text = plain(it.text().unwrap_or_default());
        if !text.is_empty() {
            if field.is_empty() {
                field = replace(name, BETWEEN, "");
            }
            field.push_str(BETWEEN);
            field.push_str(&text);
        }
    }
    field
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_fields_stand_where_their_names_do() {
        use Own::*;
        let all = [
            Summary,
            Title,
            Description,
            Link,
            Url,
            Href,
            Links,
            Icon,
            Image,
            Weight,
            Tags,
            Keywords,
            Date,
            Params,
        ];
        for (at, own) in all.into_iter().enumerate() {
            assert_eq!(own as usize, at);
            assert_eq!(listed(OWN, &format!("{own:?}")), Some(at), "{own:?}");
        }
    }
}
