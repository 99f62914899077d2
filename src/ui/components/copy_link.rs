//! The button that copies the address of what is shown.

use super::glyph::{self, glyph};
use crate::ui::host::{Copying, HostRef};
use crate::ui::language::Language;
use yew::{Callback, Html, Properties, component, html, use_state_eq};

/// What the button is rendered from.
#[derive(Clone, PartialEq, Properties)]
pub struct CopyLinkProps {
    /// The language of the interface.
    pub language: Language,
    /// The page.
    pub host: HostRef,
}

/// The button and, for a moment after it was used, what came of it. The line is there before, because screen readers speak what
/// comes into an element with the role `status`.
#[component]
pub fn CopyLink(CopyLinkProps { language, host }: &CopyLinkProps) -> Html {
    let copying = use_state_eq(|| Copying::Idle);
    let onclick = {
        let (copying, host) = (copying.clone(), host.clone());
        Callback::from(move |_| {
            let copying = copying.clone();
            host.copy_link(Callback::from(move |now| copying.set(now)));
        })
    };
    let messages = language.messages();
    let (drawing, said) = match *copying {
        Copying::Idle => (glyph::CHAIN, None),
        Copying::Copied => (glyph::TICK, Some(&messages.link_copied)),
        Copying::Refused => (glyph::CHAIN, Some(&messages.link_not_copied)),
    };
    html! {
        <div class="copying">
            <button type="button" part="copy" class="copy" aria-label={&messages.copy_link} title={&messages.copy_link} {onclick}>
                { glyph(drawing) }
            </button>
            <span class="copied" role="status">{ for said }</span>
        </div>
    }
}
