//! The icon and the image of a card.

use super::address::address;
use crate::catalog::{Icon, Image, UrlUse};
use crate::source::{Raw, ReferenceKind, Report, Rule};

/// Endings that tell a picture's address from a name.
const PICTURES: [&str; 8] = ["svg", "png", "webp", "avif", "jpg", "jpeg", "gif", "ico"];

/// The most characters of an icon that is shown as it is: an emoji may be a sequence of many.
const MAX_EMOJI: usize = 16;

/// The icon that a value gives.
pub(super) fn icon(raw: &Raw<'_>, report: &mut Report) -> Option<Icon> {
    let raw = picture_of(raw);
    let text = raw.text().unwrap_or("").trim();
    if text.is_empty() {
        return None;
    }
    // HTML, which would be requested as an address if it has a slash.
    if text.starts_with('<') {
        report.say(Rule::Icon, raw.span);
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
        report.refer(ReferenceKind::IconName, raw.span, text);
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
    raw.first_of(&["src", "light", "url"]).unwrap_or(raw)
}

/// The image that a value gives.
pub(super) fn image(raw: &Raw<'_>, report: &mut Report) -> Option<Image> {
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
