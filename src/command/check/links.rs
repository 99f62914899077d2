//! What is wrong with the addresses of a page that is otherwise right: nothing is there, or two cards lead to one place.

use super::site::{Presence, Site};
use crate::command::page::Page;
use guide_grid_core::catalog::{SafeUrl, UrlUse};
use guide_grid_core::source::{Diagnostic, Position, Reference, ReferenceKind, Severity, Span};
use std::collections::HashMap;
use std::path::Path;

/// What is wrong with the addresses of a page.
pub(super) fn check(page: &Page, site: &mut Site) -> Vec<Diagnostic> {
    let mut found = twice(page);
    for reference in &page.references {
        if let Some(rule) = missing(reference, Path::new(&page.name), site) {
            found.push(diagnostic(page, reference, rule));
        }
    }
    found
}

/// A rule that is broken: its code, what was found, and what would be right.
type Broken = (&'static str, String, &'static str);

fn missing(reference: &Reference, page: &Path, site: &mut Site) -> Option<Broken> {
    let target = &*reference.target;
    match reference.kind {
        ReferenceKind::Card | ReferenceKind::Link => {
            let is_missing = is_on_site(target) && site.page(page, target) == Presence::Missing;
            is_missing.then(|| {
                let found = format!("there is no page for the link \"{target}\"");
                ("link-missing", found, "correct the link, or add the page")
            })
        }
        ReferenceKind::Picture => is_picture_missing(page, target, site).then(|| {
            let found = format!("there is no picture at \"{target}\"");
            (
                "picture-missing",
                found,
                "correct the address, or add the picture",
            )
        }),
        ReferenceKind::IconName => {
            let address = site.icon(target)?;
            is_picture_missing(page, &address, site).then(|| {
                let found = format!("there is no icon \"{target}\": nothing is at \"{address}\"");
                ("icon-missing", found, "correct the name, or add the icon")
            })
        }
    }
}

fn is_picture_missing(page: &Path, address: &str, site: &mut Site) -> bool {
    is_on_site(address) && site.picture(page, address) == Presence::Missing
}

/// Whether an address is one of the site that the page is on.
fn is_on_site(address: &str) -> bool {
    SafeUrl::parse(address, UrlUse::Image).is_some_and(|it| it.origin().is_empty())
}

/// The cards that lead where another card of the page leads. A card that several grids show is one card.
fn twice(page: &Page) -> Vec<Diagnostic> {
    let mut first: HashMap<&str, Span> = HashMap::new();
    let mut found = Vec::new();
    let mut cards: Vec<&Reference> = page
        .references
        .iter()
        .filter(|it| it.kind == ReferenceKind::Card)
        .collect();
    cards.sort_by_key(|it| it.span.start);
    cards.dedup_by_key(|it| it.span);
    for card in cards {
        match first.get(card.target.trim_end_matches('/')) {
            None => {
                first.insert(card.target.trim_end_matches('/'), card.span);
            }
            Some(span) => {
                let Position { line, .. } = Position::of(span.start, &page.text);
                let what = format!(
                    "the card on line {line} has the link \"{}\" too",
                    card.target
                );
                let rule = (
                    "link-twice",
                    what,
                    "correct one of the links, or delete one of the cards",
                );
                found.push(diagnostic(page, card, rule));
            }
        }
    }
    found
}

/// A warning about a reference: nothing that the author wrote is lost.
fn diagnostic(page: &Page, reference: &Reference, (code, found, right): Broken) -> Diagnostic {
    let span = place(page, reference);
    Diagnostic {
        code,
        severity: Severity::Warning,
        span,
        position: Position::of(span.start, &page.text),
        file: String::new(),
        found,
        right: right.to_owned(),
    }
}

/// Where the target of a reference is in the page: in the value that it is a part of, if it is there as it is written. Of a
/// value that is not there as it was read, the place may not be known.
fn place(page: &Page, reference: &Reference) -> Span {
    let value = match reference.span == Span::default() {
        true => 0..page.text.len(),
        false => reference.span.range(),
    };
    let text = page.text.get(value.clone()).unwrap_or_default();
    match text.find(&*reference.target) {
        Some(at) => {
            let start = value.start + at;
            Span::new(start..start + reference.target.len())
        }
        None => reference.span,
    }
}
