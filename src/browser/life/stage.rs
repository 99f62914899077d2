//! How a view comes to be seen.

use super::Life;
use crate::browser::address::Address;
use crate::browser::focus::Place;
use crate::browser::js::{get, number, object, window};
use crate::browser::report::{self, Stopwatch};
use crate::catalog::{Heading, Section};
use crate::search::Library;
use crate::ui::{App, AppProps, Host, Part, Settings, State, View};
use std::rc::Rc;
use yew::{Callback, Renderer};

/// Where in the page a new view is to be seen.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Scroll {
    Stays,
    /// The reader had been here before.
    Back(f64),
    /// At the section that the address's fragment names.
    Fragment,
}

impl Life {
    pub(super) fn show(self: &Rc<Self>, library: Rc<Library>, mut state: State, scroll: Scroll) {
        let settings = self.settings();
        if scroll == Scroll::Fragment
            && state.query.is_empty()
            && let Some((_, section)) = named_section(&library, &settings)
        {
            state.painted = state.painted.max(section.cards.start + settings.limit);
        }
        if scroll != Scroll::Stays {
            self.scroll.set(scroll);
        }
        let searching = Stopwatch::start();
        let view = Rc::new(View::new(library, settings, state));
        searching.stop("guide-grid:search");
        self.view.replace(Some(Rc::clone(&view)));
        self.focus.set(Place::now(&self.root));
        self.rendering.set(Some(Stopwatch::start()));
        self.paint(view);
    }

    pub(super) fn paint(self: &Rc<Self>, view: Rc<View>) {
        let me = Rc::clone(self);
        let host: Rc<dyn Host> = me.clone();
        let props = AppProps {
            view,
            act: Callback::from(move |action| me.act(action)),
            host: host.into(),
            announcement: self.announcement.borrow().clone(),
            part: Part::Whole,
        };
        let app = match self.app.take() {
            Some(mut app) => {
                app.update(props);
                app
            }
            None => Renderer::<App>::with_root_and_props(self.place.clone(), props).render(),
        };
        self.app.set(Some(app));
    }

    /// A view is on the page. The first one takes the fallback's place only now, so that nothing flickers.
    pub(super) fn shown(&self) {
        let Some(view) = self.view() else {
            return;
        };
        let first = !self.place.is_connected();
        if first {
            self.root.replace_children_with_node_1(&self.place);
        }
        match self.scroll.replace(Scroll::Stays) {
            Scroll::Stays => {}
            Scroll::Back(to) => {
                let window = window();
                window.scroll_to_with_x_and_y(number(&window, "scrollX"), to);
            }
            Scroll::Fragment => {
                if let Some((heading, _)) = named_section(&view.library, &view.settings)
                    && let Some(element) = self.root.get_element_by_id(&heading.id)
                {
                    element.scroll_into_view();
                }
            }
        }
        if first {
            let state = self.state();
            let [shown, total] = [get(&state, "shown"), get(&state, "total")];
            let detail = object(&[("shown", shown), ("total", total)]);
            report::emit(&self.element, "guide-grid-ready", detail);
        }
    }

    /// Nothing can be shown: the fallback comes back.
    pub(super) fn hide(&self) {
        self.view.take();
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        if let Some(slot) = &self.slot {
            self.root.replace_children_with_node_1(slot);
        }
    }
}

/// The section that the address's fragment names, and its heading.
pub(super) fn named_section<'a>(
    library: &'a Library,
    settings: &Settings,
) -> Option<(&'a Heading, &'a Section)> {
    let facets = library.index.facets();
    let name = Address { settings, facets }.fragment()?;
    for section in &library.catalog.sections {
        if let Some(heading) = &section.heading
            && heading.id == name
        {
            return Some((heading, section));
        }
    }
    None
}
