//! How a view comes to be seen.

use super::{Life, counts, document};
use crate::browser::report::{self, Stopwatch};
use crate::catalog::Heading;
use crate::search::Library;
use crate::ui::{App, AppProps, Settings, State, View};
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
    pub(super) fn show(&self, library: Rc<Library>, mut state: State, scroll: Scroll) {
        let settings = self.settings();
        if scroll == Scroll::Fragment
            && let Some((_, first)) = self.named_section(&library, &settings)
            && state.query.is_empty()
        {
            state.painted = state.painted.max(first + settings.limit);
        }
        let searching = Stopwatch::start();
        let view = Rc::new(View::new(library, settings, state));
        searching.stop("guide-grid:search");
        self.view.replace(Some(Rc::clone(&view)));
        let me = self.me.clone();
        let rendering = Stopwatch::start();
        self.senses.before_paint(Box::new(move || {
            rendering.stop("guide-grid:render");
            if let Some(life) = me.upgrade() {
                life.shown(scroll);
            }
        }));
        self.paint(&view);
    }

    pub(super) fn paint(&self, view: &Rc<View>) {
        let me = self.me.clone();
        let props = AppProps {
            view: Rc::clone(view),
            act: Callback::from(move |action| {
                if let Some(life) = me.upgrade() {
                    life.act(action);
                }
            }),
            host: self.host.clone(),
            announcement: self.announcement.borrow().clone(),
        };
        let app = self.app.take();
        let app = match app {
            Some(mut app) => {
                app.update(props);
                app
            }
            None => Renderer::<App>::with_root_and_props(self.place.clone(), props).render(),
        };
        self.app.replace(Some(app));
    }

    /// A view is on the page. The first one takes the fallback's place only now, so that nothing flickers.
    pub(super) fn shown(&self, scroll: Scroll) {
        let Some(view) = self.view() else {
            return;
        };
        let first = !self.place.is_connected();
        if first {
            self.root.replace_children_with_node_1(&self.place);
        }
        match scroll {
            Scroll::Stays => {}
            Scroll::Back(to) => scroll_to(to),
            Scroll::Fragment => self.scroll_to_fragment(&view),
        }
        if first {
            let (shown, total) = counts(&view);
            let detail = [("shown", shown.into()), ("total", total.into())];
            report::emit(&self.element, "guide-grid-ready", &detail);
        }
    }

    /// Nothing can be shown: the fallback comes back.
    pub(super) fn hide(&self) {
        self.view.take();
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        if self.place.is_connected()
            && let Ok(slot) = document(&self.element).create_element("slot")
        {
            self.root.replace_children_with_node_1(&slot);
        }
    }

    /// The heading that the address's fragment names, and the first card below it.
    pub(super) fn named_section(
        &self,
        library: &Library,
        settings: &Settings,
    ) -> Option<(Rc<Heading>, usize)> {
        let name = self.address(settings, library.index.facets()).fragment()?;
        library.catalog.sections.iter().find_map(|section| {
            let heading = section.heading.as_ref().filter(|it| it.id == name)?;
            Some((heading.clone(), section.cards.start))
        })
    }

    fn scroll_to_fragment(&self, view: &View) {
        if let Some((heading, _)) = self.named_section(&view.library, &view.settings)
            && let Some(element) = self.root.get_element_by_id(&heading.id)
        {
            element.scroll_into_view();
        }
    }
}

fn scroll_to(top: f64) {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(window.scroll_x().unwrap_or_default(), top);
    }
}
