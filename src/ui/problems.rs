//! What is wrong with the page's data, for its author.

use super::Reporting;
use super::pen::Pen;
use super::phrase::Phrase;
use crate::source::Severity;

/// The panel shows no more remarks than this: an author mends the first ones first. The console has them all.
const MOST: usize = 50;

/// Paints the panel, where the author asked for it and there is something to say.
#[inline(never)]
pub fn problems(pen: &mut Pen) {
    let view = pen.view;
    let found = &view.library.diagnostics;
    if view.settings.reporting != Reporting::Page || found.is_empty() {
        return;
    }
    pen.draw("<details:problem open=open <summary ? / <ul");
    pen.count(Phrase::Problems, found.len());
    for it in found.iter().take(MOST) {
        pen.draw("<li lang=en dir=ltr data-severity=? ? /");
        pen.fill(match it.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        });
        pen.write(it.to_string());
    }
    pen.draw("/ /");
}
