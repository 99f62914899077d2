//! What is known about a card below its description: facts, and tags that filter.

use super::prose::marked;
use crate::catalog;
use crate::catalog::field::{Detail, Shown};
use crate::ui::card_props::CardProps;
use crate::ui::state::Action;
use yew::{Html, html};

/// Renders the details in one line: first facts such as the time, then all others as tags.
pub fn details(card: &catalog::Card, props: &CardProps) -> Html {
    let details = card.details(&props.settings.facets).enumerate();
    let (facts, tags): (Vec<_>, Vec<_>) = details.partition(|(_, it)| it.shown == Shown::Fact);
    if facts.is_empty() && tags.is_empty() {
        return Html::default();
    }
    html! {
        <p class="details">
            { for facts.iter().map(|(nth, it)| fact(*nth, it, props)) }
            { for tags.iter().map(|(nth, it)| tag(*nth, it, props)) }
        </p>
    }
}

/// A fact; the style sheet draws its glyph. The space keeps texts apart where they are copied.
fn fact(nth: usize, detail: &Detail, props: &CardProps) -> Html {
    let name = detail.name.to_owned();
    html! {
        <>
            <bdi part="fact" class="fact" data-fact={name}>{ marked(detail.text, props.marks.detail(nth)) }</bdi>{ " " }
        </>
    }
}

/// A tag: a button where readers can filter by it.
fn tag(nth: usize, detail: &Detail, props: &CardProps) -> Html {
    let text = marked(detail.text, props.marks.detail(nth));
    let text = html! { <span class="pill">{ text }</span> };
    let Some(choice) = props.library.choice(detail) else {
        return html! { <><bdi part="tag" class="tag">{ text }</bdi>{ " " }</> };
    };
    let label = props.language.filter_by(&choice.facet, detail.text);
    let pressed = match props.chosen.contains(&nth) {
        true => "true",
        false => "false",
    };
    let onclick = props.act.reform(move |_| Action::Toggle(choice.clone()));
    html! {
        <>
            <button type="button" part="tag" class="tag" dir="auto" aria-label={label} aria-pressed={pressed} {onclick}>
                { text }
            </button>{ " " }
        </>
    }
}
