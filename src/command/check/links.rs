//! What is wrong with the addresses of a page that is otherwise right: nothing is there, or two cards lead to one place. And
//! fields that most likely have another name.

use super::icons::Icons;
use super::site::{Presence, Site};
use crate::command::page::Page;
use guide_grid_core::catalog::field::FieldSpec;
use guide_grid_core::catalog::{SafeUrl, UrlUse};
use guide_grid_core::source::{
    Diagnostic, MAX_DIAGNOSTICS, Position, Reference, ReferenceKind, Severity, Span,
};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::path::Path;

/// What is wrong with the addresses of a page: as many diagnostics as there may be about a page otherwise. Relative addresses
/// lead from the page in the file `from`.
pub(super) fn check(page: &Page, from: &Path, icons: &Icons, site: &mut Site) -> Vec<Diagnostic> {
    let mut found = Found {
        page,
        diagnostics: Vec::new(),
        left_out: 0,
    };
    twice(&mut found);
    // An address without its scheme leads nowhere, which is known already.
    let is_known = |it: &Reference| {
        let mut known = page.diagnostics.iter();
        known.any(|known| known.code == "address-scheme" && known.span == it.span)
    };
    for reference in page.references.iter().filter(|it| !is_known(it)) {
        let rule = match reference.kind {
            ReferenceKind::Field(meant) => misspelt(reference, meant, page),
            _ => missing(reference, from, icons, site),
        };
        if let Some(rule) = rule {
            found.add(reference, || rule);
        }
    }
    found.finish()
}

/// A rule that is broken: its code, what was found, and what would be right.
type Broken = (&'static str, String, &'static str);

/// The diagnostics so far.
struct Found<'a> {
    page: &'a Page,
    diagnostics: Vec<Diagnostic>,
    left_out: usize,
}

impl Found<'_> {
    /// Adds a warning about a reference: nothing that the author wrote is lost. Without room, it only counts.
    fn add(&mut self, reference: &Reference, rule: impl FnOnce() -> Broken) {
        if self.diagnostics.len() >= MAX_DIAGNOSTICS {
            self.left_out += 1;
            return;
        }
        self.warn(place(self.page, reference), rule());
    }

    fn warn(&mut self, span: Span, (code, found, right): Broken) {
        self.diagnostics.push(Diagnostic {
            code,
            severity: Severity::Warning,
            span,
            position: Position::of(span.start, &self.page.text),
            file: String::new(),
            found,
            right: right.to_owned(),
        });
    }

    fn finish(mut self) -> Vec<Diagnostic> {
        if self.left_out > 0 {
            let end = Span::empty(self.page.text.len());
            let found = format!("{} more diagnostics are not shown", self.left_out);
            self.warn(
                end,
                (
                    "too-many-diagnostics",
                    found,
                    "fix the problems above first",
                ),
            );
        }
        self.diagnostics
    }
}

fn missing(reference: &Reference, page: &Path, icons: &Icons, site: &mut Site) -> Option<Broken> {
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
            let address = icons.at(reference.span)?.replace("{name}", target);
            is_picture_missing(page, &address, site).then(|| {
                let found = format!(
                    "the icon \"{target}\" does not exist: there is no file at \"{address}\""
                );
                ("icon-missing", found, "correct the name, or add the icon")
            })
        }
        ReferenceKind::Field(_) => None,
    }
}

/// A field that should most likely have another name: a title, without which there is no card; a long name; or what most cards
/// of the page have. Other fields may be what their names say.
fn misspelt(reference: &Reference, meant: &str, page: &Page) -> Option<Broken> {
    let spec = FieldSpec::of(meant);
    let cards = &page.catalog.cards;
    let with = cards.iter().filter(|it| it.has(spec)).count();
    let is_usual = with > 0 && with * 2 >= cards.len();
    let is_clear = meant == "title" || meant == "items" || meant.len() >= 8;
    (is_usual || is_clear).then(|| {
        let found = format!("there is no \"{meant}\" here, but \"{}\"", reference.target);
        (
            "field-misspelt",
            found,
            "correct the name, unless it is one of your own",
        )
    })
}

fn is_picture_missing(page: &Path, address: &str, site: &mut Site) -> bool {
    is_on_site(address) && site.picture(page, address) == Presence::Missing
}

/// Whether an address is one of the site that the page is on.
pub(super) fn is_on_site(address: &str) -> bool {
    SafeUrl::parse(address, UrlUse::Image).is_some_and(|it| it.origin().is_empty())
}

/// Finds the cards that lead where another card of the page leads. A card that several grids show is one card.
fn twice(found: &mut Found<'_>) {
    let page = found.page;
    let mut first: HashMap<&str, Span> = HashMap::new();
    let references = page.references.iter();
    let cards = references.filter(|it| it.kind == ReferenceKind::Card);
    let mut cards: Vec<&Reference> = cards.collect();
    cards.sort_by_key(|it| it.span.start);
    cards.dedup_by_key(|it| it.span);
    for card in cards {
        match first.entry(card.target.trim_end_matches('/')) {
            Entry::Vacant(entry) => {
                entry.insert(card.span);
            }
            Entry::Occupied(entry) => found.add(card, || {
                let Position { line, .. } = Position::of(entry.get().start, &page.text);
                let found = format!(
                    "the card on line {line} has the link \"{}\" too",
                    card.target
                );
                let right = "correct one of the links, or delete one of the cards";
                ("link-twice", found, right)
            }),
        }
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
