//! What is wrong with the page's data, for its author.

use super::element::{el, nothing};
use super::phrase::Phrase;
use super::{Reporting, View};
use crate::source::Severity;
use yew::Html;

/// The panel shows no more remarks than this: an author mends the first ones first. The console has them all.
const MOST: usize = 50;

/// Paints the panel, where the author asked for it and there is something to say.
pub fn problems(view: &View) -> Html {
    let found = &view.library.diagnostics;
    if view.settings.reporting != Reporting::Page || found.is_empty() {
        return nothing();
    }
    let mut remarks = Vec::new();
    for it in found.iter().take(MOST) {
        let severity = match it.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        let remark = el!("li", "lang" = "en", "dir" = "ltr"; "data-severity");
        let remark = remark.attr("data-severity", severity);
        remarks.push(remark.text(&it.to_string()).html());
    }
    let summary = view.words.count(Phrase::Problems, found.len());
    el!(
        "details",
        "part" = "problem",
        "class" = "problem",
        "open" = "open"
    )
    .child(el!("summary").text(&summary).html())
    .child(el!("ul").children(remarks).html())
    .html()
}
