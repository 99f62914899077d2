//! How a reader arrives at the page: what the first view shows, and where the page is scrolled to.

use super::address::Address;
use super::dom::inner_height;
use super::entry::ReadingPosition;
use super::landmark::{heading_with_id, is_same_heading};
use super::object::to_query;
use super::render::Scroll;
use crate::catalog::{Heading, Section};
use crate::search::{Library, Query};
use crate::ui::State;
use wasm_bindgen::JsValue;
use web_sys::{HtmlElement, Window};

/// The state of the first view, and where it is to be seen.
pub struct Arrival {
    /// The state.
    pub state: State,
    /// Where in the page.
    pub scroll: Scroll,
}

impl Arrival {
    /// Obeys `asked`, a query from the element's script, if it is an object, else the address; and the entry of the history, if
    /// the reader was here before.
    pub fn new(
        address: &Address,
        library: &Library,
        elements: &[HtmlElement],
        asked: &JsValue,
    ) -> Self {
        let is_asked = asked.is_object();
        let query = match is_asked {
            true => to_query(asked, address.facets),
            false => address.query(),
        };
        let section = SectionOfFragment::find(address, library, elements);
        let mut arrival = match section {
            Some(section) => section.arrival(query, address.settings.limit),
            None => Self {
                state: State::new(query, address.settings.limit),
                scroll: Scroll::Stay,
            },
        };
        if let Some(ReadingPosition { painted, scroll }) = address.position() {
            arrival.state.painted = arrival.state.painted.max(painted);
            if is_where_browser_left_it(address.window, scroll) {
                arrival.scroll = Scroll::To(scroll);
            }
        }
        if is_asked {
            // The page's script asks once the reader is on the page.
            arrival.scroll = Scroll::Stay;
        }
        arrival
    }
}

/// The section whose heading the address's fragment names.
pub struct SectionOfFragment<'a> {
    /// The heading.
    pub heading: &'a Heading,
    section: &'a Section,
}

impl<'a> SectionOfFragment<'a> {
    /// The section, if there is one: by the id of its heading, or by that of a heading with the same text in the own content of one of
    /// these elements, as site generators make ids in different ways.
    pub fn find(address: &Address, library: &'a Library, elements: &[HtmlElement]) -> Option<Self> {
        let name = address.fragment()?;
        let sections = || library.catalog.sections.iter();
        let find = |is_it: &dyn Fn(&Heading) -> bool| {
            sections().find_map(|section| {
                let heading = section.heading.as_deref()?;
                is_it(heading).then_some(Self { heading, section })
            })
        };
        find(&|it| it.id == name).or_else(|| {
            let text = elements.iter().find_map(|it| heading_with_id(it, &name))?;
            find(&|it| is_same_heading(&it.text.text, &text))
        })
    }

    /// Where in the page the section is.
    pub fn scroll(&self) -> Scroll {
        Scroll::Section(self.heading.id.clone())
    }

    /// A view of `query` in which the section can be seen: unless something is asked for, with as many cards as there are up to
    /// its first ones. `limit` is the setting.
    pub fn arrival(&self, query: Query, limit: usize) -> Arrival {
        let mut state = State::new(query, limit);
        if state.query.is_empty() {
            state.painted = state.painted.saturating_add(self.section.cards.start);
        }
        Arrival {
            state,
            scroll: self.scroll(),
        }
    }
}

/// Whether the page is scrolled to where the browser itself has put it for a reader who comes back to `scroll`: there, or, while the
/// page was too short for that, at its end. Otherwise the reader has scrolled since, and is not to be moved.
fn is_where_browser_left_it(window: &Window, scroll: f64) -> bool {
    let here = window.scroll_y().unwrap_or_default();
    let page = window.document().and_then(|it| it.document_element());
    let end = page.map_or(0.0, |it| f64::from(it.scroll_height()));
    (here - scroll).abs() < 2.0 || here + inner_height(window) >= end - 2.0
}
