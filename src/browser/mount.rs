//! The door between the custom element and the widget.

use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ShadowRoot};
use yew::prelude::*;

/// One widget.
#[wasm_bindgen]
pub struct Widget {
    app: yew::AppHandle<Hello>,
}

#[component]
fn Hello() -> Html {
    html! { <p>{ "hello" }</p> }
}

#[wasm_bindgen]
impl Widget {
    /// Mounts.
    #[wasm_bindgen(constructor)]
    pub fn new(host: HtmlElement, root: ShadowRoot, text: String, media_type: String) -> Widget {
        let _ = (host, text, media_type);
        let place: web_sys::Element = root.first_element_child().unwrap_throw();
        let _ = root;
        Widget {
            app: yew::Renderer::<Hello>::with_root(place).render(),
        }
    }

    /// Ends it.
    pub fn destroy(self) {
        self.app.destroy();
    }
}
