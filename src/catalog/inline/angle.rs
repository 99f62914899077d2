//! What begins with `<`: an autolink, a tag to drop, or text.

use crate::catalog::url::scheme;
use std::borrow::Cow;

/// Inline tags that authors write in Markdown: dropped in pairs.
const TAGS: [&str; 17] = [
    "a", "abbr", "b", "code", "del", "em", "i", "ins", "kbd", "mark", "s", "small", "span",
    "strong", "sub", "sup", "u",
];

/// What `<` may begin.
pub(super) enum Angle<'s> {
    /// A link whose text is its address: `<https://example.org/>`, or a mail address.
    Autolink(Cow<'s, str>),
    /// `<br>`
    LineBreak,
    /// A tag of this name that opens an element.
    Opening(&'s str),
    /// A tag of this name that closes one.
    Closing(&'s str),
}

/// What `text` begins with, and its length in bytes; `None` where its `<` is just text.
pub(super) fn read(text: &str) -> Option<(Angle<'_>, usize)> {
    let inner = text.strip_prefix('<')?;
    let (inside, rest) = inner.split_at(inner.find(['<', '>'])?);
    rest.strip_prefix('>')?;
    let angle = match autolink(inside) {
        Some(address) => Angle::Autolink(address),
        None => tag(inside)?,
    };
    Some((angle, inside.len() + "<>".len()))
}

/// The address of an autolink with this text.
fn autolink(text: &str) -> Option<Cow<'_, str>> {
    if text.contains(is_space) {
        return None;
    }
    if text.contains('@') && !text.contains([':', '/', '"', '(']) {
        return Some(format!("mailto:{text}").into());
    }
    // A letter and a colon are a disk, not a scheme.
    scheme(text).filter(|(scheme, _)| scheme.len() > 1)?;
    Some(text.into())
}

/// The tag with this text between its angle brackets.
fn tag(text: &str) -> Option<Angle<'_>> {
    let closing = text.strip_prefix('/');
    let name = closing.unwrap_or(text);
    let name = name.split([' ', '\t', '\r', '\n', '/']).next()?;
    if name.eq_ignore_ascii_case("br") {
        return Some(Angle::LineBreak);
    }
    let known = TAGS.iter().any(|it| it.eq_ignore_ascii_case(name));
    known.then_some(match closing {
        Some(_) => Angle::Closing(name),
        None => Angle::Opening(name),
    })
}

fn is_space(it: char) -> bool {
    matches!(it, ' ' | '\t' | '\r' | '\n')
}

/// The tags of a text, by name. They are looked for once, as a text may have thousands of them, but few names.
#[derive(Default)]
pub(super) struct Partners<'s>(Vec<Partner<'s>>);

/// Where elements of one name begin and end.
#[derive(Clone, Copy)]
struct Partner<'s> {
    name: &'s str,
    /// The byte of the first tag that opens one.
    first_opening: Option<usize>,
    /// The byte of the last tag that closes one.
    last_closing: Option<usize>,
}

impl<'s> Partners<'s> {
    /// Whether a tag before byte `at` opens an element of this name.
    pub(super) fn opens_before(&mut self, source: &str, name: &'s str, at: usize) -> bool {
        let partner = self.of(source, name);
        partner.first_opening.is_some_and(|opening| opening < at)
    }

    /// Whether a tag after byte `at` closes an element of this name.
    pub(super) fn closes_after(&mut self, source: &str, name: &'s str, at: usize) -> bool {
        let partner = self.of(source, name);
        partner.last_closing.is_some_and(|closing| closing > at)
    }

    fn of(&mut self, source: &str, name: &'s str) -> Partner<'s> {
        if let Some(known) = self.0.iter().find(|it| it.name == name) {
            return *known;
        }
        let opening = format!("<{name}");
        let mut openings = source.match_indices(&opening).filter(|(at, opening)| {
            let next = source.get(at + opening.len()..).unwrap_or_default();
            next.starts_with(|it| is_space(it) || matches!(it, '/' | '>'))
        });
        let partner = Partner {
            name,
            first_opening: openings.next().map(|(at, _)| at),
            last_closing: source.rfind(&format!("</{name}>")),
        };
        self.0.push(partner);
        partner
    }
}
