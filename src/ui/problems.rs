//! What is wrong with the page's data, for its author.

use super::words::Phrase;
use super::{Reporting, View};
use crate::source::Severity;
use yew::{Html, html};

/// The panel shows no more remarks than this: an author mends the first ones first. The console has them all.
const MOST: usize = 50;

/// Paints the panel, where the author asked for it and there is something to say.
pub fn problems(view: &View) -> Html {
    let found = &view.library.diagnostics;
    if view.settings.reporting != Reporting::Page || found.is_empty() {
        return Html::default();
    }
    html! {
        <details part="problem" class="problem" open=true>
            <summary>{ view.words.count(Phrase::Problems, found.len(), &[]) }</summary>
            <ul>
                { for found.iter().take(MOST).map(|it| {
                    let severity = match it.severity {
                        Severity::Warning => "warning",
                        Severity::Error => "error",
                    };
                    html! { <li data-severity={severity} lang="en" dir="ltr">{ it.to_string() }</li> }
                }) }
            </ul>
        </details>
    }
}
