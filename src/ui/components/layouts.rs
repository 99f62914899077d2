//! The switch between the layouts of cards.

use super::glyph::{self, glyph};
use crate::ui::layout::Layout;
use crate::ui::state::Action;
use crate::ui::view::View;
use yew::{Callback, Html, html};

/// Renders a button for each layout, of which that of the layout in use is pressed.
pub fn layouts(view: &View, act: &Callback<Action>) -> Html {
    let messages = view.language.messages();
    let buttons = Layout::ALL.into_iter().map(|layout| {
        let (name, drawing) = match layout {
            Layout::Grid => (&messages.grid_view, glyph::GRID),
            Layout::List => (&messages.list_view, glyph::LIST),
        };
        let is_used = layout == view.layout();
        html! {
            <button type="button" class="layout" aria-label={name} title={name} data-layout={layout.as_str()}
                aria-pressed={if is_used { "true" } else { "false" }} onclick={act.reform(move |_| Action::Layout(layout))}>
                { glyph(drawing) }
            </button>
        }
    });
    html! { <div part="view" class="layouts">{ for buttons }</div> }
}
