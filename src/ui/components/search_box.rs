//! The search box.

use super::escape::take_escape;
use super::glyph::{self, glyph};
use super::text_field::TextField;
use crate::ui::host::HostRef;
use crate::ui::state::Action;
use crate::ui::view::View;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::{
    AttrValue, Callback, Html, KeyboardEvent, Properties, TargetCast, component, html, use_node_ref,
};

/// What the search box is rendered from.
#[derive(Clone, PartialEq, Properties)]
pub struct SearchBoxProps {
    /// Its query is what the box holds.
    pub view: Rc<View>,
    /// Called with what the reader types or erases.
    pub act: Callback<Action>,
    /// The page, which moves the focus to the cards.
    pub host: HostRef,
}

/// The search box and, while something is typed, the button that empties it. Escape empties it too; the down arrow and Enter lead
/// to the cards.
#[component]
pub fn SearchBox(SearchBoxProps { view, act, host }: &SearchBoxProps) -> Html {
    let field = use_node_ref();
    let text = &view.state.query.text;
    let cards = view.library.catalog.cards.len();
    let label = AttrValue::from(view.language.search_guides(cards));
    let shortcut = view.settings.shortcut.as_deref();
    // Emptied at once: the next key may come before Yew has rendered. Focused first, so that the focus is not looked for when the
    // button is gone.
    let erase = {
        let (act, field) = (act.clone(), field.clone());
        Callback::from(move |()| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                let _ = field.focus();
                field.set_value("");
            }
            act.emit(Action::Erase);
        })
    };
    let onkeydown = {
        let (erase, host) = (erase.clone(), host.clone());
        Callback::from(move |event: KeyboardEvent| {
            let field = event.target_dyn_into::<HtmlInputElement>();
            let is_empty = field.is_none_or(|it| it.value().is_empty());
            if !is_empty && take_escape(&event) {
                erase.emit(());
            } else {
                host.travel(&event);
            }
        })
    };
    html! {
        <div class="search">
            { glyph(glyph::SEARCH) }
            <TextField text={text.clone()} {label} part="search" shortcut={shortcut.map(spoken)} {field}
                ontext={act.reform(Action::Type)} {onkeydown} />
            if !text.is_empty() {
                <button type="button" class="erase" aria-label={&view.language.messages().clear_search}
                    onclick={erase.reform(|_| ())}>
                    { glyph(glyph::CROSS) }
                </button>
            } else if let Some(key) = shortcut {
                <kbd class="key" aria-hidden="true">{ key.to_owned() }</kbd>
            }
        </div>
    }
}

/// A key as `aria-keyshortcuts` names it, where a plus joins keys.
fn spoken(key: &str) -> AttrValue {
    match key {
        "+" => "Plus".into(),
        _ => key.to_owned().into(),
    }
}
