//! What was found in the pages that were checked.

use guide_grid_core::source::{Diagnostic, Severity};

/// A page that was checked.
pub(super) struct Checked {
    pub(super) name: String,
    pub(super) text: String,
    /// How many cards it has.
    pub(super) cards: usize,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// All that was found.
#[derive(Default)]
pub(super) struct Findings {
    /// The pages in which something is wrong.
    pub(super) pages: Vec<Checked>,
    /// How many pages were checked.
    pub(super) checked: usize,
    /// How many cards these have.
    pub(super) cards: usize,
    pub(super) errors: usize,
    pub(super) warnings: usize,
}

impl Findings {
    pub(super) fn add(&mut self, page: Checked) {
        let is_error = |it: &&Diagnostic| it.severity == Severity::Error;
        let errors = page.diagnostics.iter().filter(is_error).count();
        self.checked += 1;
        self.cards += page.cards;
        self.errors += errors;
        self.warnings += page.diagnostics.len() - errors;
        if !page.diagnostics.is_empty() {
            self.pages.push(page);
        }
    }

    /// Each diagnostic with its page.
    pub(super) fn diagnostics(&self) -> impl Iterator<Item = (&Checked, &Diagnostic)> {
        let pages = self.pages.iter();
        pages.flat_map(|page| page.diagnostics.iter().map(move |it| (page, it)))
    }

    /// `2 errors, 1 warning in 3 pages with 20 cards`
    pub(super) fn summary(&self) -> String {
        let [errors, warnings, pages, cards] = [
            count(self.errors, "error"),
            count(self.warnings, "warning"),
            count(self.checked, "page"),
            count(self.cards, "card"),
        ];
        format!("{errors}, {warnings} in {pages} with {cards}\n")
    }
}

/// A number with its noun: `1 card`, `2 cards`.
fn count(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        _ => format!("{number} {noun}s"),
    }
}
