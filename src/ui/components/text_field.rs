//! A field that a reader types a query in.

use web_sys::HtmlInputElement;
use yew::{
    AttrValue, Callback, Html, InputEvent, KeyboardEvent, NodeRef, Properties, TargetCast,
    component, html, use_effect_with, use_mut_ref,
};

/// What a text field is rendered from.
#[derive(Clone, PartialEq, Properties)]
pub struct TextFieldProps {
    /// What it holds, unless an input method is composing.
    pub text: AttrValue,
    /// What it is for.
    pub label: AttrValue,
    /// Its class.
    #[prop_or_default]
    pub class: Option<AttrValue>,
    /// Its name as a part.
    #[prop_or_default]
    pub part: Option<AttrValue>,
    /// The key that focuses it, as `aria-keyshortcuts` has it.
    #[prop_or_default]
    pub shortcut: Option<AttrValue>,
    /// Its element.
    #[prop_or_default]
    pub field: NodeRef,
    /// Called with what it holds once the reader has changed it.
    pub ontext: Callback<String>,
    /// Called with the keys that are pressed in it.
    #[prop_or_default]
    pub onkeydown: Option<Callback<KeyboardEvent>>,
}

/// Whether an input method is composing what a field holds.
#[derive(Clone, Copy, Default, PartialEq)]
enum Composition {
    /// None is.
    #[default]
    None,
    /// One is, and the reader has not decided on any character yet.
    Underway,
}

/// A text field. What an input method composes is left alone until it is done; then there is to be an `input` event.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let composition = use_mut_ref(Composition::default);
    let TextFieldProps { label, field, .. } = props;
    let oninput = {
        let (composition, ontext) = (composition.clone(), props.ontext.clone());
        Callback::from(move |event: InputEvent| {
            let now = match event.is_composing() {
                true => Composition::Underway,
                false => Composition::None,
            };
            composition.replace(now);
            let field = event.target_dyn_into::<HtmlInputElement>();
            if let Some(field) = field.filter(|_| now == Composition::None) {
                ontext.emit(field.value());
            }
        })
    };
    // WebKit resets fields without autocompletion to their default value when Back brings the page from its cache.
    use_effect_with((field.clone(), props.text.clone()), |(field, text)| {
        if let Some(field) = field.cast::<HtmlInputElement>() {
            field.set_default_value(text);
        }
    });
    // Another value would end the composition.
    let composed = field.cast::<HtmlInputElement>();
    let composed = composed.filter(|_| *composition.borrow() == Composition::Underway);
    let value = composed.map_or_else(|| props.text.clone(), |it| it.value().into());
    html! {
        <input type="search" class={props.class.clone()} part={props.part.clone()} ref={field} {value}
            placeholder={label.clone()} aria-label={label} aria-keyshortcuts={props.shortcut.clone()} autocomplete="off"
            autocapitalize="none" spellcheck="false" enterkeyhint="search" {oninput} onkeydown={props.onkeydown.clone()} />
    }
}
