//! The search box.

use super::escape::take_escape;
use super::glyph::{self, glyph};
use crate::ui::state::Action;
use crate::ui::view::View;
use std::rc::Rc;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::{
    AttrValue, Callback, Html, InputEvent, KeyboardEvent, Properties, TargetCast, component, html,
    use_node_ref,
};

/// What the search box is rendered from.
#[derive(Clone, PartialEq, Properties)]
pub struct SearchBoxProps {
    /// Its query is what the box holds.
    pub view: Rc<View>,
    /// Called with what the reader types or erases.
    pub act: Callback<Action>,
}

/// The search box and, while something is typed, the button that empties it. Escape empties it too.
#[component]
pub fn SearchBox(SearchBoxProps { view, act }: &SearchBoxProps) -> Html {
    let input = use_node_ref();
    let text = &view.state.query.text;
    let cards = view.library.catalog.cards.len();
    let label = AttrValue::from(view.language.search_guides(cards));
    let oninput = {
        let act = act.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                act.emit(Action::Type(input.value()));
            }
        })
    };
    // Emptied at once: the next key may come before Yew has rendered.
    let erase = {
        let (act, input) = (act.clone(), input.clone());
        Callback::from(move |()| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                input.set_value("");
            }
            act.emit(Action::Erase);
        })
    };
    let onkeydown = {
        let erase = erase.clone();
        Callback::from(move |event: KeyboardEvent| {
            if take_escape(&event) {
                erase.emit(());
            }
        })
    };
    let onclick = {
        let input = input.clone();
        Callback::from(move |_| {
            erase.emit(());
            if let Some(input) = input.cast::<HtmlElement>() {
                let _ = input.focus();
            }
        })
    };
    html! {
        <div class="search">
            { glyph(glyph::SEARCH) }
            <input type="search" part="search" ref={input} value={text.clone()} placeholder={label.clone()}
                aria-label={label} autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search"
                {oninput} onkeydown={(!text.is_empty()).then_some(onkeydown)} />
            if !text.is_empty() {
                <button type="button" class="erase" aria-label={&view.language.messages().clear_search} {onclick}>
                    { glyph(glyph::CROSS) }
                </button>
            }
        </div>
    }
}
