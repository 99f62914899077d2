//! A picture from an address.

use crate::ui::host::HostRef;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_state};

/// What a picture is rendered from.
#[derive(Clone, PartialEq, Properties)]
pub struct PictureProps {
    /// Its part, and its class if `ink` does not say more.
    pub part: AttrValue,
    /// How it is coloured.
    pub ink: Ink,
    /// Its address; without one, there is only the space for it.
    pub src: Option<AttrValue>,
    /// Alternative text; empty if it only decorates.
    #[prop_or_default]
    pub alt: AttrValue,
    /// Width in CSS pixels, if the author gave it.
    #[prop_or_default]
    pub width: Option<u32>,
    /// Height in CSS pixels, if the author gave it.
    #[prop_or_default]
    pub height: Option<u32>,
    /// The page.
    pub host: HostRef,
}

/// In which colours a picture is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// In its own.
    Own,
    /// In the text's: the picture is a shape of one colour.
    Text,
}

/// A picture. One that cannot be loaded leaves nothing on the page, and the host is told.
#[component]
pub fn Picture(props: &PictureProps) -> Html {
    let failed = use_state(|| None::<AttrValue>);
    let PictureProps { part, src, .. } = props;
    if src.is_some() && *failed == *src {
        return Html::default();
    }
    let onerror = {
        let (src, host) = (src.clone(), props.host.clone());
        Callback::from(move |_| {
            if let Some(src) = &src {
                host.not_loaded(src);
            }
            failed.set(src.clone());
        })
    };
    let class = match props.ink {
        Ink::Own => part.clone(),
        Ink::Text => format!("{part} ink").into(),
    };
    let pixels = |length: Option<u32>| length.map(|it| it.to_string());
    html! {
        <img part={part.clone()} {class} src={src.clone()} alt={props.alt.clone()} width={pixels(props.width)}
            height={pixels(props.height)} loading="lazy" decoding="async" {onerror} />
    }
}
