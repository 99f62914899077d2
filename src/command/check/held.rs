//! What the elements of a page hold, and what is wrong in it.

use super::icons::Icons;
use super::links::is_on_site;
use super::ordinary;
use super::site::{Presence, Site};
use crate::command::elements::{Element, Elements, Source, Written};
use crate::command::page::Page;
use guide_grid_core::catalog::{Card, Catalog, Format};
use guide_grid_core::source::{Diagnostic, Reference, Severity, Span};
use std::path::{Path, PathBuf};

/// What the elements of a page hold.
#[derive(Default)]
pub(super) struct Held {
    pub(super) cards: Vec<Card>,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) references: Vec<Reference>,
    pub(super) icons: Icons,
    /// The files that they name, with the icons of the element.
    pub(super) files: Vec<(PathBuf, Icons)>,
}

impl Held {
    /// What these elements of `page` hold. The positions of diagnostics are to be filled in.
    pub(super) fn of(elements: &Elements<'_>, page: &Page, site: &mut Site) -> Self {
        let mut held = Self::default();
        for element in &elements.elements {
            match element.cut_value() {
                Some(cut) => held.diagnostics.push(cut),
                None => held.add(element, elements, page, site),
            }
        }
        held
    }

    fn add(
        &mut self,
        element: &Element<'_>,
        elements: &Elements<'_>,
        page: &Page,
        site: &mut Site,
    ) {
        let (settings, wrong) = element.settings();
        self.diagnostics.extend(wrong);
        let icons = Icons::of(element.range.clone(), settings.icons.as_deref());
        self.icons.extend(icons.clone());
        match element.source(&elements.scripts) {
            Source::Here(text, format) => self.read(&text, format, element, &settings.items),
            Source::Files(addresses) => self.look_for(&addresses, &icons, page, site),
            Source::Unknown => {}
        }
    }

    /// Reads data that is in the page.
    fn read(&mut self, text: &Written, format: Format, element: &Element<'_>, items: &[String]) {
        let (catalog, mut diagnostics, mut references) =
            Catalog::read_with_references(&text.text, format);
        if catalog.cards.is_empty() {
            ordinary::make_errors(&mut diagnostics);
        }
        for diagnostic in &mut diagnostics {
            diagnostic.span = text.in_page(diagnostic.span);
        }
        // Of what is not written as it was read, the place may not be known.
        for reference in references
            .iter_mut()
            .filter(|it| it.span != Span::default())
        {
            reference.span = text.in_page(reference.span);
        }
        let (catalog, unknown) = catalog.keep(items);
        self.diagnostics.extend(diagnostics);
        let unknown = unknown.into_iter().map(|it| element.about("items", it));
        self.diagnostics.extend(unknown);
        self.references.extend(references);
        self.cards.extend(catalog.cards);
    }

    /// Looks for the files at these addresses.
    fn look_for(&mut self, addresses: &Written, icons: &Icons, page: &Page, site: &mut Site) {
        let mut end = 0;
        for address in addresses.text.split_whitespace() {
            let rest = addresses.text.get(end..).unwrap_or_default();
            let start = end + rest.find(address).unwrap_or_default();
            end = start + address.len();
            let presence = match is_on_site(address) {
                true => site.data(Path::new(&page.name), address),
                false => Presence::Unknown,
            };
            match presence {
                Presence::There(file) => self.files.push((file, icons.clone())),
                Presence::Missing => self.diagnostics.push(Diagnostic {
                    severity: Severity::Warning,
                    span: addresses.in_page(Span::new(start..end)),
                    ..Diagnostic::on_element(
                        "data-missing",
                        format!("there is no file at \"{address}\""),
                        "correct the address, or add the file".to_owned(),
                    )
                }),
                Presence::Unknown => {}
            }
        }
    }
}
