//! The diagnostics of the page's data and of the messages, for its author.

use crate::source::{Diagnostic, Severity};
use crate::ui::settings::Reporting;
use crate::ui::view::View;
use yew::{Html, html};

/// The panel shows at most so many diagnostics: an author fixes the first ones first. The console has all of them.
const MOST: usize = 50;

/// Renders the panel, where the author asked for it and there is something to say.
pub fn problems(view: &View) -> Html {
    let of_data = view.library.diagnostics.iter();
    let diagnostics: Vec<&Diagnostic> = view.language.diagnostics().iter().chain(of_data).collect();
    if view.settings.reporting != Reporting::Page || diagnostics.is_empty() {
        return Html::default();
    }
    let summary = view.language.problems(diagnostics.len());
    html! {
        <details part="problem" class="problem" open=true>
            <summary>{ summary }</summary>
            <ul>{ for diagnostics.into_iter().take(MOST).map(item) }</ul>
        </details>
    }
}

/// Diagnostics are in English, whatever the page's language.
fn item(diagnostic: &Diagnostic) -> Html {
    let severity = match diagnostic.severity {
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    html! { <li lang="en" dir="ltr" data-severity={severity}>{ diagnostic.to_string() }</li> }
}
